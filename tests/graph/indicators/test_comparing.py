"""Aims in one unit, what they are about, and which of them do not agree."""

from __future__ import annotations

import pytest

from graph.indicators import TargetRow, conflicts, indicator_of, name_of
from graph.indicators.reading import amount_of, clause_of, counts_of


def row(number: int, clause: str, value: float, **given: object) -> TargetRow:
    """An aim of the plan 甲 of 2021–2025 in a sentence of its own; its subject is 水库除险加固."""
    told: dict[str, object] = {
        "plan_id": "甲", "plan": "甲", "order_year": 2021, "period_start": 2021, "period_end": 2025,
        "jurisdiction": "陕西省", "task_id": f"t{number}", "task_kind": "task", "deadline": None,
        "measure_id": f"m{number}", "sentence": clause, "target_id": f"x{number}", "subject": "水库除险加固",
        "comparator": "=", "value": value, "unit": "座", "base": None, "by": None, "document": "d",
        "document_name": "d.txt", "start": 0, "end": len(clause), "quote": clause, "method": "test",
        "confidence": 0.9, "source": clause, "source_start": 0, "places": [],
    }  # fmt: skip
    return TargetRow(**(told | given))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("医联体", "医联体"),
        ("与西安、咸阳医院累计新增各类医联体", "医联体"),
        ("3年累计新增各类“名校+”共同体", "名校+共同体"),
        ("組建創新聯合體", "创新联合体"),
        ("建成并投入运营的地下综合管廊", "地下综合管廊"),
        ("新区新增供水能力", "新区新增供水能力"),
        ("城镇老旧小区改造任务", "城镇老旧小区改造"),
        ("基站累计", "基站"),
        ("县城污水处理率", "县城污水处理率"),
        ("建设省级秦创原未来（新兴、特色）产业创新聚集区", "省级秦创原未来产业创新聚集区"),
    ],
)
def test_what_sets_and_counts_is_no_part_of_the_indicator(subject: str, name: str) -> None:
    assert name_of(subject) == name


@pytest.mark.parametrize(
    ("value", "unit", "amount", "measured_in"),
    [
        (1.2, "万家", 12000, "个"),
        (3, "亿元", 3e8, "元"),
        (2, "百亿元", 2e10, "元"),
        (10, "公顷", 150, "亩"),
        (5, "‰", 0.5, "%"),
        (2, "千瓦", 2, "千瓦"),
        (3, "个百分点", 3, "个百分点"),
        (20, "万方/天", 200000, "方/天"),
    ],
)
def test_values_in_one_unit(value: float, unit: str, amount: float, measured_in: str) -> None:
    assert amount_of(value, unit) == (amount, measured_in)


@pytest.mark.parametrize(
    ("clause", "counts"),
    [
        ("到2025年新增绿地50公顷", ("new",)),
        ("三年新增绿地50公顷", ("new",)),
        ("今年新增绿地50公顷", ("new",)),
        ("到2025年每年新增绿地50公顷", ("new", "yearly")),
        ("年新增绿地50公顷", ("new", "yearly")),
    ],
)
def test_a_year_before_what_is_new_does_not_make_it_yearly(clause: str, counts: tuple[str, ...]) -> None:
    assert counts_of(clause) == counts


def test_the_clause_of_a_quote_begins_before_it() -> None:
    sentence = "提高水平，每年新增医院10家、医联体15家。"
    assert clause_of(sentence, "医联体15家") == "每年新增医院10家、医联体15家"
    assert clause_of(sentence, "醫聯體 20家") == "医联体20家"


SAME = "水库除险加固100座"
XIAN = [{"id": "1", "name": "西安市", "surface": "西安"}]


@pytest.mark.parametrize(
    ("clause", "value", "given", "expected"),
    [
        ("完成水库除险加固80座", 80, {}, ["数字冲突"]),
        ("与中心城区、西安主城区互联互通水库除险加固80座", 80, {"places": XIAN}, ["数字冲突"]),
        ("完成水库除险加固100座以上", 100, {"comparator": ">="}, []),
        ("每年水库除险加固80座", 80, {}, ["口径不同"]),
        ("水库除险加固较2020年80座", 80, {"base": "2020年"}, ["口径不同"]),
        ("西安水库除险加固80座", 80, {"places": XIAN}, []),
        ("与西安共同推进水库除险加固80座", 80, {"places": XIAN}, ["数字冲突"]),
        ("水库除险加固其中80座", 80, {}, []),
        ("到2023年水库除险加固80座", 80, {"by": 2023}, []),
        ("水库除险加固0.01万座", 0.01, {"unit": "万座"}, []),
        ("水库除险加固80座", 80, {"measure_id": "m1"}, []),
        ("重点项目80个", 80, {"subject": "重点项目"}, []),
        # Of another plan only where both say the year.
        ("水库除险加固80座", 80, {"plan_id": "乙"}, []),
    ],
)
def test_what_does_not_agree(
    clause: str, value: float, given: dict[str, object], expected: list[str]
) -> None:
    found = conflicts(map(indicator_of, (row(1, SAME, 100), row(2, clause, value, **given))))
    assert [one.kind for one in found] == expected


def test_between_plans_and_by_another_year() -> None:
    first = row(1, SAME, 100, by=2023)
    other = {"plan_id": "乙", "plan": "乙", "order_year": 2024}
    (moved,) = conflicts(map(indicator_of, (first, row(2, SAME, 100, by=2025, **other))))
    assert (moved.kind, moved.before.due, moved.after.due) == ("时限推移", 2023, 2025)
    (found,) = conflicts(map(indicator_of, (row(2, SAME, 90, by=2023, **other), first)))
    assert (found.kind, found.before.plan_id) == ("数字冲突", "甲")


def test_quotas_of_places_are_about_something_else() -> None:
    quotas = [
        row(number, f"西安市{value}座", value, subject="西安市", places=[{**XIAN[0], "surface": "西安市"}])
        for number, value in ((1, 3), (2, 5))
    ]
    assert conflicts(map(indicator_of, quotas)) == ()
