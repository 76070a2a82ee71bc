from __future__ import annotations

import pytest

from graph import ids


@pytest.mark.parametrize(
    "title",
    [
        "《陕西省水利“十四五”规划》",
        "陕西省水利「十四五」规划",
        "陕西省水利 十四五 规划",
        "关于印发《陕西省水利“十四五”规划》的通知",
        "陕西省人民政府关于印发陕西省水利“十四五”规划的通知",
    ],
)
def test_one_plan_under_the_forms_of_its_title(title: str) -> None:
    assert ids.title_id(title) == ids.title_id("陕西省水利“十四五”规划")


def test_a_plan_without_scope_is_what_citations_point_to() -> None:
    assert ids.plan_id("工作方案") == ids.title_id("工作方案")
    assert len({ids.plan_id("工作方案", *scope) for scope in (("甲",), ("乙",), ("甲", 2021))}) == 3


def test_parts_are_kept_apart() -> None:
    assert ids.digest("ab", "c") != ids.digest("a", "bc")
    assert ids.digest("a", None) == ids.digest("a", "")


def test_ids_do_not_move() -> None:
    """Saved ids would be worth nothing."""
    assert ids.department_id("陕西省水利厅") == "019e2135857ab97c"
    assert ids.place_id("610400") == "5717ceca31cd424f"
