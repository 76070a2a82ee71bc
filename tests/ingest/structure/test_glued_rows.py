"""ingest.structure.glued_rows, ingest.structure.runs: rows of tables whose cells ran together"""

from __future__ import annotations

from ingest.file_to_text import file_to_text
from ingest.structure.runs import read_run
from ingest.text_to_spans import text_to_spans
from ingest.types import Outline, Scope, Source

TITLE = "济南市2024年工业强市重点工作实施方案\n为做好全年工作，制定本方案。\n"


def outline(text: str) -> Outline:
    return text_to_spans(file_to_text(Source(("表.txt",), (TITLE + text).encode())))


def tasks(text: str) -> dict[str, str]:
    found = outline(text)
    flat = found.text.flat
    return {
        "".join(flat[span.start : span.end] for span in task.body): ", ".join(
            f"{party.name} {party.role}" for clause in task.clauses for party in clause.parties
        )
        + (f" @{task.deadline}" if task.deadline else "")
        for task in found.tasks
    }


ROWS = (
    "1推进招商，签约项目20个市投资促进局市商务局、各区县政府2024年12月"
    "2建设数据平台。市大数据局市财政局10月底前3开展上市辅导市财政局市税务局持续推进"
)


def test_rows_in_one_paragraph_are_parted_where_a_number_follows_a_run_of_bodies() -> None:
    assert tasks("序号工作任务牵头单位配合单位完成时限" + ROWS) == {
        "推进招商，签约项目20个": "济南市投资促进局 牵头, 济南市商务局 配合, 各区县人民政府 配合 @2024-12",
        "建设数据平台。": "济南市大数据局 牵头, 济南市财政局 配合 @2024-10",
        "开展上市辅导": "济南市财政局 牵头, 国家税务总局济南市税务局 配合",
    }


def test_a_header_that_names_no_column_of_parties_gives_no_roles() -> None:
    assert tasks("序号项目投资" + ROWS)["建设数据平台。"] == "济南市大数据局 负责, 济南市财政局 负责 @2024-10"


def test_three_cells_cannot_be_dealt_out_to_two_columns() -> None:
    text = ROWS.replace("市大数据局市财政局", "市大数据局市财政局市商务局")
    assert tasks("序号工作任务牵头单位配合单位" + text)["建设数据平台。"] == " @2024-10"


def test_a_run_that_may_begin_earlier_gives_no_parties() -> None:
    text = ROWS.replace("20个市投资", "、市投资") + "4关爱老人市民政局"
    found = tasks("序号工作任务责任单位" + text)
    assert next(iter(found.values())) == ""
    assert len(found) == 4


def test_a_known_name_behind_what_belongs_to_the_task_is_the_first_of_its_run() -> None:
    text = ROWS + "4推广“信用通”平台人行济南分行市财政局、各区县政府持续推进"
    found = tasks("序号工作任务牵头单位配合单位" + text)
    assert found["推广“信用通”平台"] == "中国人民银行济南分行 牵头, 济南市财政局 配合, 各区县人民政府 配合"


def test_a_name_that_no_word_opens_begins_a_run_where_another_follows_it() -> None:
    text = (
        ROWS + "4清理欠账，建立台账工业和信息化局市财政局持续推进5清理欠账，建立市财政局持续推进"
        "6培训企业家1000人次工业和信息化局人力资源和社会保障局、市工商联持续推进"
    )
    found = tasks("序号工作任务牵头单位配合单位" + text)
    assert found["清理欠账，建立台账"] == "济南市工业和信息化局 牵头, 济南市财政局 配合"
    assert found["清理欠账，建立"] == "济南市财政局 牵头"
    assert found["培训企业家1000人次"].startswith(
        "济南市工业和信息化局 牵头, 济南市人力资源和社会保障局 配合"
    )


def test_headings_between_the_rows_are_no_part_of_them() -> None:
    text = "序号工作任务责任单位\n一、产业\n" + ROWS.replace("2建设", "\n二、数据\n2建设")
    assert list(tasks(text)) == ["推进招商，签约项目20个", "建设数据平台。", "开展上市辅导"]


def test_amounts_part_a_name_from_its_text_and_rows_under_one_number() -> None:
    text = (
        "序号工程名称投资1改造工程包12市财政局2道路工程包60支持各区修建道路，完善道路网络体系。市城市管理局"
        "3厕所工程包9公共厕所3.3市财政局相关区县政府旅游厕所0.9市文化和旅游局"
    )
    found = outline(text)
    flat = found.text.flat
    heading = found.tasks[1].heading
    assert heading is not None
    assert flat[heading.start : heading.end] == "道路工程包"
    assert list(tasks(text).items())[2:] == [
        ("公共厕所3.3", "济南市财政局 负责, 相关区县人民政府 负责"),
        ("旅游厕所0.9", "济南市文化和旅游局 负责"),
    ]


def test_prose_with_numbers_and_two_rows_make_no_table() -> None:
    assert tasks("序号工作任务责任单位1推进招商市投资促进局2建设平台市大数据局") == {}
    assert tasks("序号排列如下：1月市财政局会商2次，2月市商务局会商3次，3月起由各区接续。") == {}


def test_a_run_ends_before_what_is_no_body() -> None:
    text = "市财政局、商务局相关县（区）政府及水利部门旅游厕所"
    run = read_run(text, 0, len(text), Scope("山东省", "济南市", None, None))
    assert run is not None
    assert text[run.end :] == "旅游厕所"
    assert [named.found.name for named in run.names] == [
        "济南市财政局",
        "济南市商务局",
        "相关县（区）人民政府",
        "相关县（区）水利部门",
    ]


def test_a_person_his_office_and_areas_in_one_string_are_no_name() -> None:
    text = (
        ROWS
        + "4扩建图书馆。赵守正文旅局高新区（临港镇）各街道5新建小学。赵守正教育局各街道6新建水厂。市水务局"
    )
    found = tasks("序号工作任务分管市领导牵头单位配合单位" + text)
    assert [*found.values()][3:] == ["", "", "济南市水务局 牵头"]
