"""How much a pair of characters tells: from a shipped table of how common each is, never from the corpus."""

from __future__ import annotations

import importlib.resources
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from ahocorasick_rs import AhoCorasick, MatchKind

# What a pair is taken to be counted as that the table lacks.
_UNSEEN = 0.7


@dataclass(frozen=True, slots=True)
class Weights:
    """The table: its version, the sentences that it was counted in, the sentences that hold each pair."""

    version: int
    sentences: int
    counts: Mapping[str, int]

    def of(self, pair: str) -> float:
        """The rarity of a pair of characters, in nats: 0 of one that stands in every sentence."""
        return log((self.sentences + 1) / (self.counts.get(pair, 0) + _UNSEEN))


@cache
def weights() -> Weights:
    """The table of this version, read once."""
    said: dict[str, int] = {}
    counts: dict[str, int] = {}
    for first, rest in _rows("bigrams.tsv"):
        if len(first) > 1:
            said[first] = int(rest)
            continue
        for entry in rest.split(" "):
            counts[first + entry[0]] = int(entry[1:])
    return Weights(said["version"], said["sentences"], counts)


@cache
def words() -> tuple[AhoCorasick, Sequence[bool]]:
    """What finds words that say how and not what, the longest first, and for each that it finds whether it is
    one: a thing that one of them stands in is found too, and is none."""
    generic: dict[str, bool] = {}
    for kind, listed in _rows("generic.tsv"):
        generic.update((word, kind != "thing") for word in listed.split(" "))
    return AhoCorasick(list(generic), matchkind=MatchKind.LeftmostLongest), list(generic.values())


class Concepts:
    """The table of what plans name in more than one way; `names` are by number."""

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        self.names: Sequence[str] = [name for name, _ in rows]
        asked = [
            (frozenset(words.split("&")), number)
            for number, (_, listed) in enumerate(rows)
            for words in listed.split(" ")
        ]
        self._words = sorted({word for words, _ in asked for word in words})
        self._finder = AhoCorasick(self._words)
        # By one of the words: a clause is asked for what its words may tell, no more.
        self._told: dict[str, list[tuple[frozenset[str], int]]] = {}
        for words, number in asked:
            self._told.setdefault(min(words), []).append((words, number))

    def within(self, clause: str) -> Iterator[int]:
        """The numbers of what the clause names; one may come twice."""
        found = {self._words[n] for n, _, _ in self._finder.find_matches_as_indexes(clause, overlapping=True)}
        for word in found:
            for words, number in self._told.get(word, ()):
                if words <= found:
                    yield number


@cache
def concepts() -> Concepts:
    """The table of this version, read once."""
    return Concepts(list(_rows("concepts.tsv")))


def _rows(name: str) -> Iterator[tuple[str, str]]:
    text = (importlib.resources.files("graph") / "overlaps" / name).read_text("utf-8")
    for line in text.splitlines():
        key, tab, rest = line.partition("\t")
        if tab and not line.startswith("#") and rest != "words":
            yield key, rest
