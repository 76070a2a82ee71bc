"""Counts of a row, and what they say: precision, recall, F1, each with a 95 % interval.

Intervals are Wilson's (E. B. Wilson, 1927; for small numbers and rates near 1 the better choice: L. D. Brown,
T. T. Cai, A. DasGupta, 2001). Precision and recall are shares as they stand. F1 is not, but it grows with
J = tp / (tp + fp + fn), which is: F1 = 2J / (1 + J), so the ends of J's interval give those of F1. They take
items as independent; items of one document are not, and the truth lies somewhat wider.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import TypeAlias

Interval: TypeAlias = tuple[float, float]

# The quantile of the normal distribution that leaves 2.5 % on either side.
_Z = 1.959963984540054


@dataclass(slots=True)
class Tally:
    """Right (`tp`), wrong (`fp`) and missed (`fn`) items of one row."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, tp: int = 0, fp: int = 0, fn: int = 0) -> None:
        self.tp += tp
        self.fp += fp
        self.fn += fn

    @property
    def items(self) -> int:
        """How many were to be found: below thirty, a row says little."""
        return self.tp + self.fn

    @property
    def empty(self) -> bool:
        return not self.tp + self.fp + self.fn

    @property
    def precision(self) -> float:
        return _share(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float:
        return _share(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float:
        return float(self.exact_f1)

    @property
    def exact_f1(self) -> Fraction:
        """F1 without rounding, so that two runs can be compared; 1 where nothing was to be found or was."""
        whole = 2 * self.tp + self.fp + self.fn
        return Fraction(2 * self.tp, whole) if whole else Fraction(1)

    @property
    def precision_interval(self) -> Interval:
        return wilson(self.tp, self.tp + self.fp)

    @property
    def recall_interval(self) -> Interval:
        return wilson(self.tp, self.tp + self.fn)

    @property
    def f1_interval(self) -> Interval:
        low, high = wilson(self.tp, self.tp + self.fp + self.fn)
        return 2 * low / (1 + low), 2 * high / (1 + high)


def wilson(right: int, of: int) -> Interval:
    """The 95 % interval of a share: from 0 to 1 where nothing was counted."""
    if not of:
        return 0.0, 1.0
    share, square = right / of, _Z * _Z
    middle = share + square / (2 * of)
    width = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    low, high = (middle - width) / (1 + square / of), (middle + width) / (1 + square / of)
    return max(0.0, low), min(1.0, high)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
