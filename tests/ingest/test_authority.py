"""ingest.authority: the lists, unfolded"""

from __future__ import annotations

import pytest

from ingest.authority import beginning, patterns


@pytest.mark.parametrize(
    "surface", ["人民银行西安分行", "中国铁路西安局集团公司", "西咸新区管委会", "省水利厅", ""]
)
def test_the_patterns_that_a_name_may_begin_are_those_of_the_whole_list(surface: str) -> None:
    assert beginning(surface) == [one for one in patterns() if surface.startswith(one.head)]


def test_some_name_begins_several_patterns() -> None:
    assert len(beginning("人民银行西安分行")) > 1
