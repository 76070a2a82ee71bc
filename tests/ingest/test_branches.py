"""ingest.branches: central branches named after a place"""

from __future__ import annotations

import pytest

from ingest.branches import by_pattern
from ingest.types import Scope


@pytest.mark.parametrize(
    ("surface", "scope", "name"),
    [
        ("人民银行长沙中心支行", Scope(province="湖南省", city="长沙市"), "中国人民银行长沙中心支行"),
        ("外汇局广西分局", Scope(province="广西壮族自治区"), "国家外汇管理局广西壮族自治区分局"),
    ],
)
def test_the_place_is_the_city_or_province_of_that_name(surface: str, scope: Scope, name: str) -> None:
    found = by_pattern(surface, scope)
    assert found is not None
    assert found.name == name
