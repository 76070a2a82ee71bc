"""Two texts side by side: what both have, cut out and marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.overlaps.passages import Passage, Scope
from graph.overlaps.reading import read
from graph.overlaps.score import runs


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text; the `common` ones stand in the other text too, and say something."""

    text: str
    common: bool


def difference(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces; joined again they are the texts."""
    readings = [read(_bare(text)) for text in (one, other)]
    found = runs(*readings)
    return (
        _pieces(one, ((run.one, run.length) for run in found)),
        _pieces(other, ((run.other, run.length) for run in found)),
    )


def _pieces(text: str, spans: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    common = [False] * len(text)
    for start, length in spans:
        common[start : start + length] = [True] * length
    pieces: list[Piece] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or common[end] != common[start]:
            pieces.append(Piece(text[start:end], common[start]))
            start = end
    return tuple(pieces)


def _bare(text: str) -> Passage:
    return Passage("", "", 0, Scope(), (), "", "", text, (), (), (), (), (), ())
