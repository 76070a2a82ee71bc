"""ingest.structure.measures and the brackets that it rests on"""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ingest.structure.brackets import read_brackets
from ingest.structure.measures import sentences
from ingest.types import Span


def told(flat: str, *body: Span) -> list[str]:
    return [flat[span.start : span.end] for span in sentences(flat, body or (Span(0, len(flat)),))]


def test_semicolons_end_no_sentence() -> None:
    assert told("建设水库；新建水厂。扩建管网") == ["建设水库；新建水厂。", "扩建管网"]


def test_stops_in_brackets_and_quotes_end_none() -> None:
    flat = "实施“登高。升规”工程（见附件。另发）。完成批复！"
    assert told(flat) == ["实施“登高。升规”工程（见附件。另发）。", "完成批复！"]


def test_a_mark_without_partner_counts_for_nothing() -> None:
    assert told("推进“一网通办。优化流程。") == ["推进“一网通办。", "优化流程。"]


def test_a_sentence_runs_on_over_a_line_end() -> None:
    flat = "重点建设\n两座水库。"
    assert told(flat, Span(0, 4), Span(5, 10)) == ["重点建设\n两座水库。"]


def test_a_sentence_does_not_run_over_a_clause() -> None:
    flat = "建设水库（省水利厅）新建水厂。"
    assert told(flat, Span(0, 4), Span(10, 15)) == ["建设水库", "新建水厂。"]


@given(st.text(alphabet="水（）()《》“”。！\n", max_size=60))
def test_measures_are_in_order_and_inside(flat: str) -> None:
    found = [*sentences(flat, [Span(0, len(flat))])] if flat else []
    for before, after in pairwise(found):
        assert before.end <= after.start
    assert all(0 <= span.start < span.end <= len(flat) for span in found)


@given(st.text(alphabet="水（）()[］《》“”。", max_size=60))
def test_pairs_are_outermost_and_disjoint(flat: str) -> None:
    found = read_brackets(flat, Span(0, len(flat)))
    assert all(a.end <= b.start for a, b in pairwise(found.pairs))
    assert not any(pair.start <= stop < pair.end for stop in found.stops for pair in found.pairs)
