"""ingest.text_to_spans: structure, tasks and clauses of whole documents, in the forms that offices use"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from ingest.file_to_text import file_to_text
from ingest.text_to_spans import text_to_spans
from ingest.types import Outline, Source, TaskSpan


def outline(text: str, title: str = "湖北省水网建设工作方案") -> Outline:
    return text_to_spans(file_to_text(Source(("方案.txt",), f"{title}\n{text}".encode())))


def body(found: Outline, task: TaskSpan) -> str:
    return "".join(found.text.flat[span.start : span.end] for span in task.body)


def rows(found: Outline) -> list[tuple[str | None, str, list[str]]]:
    """(heading, body, parties) of each task."""
    flat = found.text.flat
    return [
        (
            flat[task.heading.start : task.heading.end] if task.heading else None,
            body(found, task),
            [party.name for clause in task.clauses for party in clause.parties],
        )
        for task in found.tasks
    ]


def test_a_bracket_at_the_end_of_a_section_covers_all_of_it() -> None:
    found = outline(
        "一、保障供水\n新建水库。扩建水厂。（省水利厅、省住房城乡建设厅）\n二、防洪\n加固堤防。（省水利厅）\n"
    )
    assert rows(found) == [
        ("保障供水", "新建水库。扩建水厂。", ["湖北省水利厅", "湖北省住房和城乡建设厅"]),
        ("防洪", "加固堤防。", ["湖北省水利厅"]),
    ]
    assert found.sections == ()


def test_each_bullet_with_its_own_bracket_is_a_task() -> None:
    found = outline(
        "一、供水\n1. 水源\n——新建水库。（省水利厅）\n——扩建水厂。（省住房城乡建设厅）\n"
        "2. 管网\n——更新管网。（省住房城乡建设厅）\n——检测漏损。（省水利厅）\n"
    )
    assert [row[1] for row in rows(found)] == ["新建水库。", "扩建水厂。", "更新管网。", "检测漏损。"]
    assert [section.name for section in found.sections] == ["一、供水", "1.水源", "2.管网"]
    assert [task.section for task in found.tasks] == [1, 1, 2, 2]


def test_several_clauses_in_one_item_are_several_tasks() -> None:
    found = outline(
        "一、供水\n（一）建设水源\n新建水库。（责任单位：省水利厅）\n扩建水厂。（责任单位：省住房城乡建设厅）\n（二）更新管网。更换老旧管网。（责任单位：省住房城乡建设厅）\n"
    )
    assert rows(found) == [
        (None, "新建水库。", ["湖北省水利厅"]),
        (None, "扩建水厂。", ["湖北省住房和城乡建设厅"]),
        ("更新管网", "更换老旧管网。", ["湖北省住房和城乡建设厅"]),
    ]
    assert [section.name for section in found.sections] == ["一、供水", "（一）建设水源"]


def test_labels_on_lines_of_their_own() -> None:
    found = outline(
        "一、重点任务\n1．建设水库。开工建设两座水库。\n牵头部门：省水利厅\n参与部门：省财政厅\n完成时限：2024年12月底前\n2．建设水厂。扩建水厂。\n牵头部门：省住房城乡建设厅\n"
    )
    first, second = found.tasks
    assert [(p.name, p.role) for c in first.clauses for p in c.parties] == [
        ("湖北省水利厅", "牵头"),
        ("湖北省财政厅", "配合"),
    ]
    assert first.deadline == "2024-12"
    assert body(found, second) == "扩建水厂。"


def test_one_clause_under_the_last_of_several_items_holds_for_all_where_items_never_have_their_own() -> None:
    text = "".join(
        f"{n}、{name}\n（一）新建{name}设施。\n（二）扩建{name}设施。\n责任单位：省水利厅\n"
        for n, name in (("一", "供水"), ("二", "排水"))
    )
    found = outline(text)
    assert [row[0] for row in rows(found)] == ["供水", "排水"]
    assert body(found, found.tasks[0]) == "（一）新建供水设施。（二）扩建供水设施。"


def test_where_nobody_is_named_the_lowest_items_are_the_tasks() -> None:
    found = outline(
        "一、总体要求\n坚持节水优先。\n二、重点任务\n（一）保供水。建设水库。\n（二）保防洪。加固堤防。\n三、保障措施\n（一）加强领导。压实责任。\n"
    )
    assert [(row[0], task.kind) for row, task in zip(rows(found), found.tasks, strict=True)] == [
        ("保供水", "task"),
        ("保防洪", "task"),
        ("加强领导", "safeguard"),
    ]


def test_objectives_are_goals_one_a_paragraph() -> None:
    found = outline(
        "一、主要目标\n到2025年建成水网。\n到2035年水网完善。\n二、任务\n（一）保供水。建设水库。\n（二）保防洪。加固堤防。\n"
    )
    assert [task.kind for task in found.tasks] == ["goal", "goal", "task", "task"]


def test_an_objective_that_is_given_to_somebody_is_a_task() -> None:
    found = outline(
        "一、主要目标\n1.供水量增长6%。（省水利厅牵头，各地配合）\n2.水网基本建成。\n二、任务\n（一）保供水。建设水库。\n"
    )
    assert [task.kind for task in found.tasks] == ["task", "goal", "task"]


def test_a_clause_that_holds_for_later_tasks() -> None:
    found = outline(
        "一、供水\n建设水库。（省水利厅。以下各项任务均需武汉市落实，不再重复列举）\n二、排水\n建设泵站。（省住房城乡建设厅）\n"
    )
    second = found.tasks[1]
    assert [p.name for c in second.inherited for p in c.parties] == ["武汉市人民政府"]


def test_text_after_a_clause_on_its_line_belongs_to_the_task() -> None:
    found = outline("一、供水\n1.建设水库（省水利厅）。\n2.建设水厂（省住房城乡建设厅）。\n")
    assert [row[1] for row in rows(found)] == ["建设水库。", "建设水厂。"]


def test_a_signature_and_an_attachment_stand_under_no_item() -> None:
    found = outline(
        "一、供水\n建设水库。（省水利厅）\n二、排水\n建设泵站。（省水利厅）\n附件：1.分工表\n2.名单\n湖北省水利厅\n2024年3月8日\n"
    )
    assert [row[1] for row in rows(found)] == ["建设水库。", "建设泵站。"]


def test_numbering_that_lost_its_beginning() -> None:
    found = outline(
        "3.建设水库。开工两座。\n省水利厅、省财政厅等）\n二、排水\n4.建设泵站。开工一座。\n省水利厅等）\n5.清淤。清理河道。\n省水利厅等）\n"
    )
    assert [row[0] for row in rows(found)] == ["建设水库", "建设泵站", "清淤"]
    assert [task.section for task in found.tasks] == [None, 0, 0]


def test_measures_lie_in_their_task_and_tasks_do_not_overlap(root: Path) -> None:
    for path in sorted((root / "corpus").glob("*.txt")):
        found = text_to_spans(file_to_text(Source((path.name,), path.read_bytes())))
        assert found.tasks, path.name
        for task in found.tasks:
            assert all(task.start <= m.start < m.end <= task.end for m in task.measures)
        for before, after in pairwise(found.tasks):
            assert before.end <= after.start or before.section != after.section


@pytest.mark.parametrize(
    ("title", "text", "word"),
    [
        ("关于组织申报项目的通知", "一、申报条件\n（一）在本省注册。\n（二）信用良好。\n", "通知"),
        ("入选企业名单", "1.甲公司\n2.乙公司\n", "no kind of plan"),
        ("老李的故事", "从前有座山。山里有座庙。\n", "no kind of plan"),
        ("水网建设工作方案", "水网很重要。\n", "fewer than two"),
    ],
)
def test_what_is_no_plan_has_no_tasks_and_a_reason(title: str, text: str, word: str) -> None:
    found = outline(text, title)
    assert found.tasks == ()
    assert found.reason is not None
    assert word in found.reason


CALL = (
    "一、申报条件\n（一）在本省注册。\n（二）信用良好。\n二、申报程序\n（一）各市水利局应于5月底前将材料报省水利厅。\n"
    "（二）项目评审：省水利厅委托专家评审。\n（三）报送地址\n省水利厅：水利路1号\n三、补助标准\n每项不超过10万元。\n"
    "附件：1.申报表\n湖北省水利厅\n2024年3月8日\n附件1\n申报表\n一、项目背景\n说明项目背景。\n二、项目内容\n说明项目内容。\n"
)


def test_a_call_that_says_who_is_to_act_is_read_without_its_forms_and_addresses() -> None:
    found = outline(CALL, "湖北省水利厅关于组织申报水利项目的通知")
    assert found.reason is None
    assert [row[1] for row in rows(found)] == [
        "在本省注册。",
        "信用良好。",
        "各市水利局应于5月底前将材料报省水利厅。",
        "项目评审：省水利厅委托专家评审。",
        "每项不超过10万元。",
    ]
    told = [[party.name for clause in task.subjects for party in clause.parties] for task in found.tasks]
    assert told == [[], [], ["各市水利局"], ["湖北省水利厅"], []]


@pytest.mark.parametrize(
    ("title", "kind"),
    [("湖北省水利厅关于申报水网项目的通知", "task"), ("湖北省水网建设工作方案", "safeguard")],
)
def test_what_a_notice_demands_is_what_it_is_about(title: str, kind: str) -> None:
    text = "一、有关要求\n（一）各市州水利局负责组织申报。\n（二）请各市州水利局于6月30日前报送。\n二、其他\n"
    found = outline(text + "（一）省水利厅负责审核。\n（二）省财政厅负责拨付。\n", title)
    assert [task.kind for task in found.tasks] == [kind, kind, "task", "task"]


def test_one_passage_that_says_who_is_to_act_makes_no_plan() -> None:
    found = outline(CALL.replace("各市水利局应", ""), "湖北省水利厅关于组织申报水利项目的通知")
    assert found.tasks == ()


def test_a_form_with_a_clause_is_read() -> None:
    text = CALL.replace("说明项目背景。", "建设水库。（责任单位：省水利厅）")
    found = outline(text, "湖北省水利厅关于组织申报水利项目的通知")
    assert rows(found)[-1] == ("项目背景", "建设水库。", ["湖北省水利厅"])


def test_a_line_that_says_only_when_is_no_task() -> None:
    found = outline(
        "现制定活动方案如下：\n即日起至2024年底\n省水利厅牵头，各市人民政府组织实施。\n一、供水\n建设水库。（省水利厅）\n"
    )
    assert [row[1] for row in rows(found)] == ["建设水库。"]


@pytest.mark.shared
def test_other_notices_get_no_responsible_party_that_they_do_not_name(shared: Path) -> None:
    """`../shared/corpus/other`: every party's name stands in the clause that it was read in."""
    for path in sorted((shared / "corpus" / "other").glob("*.txt")):
        found = text_to_spans(file_to_text(Source((path.name,), path.read_bytes())))
        for task in found.tasks:
            for clause in (*task.clauses, *task.inherited, *task.subjects):
                for party in clause.parties:
                    assert clause.start <= party.start < party.end <= clause.end, path.name


