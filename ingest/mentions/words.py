"""Where words begin and end: ordinary words against names, and the words that no name goes across."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import log

from ahocorasick_rs import AhoCorasick, MatchKind

from ingest.lexicon import table, words

# Frequencies that a name and a single character are weighed with, on the scale of the dictionary's counts
# (60 million words): a prefecture is as frequent as a fairly common word.
NAME_COUNT = {0: 5000, 1: 3000, 2: 400, 3: 400}
_TOTAL = 6e7
_SINGLE = 1000
_PUNCTUATION = frozenset("，。；：！？、（）《》〈〉“”‘’—-－~～…·\n 　()[]【】〔〕/+|%％")


def spotter(patterns: Iterable[str]) -> AhoCorasick:
    """Finds the longest of the patterns at the leftmost place, in one pass."""
    return AhoCorasick(list(patterns), matchkind=MatchKind.LeftmostLongest)


@cache
def common() -> dict[str, int]:
    """Ordinary words and their frequency."""
    counts = {row["word"]: int(row["count"]) for row in table("common")}
    for word in words("plan_words"):
        counts.setdefault(word, 500)
    return counts


def is_punctuation(character: str) -> bool:
    return character in _PUNCTUATION


@lru_cache(maxsize=1 << 15)
def _cost(text: str, name_start: int, name_end: int, count: int) -> tuple[float, float]:
    """The cost of the cheapest cut of `text` into words, with and without the name as one of them."""
    counts = common()
    ends = len(text) + 1
    inf = float("inf")
    free, bound = [0.0] + [inf] * (ends - 1), [inf] * ends
    for end in range(1, ends):
        for start in range(max(0, end - 3), end):
            if (start, end) == (name_start, name_end):
                continue
            seen = counts.get(text[start:end]) if end - start > 1 else _SINGLE
            if seen is None:
                continue
            price = log(_TOTAL / seen)
            free[end] = min(free[end], free[start] + price)
            if not (start < name_end and end > name_start):
                bound[end] = min(bound[end], bound[start] + price)
        if end == name_end:
            bound[end] = min(bound[end], free[name_start] + log(_TOTAL / count))
    return bound[-1], free[-1]


def stands(flat: str, start: int, end: int, count: int) -> bool:
    """Whether `flat[start:end]` is better read as the name it could be than as parts of ordinary words."""
    counts = common()
    left = start
    while left > 0 and start - left < 2 and "一" <= flat[left - 1] <= "鿿":
        left -= 1
    right = end
    while right < len(flat) and right - end < 2 and "一" <= flat[right] <= "鿿":
        right += 1
    crossing = (
        flat[start - 1 : start + 1] in counts and left < start,
        flat[start - 2 : start + 1] in counts and left < start - 1,
        flat[end - 1 : end + 1] in counts and right > end,
        flat[end - 1 : end + 2] in counts and right > end + 1,
    )
    if not any(crossing):
        return True
    bound, free = _cost(flat[left:right], start - left, end - left, count)
    return bound <= free


@lru_cache(maxsize=1 << 14)
def ordinary(text: str) -> bool:
    """Whether a string is wholly made of ordinary words of two characters and more: no name of its own."""
    counts = common()
    reach = [True] + [False] * len(text)
    for end in range(1, len(text) + 1):
        reach[end] = any(
            reach[start] and (text[start:end] in counts) for start in range(max(0, end - 4), end)
        )
    return reach[-1]


# Ordinary words at least so frequent keep a one-character stop within them from counting (和平, 应用).
_GUARD_COUNT = 300


@cache
def _stops() -> tuple[AhoCorasick, int, int]:
    """The automaton, and where in its patterns the soft stops and the guards begin."""
    rows = table("stops")
    hard = [row["word"] for row in rows if not row["soft"]]
    soft = [row["word"] for row in rows if row["soft"]]
    single = {word for word in hard if len(word) == 1}
    listed = {*hard, *soft}
    guards = [w for w, n in common().items() if n >= _GUARD_COUNT and single & set(w) and w not in listed]
    guards += [word for word in (*words("plan_words"), *words("decoys")) if word not in listed]
    return spotter((*hard, *soft, *dict.fromkeys(guards))), len(hard), len(hard) + len(soft)


class Stops:
    """The words of one text that no name goes across; without the soft ones when `hard` alone count."""

    def __init__(self, flat: str) -> None:
        automaton, soft, guards = _stops()
        found = [hit for hit in automaton.find_matches_as_indexes(flat) if hit[0] < guards]
        self._all = _Marks(found)
        self._hard = _Marks([hit for hit in found if hit[0] < soft])

    def before(self, position: int, floor: int, *, hard: bool = False) -> int:
        """Where the last stop word that ends at or before `position` ends; `floor` if that is before it."""
        return (self._hard if hard else self._all).before(position, floor)

    def between(self, start: int, end: int) -> bool:
        """Whether a stop word lies in `start:end`."""
        return self._all.between(start, end)


class _Marks:
    def __init__(self, hits: Sequence[tuple[int, int, int]]) -> None:
        self._starts = [hit[1] for hit in hits]
        self._ends = [hit[2] for hit in hits]

    def before(self, position: int, floor: int) -> int:
        index = bisect_left(self._ends, position + 1) - 1
        return max(floor, self._ends[index]) if index >= 0 else floor

    def between(self, start: int, end: int) -> bool:
        index = bisect_left(self._starts, start)
        return index < len(self._starts) and self._ends[index] <= end
