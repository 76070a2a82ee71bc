"""ingest.structure.lined_tables: tables in which one line of the file is one row"""

from __future__ import annotations

import pytest

from graph.validate import validate
from ingest.entities_to_relations import entities_to_relations
from ingest.file_to_text import file_to_text
from ingest.relations_to_graph import relations_to_graph
from ingest.spans_to_entities import spans_to_entities
from ingest.text_to_spans import text_to_spans
from ingest.types import Outline, Source, Span, TaskSpan

TITLE = "重庆市江津区2022年重点工作任务分解表\n\n"
HEADER = """\
|     |     |     |     |     |     |     |     |
| --- | --- | --- | --- | --- | --- | --- | --- |
| 序号 | 重点任务 | 工作措施 | 完成<br>时限 | 牵头部门 | 主责单位 | 协办单位 |  |
"""


def outline(text: str) -> Outline:
    return text_to_spans(file_to_text(Source(("表.txt",), (TITLE + text).encode())))


def said(found: Outline, span: Span | None) -> str:
    return found.text.flat[span.start : span.end] if span else ""


def above(found: Outline, task: TaskSpan) -> list[str]:
    names: list[str] = []
    at = task.section
    while at is not None:
        names.insert(0, found.sections[at].name)
        at = found.sections[at].parent
    return [*names, *([said(found, task.heading)] if task.heading else [])]


def parties(task: TaskSpan) -> str:
    named = (f"{party.name} {party.role}" for clause in task.clauses for party in clause.parties)
    return ", ".join(named) + (f" @{task.deadline}" if task.deadline else "")


def rows(text: str) -> list[tuple[str, str]]:
    found = outline(text)
    return [("".join(said(found, span) for span in task.body), parties(task)) for task in found.tasks]


MERGED = f"""{HEADER}\
| 一、城乡供水 |
| （一）水源 |
| 1 | 扩建<br>水厂 | 日供水5万吨。<br>改造<br>管网。 | 年底前 | 区水利局<br>各镇街 | 区机关事务<br>服务中心 |
| 2 | 新建水库 | 完成主体工程。 | 6月底前 | 区水利局 | —— |
| （二）管网 |
| 3 | 更换管道 | 更换主城管道20公里。 | 年底前 | 区住房城乡建委 | 区水利局 | 区财政局<br>区交通局 |  |
| 更换农村管道5公里。 | 11月底前 | 区农业农村委 | 区水利局 |
| 3 | 更换<br>管道 | 更换园区管道3公里。 | 持续推进 | 区经济信息委 | 区水利局 | —— |  |
| 4 | 检修水表 | 检修水表2万只。 | 年底前 | 区水利局 | —— |
"""


def test_merged_cells_sections_and_wrapped_cells() -> None:
    found = outline(MERGED)
    assert [(above(found, task), parties(task)) for task in found.tasks] == [
        (
            ["一、城乡供水", "（一）水源", "扩建水厂"],
            "江津区水利局 牵头, 各镇街 牵头, 江津区机关事务服务中心 负责 @2022-12",
        ),
        (["一、城乡供水", "（一）水源", "新建水库"], "江津区水利局 牵头 @2022-06"),
        (
            ["一、城乡供水", "（二）管网", "更换管道"],
            "江津区住房城乡建委 牵头, 江津区水利局 负责, 江津区财政局 配合, 江津区交通运输局 配合 @2022-12",
        ),
        (
            ["一、城乡供水", "（二）管网", "更换管道"],
            "江津区农业农村委员会 牵头, 江津区水利局 负责 @2022-11",
        ),
        (["一、城乡供水", "（二）管网", "更换管道"], "江津区经济和信息化委员会 牵头, 江津区水利局 负责"),
        (["一、城乡供水", "（二）管网", "检修水表"], "江津区水利局 牵头 @2022-12"),
    ]
    assert [section.name for section in found.sections] == [
        "一、城乡供水",
        "（一）水源",
        "（二）管网",
        "更换管道",
    ]
    assert said(found, found.tasks[0].body[0]) == "日供水5万吨。改造管网。"
    validate(relations_to_graph(entities_to_relations(spans_to_entities(found))))


