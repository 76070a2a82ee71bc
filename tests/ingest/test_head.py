"""ingest.structure.head"""

from __future__ import annotations

import pytest

from ingest.structure.head import full_title, plan_kind, read_head
from ingest.types import Scope

NOTICE = """安康市人民政府办公室文件
安政办发〔2023〕12号
安康市人民政府办公室关于印发《安康市水网建设三年行动计划（2023—2025年）》的通知
各县（市、区）人民政府，市政府各工作部门：
《安康市水网建设三年行动计划（2023—2025年）》已经市政府同意，现印发给你们。
安康市人民政府办公室
2023年3月8日
安康市水网建设三年行动计划（2023—2025年）
为加快水网建设，制定本计划。
一、总体要求
"""


def test_a_notice_that_carries_a_plan() -> None:
    head, body = read_head(NOTICE, {})
    assert head.title == "安康市水网建设三年行动计划（2023—2025年）"
    assert head.number == "安政办发〔2023〕12号"
    assert head.issuer == "安康市人民政府办公室"
    assert head.issued_on == "2023-03-08"
    assert (head.period_start, head.period_end, head.order_year) == (2023, 2025, 2023)
    assert head.kind == "行动计划"
    assert NOTICE[body:].lstrip().startswith("为加快水网建设")
    assert head.title_span is not None
    assert NOTICE[head.title_span.start : head.title_span.end] == head.title


def test_what_the_sidecar_states_goes_first() -> None:
    head, _ = read_head(NOTICE, {"title": "水网计划", "order_year": "2022", "issuer": "安康市人民政府"})
    assert (head.title, head.order_year, head.issuer, head.issuer_span) == (
        "水网计划",
        2022,
        "安康市人民政府",
        None,
    )


def test_a_lead_in_carries_a_plan_too() -> None:
    flat = "近日，湖北省水利厅印发《2024年河湖长制工作要点》\n2024年河湖长制工作要点\n一、强化监管\n"
    head, body = read_head(flat, {})
    assert (head.title, head.issuer) == ("2024年河湖长制工作要点", "湖北省水利厅")
    assert flat[body:].lstrip().startswith("一、")


def test_a_notice_that_says_no_more_than_that_it_issues_the_plan() -> None:
    flat = NOTICE.replace("关于印发《", "印发《")
    head, _ = read_head(flat, {})
    assert (head.title, head.issuer) == ("安康市水网建设三年行动计划（2023—2025年）", "安康市人民政府办公室")


def test_a_signature_names_the_issuer_where_the_notice_does_not() -> None:
    head, _ = read_head(
        NOTICE.replace("安康市人民政府办公室关于印发", "关于印发").replace("安康市人民政府办公室文件\n", ""),
        {},
    )
    assert head.issuer == "安康市人民政府办公室"


def test_an_issuer_with_quotation_marks_in_its_name() -> None:
    body = "安康市推进“水网”建设领导小组办公室"
    flat = NOTICE.replace("安康市人民政府办公室", body)
    assert read_head(flat, {})[0].issuer == body
    assert (
        read_head(flat.replace(f"{body}关于印发", "关于印发").replace(f"{body}文件\n", ""), {})[0].issuer
        == body
    )


def test_a_site_puts_the_issuer_before_the_title() -> None:
    head, _ = read_head("省政府：关于加快水网建设的实施意见\n一、总体要求\n", {})
    assert head.issuer == "省政府"
    title = full_title(head.title, Scope(province="湖北省"))
    assert title == "湖北省人民政府关于加快水网建设的实施意见"


def test_a_date_glued_to_the_title_is_the_date_of_issue() -> None:
    head, _ = read_head("2018年4月9日湖北省水网建设奖励办法\n第一条 为了建设水网。\n", {})
    assert (head.title, head.issued_on) == ("湖北省水网建设奖励办法", "2018-04-09")


def test_what_the_notice_brings_is_the_title_where_it_has_no_title_of_its_own() -> None:
    flat = "各市人民政府：\n《水网建设若干举措》已经省政府同意，现印发给你们，请认真落实。\n"
    head, _ = read_head(f"{flat}为加快水网建设，提出举措。\n一、建设水源\n", {})
    assert (head.title, head.kind, head.issuer) == ("水网建设若干举措", "措施", None)


def test_a_notice_that_is_only_passed_on_is_not_the_plan() -> None:
    flat = "某市水利局关于报送材料\n现将《某省水网建设工作方案》转发给你们，请认真落实。\n一、报送时间\n"
    assert read_head(flat, {})[0].title == "某市水利局关于报送材料"


def test_a_sentence_names_no_issuer() -> None:
    flat = "水网建设若干措施\n为深入贯彻党中央关于治水的论述，制定措施。\n（此件公开发布）\n一、建设水源\n"
    assert read_head(flat, {})[0].issuer is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2020年推动城市群发展重点工作任务", "重点工作任务"),
        ("水网建设规划（2021—2035年）", "规划"),
        ("关于加快发展的若干意见", "意见"),
        ("《促进消费若干措施》", "措施"),
        ("关于组织申报项目的通知", "通知"),
        ("2024年政府重点工作责任分解", "重点工作任务"),
        ("促进消费若干举措", "措施"),
        ("张三的故事", None),
    ],
)
def test_plan_kind(title: str, kind: str | None) -> None:
    found = plan_kind(title)
    assert (found.name if found else None) == kind


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("行动计划（2024—2026年）", (2024, 2026)),
        ("“十四五”水安全保障规划", (2021, 2025)),
        ("2020年重点工作任务", (2020, 2020)),
        ("关于加快发展的意见", (None, None)),
    ],
)
def test_period(title: str, period: tuple[int | None, int | None]) -> None:
    head, _ = read_head(title + "\n一、总体要求\n", {})
    assert (head.period_start, head.period_end) == period


