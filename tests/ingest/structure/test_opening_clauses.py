"""Clauses that stand behind a heading, before what they hold for."""

from __future__ import annotations

import pytest

from ingest.file_to_text import file_to_text
from ingest.text_to_spans import text_to_spans
from ingest.types import Source


def rows(text: str) -> list[tuple[str | None, str, str, list[str]]]:
    """(kind, heading, body, parties) of each task."""
    found = text_to_spans(file_to_text(Source(("方案.txt",), f"湖北省水网建设工作方案\n{text}".encode())))
    flat = found.text.flat
    return [
        (
            task.kind,
            flat[task.heading.start : task.heading.end] if task.heading else "",
            "".join(flat[span.start : span.end] for span in task.body),
            [party.name for clause in task.clauses for party in clause.parties],
        )
        for task in found.tasks
    ]


WATER = ["湖北省水利厅"]


@pytest.mark.parametrize("clause", ["。（省水利厅牵头）", "（牵头单位：省水利厅）"])
def test_a_clause_behind_a_heading_holds_for_the_items_under_it(clause: str) -> None:
    found = rows(
        f"一、保障供水{clause}\n1.新建两座水库。\n2.扩建水厂。\n"
        "二、防洪。（省水利厅、省财政厅牵头）\n3.加固堤防。\n4.疏浚河道。\n"
    )
    assert found == [
        ("task", "保障供水", "1.新建两座水库。2.扩建水厂。", WATER),
        ("task", "防洪", "3.加固堤防。4.疏浚河道。", [*WATER, "湖北省财政厅"]),
    ]


def test_a_clause_behind_a_heading_holds_for_the_paragraph_under_it() -> None:
    found = rows("一、保障供水（省水利厅负责）\n新建两座水库，扩建水厂。\n二、防洪\n加固堤防。（省水利厅）\n")
    assert found == [
        ("task", "保障供水", "新建两座水库，扩建水厂。", WATER),
        ("task", "防洪", "加固堤防。", WATER),
    ]


def test_what_stands_below_the_last_of_lines_with_clauses_closes_the_document() -> None:
    found = rows("一、保障供水。（省水利厅）\n二、加固堤防。（省水利厅）\n各地区要认真抓好落实，确保见效。\n")
    assert found == [
        ("task", "", "保障供水。", WATER),
        ("task", "", "加固堤防。", WATER),
        ("safeguard", "", "各地区要认真抓好落实，确保见效。", []),
    ]


def test_a_stop_or_a_remark_behind_a_clause_begins_no_task() -> None:
    found = rows(
        "（一）坚持节水优先，保障城乡居民供水，在全省各地新建一批中小型水库（省水利厅）。为居民扩建水厂（省水利厅）。\n"
        "（二）疏浚河道。责任单位：省水利厅（含省河道中心，下同）\n"
    )
    assert [body[-6:] for _, _, body, _ in found] == ["批中小型水库", "民扩建水厂。", "疏浚河道。"]