def test_a_rule_in_prose_makes_the_first_party_lead_from_there_on() -> None:
    found = outline(
        "各项任务中排在第一位的为牵头单位。\n一、供水\n建设水库。（省水利厅、省财政厅）\n二、排水\n建设泵站。（省水利厅）\n"
    )
    roles = [[p.role for c in task.clauses for p in c.parties] for task in found.tasks]
    assert roles == [["牵头", "负责"], ["负责"]]


def test_a_sentence_in_prose_names_parties_for_later_tasks() -> None:
    found = outline(
        "以下任务均由各市（州）人民政府负责落实，不再列出。\n一、供水\n建设水库。（省水利厅）\n二、排水\n建设泵站。（省水利厅）\n"
    )
    assert [[p.name for c in task.inherited for p in c.parties] for task in found.tasks] == [
        ["各市（州）人民政府"],
        ["各市（州）人民政府"],
    ]


def test_a_bare_line_may_say_by_when() -> None:
    found = outline(
        "一、供水\n建设水库。\n省水利厅、省财政厅等负责，2024年底前完成。\n二、排水\n建设泵站。（省水利厅）\n"
    )
    first = found.tasks[0]
    assert first.deadline == "2024-12"
    assert [p.name for c in first.clauses for p in c.parties] == ["湖北省水利厅", "湖北省财政厅"]


