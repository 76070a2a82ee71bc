"""Names that a machine misread by one character: 沔东水厂 in a plan that speaks of 沣东 elsewhere.

Only the reading is put right, never the text. A character is read as its look-alike where that makes a known
name of the document's own province, the document has that character elsewhere, and neither a known name
nor an ordinary word has the character as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ingest.gazetteer import gazetteer
from ingest.lexicon import table
from ingest.mentions.words import common
from ingest.types import Scope

LONGEST = 6  # characters of a name that is looked for
LOWER = 0.85  # what a name put right keeps of its confidence
MARK = "+slip"


def put_right(flat: str, scope: Scope) -> tuple[str, tuple[int, ...]]:
    """The text as it should be read, character for character as long, and where it was put right."""
    right = {
        position: row["right"]
        for row in table("lookalikes")
        if row["right"] in flat
        for position in _occurrences(flat, row["written"])
        if not _sound(flat, position) and _misread(flat, position, row["right"], scope)
    }
    if not right:
        return flat, ()
    reading = "".join(right.get(position, character) for position, character in enumerate(flat))
    return reading, tuple(sorted(right))


def touched(slips: tuple[int, ...], start: int, end: int) -> bool:
    """Whether any character of `start:end` was put right."""
    return any(start <= position < end for position in slips)


def _occurrences(flat: str, character: str) -> Iterator[int]:
    position = flat.find(character)
    while position >= 0:
        yield position
        position = flat.find(character, position + 1)


@cache
def _names() -> frozenset[str]:
    return frozenset(gazetteer().names())


def _windows(flat: str, position: int, longest: int) -> Iterator[tuple[int, int]]:
    for start in range(max(0, position - longest + 1), position + 1):
        for end in range(max(position + 1, start + 2), min(len(flat), start + longest) + 1):
            yield start, end


def _sound(flat: str, position: int) -> bool:
    """Whether the character belongs to a word or a name as it stands."""
    counts, names = common(), _names()
    return any(
        flat[start:end] in names or flat[start:end] in counts
        for start, end in _windows(flat, position, LONGEST)
    )


def _misread(flat: str, position: int, right: str, scope: Scope) -> bool:
    known = gazetteer()
    for start, end in _windows(flat, position, LONGEST):
        name = flat[start:position] + right + flat[position + 1 : end]
        if name in _names() and any(
            known.within(place, scope) or (place.kind == "Natural" and place.parent is None)
            for place in known.by_name(name)
        ):
            return True
    return False
