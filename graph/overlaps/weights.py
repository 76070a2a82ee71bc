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


@cache
def concepts() -> tuple[AhoCorasick, Sequence[int]]:
    """What finds words that mean an object of policy, the longest first, and for each the number of it."""
    text = (importlib.resources.files("graph") / "overlaps" / "concepts.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")][1:]
    numbers = {word: number for number, line in enumerate(lines) for word in line.split(" ")}
    return AhoCorasick(list(numbers), matchkind=MatchKind.LeftmostLongest), list(numbers.values())


def _rows(name: str) -> Iterator[tuple[str, str]]:
    text = (importlib.resources.files("graph") / "overlaps" / name).read_text("utf-8")
    for line in text.splitlines():
        key, tab, rest = line.partition("\t")
        if tab and not line.startswith("#") and (key, rest) != ("kind", "words"):
            yield key, rest
