"""The contract's form: one node or relationship a line, in a fixed order: equal graphs are equal bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from graph.model import Node, Ref, Relationship

Object: TypeAlias = dict[str, Any]

_WORDS = ("role", "basis", "surface", "object", "verb")


def lines(objects: Iterable[Object]) -> Iterator[str]:
    """One line of JSON for each object, with its line end."""
    for obj in objects:
        yield json.dumps(obj, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def global_id(ref: Ref) -> str:
    """The id of a node in an export: unique over all labels."""
    return f"{ref.label}:{ref.id}"


def node_object(node: Node) -> Object:
    return {
        "type": "node",
        "id": global_id(node.ref),
        "labels": labels(node.label, node.kind),
        "properties": {"id": node.id, **node.properties},
    }


def relationship_object(row: Relationship, kinds: Mapping[Ref, str | None]) -> Object:
    """`kinds` gives the second label of the ends that have one."""
    return {
        "type": "relationship",
        "label": row.type,
        "start": {"id": global_id(row.start), "labels": labels(row.start.label, kinds.get(row.start))},
        "end": {"id": global_id(row.end), "labels": labels(row.end.label, kinds.get(row.end))},
        "properties": dict(row.properties),
    }


def labels(label: str, kind: str | None) -> list[str]:
    return [label, kind] if kind else [label]


def node_order(node: Node) -> str:
    return global_id(node.ref)


def relationship_order(row: Relationship) -> tuple[Any, ...]:
    """Type, ends, then what tells readings apart; what is absent before what is present."""
    properties = row.properties
    words = (properties.get(name) for name in _WORDS)
    return (
        row.type,
        global_id(row.start),
        global_id(row.end),
        properties.get("document", ""),
        properties.get("start", -1),
        properties.get("end", -1),
        *((word is not None, word or "") for word in words),
    )
