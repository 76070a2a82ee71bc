"""Pairs of brackets and quotation marks, and the sentence ends that stand outside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.types import Span

# Brackets of the two widths close each other: a converted page mixes them.
_OPENERS = {
    "（": 0,
    "(": 0,
    "［": 1,
    "[": 1,
    "〔": 2,
    "【": 3,
    "《": 4,
    "〈": 5,
    "“": 6,
    "‘": 7,
    "「": 8,
    "『": 9,
}
_CLOSERS = {
    "）": 0,
    ")": 0,
    "］": 1,
    "]": 1,
    "〕": 2,
    "】": 3,
    "》": 4,
    "〉": 5,
    "”": 6,
    "’": 7,
    "」": 8,
    "』": 9,
}
_STOPS = "。！？"
_MARKS = re.compile("[" + re.escape("".join([*_OPENERS, *_CLOSERS])) + _STOPS + "]")
_ANY_BRACKET = re.compile("[" + re.escape("".join([*_OPENERS, *_CLOSERS])) + "]")
_STOP = re.compile(f"[{_STOPS}]")


@dataclass(frozen=True, slots=True)
class Brackets:
    """A paragraph's outermost pairs, from the opening mark's index to behind the closing mark, and the
    sentence ends outside them."""

    pairs: tuple[Span, ...]
    stops: tuple[int, ...]


def read_brackets(flat: str, span: Span) -> Brackets:
    """Matches the marks of one paragraph in one pass; a mark without its partner counts for nothing."""
    if _ANY_BRACKET.search(flat, span.start, span.end) is None:
        return Brackets((), tuple(_stops(flat, span)))
    stack: list[tuple[int, int]] = []
    waiting = [0] * 10
    pairs: list[tuple[int, int]] = []  # the outermost so far
    stops: list[int] = []
    for found in _MARKS.finditer(flat, span.start, span.end):
        mark, index = found.group(), found.start()
        sort = _OPENERS.get(mark)
        if sort is not None:
            stack.append((sort, index))
            waiting[sort] += 1
            continue
        sort = _CLOSERS.get(mark)
        if sort is None:
            stops.append(index)
        elif waiting[sort]:
            opened = _opened(stack, waiting, sort)
            while pairs and pairs[-1][0] > opened:
                pairs.pop()
            pairs.append((opened, index + 1))
    outer = tuple(Span(start, end) for start, end in pairs)
    return Brackets(outer, tuple(outside(stops, outer)))


def first_stop(flat: str, span: Span) -> int | None:
    """The first sentence end outside brackets."""
    stop = _STOP.search(flat, span.start, span.end)
    if stop is None or _ANY_BRACKET.search(flat, span.start, stop.start()) is None:
        return stop and stop.start()
    return next(iter(read_brackets(flat, span).stops), None)


def _stops(flat: str, span: Span) -> Iterator[int]:
    return (found.start() for found in _STOP.finditer(flat, span.start, span.end))


def _opened(stack: list[tuple[int, int]], waiting: list[int], sort: int) -> int:
    """Where the innermost open mark of a sort stands; it and all that was opened after it are closed."""
    while True:
        found, opened = stack.pop()
        waiting[found] -= 1
        if found == sort:
            return opened


def outside(indices: Sequence[int], pairs: Sequence[Span]) -> Iterator[int]:
    """Those of ascending indices that lie in none of the pairs."""
    rest = iter(pairs)
    pair = next(rest, None)
    for index in indices:
        while pair is not None and pair.end <= index:
            pair = next(rest, None)
        if pair is None or index < pair.start:
            yield index
