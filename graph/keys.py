"""Rows of the graph and their keys: a key says which row it is, a hash what the row holds.

A node's key is `[label, id]`; a relationship's is its identity in the contract: type, both ends, `document`,
`start`, `end`, `role`, `basis`, `surface`, `object`, `verb`, null where it has none. Rows are
`graph.model.Node` and `graph.model.Relationship`, the evidence among the properties.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, TypeAlias

from graph.model import Node, Properties, Ref, Relationship, Value
from graph.ontology import ontology

Row: TypeAlias = Node | Relationship

_READING = ("document", "start", "end", "role", "basis", "surface", "object", "verb")


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: equal values give equal text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def node_key(ref: Ref) -> str:
    return canonical([ref.label, ref.id])


def relationship_key(type_: str, start: Ref, end: Ref, properties: Properties) -> str:
    """The key of a relationship; where the type is a tree the end alone tells which it is."""
    if ontology().types[type_].tree:
        return canonical([type_, None, None, end.label, end.id])
    reading = [properties.get(name) for name in _READING]
    return canonical([type_, start.label, start.id, end.label, end.id, *reading])


def row_key(row: Row) -> str:
    if isinstance(row, Node):
        return node_key(row.ref)
    return relationship_key(row.type, row.start, row.end, row.properties)


def is_node(key: str) -> bool:
    return len(json.loads(key)) == 2


def identity(key: str) -> dict[str, Any]:
    """What a key says: `label` and `id` of a node; of a relationship `type`, `start_label`, `start`,
    `end_label`, `end` and `reading`, without the start where the type is a tree."""
    fields = json.loads(key)
    if len(fields) == 2:
        return dict(zip(("label", "id"), fields, strict=True))
    names = ("type", "start_label", "start", "end_label", "end")
    found = {name: value for name, value in zip(names, fields, strict=False) if value is not None}
    reading = zip(_READING, fields[5:], strict=False)
    return {**found, "reading": {name: value for name, value in reading if value is not None}}


def row_hash(row: Row) -> int:
    """A 256-bit number; the hash of a set of rows is the sum of theirs, so that it changes row by row."""
    text = f"{row_key(row)}\n{dump(row)}"
    return int.from_bytes(hashlib.sha256(text.encode()).digest())


def stands_apart(row: Row) -> bool:
    """Whether the row is the node about the whole, which is in no ledger and in no hash."""
    return isinstance(row, Node) and ontology().labels[row.label].alone


def dump(row: Row) -> str:
    """The row as JSON; `load` takes it back."""
    if isinstance(row, Node):
        return canonical([row.label, row.id, row.kind, dict(row.properties)])
    ends = [row.start.label, row.start.id, row.end.label, row.end.id]
    return canonical([row.type, *ends, dict(row.properties)])


def load(text: str) -> Row:
    fields = json.loads(text)
    properties = values(fields.pop())
    if len(fields) == 3:
        label, id_, kind = fields
        return Node(label, id_, properties, kind)
    type_, start_label, start, end_label, end = fields
    return Relationship(type_, Ref(start_label, start), Ref(end_label, end), properties)


def values(properties: dict[str, Any]) -> dict[str, Value]:
    """Properties as JSON or the driver give them, lists made tuples."""
    return {name: tuple(v) if isinstance(v, list) else v for name, v in properties.items()}
