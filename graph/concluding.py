"""What follows from all nodes together and no document says: parts by name, and names that may be one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from graph.judgements import LABELS
from graph.linking import Candidate, candidates
from graph.model import Node, Ref, Relationship
from graph.parts import parts

RULES_VERSION = 1
"""Goes up whenever the same nodes may give other conclusions."""

ALIKE = "疑似"
"""The type of the relationship between two nodes that may be one, from the smaller id to the greater."""


def concluded(nodes: Iterable[Node], different: Collection[frozenset[Ref]] = ()) -> Iterator[Relationship]:
    """Every relationship that follows from the nodes; `different` are pairs that somebody judged to be two.

    The same nodes give the same relationships, in whatever order they come.
    """
    listed = [node for node in nodes if node.label in LABELS]
    yield from parts(listed)
    for found in candidates(listed):
        row = _alike(found)
        if frozenset((row.start, row.end)) not in different:
            yield row


def candidate_of(row: Relationship, one: Node, other: Node) -> Candidate:
    """The candidate that a relationship of this kind stands for, with its two nodes."""
    first, second = row.properties["compared"] if isinstance(row.properties["compared"], tuple) else ("", "")
    return Candidate(
        one.label,
        one.id,
        other.id,
        (str(one.properties["name"]), str(other.properties["name"])),
        (first, second),
        str(row.properties["method"]),
        float(str(row.properties["confidence"])),
        str(row.properties["why"]),
    )


def _alike(found: Candidate) -> Relationship:
    return Relationship(
        ALIKE,
        Ref(found.label, found.one),
        Ref(found.label, found.other),
        {
            "method": found.method,
            "confidence": found.confidence,
            "compared": found.compared,
            "why": found.why,
        },
    )
