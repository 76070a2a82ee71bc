"""A document's facts as bytes, and back: JSON lines, deflated."""

from __future__ import annotations

import json
import zlib
from typing import Any

from graph.keys import canonical, values
from graph.model import Evidence, Facts, Node, Ref, Relationship

_LEVEL = 6


def packed(facts: Facts) -> bytes:
    """The facts as bytes: the same facts, the same bytes."""
    lines = [canonical(_node(node)) for node in (facts.document, *facts.nodes)]
    lines.append("")
    lines += [canonical(_relationship(one)) for one in facts.relationships]
    return zlib.compress("\n".join(lines).encode(), _LEVEL)


def unpacked(data: bytes) -> Facts:
    """What `packed` was given."""
    nodes, _, relationships = zlib.decompress(data).decode().partition("\n\n")
    document, *others = (_as_node(json.loads(line)) for line in nodes.split("\n"))
    read = (_as_relationship(json.loads(line)) for line in relationships.split("\n") if line)
    return Facts(document, tuple(others), tuple(read))


def _node(node: Node) -> list[Any]:
    return [node.label, node.id, node.kind, dict(node.properties)]


def _as_node(fields: list[Any]) -> Node:
    label, id_, kind, properties = fields
    return Node(label, id_, values(properties), kind)


def _relationship(one: Relationship) -> list[Any]:
    ends = [one.start.label, one.start.id, one.end.label, one.end.id]
    read = one.evidence
    evidence = read and [read.document, read.start, read.end, read.quote, read.method, read.confidence]
    return [one.type, *ends, dict(one.properties), evidence]


def _as_relationship(fields: list[Any]) -> Relationship:
    type_, start_label, start, end_label, end, properties, read = fields
    ends = Ref(start_label, start), Ref(end_label, end)
    return Relationship(type_, *ends, values(properties), Evidence(*read) if read else None)
