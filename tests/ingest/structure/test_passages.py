"""Clauses that stand ahead of the text that they hold for."""

from __future__ import annotations

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


def test_a_clause_right_behind_a_heading_is_of_what_stands_under_it() -> None:
    found = outline(
        "一、保障供水。（省水利厅）\n新建水库。\n扩建水厂。\n"
        "二、防洪（省应急管理厅负责）\n加固堤防。\n三、清淤。（省水利厅）\n疏浚河道。\n"
    )
    assert rows(found) == [
        ("保障供水", "新建水库。扩建水厂。", ["湖北省水利厅"]),
        ("防洪", "加固堤防。", ["湖北省应急管理厅"]),
        ("清淤", "疏浚河道。", ["湖北省水利厅"]),
    ]


def test_a_clause_behind_a_heading_is_its_own_where_what_stands_under_it_has_clauses_too() -> None:
    found = outline(
        "一、供水\n（一）推进城乡供水。（省水利厅）\n具体措施：\n1.新建水库。（省财政厅）\n2.扩建水厂。（省水利厅）\n"
        "（二）节水。（省水利厅）\n具体措施：\n推广滴灌。（省农业农村厅）\n"
    )
    assert rows(found) == [
        (None, "推进城乡供水。", ["湖北省水利厅"]),
        (None, "新建水库。", ["湖北省财政厅"]),
        (None, "扩建水厂。", ["湖北省水利厅"]),
        (None, "节水。", ["湖北省水利厅"]),
        (None, "推广滴灌。", ["湖北省农业农村厅"]),
    ]


def test_a_heading_that_says_only_that_tasks_follow_is_none_whatever_clause_stands_behind_it() -> None:
    found = outline("一、供水（省水利厅）\n新建水库。（省财政厅）\n扩建水厂。（省水利厅）\n")
    assert [row[1] for row in rows(found)] == ["新建水库。", "扩建水厂。"]


def test_what_closes_a_document_is_no_part_of_a_last_item_of_one_line() -> None:
    found = outline(
        "一、供水\n（一）新建水库。（省水利厅）\n（二）扩建水厂。（省水利厅）\n各地要抓好落实。\n"
    )
    assert [(body(found, task), task.kind) for task in found.tasks] == [
        ("新建水库。", "task"),
        ("扩建水厂。", "task"),
        ("各地要抓好落实。", "safeguard"),
    ]


def test_who_is_called_upon_at_the_end_is_responsible_for_nothing() -> None:
    found = outline("一、供水\n（一）新建水库。（省水利厅）\n（二）扩建水厂。\n省水利厅要抓好落实。\n")
    assert [p.name for task in found.tasks for clause in task.clauses for p in clause.parties] == [
        "湖北省水利厅"
    ]


def test_a_sentence_that_introduces_aims_is_none() -> None:
    found = outline(
        "一、主要目标\n到2025年，主要指标如下：\n1.供水总量达到30亿立方米以上。\n2.节水灌溉面积达到50万亩以上。\n"
        "二、重点任务\n（一）建库。新建水库。（省水利厅）\n（二）修渠。疏浚河道。（省水利厅）\n"
    )
    assert [row[1] for row in rows(found)][:2] == [
        "供水总量达到30亿立方米以上。",
        "节水灌溉面积达到50万亩以上。",
    ]


def test_a_sentence_that_says_how_much_is_no_heading() -> None:
    found = outline(
        "1.推进灌区改造，新增灌溉面积20万亩以上。修复干渠。（省水利厅）\n"
        "2.健全机制，2024年全面推行。出台办法。（省水利厅）\n"
    )
    assert [(heading, text) for heading, text, _ in rows(found)] == [
        (None, "推进灌区改造，新增灌溉面积20万亩以上。修复干渠。"),
        ("健全机制，2024年全面推行", "出台办法。"),
    ]
