"""The types that facts travel in: nodes, relationships and the evidence of what was read.

Which labels, relationship types, ends and properties exist is data (`graph/ontology/`); these types only
carry them. All are frozen and hashable by identity of content; properties are plain JSON values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Value: TypeAlias = str | int | float | bool | tuple[str, ...]
Properties: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """One node, named by the label that its id is unique in (`Place` also for a City) and its id."""

    label: str
    id: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node: `label` as in the contract's table, `kind` the second label of a Place (`City`, `Zone`, …)."""

    label: str
    id: str
    properties: Properties
    kind: str | None = None

    @property
    def ref(self) -> Ref:
        return Ref(self.label, self.id)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a relationship was read: `quote == Document.text[start:end]`, offsets in code points."""

    document: str
    start: int
    end: int
    quote: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship from `start` to `end`; `properties` without the evidence's own fields.

    `evidence` is None for structure (包含, 记载), for what the authority files say (`source` instead)
    and for what a sidecar states (`basis: metadata`).
    """

    type: str
    start: Ref
    end: Ref
    properties: Properties = field(default_factory=dict)
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one document says: the unit in which knowledge comes and goes.

    An end `Ref("Plan", id)` of a citation names the plan by its unscoped title id
    (`graph.ids.title_id`); which plan of the graph it means is settled over the whole graph by the writer.
    """

    document: Node
    nodes: tuple[Node, ...]
    relationships: tuple[Relationship, ...]
