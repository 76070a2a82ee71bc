"""ingest.tables and ingest.structure.tables: rows of tables that came apart, and what is no table of tasks"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.validate import validate
from ingest.entities_to_relations import entities_to_relations
from ingest.file_to_text import file_to_text
from ingest.relations_to_graph import relations_to_graph
from ingest.spans_to_entities import spans_to_entities
from ingest.text_to_spans import text_to_spans
from ingest.types import Outline, Source

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "tables.yaml").read_text(encoding="utf-8")
)
TITLE = "重庆市江津区2022年重点工作任务分解表\n"


def outline(text: str) -> Outline:
    return text_to_spans(file_to_text(Source(("表.txt",), (TITLE + text).encode())))


def tasks(found: Outline) -> dict[str, str]:
    flat = found.text.flat
    return {
        "".join(flat[span.start : span.end] for span in task.body): ", ".join(
            f"{party.name} {party.role}" for clause in task.clauses for party in clause.parties
        )
        + (f" @{task.deadline}" if task.deadline else "")
        for task in found.tasks
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_rows_are_read_as_the_cases_say(case: dict[str, Any]) -> None:
    found = outline(case["text"].replace("|", "\n"))
    assert tasks(found) == case["tasks"]
    assert found.head.title == TITLE.strip()
    if case["tasks"]:
        validate(relations_to_graph(entities_to_relations(spans_to_entities(found))))


ROWS = [
    ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"],
    ["1", "扩建水厂，新增日供水5万吨。", "区水利局", "区财政局", "12月底前"],
    ["2", "新建档案馆新馆。", "区档案局", "区财政局", "6月底前"],
]


def test_a_bar_behind_each_cell_on_a_line_of_its_own() -> None:
    written = "\n".join(f"{cell} |" for row in ROWS for cell in row)
    assert tasks(outline(written)) == tasks(outline("\n".join(cell for row in ROWS for cell in row)))


def test_a_bar_on_a_line_of_its_own_between_two_cells() -> None:
    written = "\n|\n".join(cell for row in ROWS for cell in row)
    assert tasks(outline(written)) == tasks(outline("\n".join(cell for row in ROWS for cell in row)))


@pytest.mark.parametrize("mark", ["\t", " | ", "    ", "　　"])
def test_cells_parted_by_tabs_bars_or_gaps_on_one_line_are_read(mark: str) -> None:
    written = "\n".join(mark.join(row) for row in ROWS)
    assert tasks(outline(written)) == {
        "扩建水厂，新增日供水5万吨。": "江津区水利局 牵头, 江津区财政局 配合 @2022-12",
        "新建档案馆新馆。": "江津区档案局 牵头, 江津区财政局 配合 @2022-06",
    }


def test_marked_up_tables_have_a_rule_under_the_header() -> None:
    lines = [f"| {' | '.join(row)} |" for row in ROWS]
    lines.insert(1, "| --- | --- | :---: | --- | --- |")
    assert len(tasks(outline("\n".join(lines)))) == 2


def test_the_text_around_a_table_is_read_as_before() -> None:
    table = "\n".join("\n".join(row) for row in ROWS)
    found = outline(
        f"一、扩大水源。新建水库。（区水利局）\n{table}\n附件2\n二、保障供电。改造电网。（区财政局）\n"
    )
    assert [*tasks(found).values()] == [
        "江津区水利局 负责",
        "江津区水利局 牵头, 江津区财政局 配合 @2022-12",
        "江津区档案局 牵头, 江津区财政局 配合 @2022-06",
        "江津区财政局 负责",
    ]


def test_a_page_number_behind_the_last_row_begins_none() -> None:
    table = "\n".join("\n".join(row) for row in ROWS)
    found = outline(
        f"{table}\n15\n保障措施\n一、保障供电。改造电网。（区财政局）\n二、保障供水。改造水网。（区水利局）\n"
    )
    assert [*tasks(found).values()][2:] == ["江津区财政局 负责", "江津区水利局 负责"]


def test_the_first_party_leads_where_the_notice_says_so() -> None:
    found = outline(
        "责任单位中列第一位的为牵头单位。\n序号\n任务内容\n责任单位\n1\n扩建水厂。\n区水利局、区财政局\n2\n新建小学。\n区林业局\n"
    )
    assert [*tasks(found).values()] == [
        "江津区水利局 牵头, 江津区财政局 负责",
        "江津区林业局 负责",
    ]


@pytest.mark.parametrize(
    "piece",
    ["序号\n任务内容\n责任单位\n1\n", "序号\t", "1\n序号\n", "序号\n任务内容\n责任单位\n1\n扩建\n甲\n2\n"],
)
def test_hostile_tables_do_no_harm(piece: str) -> None:
    assert outline(piece * 5000).tasks == ()
