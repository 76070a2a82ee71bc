"""A document's text, cut wherever something that was read in it begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from api.shapes import Mark, Segment
from graph.asking_documents import MarkRow, PassageRow

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span:
    """From one place to another, in code points."""

    start: int
    end: int

    def holds(self, start: int, end: int) -> bool:
        """Whether a piece between two cuts lies in it."""
        return self.start <= start and end <= self.end


def marks(rows: Iterable[MarkRow]) -> list[tuple[Span, Mark]]:
    """What is to be marked where: the name as it is written, else the whole quote."""
    return [(_place(row), _mark(row)) for row in rows if row.reading.evidence and row.reading.names]


def _place(row: MarkRow) -> Span:
    found, surface = row.reading.evidence, row.reading.surface or row.reading.object
    assert found is not None
    inner = found.quote.find(surface) if surface else -1
    if surface is None or inner < 0:
        return Span(found.start, found.end)
    return Span(found.start + inner, found.start + inner + len(surface))


def _mark(row: MarkRow) -> Mark:
    one = row.reading
    assert one.evidence is not None
    assert one.names is not None
    return Mark(
        kind=one.type,
        label=one.names.label,
        id=one.names.id,
        name=one.names.name,
        role=one.role,
        method=one.evidence.method,
        confidence=one.evidence.confidence,
        task=row.task,
        reading=one.id,
    )


def cut(
    text: str,
    within: Span,
    spans: Sequence[tuple[Span, Mark]],
    passages: Sequence[PassageRow],
    asked: Span | None,
) -> list[Segment]:
    """The text of `within` in segments, each with the marks that cover it, the outermost first, and the task
    in whose passage it lies (the innermost, where one stands in another)."""
    tasks = [(Span(one.start, one.end), one.id) for one in passages]
    places = [*(span for span, _ in spans), *(span for span, _ in tasks), *([asked] if asked else [])]
    ends = {end for span in (*places, within) for end in (span.start, span.end)}
    cuts = sorted(end for end in ends if within.start <= end <= within.end)
    over, below = _Sweep(spans), _Sweep(tasks)
    return [
        Segment(
            start=start,
            end=end,
            text=text[start:end],
            marked=asked is not None and asked.holds(start, end),
            task=next(iter(reversed([*below.at(start)])), None),
            marks=list(over.at(start)),
        )
        for start, end in pairwise(cuts)
    ]


class _Sweep(Generic[T]):
    """What covers a place, asked for from the first place to the last."""

    def __init__(self, spans: Iterable[tuple[Span, T]]) -> None:
        ordered = [pair for pair in spans if pair[0].start < pair[0].end]
        self._waiting = sorted(ordered, key=lambda pair: (pair[0].start, -pair[0].end), reverse=True)
        self._open: list[tuple[Span, T]] = []

    def at(self, place: int) -> Iterator[T]:
        while self._waiting and self._waiting[-1][0].start <= place:
            self._open.append(self._waiting.pop())
        self._open = [pair for pair in self._open if pair[0].end > place]
        return (one for _, one in self._open)
