"""Lists of duties that open with a department each."""

from __future__ import annotations

from ingest.file_to_text import file_to_text
from ingest.text_to_spans import text_to_spans
from ingest.types import Outline, Source


def outline(text: str, title: str = "安康市水网建设工作任务分工") -> Outline:
    return text_to_spans(file_to_text(Source(("分工.txt",), f"{title}\n{text}".encode())))


def rows(found: Outline) -> list[tuple[str, list[str]]]:
    """(body, whose duty it is) of each task."""
    return [
        (
            "".join(found.text.flat[span.start : span.end] for span in task.body),
            [f"{party.name} {party.role}" for clause in task.subjects for party in clause.parties],
        )
        for task in found.tasks
    ]


PARAGRAPHS = """市水利局负责水库建设，定期通报进度。
市财政局要安排经费。
某某分局负责划定边界。
市教育局牵头编写教材。
"""


def test_paragraphs_that_open_with_a_department_each_are_tasks() -> None:
    expected = [
        ("市水利局负责水库建设，定期通报进度。", ["安康市水利局 负责"]),
        ("市财政局要安排经费。", ["安康市财政局 负责"]),
        ("某某分局负责划定边界。", []),
        ("市教育局牵头编写教材。", ["安康市教育局 牵头"]),
    ]
    assert rows(outline(f"现将任务明确如下：\n{PARAGRAPHS}")) == expected
    found = outline(f"一、职责分工\n{PARAGRAPHS}各单位要每月报送进度。\n二、时间安排\n6月完成建设。\n")
    assert rows(found)[:5] == [*expected, ("各单位要每月报送进度。", ["各单位 负责"])]
    assert [section.name for section in found.sections] == ["一、职责分工"]


def test_departments_before_a_colon_have_the_duty_behind_it() -> None:
    found = outline("市水利局：负责水库建设。\n市财政局：负责经费。\n市教育局：配合编写教材。\n")
    assert [said for _, said in rows(found)] == [
        ["安康市水利局 负责"],
        ["安康市财政局 负责"],
        ["安康市教育局 配合"],
    ]


def test_paragraphs_that_only_call_upon_everybody_are_no_list() -> None:
    called = "各级政府要重视。\n各部门要配合。\n市水利局要通报。\n"
    assert len(rows(outline(f"一、建库\n{called}二、修渠\n办好专栏。\n"))) == 2


def test_whoever_is_the_heading_has_the_duty() -> None:
    found = outline(
        "一、分工\n（一）市水利局。负责水库建设。每月通报。\n（二）市财政局。组织筹措经费。\n（三）市教育局。配合编写教材。\n"
        "各单位要每月报送进度。\n二、时间\n（一）6月动工。\n"
    )
    assert rows(found)[:4] == [
        ("负责水库建设。每月通报。", ["安康市水利局 负责"]),
        ("组织筹措经费。", ["安康市财政局 负责"]),
        ("配合编写教材。", ["安康市教育局 配合"]),
        ("各单位要每月报送进度。", ["各单位 负责"]),
    ]
    colon = outline("1.市水利局：负责水库建设。\n2.市财政局：筹措经费的渠道。\n3.科学家：负责研究。\n")
    assert [said for _, said in rows(colon)] == [["安康市水利局 负责"], [], []]


def test_a_paragraph_that_tells_departments_below_the_last_of_several_items_is_not_its() -> None:
    items = "1.建库。新建水库三座。\n2.修渠。新修水渠五条。\n3.节水。推广滴灌。\n"
    found = outline(f"一、重点任务\n{items}市水利局要通报进度。\n二、附则\n自印发之日起施行。\n")
    assert rows(found)[2:4] == [("推广滴灌。", []), ("市水利局要通报进度。", ["安康市水利局 负责"])]
    assert rows(outline(f"一、重点任务\n{items}另建泵站一座。\n二、其他\n办好专栏。\n"))[2][0].endswith(
        "泵站一座。"
    )


def test_names_before_a_colon_are_the_heading_of_their_duty() -> None:
    found = outline(
        "一、责任分工\n市水利局：负责日常工作；加强治理。\n市交通局：依法查处违规船舶。\n"
        "市财政局、市教育局：负责配合摸排。\n市水利行业协会：发挥自律作用。\n二、附则\n自印发之日起施行。\n"
    )
    assert rows(found)[:4] == [
        ("负责日常工作；加强治理。", ["安康市水利局 负责"]),
        ("依法查处违规船舶。", ["安康市交通运输局 负责"]),
        ("负责配合摸排。", ["安康市财政局 负责", "安康市教育局 负责"]),
        ("发挥自律作用。", ["安康市水利行业协会 负责"]),
    ]


def test_addresses_behind_names_are_no_duties() -> None:
    found = outline("一、报送\n市水利局：湖东路78号。\n市财政局：中山路5号。\n市教育局：江滨路2号。\n")
    assert not any(said for _, said in rows(found))
