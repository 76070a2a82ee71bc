"""A passage made ready for comparison: which pairs of characters say what it is about, and how much."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log, sqrt

from graph.overlaps.passages import Goal, Passage
from graph.overlaps.weights import concepts, weights, words

# Rarity, in nats, that says nothing: of a pair that stands in one sentence of thirty.
FLOOR = 3.5
# What a pair counts for with none, one or both of its characters in words that say how and not what.
_GENERIC = (1.0, 0.6, 0.2)
# What a pair counts for that the plan's title has: what all of a plan is about tells no measure of it.
_SAID = 0.25
_NARROW = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
# Words of one character that join others, and short names of provinces.
_FUNCTION = frozenset(
    "的和与及或等将把向在由为以从于是并其各每按被让使得了着个项家座闽粤桂琼沪皖赣浙鄂湘黔滇渝冀陕晋豫"
)
_QUOTED = re.compile(r"[“「《〈](?P<term>[^“”「」《》〈〉]{2,24})[”」》〉]")
# Numbers and dates are targets, or nothing; 5G and 1155工程 are names.
_BREAK = re.compile(
    r"[^\u4e00-\u9fff0-9A-Za-z·]|(?<![·.\d])\d+(?:\.\d+)?(?:[万亿千百%]|[年月日]底?前?|[个家项条名户人元吨亩米公平余倍天次座处所套件批]|$)+(?![·\\d])"
)
_CLAUSE = re.compile(r"[，；。：！？,;:]")
# How much a shared place says, by how many measures are likely to name it.
_PLACES: Mapping[str, float] = {
    "Province": 0.1,
    "City": 0.4,
    "District": 1.0,
    "County": 1.0,
    "Region": 0.3,
    "NewArea": 0.3,
    "NewTown": 0.6,
    "Zone": 0.3,
    "Natural": 0.8,
}
NOTHING = "\0"
"""Stands in `Reading.chars` for what cannot be shared."""


def folded(text: str) -> str:
    """The text with width folded, character by character: offsets stay what they are."""
    return text.translate(_NARROW)


def shareable(passage: Passage) -> str:
    """`Reading.chars`: the folded text with NUL for whatever cannot be shared."""
    chars = _BREAK.sub(lambda match: NOTHING * len(match.group()), folded(passage.text))
    for name in sorted(passage.names, key=lambda name: (-len(name), name)):
        chars = chars.replace(name, NOTHING * len(name))
    return chars


class Vector:
    """Pairs of characters with their weights, and its length: read once, compared often."""

    __slots__ = ("length", "values")

    def __init__(self, values: Mapping[str, float]) -> None:
        self.values = values
        self.length = sqrt(sum([value * value for value in values.values()]))


@dataclass(frozen=True, slots=True)
class Reading:
    """`chars` is the folded text with NUL for whatever cannot be shared (punctuation, names of places).

    `weight[i]` is that of the pair at i, `telling` the pairs that weigh anything, `at` where each stands,
    `mass` what each weighs in all places together; `clauses` their weights in each clause, `norms` the
    lengths of these as vectors; `pairs` holds those of the whole, `total` their weight, `length` how many
    characters can be shared; `terms` are those in quotation marks, `concepts` the objects of policy that it
    names; `generic` tells characters in words that say how. `projects` are ids, `places` how much each place
    says that the plan is not about as a whole.
    """

    passage: Passage
    chars: str
    weight: tuple[float, ...]
    telling: tuple[tuple[int, str], ...]
    at: Mapping[str, tuple[int, ...]]
    clauses: Mapping[str, tuple[tuple[int, float], ...]]
    norms: tuple[float, ...]
    goals: tuple[tuple[Goal, Vector], ...]
    terms: frozenset[str]
    heading: Vector
    pairs: Vector
    mass: Mapping[str, float]
    total: float
    length: int
    concepts: frozenset[int]
    generic: tuple[bool, ...]
    projects: frozenset[str]
    places: Mapping[str, float]


def read(passage: Passage) -> Reading:
    """A pure function of the passage and the shipped tables."""
    text = folded(passage.text)
    generic = _generic(text)
    said, subjects = _title(passage.title)
    chars = shareable(passage)
    every = [chars[i : i + 2] for i in range(len(chars) - 1)]
    weight = tuple(
        value and value * _GENERIC[generic[i] + generic[i + 1]] * (_SAID if every[i] in said else 1.0)
        for i, value in enumerate(map(_weight, every))
    )
    telling = tuple((i, every[i]) for i, value in enumerate(weight) if value)
    at: dict[str, list[int]] = {}
    for i, pair in telling:
        at.setdefault(pair, []).append(i)
    clauses, norms = _clauses(text, telling, weight)
    return Reading(
        passage,
        chars,
        weight,
        telling,
        {pair: tuple(places) for pair, places in at.items()},
        clauses,
        norms,
        tuple((goal, _vector(goal.subject)) for goal in passage.goals),
        frozenset(match["term"] for match in _QUOTED.finditer(text)),
        _heading(folded(passage.heading)),
        Vector(
            {pair: max(weight[i] for i in places) * (1 + log(len(places))) for pair, places in at.items()}
        ),
        {pair: sum(weight[i] for i in places) for pair, places in at.items()},
        sum(weight),
        len(chars) - chars.count(NOTHING),
        _concepts(text) - subjects,
        tuple(generic),
        frozenset(id_ for id_, _ in passage.projects),
        {id_: _PLACES.get(kind, 0.3) for id_, _, kind in passage.places if id_ not in passage.home},
    )


@lru_cache(maxsize=1024)
def _title(title: str) -> tuple[frozenset[str], frozenset[int]]:
    """The pairs of characters and the objects of policy in the title of a plan: one for all its measures."""
    text = folded(title)
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)), _concepts(text)


def _concepts(text: str) -> frozenset[int]:
    return frozenset(number for clause in _CLAUSE.split(text) for number in concepts().within(clause))


@lru_cache(maxsize=1024)
def _heading(text: str) -> Vector:
    generic = _generic(text)
    found: dict[str, float] = {}
    for i in range(len(text) - 1):
        value = _weight(text[i : i + 2]) * _GENERIC[generic[i] + generic[i + 1]]
        if value > 0 and not _BREAK.search(text[i : i + 2]):
            found[text[i : i + 2]] = max(value, found.get(text[i : i + 2], 0.0))
    return Vector(found)


def _generic(text: str) -> list[bool]:
    """For each character whether it belongs to a word that says how and not what."""
    found = [char in _FUNCTION for char in text]
    finder, generic = words()
    for word, start, end in finder.find_matches_as_indexes(text):
        found[start:end] = [generic[word]] * (end - start)
    for match in _QUOTED.finditer(text):
        start, end = match.span("term")
        found[start:end] = [False] * (end - start)
    return found


@cache
def _weight(pair: str) -> float:
    return 0.0 if NOTHING in pair else max(0.0, weights().of(pair) - FLOOR)


def _clauses(
    text: str, telling: tuple[tuple[int, str], ...], weight: tuple[float, ...]
) -> tuple[dict[str, tuple[tuple[int, float], ...]], tuple[float, ...]]:
    found: dict[str, dict[int, float]] = {}
    squares: list[float] = []
    waiting = list(reversed(telling))
    for number, end in enumerate([*(match.start() for match in _CLAUSE.finditer(text)), len(text)]):
        own: dict[str, float] = {}
        while waiting and waiting[-1][0] < end:
            i, pair = waiting.pop()
            own[pair] = max(weight[i], own.get(pair, 0.0))
        for pair, value in own.items():
            found.setdefault(pair, {})[number] = value
        squares.append(sum(value * value for value in own.values()))
    return {pair: tuple(where.items()) for pair, where in found.items()}, tuple(map(sqrt, squares))


def _vector(text: str) -> Vector:
    return Vector({text[i : i + 2]: max(0.1, weights().of(text[i : i + 2])) for i in range(len(text) - 1)})
