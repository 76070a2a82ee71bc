"""Whether one thing is one node over all documents of a set: the rows `linked …`, and what is confused."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from graph import Facts, rows_of
from tongchou.scoring.annotations import Annotation
from tongchou.scoring.bcubed import Agreement, bcubed
from tongchou.scoring.folding import Aliases
from tongchou.scoring.found import found_plans
from tongchou.scoring.mentions import KINDS, Clusters, Mention, mentions_of


@dataclass(frozen=True, slots=True)
class Confusion:
    """Two nodes (or more) for one thing, or one node for two things (or more).

    `what` is the thing or the node by name, `parts` what it should not be, each with how many mentions;
    `cost` is the number of pairs of mentions that are together or apart and should not be; `split` tells
    which.
    """

    row: str
    split: bool
    what: str
    parts: tuple[tuple[str, int], ...]
    cost: int
    docs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Linked:
    """One row: the agreement over the mentions that were found, how many were not (`missed` of these are
    required and stand in another row too), and the confusions, the worst first."""

    agreement: Agreement
    unfound: int
    missed: int
    confusions: tuple[Confusion, ...]

    @property
    def exact_f1(self) -> Fraction:
        """F1 as the reference run keeps it, to four places."""
        return round(self.agreement.f1, 4)

    def counts(self) -> dict[str, Any]:
        """What the reference run keeps of the row."""
        one = self.agreement
        return {
            "precision": round(float(one.precision), 4),
            "recall": round(float(one.recall), 4),
            "f1": float(self.exact_f1),
            "mentions": one.mentions,
            "things": one.things,
            "nodes": one.nodes,
            "unfound": self.unfound,
            "missed": self.missed,
        }


def linked(
    annotated: Sequence[Annotation | Clusters], facts: Iterable[Facts], aliases: Aliases
) -> dict[str, Linked]:
    """The rows of the annotated documents, whose facts are put into one graph, as an ingest of all does."""
    plans = found_plans(rows_of(facts, related=False))
    by_kind: defaultdict[str, list[Mention]] = defaultdict(list)
    for one in annotated:
        for mention in mentions_of(one, plans, aliases):
            by_kind[mention.kind].append(mention)
    return {f"linked {kind}": _row(f"linked {kind}", by_kind[kind]) for kind in KINDS if by_kind[kind]}


def _row(row: str, mentions: Sequence[Mention]) -> Linked:
    found = [one for one in mentions if one.node]
    return Linked(
        bcubed((one.thing, one.node) for one in found),
        len(mentions) - len(found),
        sum(not one.node and not one.optional for one in mentions),
        tuple(sorted(_confusions(row, found), key=lambda c: (-c.cost, c.split, c.what, c.parts))),
    )


def _confusions(row: str, mentions: Sequence[Mention]) -> Iterable[Confusion]:
    things: defaultdict[str, list[Mention]] = defaultdict(list)
    nodes: defaultdict[str, list[Mention]] = defaultdict(list)
    for one in mentions:
        things[one.thing].append(one)
        nodes[one.node].append(one)
    for thing, some in things.items():
        parts = Counter((one.node, one.name) for one in some)
        if len(parts) > 1:
            yield _confusion(row, thing, [(name, n) for (_, name), n in parts.items()], some, split=True)
    for some in nodes.values():
        meant = Counter(one.thing for one in some)
        if len(meant) > 1:
            yield _confusion(row, some[0].name, [*meant.items()], some, split=False)


def _confusion(
    row: str, what: str, parts: Sequence[tuple[str, int]], mentions: Sequence[Mention], *, split: bool
) -> Confusion:
    whole = len(mentions)
    cost = (whole * whole - sum(n * n for _, n in parts)) // 2
    ordered = tuple(sorted(parts, key=lambda one: (-one[1], one[0])))
    return Confusion(row, split, what, ordered, cost, tuple(sorted({one.doc for one in mentions})))
