"""Whether confidences keep their word: of all facts that say 0.9, nine in ten should be right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from tongchou.scoring.score import Judged
from tongchou.scoring.tally import Interval, wilson

# What a bin must hold before its share of right facts says anything.
LEAST = 50


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts of about one confidence: from, to, how many, their mean confidence, how many are right."""

    low: float
    high: float
    facts: int
    mean: float
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.facts

    @property
    def interval(self) -> Interval:
        return wilson(self.right, self.facts)

    @property
    def gap(self) -> float:
        """Confidence less precision: above 0 where the program is too sure."""
        return self.mean - self.precision


def bins(judged: Iterable[Judged], least: int = LEAST) -> list[Bin]:
    """Bins from the least sure facts to the surest. Equal confidences are never parted; a bin ends when it
    holds `least` facts, and what is left at the end joins the last."""
    ordered = sorted(judged, key=lambda one: one.confidence)
    groups: list[list[Judged]] = []
    for _, equal in groupby(ordered, key=lambda one: one.confidence):
        if groups and len(groups[-1]) < least:
            groups[-1] += equal
        else:
            groups.append(list(equal))
    if len(groups) > 1 and len(groups[-1]) < least:
        last = groups.pop()
        groups[-1] += last
    return [_bin(group) for group in groups]


def expected_error(found: Sequence[Bin]) -> float:
    """The mean gap over all facts, whichever way it points (expected calibration error)."""
    facts = sum(one.facts for one in found)
    return sum(abs(one.gap) * one.facts for one in found) / facts if facts else 0.0


def _bin(group: Sequence[Judged]) -> Bin:
    mean = sum(one.confidence for one in group) / len(group)
    return Bin(group[0].confidence, group[-1].confidence, len(group), mean, sum(one.right for one in group))
