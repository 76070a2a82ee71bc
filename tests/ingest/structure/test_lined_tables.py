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


def bases(text: str) -> list[str]:
    """Who is responsible for each task, and whether a cell above says so."""
    found = outline(text)
    validate(relations_to_graph(entities_to_relations(spans_to_entities(found))))
    return [
        ", ".join(
            f"{said(found, Span(party.start, party.end))} {party.role}{sign}"
            for clauses, sign in ((task.clauses, ""), (task.inherited, " above"))
            for clause in clauses
            for party in clause.parties
        )
        for task in found.tasks
    ]


REACHING = """\
| 序号 | 领域 | 2022年推进任务 | 牵头责任部门 |
| --- | --- | --- | --- |
| 一、城乡供水 |
| 1 | 水厂 | 扩建水厂，新增日供水5万吨。 | 区水利局、区财政局 |
| 2 | 新建泵站两座。 |
| 3 | 检修水表2万只 |
| 4 | 改造管网10公里。 | 区住房城乡建委 |
| 5 | 泵房 | 改造泵房三座。 |
| 二、教育 |
| 6 | 学校 | 新建小学三所。 | 区教育局 |
"""


def test_a_cell_missing_at_the_end_reaches_down_from_the_row_above() -> None:
    assert bases(REACHING) == [
        "区水利局 牵头, 区财政局 牵头",
        "区水利局 牵头 above, 区财政局 牵头 above",
        "区水利局 牵头 above, 区财政局 牵头 above",
        "区住房城乡建委 牵头",
        "区住房城乡建委 牵头 above",
        "区教育局 牵头",
    ]


def test_the_evidence_of_what_reaches_down_is_the_cell_above() -> None:
    found = outline(REACHING)
    first, second = found.tasks[:2]
    assert second.inherited == first.clauses
    assert [said(found, Span(c.start, c.end)) for c in second.inherited] == ["区水利局、区财政局"]


@pytest.mark.parametrize("empty", ["", "——"])
def test_an_empty_cell_reaches_down_too(empty: str) -> None:
    header = "| 序号 | 任务 | 责任单位 |\n|---|---|---|\n"
    assert bases(
        f"{header}| 1 | 扩建水厂两座。 | 区水利局 |\n| 2 | 新建泵站两座。 | {empty} |\n"
        "| 3 | 改造泵房三座。 |\n| 4 | 新建小学三所。 | 区教育局 |\n"
    ) == ["区水利局 负责", "", "", "区教育局 负责"]


@pytest.mark.parametrize(
    "written",
    [
        # The first row of a section has nothing above it.
        "| 1 | 扩建水厂两座。 | 区水利局 | 年底前 |\n| 2 | 新建泵站两座。 |\n"
        "| 二、其他 |\n| 3 | 新建小学三所。 |\n| 4 | 新建中学三所。 | 区教育局 | 年底前 |\n",
        # Others may have lost empty cells at their ends.
        "| 1 | 扩建水厂两座。 | 区水利局 | 年底前 |\n| 2 | 新建泵站两座。 |\n"
        "| 3 | 新建小学三所。 | 区教育局 |\n| 4 | 新建中学三所。 | 区教育局 | 年底前 |\n",
    ],
)
def test_what_is_missing_reaches_down_only_where_nothing_else_explains_it(written: str) -> None:
    header = "| 序号 | 任务 | 责任单位 | 完成时限 |\n|---|---|---|---|\n"
    assert not any("above" in said for said in bases(header + written))


def test_bodies_before_their_duties() -> None:
    assert bases(
        "| 序号 | 部门 | 职责清单 |\n| --- | --- | --- |\n"
        "| 1 | 区财政局 | 落实水厂建设资金。 |\n| 2 | 区水利局 | 扩建水厂。新增日供水5万吨。 |\n"
        "| 3 | 新建泵站两座，改造管网。 |\n| 4 |  | 检修水表2万只。 |\n| 5 | 改造泵房三座。 |\n"
        "| 6 | 区教育局、各镇街 | 新建小学三所。 |\n| 二、其他 |\n| 7 | 新建路灯三百盏。 |\n"
    ) == [
        "区财政局 负责",
        "区水利局 负责",
        "区水利局 负责 above",
        "",
        "",
        "区教育局 负责, 各镇街 负责",
        "",
    ]


def test_bodies_with_a_role_before_their_duties_and_dates() -> None:
    text = (
        "| 牵头部门 | 主要职责 | 完成时限 |\n|---|---|---|\n"
        "| 区水利局 | 扩建水厂两座。 | 年底前 |\n| 新建泵站两座。 | 6月底前 |\n"
        "| 区教育局 | 新建小学三所。 | 年底前 |\n"
    )
    assert bases(text) == ["区水利局 牵头", "区水利局 牵头 above", "区教育局 牵头"]
    assert [task.deadline for task in outline(text).tasks] == ["2022-12", "2022-06", "2022-12"]


@pytest.mark.parametrize(("mark", "end"), [(" | ", "|"), ("\t", "")])
def test_bodies_before_their_duties_in_two_columns(mark: str, end: str) -> None:
    written = [
        ["单位", "工作任务"],
        ["区水利局", "扩建水厂两座。"],
        ["区财政局", "落实水厂建设资金。"],
    ]
    text = "\n".join(end + mark.join(row) + end for row in written)
    assert bases(text) == ["区水利局 负责", "区财政局 负责"]


@pytest.mark.parametrize(
    "written",
    [
        "| 单位 | 项目名称 |\n|---|---|\n| 区水利局 | 扩建水厂两座。 |\n| 区财政局 | 改造金库两座。 |\n",
        "| 指标 | 单位 | 目标任务 |\n|---|---|---|\n"
        "| 供水 | 万吨 | 达到日供水5万吨。 |\n| 管道 | 公里 | 达到20公里以上。 |\n",
        "| 序号 | 单位 | 任务 |\n|---|---|---|\n"
        "| 1 | 万吨 | 达到日供水5万吨。 |\n| 2 | 公里 | 达到20公里以上。 |\n",
    ],
)
def test_what_stands_first_is_bodies_only_where_header_and_cells_say_so(written: str) -> None:
    assert not any(bases(written))


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


@pytest.mark.parametrize(
    "piece", ["| 1 | 扩建水厂两座。 |\n", "| 1 |  | 水厂 |\n", "| 区水利局 |\n", "| 1 | 区水利局<br>"]
)
def test_hostile_rows_of_duties_do_no_harm(piece: str) -> None:
    assert not any(said for _, said in rows("| 序号 | 部门 | 职责 |\n|---|---|---|\n" + piece * 3000))
