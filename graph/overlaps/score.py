"""How likely it is that two measures pursue the same thing, and why: a function of the two alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log1p, sqrt

from graph.overlaps.passages import Goal, Passage
from graph.overlaps.reading import NOTHING, Reading

# What a pair within a shared run counts for beside the one that tells most: the characters of a name come
# together or not at all.
_FOLLOWING = 0.6
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
# Two targets are about one thing from this likeness of their subjects on.
_ALIKE = 0.75
# With less in common than this, in nats, no place and no heading makes two measures alike.
LEAST = 2.0
# So much in common, in nats, makes likeness count by two thirds: 可给予一次性奖励 is alike, and says little.
_FULL = 6.0
# Constant and weights of `Features.vector`, by tools/overlap_fit.py.
_COEFFICIENTS = (-5.82, 0.49, 5.95, 4.96, 3.0, 4.0, 9.85, 2.52, 1.93, 7.84)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that both measures have in a row: where in either, how many, how much they say."""

    one: int
    other: int
    length: int
    weight: float


@dataclass(frozen=True, slots=True)
class Features:
    """What the score is made of: what all runs together say, in nats; the rest is from 0 to 1.

    How alike the two closest clauses are, whether a project is shared, how much shared places say, how much
    of the shorter measure is shared, how alike both are as a whole, how alike their headings are, whether a
    term in quotation marks is shared, and whether both name the same objects of policy: a half for one of
    them, three quarters for two. Not in the score: likeness of targets, share of common departments.
    """

    sum: float = 0.0
    clause: float = 0.0
    project: float = 0.0
    place: float = 0.0
    cover: float = 0.0
    whole: float = 0.0
    heading: float = 0.0
    term: float = 0.0
    concept: float = 0.0
    target: float = 0.0
    department: float = 0.0

    def vector(self) -> tuple[float, ...]:
        """The features as the coefficients take them, with 1 for the constant."""
        return (
            1.0,
            log1p(self.sum),
            self.clause,
            self.project,
            self.place,
            self.cover,
            self.whole,
            self.heading,
            self.term,
            self.concept,
        )


def probability(features: Features, coefficients: Sequence[float] = _COEFFICIENTS) -> float:
    """The score, 0 to 1; 0 of two that have next to nothing in common."""
    if not features.project and not features.concept and features.sum < LEAST:
        return 0.0
    logit = sum(c * x for c, x in zip(coefficients, features.vector(), strict=True))
    return 1 / (1 + exp(-logit))


def features(one: Reading, other: Reading, shared: Sequence[Run]) -> Features:
    """What two measures have in common; `shared` are their `runs`."""
    by_text: dict[str, float] = {}
    for run in shared:
        by_text.setdefault(one.chars[run.one : run.one + run.length], run.weight)
    total = sum(by_text.values())
    return _with(
        one,
        other,
        total,
        clause=_clause(one, other),
        target=max((alike for _, _, alike in goals(one, other)), default=0.0),
        department=_department(one.passage, other.passage),
    )


def _with(
    one: Reading, other: Reading, total: float, *, clause: float, target: float = 0.0, department: float = 0.0
) -> Features:
    """All that needs no comparison character by character, of measures that have so much in common."""
    a, b = one.passage, other.passage
    least = min(one.total, other.total)
    return Features(
        total,
        clause,
        1.0 if _common(a.projects, b.projects) else 0.0,
        min(1.0, _place(a, b)),
        min(1.0, total / least) * _enough(total) if least else 0.0,
        _cosine(one.pairs, other.pairs) * _enough(total),
        _cosine(one.heading, other.heading),
        1.0 if one.terms & other.terms else 0.0,
        1 - 0.5 ** len(one.concepts & other.concepts),
        target,
        department,
    )


def _enough(nats: float) -> float:
    """How far likeness counts that rests on so much in common, 0 to 1."""
    return 1 - exp(-nats / _FULL)


def ceiling(one: Reading, other: Reading) -> float:
    """A score that two measures cannot exceed, found without comparing them character by character."""
    mass = sum(one.weight[i] for i, pair in one.telling if pair in other.at)
    return probability(_with(one, other, mass, clause=_enough(mass)))


def runs(one: Reading, other: Reading) -> list[Run]:
    """The runs of characters that both have and that say anything, in the order of `one`; none overlaps
    another there."""
    found: list[Run] = []
    free = 0
    for i, pair in one.telling:
        places = other.at.get(pair)
        if places is None or i < free:
            continue
        after, j = max((_after(one, other, i, j), -j) for j in places)
        before = _before(one, other, i, -j, i - free)
        start, length = i - before, before + after
        found.append(Run(start, -j - before, length, _run_weight(one, other, start, -j - before, length)))
        # The last character may begin the next run: its pair was not compared here.
        free = i + after - 1
    return found


def _after(one: Reading, other: Reading, i: int, j: int) -> int:
    """How many characters from these places on are the same."""
    a, b = one.chars, other.chars
    length, most = 2, min(len(a) - i, len(b) - j)
    while length < most and a[i + length] == b[j + length] != NOTHING:
        length += 1
    return length


def _before(one: Reading, other: Reading, i: int, j: int, most: int) -> int:
    """How many characters before these places are the same, `most` at the most."""
    a, b = one.chars, other.chars
    length, most = 0, min(most, j)
    while length < most and a[i - length - 1] == b[j - length - 1] != NOTHING:
        length += 1
    return length


def _run_weight(one: Reading, other: Reading, i: int, j: int, length: int) -> float:
    values = [min(one.weight[i + k], other.weight[j + k]) for k in range(length - 1)]
    most = max(values)
    return most + _FOLLOWING * (sum(values) - most)


def _clause(one: Reading, other: Reading) -> float:
    """How alike the closest two clauses are, by the cosine of their pairs, less where these say little."""
    dots: dict[tuple[int, int], tuple[float, float]] = {}
    for pair, mine in one.clauses.items():
        for n, value in mine:
            for m, theirs in other.clauses.get(pair, ()):
                dot, mass = dots.get((n, m), (0.0, 0.0))
                dots[n, m] = dot + value * theirs, mass + min(value, theirs)
    found = (dot / (one.norms[n] * other.norms[m]) * _enough(mass) for (n, m), (dot, mass) in dots.items())
    return max(found, default=0.0)


def _place(a: Passage, b: Passage) -> float:
    """How much common places say, those left out that either plan is about as a whole."""
    known = {id_ for id_, _, _ in b.places} - set(a.home) - set(b.home)
    return sum(_PLACES.get(kind, 0.3) for id_, _, kind in a.places if id_ in known)


def _department(a: Passage, b: Passage) -> float:
    least = min(len(a.departments), len(b.departments))
    return len(_common(a.departments, b.departments)) / least if least else 0.0


def _common(a: Sequence[tuple[str, str]], b: Sequence[tuple[str, str]]) -> list[str]:
    known = {id_ for id_, _ in b}
    return [id_ for id_, _ in a if id_ in known]


def goals(one: Reading, other: Reading) -> Iterator[tuple[Goal, Goal, float]]:
    """The targets of both that have one unit, and how much alike their subjects are (0–1)."""
    for mine, first in one.goals:
        for theirs, second in other.goals:
            if mine.unit == theirs.unit:
                alike = _cosine(first, second)
                if alike >= _ALIKE:
                    yield mine, theirs, alike


def _cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    dot = sum([value * b[key] for key, value in a.items() if key in b])
    if not dot:
        return 0.0
    return dot / sqrt(sum([v * v for v in a.values()]) * sum([v * v for v in b.values()]))
