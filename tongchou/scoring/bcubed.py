"""B-cubed: how well one division of mentions agrees with another (A. Bagga, B. Baldwin, 1998).

Of each mention, precision is the share of its node's mentions that mean the same thing as it does, recall the
share of its thing's mentions that stand at the same node; both count the mention itself. The rates are the
means over all mentions, so a thing that is named often weighs as often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many mentions were compared, of how many things at how many nodes, and the two means."""

    mentions: int
    things: int
    nodes: int
    precision: Fraction
    recall: Fraction

    @property
    def f1(self) -> Fraction:
        """The harmonic mean of the two, neither of which can be 0."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def bcubed(pairs: Iterable[tuple[Hashable, Hashable]]) -> Agreement:
    """The agreement of (thing, node), one pair a mention; everything is 1 where there is no mention."""
    cells = Counter(pairs)
    things: Counter[Hashable] = Counter()
    nodes: Counter[Hashable] = Counter()
    for (thing, node), count in cells.items():
        things[thing] += count
        nodes[node] += count
    mentions = sum(things.values())
    if not mentions:
        return Agreement(0, 0, 0, Fraction(1), Fraction(1))
    precision = sum(Fraction(count * count, nodes[node]) for (_, node), count in cells.items())
    recall = sum(Fraction(count * count, things[thing]) for (thing, _), count in cells.items())
    return Agreement(
        mentions, len(things), len(nodes), Fraction(precision) / mentions, Fraction(recall) / mentions
    )
