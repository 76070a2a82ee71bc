"""The sentences of a task: each ends at 。！？ outside brackets and quotes, or where its text does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.structure.brackets import read_brackets
from ingest.types import Span


def sentences(flat: str, body: Sequence[Span]) -> Iterator[Span]:
    """One span a sentence. A sentence may run on over a line end, never over a clause or heading between
    two spans of the body."""
    open_from: int | None = None
    last_end = 0
    for span in body:
        if open_from is not None and flat[last_end : span.start].strip("\n"):
            yield from _trimmed(flat, open_from, last_end)
            open_from = None
        for stop in read_brackets(flat, span).stops:
            begin = span.start if open_from is None else open_from
            yield from _trimmed(flat, begin, stop + 1)
            open_from = stop + 1
        if open_from is None:
            open_from = span.start
        last_end = span.end
    if open_from is not None:
        yield from _trimmed(flat, open_from, last_end)


def _trimmed(flat: str, start: int, end: int) -> Iterator[Span]:
    while start < end and flat[start] in "\n ”’）)。":
        start += 1
    while start < end and flat[end - 1] in "\n ":
        end -= 1
    if start < end:
        yield Span(start, end)
