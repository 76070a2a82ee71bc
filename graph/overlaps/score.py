"""How likely it is that two measures pursue the same thing, and why: a function of the two alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import exp, log1p
from operator import mul
from typing import NamedTuple

from graph.overlaps.passages import Goal, Passage
from graph.overlaps.reading import NOTHING, Reading, Vector

# What a pair within a shared run counts for beside the one that tells most: the characters of a name come
# together or not at all.
_FOLLOWING = 0.6
# Two targets are about one thing from this likeness of their subjects on.
_ALIKE = 0.75
# With less in common than this, in nats, no place and no heading makes two measures alike.
LEAST = 2.0
# So much in common, in nats, makes likeness count by two thirds: 可给予一次性奖励 is alike, and says little.
_FULL = 6.0
# Constant and weights of `Features.vector`, by tools/overlap_fit.py.
_COEFFICIENTS = (-6.05, 0.6, 4.18, 5.1, 3.0, 5.58, 9.15, 2.63, 1.55, 7.8)


class Run(NamedTuple):
    """Characters that both measures have in a row: where in either, how many, how much they say."""

    one: int
    other: int
    length: int
    weight: float


class Features(NamedTuple):
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
    logit = sum(map(mul, coefficients, features.vector()))
    return 1 / (1 + exp(-logit))


def features(one: Reading, other: Reading, shared: Sequence[Run], most: Features | None = None) -> Features:
    """What two measures have in common; `shared` are their `runs`, `most` what `at_most` ended with."""
    most = most or at_most(one, other)
    by_text: dict[str, float] = {}
    for run in shared:
        by_text.setdefault(one.chars[run.one : run.one + run.length], run.weight)
    common = [pair for pair in one.mass if pair in other.mass]
    return _with(one, other, sum(by_text.values()), common)._replace(
        clause=most.clause,
        heading=most.heading,
        target=max((alike for _, _, alike in goals(one, other)), default=0.0),
        department=_department(one.passage, other.passage),
    )


def _with(one: Reading, other: Reading, total: float, common: Iterable[str]) -> Features:
    """All that needs no comparison character by character, of measures that have so much in common, and these
    pairs of characters: their clauses and headings as much alike as they can be."""
    least = min(one.total, other.total)
    enough = _enough(total)
    return Features(
        total,
        enough,
        0.0 if one.projects.isdisjoint(other.projects) else 1.0,
        _place(one, other),
        min(1.0, total / least) * enough if least else 0.0,
        _along(one.pairs, other.pairs, common) * enough,
        1.0 if one.heading.length and other.heading.length else 0.0,
        0.0 if one.terms.isdisjoint(other.terms) else 1.0,
        1 - 0.5 ** len(one.concepts & other.concepts),
    )


def _enough(nats: float) -> float:
    """How far likeness counts that rests on so much in common, 0 to 1."""
    return 1 - exp(-nats / _FULL)


def at_most(one: Reading, other: Reading, least: float = 0.0) -> Features:
    """Features of a score that two measures cannot exceed, found without a comparison character by character:
    closer and closer while that score is not below `least`, at the end with the clauses and headings that
    `features` has."""
    common = one.mass.keys() & other.mass.keys()
    measured = _with(one, other, sum([one.mass[pair] for pair in common]), common)
    if probability(measured) >= least:
        measured = measured._replace(heading=_cosine(one.heading, other.heading))
        if probability(measured) >= least:
            measured = measured._replace(clause=_clause(one, other))
    return measured


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


def _place(one: Reading, other: Reading) -> float:
    """How much common places say, those left out that either plan is about as a whole."""
    if not one.places:
        return 0.0
    return min(1.0, sum([value for id_, value in one.places.items() if id_ in other.places]))


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


def _cosine(a: Vector, b: Vector) -> float:
    return _along(a, b, [key for key in a.values if key in b.values])


def _along(a: Vector, b: Vector, common: Iterable[str]) -> float:
    """The cosine of two vectors that have these keys in common."""
    dot = sum([a.values[key] * b.values[key] for key in common])
    return dot / (a.length * b.length) if dot else 0.0