LOCAL = """县人民政府办公室关于印发2023年县《政府工作报告》重点工作任务分解方案的通知
石政办发〔2023〕3号
各镇人民政府，县政府各部门：
现就有关事项通知如下：
一、各牵头单位要细化措施，于3月1日前报县政府办公室。
石泉县人民政府办公室
2023年2月3日
2023年县《政府工作报告》
重点工作任务分解方案
一、扩大投资
"""


def test_a_title_may_stand_on_two_lines() -> None:
    head, body = read_head(LOCAL, {})
    assert head.title == "2023年县《政府工作报告》重点工作任务分解方案"
    assert LOCAL[body:].lstrip() == "一、扩大投资\n"


def test_who_says_only_of_which_level_signs_with_the_name() -> None:
    head, _ = read_head(LOCAL, {})
    assert head.issuer == "石泉县人民政府办公室"
    unsigned, _ = read_head(LOCAL.replace("石泉县人民政府办公室\n", ""), {})
    assert unsigned.issuer == "县人民政府办公室"


def test_the_notice_under_the_headline_of_the_site_is_not_the_plan_that_it_carries() -> None:
    lines = "省水网建设联席会议办公室", "关于印发云南省落实国家水网规划的实施意见的通知"
    text = f"{''.join(lines)}\n{''.join(lines)}\n各州、市人民政府：\n一、建设水源\n加快建设。\n"
    assert read_head(text, {})[0].title == "云南省落实国家水网规划的实施意见"


def test_a_notice_without_title_sends_a_plan() -> None:
    flat = (
        "各镇人民政府：\n县政府研究确定了《2023年石泉县政府重点事项责任分工》，现印发给你们，请抓好落实。\n"
        "石泉县人民政府\n2023年2月3日\n（此件公开发布）\n2023年石泉县政府重点事项责任分工\n一、扩大投资\n"
    )
    head, body = read_head(flat, {})
    assert (head.title, head.issuer) == ("2023年石泉县政府重点事项责任分工", "石泉县人民政府")
    assert flat[body:].lstrip() == "一、扩大投资\n"


def test_a_list_of_attachments_names_no_title_of_a_document_that_has_one() -> None:
    flat = "石泉县水利局关于申报奖励的有关事项\n请申报。\n附件：奖励资金申请表\n奖励资金申请表\n"
    head, _ = read_head(flat, {})
    assert head.title == "石泉县水利局关于申报奖励的有关事项"


def test_what_a_page_says_of_itself_is_no_title_number_or_issuer() -> None:
    flat = "索引号：7/2023-1发布机构：县政府\n各镇人民政府：\n号石政办〔2023〕3号\n（此件公开发布）\n"
    head, _ = read_head(flat, {})
    assert (head.number, head.issuer) == ("石政办〔2023〕3号", None)
    assert not head.title.startswith(("索引号", "各镇"))


def test_the_date_of_the_signature_goes_before_the_pages() -> None:
    page = "安康市水网建设工作方案\n来源：时间：2023年4月2日\n"
    assert read_head(page + "安康市人民政府\n2023年3月8日\n", {})[0].issued_on == "2023-03-08"
    assert read_head(page + "一、总体要求\n", {})[0].issued_on == "2023-04-02"


@pytest.mark.parametrize(
    ("line", "title", "number"),
    [
        ("石泉县政府关于印发供水措施的通知（石政发〔2023〕3号）", "供水措施", "石政发〔2023〕3号"),
        ("供水实施意见（石政发〔2023〕3号）", "供水实施意见", "石政发〔2023〕3号"),
        ("《石泉县供水若干措施》", "石泉县供水若干措施", None),
        ("《石泉县供水若干措施》（石政发〔2023〕3号）", "石泉县供水若干措施", "石政发〔2023〕3号"),
        ("《供水措施》《节水措施》实施意见", "《供水措施》《节水措施》实施意见", None),
        ("关于转发《供水意见》（陕政发〔2023〕9号）的通知", "《供水意见》（陕政发〔2023〕9号）", None),
        ("石泉县水利局转发省水利厅等三部门制订的《供水行动计划》的通知", "供水行动计划", None),
        ("石泉县水利局关于转发省水利厅制定的《供水工作方案》的通知", "供水工作方案", None),
    ],
)  # fmt: skip
def test_what_stands_around_a_title_is_no_part_of_it(line: str, title: str, number: str | None) -> None:
    flat = f"{line}\n各镇人民政府：\n一、建设水源\n"
    head, body = read_head(flat, {})
    assert (head.title, head.number) == (title, number)
    assert flat[body:].startswith("\n各镇")


def test_an_attachment_with_its_number_is_not_the_plan() -> None:
    flat = "石泉县水利局关于申报\n请申报。\n附件：关于印发供水奖励指南的通知（石水〔2023〕3号）\n"
    assert read_head(flat, {})[0].title == "石泉县水利局关于申报"