def test_a_bare_line_may_give_the_roles() -> None:
    found = outline("一、供水\n建设水库。\n省水利厅牵头，省财政厅配合。\n二、排水\n建设泵站。（省水利厅）\n")
    assert rows(found)[0] == ("供水", "建设水库。", ["湖北省水利厅", "湖北省财政厅"])
    assert [p.role for c in found.tasks[0].clauses for p in c.parties] == ["牵头", "配合"]


def test_the_last_sentence_may_say_only_who_is_responsible() -> None:
    found = outline(
        "（一）建设水库，保障供水。由市水利局、渔政局，各县（市）、区人民政府负责落实。\n（二）建设泵站。由市民推荐站点，市水利局负责设计。\n",
        "咸宁市水网建设工作方案",
    )
    assert rows(found) == [
        (None, "建设水库，保障供水。", ["咸宁市水利局", "咸宁市渔政局", "各县（市）、区人民政府"]),
        ("建设泵站", "由市民推荐站点，市水利局负责设计。", []),
    ]


def test_articles_that_say_why_and_from_when_are_no_tasks_nor_are_the_attachments_listed_behind() -> None:
    found = outline(
        "第一条 为保障供水，根据有关规定，制定本办法。\n第二条 市县按月检测水质。\n第三条 新建水库三座。\n"
        "第四条 本办法有效期自2024年1月1日至2025年12月31日止。附件：\n1.检测登记表2.检测申请表\n",
        "湖北省供水管理办法",
    )
    assert [row[1] for row in rows(found)] == ["市县按月检测水质。", "新建水库三座。"]


