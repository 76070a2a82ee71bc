"""What the steps of recognition share: the document, where to look in it, and what has been found so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.mentions.sites import Site
from ingest.types import Mention, Outline, Span, Tie


class Ranges:
    """Spans that do not overlap, asked whether they hold another span."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self._spans = sorted(spans)

    def add(self, start: int, end: int) -> None:
        insort(self._spans, (start, end))

    def holding(self, start: int, end: int) -> tuple[int, int] | None:
        """The span that holds all of `start:end`."""
        index = bisect_right(self._spans, (start, 1 << 62)) - 1
        if index >= 0 and self._spans[index][1] >= end:
            return self._spans[index]
        return None

    def touching(self, start: int, end: int) -> bool:
        """Whether any span shares a character with `start:end`."""
        index = bisect_left(self._spans, (end, 0)) - 1
        return index >= 0 and self._spans[index][1] > start

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._spans)


@dataclass(slots=True)
class Draft:
    """One document while it is read. `areas`: the bodies of its tasks; `preamble`: the text outside them."""

    outline: Outline
    areas: Ranges
    mentions: list[Mention] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    sites: Sequence[Site] = ()
    titles: Ranges = field(default_factory=Ranges)  # names of documents
    bodies: Ranges = field(default_factory=Ranges)  # names of departments and institutions
    works: Ranges = field(default_factory=Ranges)  # names of projects
    reading: str = ""  # the text with misread names put right, as long as the text

    @property
    def flat(self) -> str:
        return self.outline.text.flat

    @classmethod
    def of(cls, outline: Outline) -> Draft:
        spans: list[Span] = [span for task in outline.tasks for span in task.body]
        return cls(outline, Ranges((span.start, span.end) for span in spans))

    def year(self) -> int | None:
        """The plan's own year, when it is a plan of one year."""
        head = self.outline.head
        if head.period_start is not None and head.period_start == head.period_end:
            return head.period_end
        return head.order_year if head.period_end is None else None