def test_a_short_row_names_nobody_where_its_columns_cannot_be_told() -> None:
    header = "| 序号 | 任务 | 牵头单位 | 责任单位 |\n| --- | --- | --- | --- |\n"
    assert rows(
        header
        + "| 1 | 扩建水厂，新增日供水5万吨。 | 区水利局 | 区财政局 |\n"
        + "| 改造管网10公里。 | 区交通局 |\n| 改造泵站两座。 | 区财政局 | 区交通局 |\n"
    ) == [
        ("扩建水厂，新增日供水5万吨。", "江津区水利局 牵头, 江津区财政局 负责"),
        ("改造管网10公里。", ""),
        ("改造泵站两座。", "江津区财政局 牵头, 江津区交通运输局 负责"),
    ]


def test_a_missing_deadline_moves_no_party() -> None:
    header = "| 序号 | 任务 | 完成时限 | 牵头单位 | 配合单位 |\n|---|---|---|---|---|\n"
    assert rows(
        header
        + "| 1 | 扩建水厂。 | 6月底前 | 区水利局 | 区财政局 |\n| 2 | 新建泵站两座。 | 区水利局 | 区交通局 |\n"
    ) == [
        ("扩建水厂。", "江津区水利局 牵头, 江津区财政局 配合 @2022-06"),
        ("新建泵站两座。", "江津区水利局 牵头, 江津区交通运输局 配合"),
    ]


def test_an_empty_cell_keeps_its_column() -> None:
    header = "| 序号 | 任务 | 牵头单位 | 配合单位 |\n|---|---|---|---|\n"
    assert rows(
        header + "| 1 | 扩建水厂。 |  | 区财政局 |\n" + "| 2 | 新建泵站两座。 | 区水利局 | 区交通局 |\n"
    ) == [
        ("扩建水厂。", "江津区财政局 配合"),
        ("新建泵站两座。", "江津区水利局 牵头, 江津区交通运输局 配合"),
    ]


@pytest.mark.parametrize("mark", [" | ", "\t"])
def test_a_name_over_several_rows_is_their_heading(mark: str) -> None:
    written = [
        ["序号", "事项", "任务", "牵头单位"],
        ["1", "城乡供水", "扩建水厂。", "区水利局"],
        ["2", "城乡供水", "新建泵站两座。", "区水利局"],
        ["3", "教育", "新建小学三所。", "区教育局"],
    ]
    found = outline("\n".join(mark.join(row) for row in written))
    assert [above(found, task) for task in found.tasks] == [["城乡供水"], ["城乡供水"], ["教育"]]
    assert [parties(task) for task in found.tasks] == [
        "江津区水利局 牵头",
        "江津区水利局 牵头",
        "江津区教育局 牵头",
    ]


@pytest.mark.parametrize("mark", ["|", "\t"])
def test_a_cell_whose_text_goes_on_over_lines_is_no_row(mark: str) -> None:
    written = (
        "序号\t类别\t任务\t牵头单位\t\n1\t供水\t扩建水厂，\n新增日供水5万吨。\t区水利局\t\n"
        "2\t教育\t新建小学。\t区教育局\t\n"
    )
    assert rows(written.replace("\t", mark)) == [
        ("扩建水厂，新增日供水5万吨。", "江津区水利局 牵头"),
        ("新建小学。", "江津区教育局 牵头"),
    ]


def test_what_stands_behind_a_table_is_read_as_before() -> None:
    found = rows(f"{MERGED}\n二、保障供电\n改造电网。（区财政局）\n三、保障供气\n改造气网。（区水利局）\n")
    assert [said for _, said in found][-2:] == ["江津区财政局 负责", "江津区水利局 负责"]
    assert len(found) == 8


@pytest.mark.parametrize(
    "piece",
    [
        "|",
        "<br>",
        "| a |\n",
        "| 一、供水 |\n",
        "| 1 |\n",
        "|---",
        "| 区水利局<br>",
        "| 年底前 | 区水利局 |\n",
    ],
)
def test_hostile_rows_do_no_harm(piece: str) -> None:
    assert rows(HEADER + piece * 3000) == []
