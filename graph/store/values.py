"""Values of Neo4j as JSON knows them."""

from __future__ import annotations

import base64
import math
from types import NoneType
from typing import Any, TypeAlias

import neo4j
from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point

Row: TypeAlias = dict[str, Any]
_AS_THEY_ARE = frozenset({NoneType, str, int, bool})


def plain(value: Any) -> Any:
    """A value of Neo4j as JSON knows it.

    A node is `{element_id, labels, properties}`, a relationship `{element_id, type, start, end, properties}`
    with the element ids of its ends, a path `{nodes, relationships}`. Dates and times are ISO strings, points
    `{srid, coordinates}`, bytes base64; a number that JSON lacks is its name as a string.
    """
    if value.__class__ in _AS_THEY_ARE:
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return _structure(value)


def _structure(value: Any) -> Any:
    if isinstance(value, Node):
        return {
            "element_id": value.element_id,
            "labels": sorted(value.labels),
            "properties": _properties(value),
        }
    if isinstance(value, Relationship):
        return {
            "element_id": value.element_id,
            "type": value.type,
            "start": _end(value.start_node),
            "end": _end(value.end_node),
            "properties": _properties(value),
        }
    if isinstance(value, Path):
        return {
            "nodes": [_structure(node) for node in value.nodes],
            "relationships": [_structure(relationship) for relationship in value.relationships],
        }
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode()
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def _end(node: Node | None) -> str | None:
    # A node without properties counts as false.
    return None if node is None else node.element_id


def _properties(entity: Node | Relationship) -> Row:
    return {key: plain(entity[key]) for key in sorted(entity)}


def row(record: neo4j.Record) -> Row:
    return dict(zip(record.keys(), map(plain, record.values()), strict=True))
