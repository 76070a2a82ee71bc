"""Where a text is cut: marks that nest, overlap, touch, and stand behind characters of the other planes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from api.segments import Span, cut
from api.shapes import Mark
from graph.asking_documents import PassageRow

TEXT = "一、𠮷田工程由省水利厅牵头，咸阳市配合。"


def mark(name: str) -> Mark:
    return Mark(kind="负责", label="Department", id="0", name=name, method="test", confidence=1, reading="x")


def passage(id_: str, start: int, end: int) -> PassageRow:
    return PassageRow(id_, "p", None, "", (), start, end)


def test_nested_and_overlapping_marks_are_split() -> None:
    spans = [(Span(2, 8), mark("a")), (Span(4, 6), mark("b")), (Span(5, 10), mark("c"))]
    found = cut(TEXT, Span(0, 12), spans, [passage("t", 0, 11)], Span(5, 7))
    told = [(one.text, "".join(m.name for m in one.marks), one.task, one.marked) for one in found]
    assert told == [
        (TEXT[0:2], "", "t", False),
        (TEXT[2:4], "a", "t", False),
        (TEXT[4:5], "ab", "t", False),
        (TEXT[5:6], "abc", "t", True),
        (TEXT[6:7], "ac", "t", True),
        (TEXT[7:8], "ac", "t", False),
        (TEXT[8:10], "c", "t", False),
        (TEXT[10:11], "", "t", False),
        (TEXT[11:12], "", None, False),
    ]


def test_a_task_within_a_task_goes_first() -> None:
    found = cut(TEXT, Span(0, 10), [], [passage("outer", 0, 10), passage("inner", 3, 6)], None)
    assert [one.task for one in found] == ["outer", "inner", "outer"]


_SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(sorted), max_size=8)


@given(spans=_SPANS, within=st.tuples(st.integers(0, 19), st.integers(1, 20)))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_segments_joined_are_the_text_and_every_mark_covers_its_own(
    spans: list[list[int]], within: tuple[int, int]
) -> None:
    start, end = min(within), max(within)
    if start == end:
        end += 1
    named = [(Span(a, b), mark(str(number))) for number, (a, b) in enumerate(spans)]
    found = cut(TEXT, Span(start, end), named, [], None)
    assert "".join(one.text for one in found) == TEXT[start:end]
    for span, one in named:
        covered = [s for s in found if one in s.marks]
        low, high = max(span.start, start), min(span.end, end)
        assert "".join(s.text for s in covered) == TEXT[low : max(low, high)]
