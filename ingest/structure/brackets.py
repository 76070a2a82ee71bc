"""Pairs of brackets and quotation marks, and the sentence ends that stand outside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_MARKS = re.compile("[" + re.escape("".join([*_OPENERS, *_CLOSERS])) + "。！？]")
_ROUND_OR_SQUARE = 3


@dataclass(frozen=True, slots=True)
class Brackets:
    """A paragraph's outermost pairs, from the opening mark's index to behind the closing mark, the
    sentence ends outside them, and closing brackets that were never opened."""

    pairs: tuple[Span, ...]
    stops: tuple[int, ...]
    unopened: tuple[int, ...]

    def enclosing(self, index: int) -> Span | None:
        return next((pair for pair in self.pairs if pair.start <= index < pair.end), None)


def read_brackets(flat: str, span: Span) -> Brackets:
    """Matches the marks of one paragraph in one pass; a mark without its partner counts for nothing."""
    stack: list[tuple[int, int]] = []
    waiting = [0] * 10
    pairs: list[Span] = []
    stops: list[int] = []
    unopened: list[int] = []
    for found in _MARKS.finditer(flat, span.start, span.end):
        mark, index = found.group(), found.start()
        if mark in _OPENERS:
            stack.append((_OPENERS[mark], index))
            waiting[_OPENERS[mark]] += 1
        elif mark in _CLOSERS:
            sort = _CLOSERS[mark]
            if not waiting[sort]:
                if sort <= _ROUND_OR_SQUARE:
                    unopened.append(index)
                continue
            opened = index
            while stack:
                found_sort, opened = stack.pop()
                waiting[found_sort] -= 1
                if found_sort == sort:
                    break
            pairs.append(Span(opened, index + 1))
        else:
            stops.append(index)
    outer = tuple(_outermost(pairs))
    return Brackets(outer, tuple(_outside(stops, outer)), tuple(_outside(unopened, outer)))


def _outermost(pairs: list[Span]) -> Iterator[Span]:
    """Pairs come innermost first; keeps those that lie in no other."""
    end = -1
    for pair in sorted(pairs, key=lambda pair: (pair.start, -pair.end)):
        if pair.start >= end:
            yield pair
            end = pair.end


def _outside(indices: list[int], pairs: tuple[Span, ...]) -> Iterator[int]:
    rest = iter(pairs)
    pair = next(rest, None)
    for index in indices:
        while pair is not None and pair.end <= index:
            pair = next(rest, None)
        if pair is None or index < pair.start:
            yield index
