"""The stage that the words around a project say, and the dates that they promise."""

from __future__ import annotations

import re

import pytest

from graph.timelines.build import mention_of
from graph.timelines.model import Mention, TimelineRow
from graph.timelines.slips import slipped
from graph.timelines.wording import compared

NAME = "东庄水库"


def row(text: str, **given: object) -> TimelineRow:
    """A sentence that names 东庄水库, in a plan of 2024."""
    clause = next(one for one in re.finditer(r"[^，。；\n]+", text) if NAME in one[0])
    told: dict[str, object] = {
        "plan_id": "p", "plan": "规划", "order_year": 2024, "issued_on": None, "period_start": 2024,
        "period_end": 2024, "jurisdiction": "陕西省", "task_id": "t", "task_kind": "task", "deadline": None,
        "measure_id": "m", "sentence": text, "project_id": "x", "project": NAME, "relation": "涉及",
        "surface": NAME, "document": "d", "document_name": "d.txt", "start": 100 + clause.start(),
        "end": 100 + clause.end(), "quote": clause[0], "method": "test", "confidence": 0.9, "source": text,
        "source_start": 100, "parties": [],
    }  # fmt: skip
    return TimelineRow(**(told | given))  # type: ignore[arg-type]


def read(text: str, **given: object) -> Mention:
    return mention_of(row(text, **given))


@pytest.mark.parametrize(
    ("text", "stage", "stated"),
    [
        ("加快东庄水库建设。", "续建", False),
        ("加快东庄水库前期工作。", "前期", True),
        ("推进东庄水库、甲水库等项目建设前期工作。", "前期", True),
        ("推进东庄水库建设、甲水库前期工作。", "续建", False),
        ("谋划建设东庄水库。", "规划", True),
        ("推动甲铁路、东庄水库等项目纳入国家规划。", "规划", True),
        ("启动东庄水库建设。", "开工", True),
        ("启动东庄水库前期研究工作。", "前期", True),
        ("东庄水库全面开工建设。", "开工", True),
        ("建成甲水库、东庄水库。", "建成", True),
        ("建成甲水库、推进东庄水库建设。", "续建", False),
        ("确保东庄水库如期建成投用。", "建成", True),
        ("完成东庄水库除险改造。", None, False),
        ("完成东庄水库改造。", "建成", True),
        ("推动东庄水库投入运营。", "运营", True),
        ("抓好东庄水库续建。", "续建", True),
        ("加快东庄水库等工程。", "续建", False),
        ("依托东庄水库建设供水管网。", None, False),
        ("以东庄水库建设为契机。", None, False),
        ("推动东庄水库周边旅游开发。", None, False),
        ("推动东庄水库库区实施移民政策。", None, False),
    ],
)
def test_the_stage(text: str, stage: str | None, stated: bool) -> None:
    found = read(text).stage
    assert (found.name, found.stated) == (stage, stated) if found else stage is None
    for words in found.words if found else ():
        assert text[words.start - 100 : words.end - 100] == words.quote


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争东庄水库年内开工。", [("开工", "2024", "clause")]),
        ("东庄水库2026年6月底前建成投用。", [("建成", "2026-06", "clause")]),
        ("到2025年，东庄水库建成，甲水库开工。", [("建成", "2025", "sentence")]),
        ("推进东庄水库建设，力争2025年\n全面建成。", [("建成", "2025", "sentence")]),
        ("推进东庄水库前期工作，争取早日开工建设。", [("开工", None, "sentence")]),
        ("推进东庄水库建设，甲水库2025年建成。", []),
        ("推进东庄水库建设，到2025年，新增供水能力10万方。", []),
        ("东庄水库比2020年提前建成。", []),
        ("落实《规划（2021—2025年）》，东庄水库建成。", []),
        ("东庄水库“十四五”期间建成。", [("建成", "2025", "clause")]),
    ],
)
def test_what_is_promised(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert [(one.stage, one.on, one.basis) for one in read(text).promises] == expected


def test_a_date_may_stand_beside_the_sentence() -> None:
    text = "东庄水库建成。"
    (promise,) = read(text, deadline="2024-12").promises
    assert (promise.on, promise.basis) == ("2024-12", "task")
    (promise,) = read(text, task_kind="goal", period_end=2026).promises
    assert (promise.on, promise.basis) == ("2026", "plan")
    assert read("东庄水库年内建成。", period_start=2024, period_end=2026).promises == ()


def test_traditional_script_is_read_and_quoted_as_it_stands() -> None:
    found = read("力爭东庄水库項目年內開工。")
    assert found.stage
    assert [words.quote for words in found.stage.words] == ["開工"]
    assert [(one.stage, one.on) for one in found.promises] == [("开工", "2024")]


def of(year: int, text: str) -> TimelineRow:
    given = {"order_year": year, "period_start": year, "period_end": year, "measure_id": str(year)}
    return row(text, plan_id=str(year), plan=f"{year}年任务", **given)


@pytest.mark.parametrize(
    ("first", "second", "move"),
    [
        ("东庄水库2021年建成。", "东庄水库2023年建成。", "推迟"),
        ("东庄水库2021年6月建成。", "东庄水库2021年建成。", "推迟"),
        ("东庄水库2023年建成。", "东庄水库2023年12月建成。", None),
        ("东庄水库2023年建成。", "东庄水库2022年建成。", None),
        ("东庄水库2020年开工。", "推进东庄水库前期工作。", "未如期"),
        ("东庄水库2020年开工。", "加快东庄水库建设。", None),
        ("启动东庄水库建设。", "启动东庄水库建设。", "重提"),
        ("启动东庄水库建设。", "加快东庄水库建设。", None),
    ],
)
def test_promises_that_slipped(first: str, second: str, move: str | None) -> None:
    assert [slip.move for slip in slipped([of(2020, first), of(2021, second)])] == ([move] if move else [])


def test_a_number_changes_as_a_whole() -> None:
    first, second = read("加快东庄水库建设投资120.5亿元。"), read("加快东庄水库建设投资150.5亿元。")
    said = [(part.change, part.text) for part in compared([first], [second])]
    assert said == [("=", "加快东庄水库建设投资"), ("-", "120.5"), ("+", "150.5"), ("=", "亿元")]