def test_an_article_that_says_who_carries_the_rules_out_stays() -> None:
    found = outline(
        "第一条 为保障供水，新建水库三座。\n第二条 为了节水，制定用水定额。\n"
        "第三条 本办法自印发之日起施行，由省水利厅组织实施。\n",
        "湖北省供水工作方案",
    )
    assert [row[1][:4] for row in rows(found)] == ["为保障供", "为了节水", "本办法自"]


def test_a_usual_heading_over_nothing_is_no_task() -> None:
    found = outline("一、主要目标\n二、供水\n（一）新建水库。\n（二）扩建水厂。\n三、保障措施\n")
    assert [row[1] for row in rows(found)] == ["新建水库。", "扩建水厂。"]


def test_several_lines_of_those_who_sign_are_no_part_of_the_last_task() -> None:
    found = outline(
        "一、新建水库三座，扩大库容。\n二、扩建水厂五座，提高供水能力。湖北省水利厅湖北省财政厅\n湖北省总工会\n2024年3月1日\n"
    )
    assert rows(found)[-1][1] == "扩建水厂五座，提高供水能力。"


def test_a_usual_heading_with_an_object_is_a_heading_of_its_own() -> None:
    found = outline(
        "一、主要任务\n1.推进落实减税政策。落实好各项优惠。（省财政厅负责）\n2.扩大进口。增加消费品进口。（省商务厅负责）\n"
    )
    flat = found.text.flat
    headings = [flat[t.heading.start : t.heading.end] for t in found.tasks if t.heading]
    assert headings == ["推进落实减税政策", "扩大进口"]
    assert [task.kind for task in found.tasks] == ["task", "task"]
