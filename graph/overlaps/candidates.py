"""Which measures are worth comparing: those that share a key. A measure's keys are a function of it alone.

Keys are the pairs of characters that say most and the objects of policy, each within the area that the plan
holds for (what a city does and what another city does is one thing only where both name it, or copy it);
shared projects; and the least hashes of the text (bottom-k MinHash), by which copies are found anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zlib import crc32

from graph.overlaps.reading import NOTHING, Reading
from graph.overlaps.score import LEAST

TELLING = 2.0
"""A pair of characters is a key from this weight on, in nats."""

# Copies: this many of the least hashes of so many characters in a row, of texts that have enough of these.
_SKETCH, _SHINGLE, _LONG = 4, 8, 24
# Keys of areas are below, those of projects and copies above.
_ANYWHERE = 1 << 62


def telling(reading: Reading) -> dict[int, float]:
    """The pairs of characters that say most and the objects of policy, as numbers, each with its weight."""
    # Numbers of objects are below those of pairs of characters.
    found: dict[int, float] = dict.fromkeys(reading.concepts, LEAST)
    for i, pair in reading.telling:
        if reading.weight[i] >= TELLING:
            number = (ord(pair[0]) & 0xFFFF) << 16 | ord(pair[1]) & 0xFFFF
            found[number] = max(reading.weight[i], found.get(number, 0.0))
    return found


def within(area: int, pairs: Iterable[int]) -> Iterator[int]:
    """Keys of pairs of characters in an area."""
    base = area << 32
    return (base | pair for pair in pairs)


def anywhere(reading: Reading) -> set[int]:
    """Keys that hold in every area: projects, and what a copy has in common."""
    found = {int(id_, 16) >> 2 for id_, _ in reading.passage.projects}
    text = reading.chars.replace(NOTHING, "")
    if len(text) >= _LONG:
        hashes = {crc32(text[i : i + _SHINGLE].encode()) for i in range(len(text) - _SHINGLE + 1)}
        found |= {1 << 61 | value for value in sorted(hashes)[:_SKETCH]}
    return {_ANYWHERE | value for value in found}
