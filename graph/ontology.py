"""The ontology: which labels, relationship types, ends and properties exist (`graph/ontology/*.yaml`)."""

from __future__ import annotations

import importlib.resources
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

import yaml

from graph.model import Value

SCHEMA_VERSION = 5
"""Goes up with every change of the ontology that a reader of the graph can notice."""

Type = Literal["string", "strings", "integer", "number", "boolean"]
Merge = Literal["first", "longest", "union", "least", "any"]
Source = Literal["always", "metadata", "method", "source", "none", "computed"]

_IDENTITY = ("role", "basis", "surface", "object", "verb")


@dataclass(frozen=True, slots=True)
class Property:
    """One property: `merge` settles what several documents give, `also` names a property whose other values
    it takes up, `identity` tells readings of one span apart. What is `derived` no document gives: the writer
    adds it to the node in the database, and neither an export nor a hash holds it."""

    name: str
    type: Type
    zh: str
    en: str
    merge: Merge = "first"
    also: str | None = None
    values: tuple[str, ...] = ()
    optional: bool = False
    identity: bool = False
    derived: bool = False

    def accepts(self, value: Value) -> bool:
        """Whether the value is of the type and, where the vocabulary is closed, in it."""
        if self.type == "strings":
            return isinstance(value, tuple) and all(isinstance(v, str) for v in value)
        if self.type == "boolean" or isinstance(value, bool):
            return self.type == "boolean" and isinstance(value, bool)
        if self.type == "string":
            return isinstance(value, str) and (not self.values or value in self.values)
        return isinstance(value, int) or (self.type == "number" and isinstance(value, float))


@dataclass(frozen=True, slots=True)
class Label:
    """One label; `kinds` are its second labels, `identity` says what the id is a hash of."""

    name: str
    zh: str
    en: str
    identity: str
    properties: Mapping[str, Property]
    kinds: tuple[str, ...] = ()
    whole: bool = False
    full_text: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """Ends that a relationship type may have, and what stands behind such a relationship."""

    start: tuple[str, ...]
    end: tuple[str, ...]
    evidence: Source


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """One relationship type."""

    name: str
    zh: str
    en: str
    patterns: tuple[Pattern, ...]
    properties: Mapping[str, Property]
    cites: bool = False
    tree: bool = False

    def pattern(self, start: str, end: str) -> Pattern | None:
        """The pattern that has these labels as its ends."""
        return next((p for p in self.patterns if start in p.start and end in p.end), None)

    @property
    def computed(self) -> bool:
        return any(p.evidence == "computed" for p in self.patterns)


@dataclass(frozen=True, slots=True)
class Ontology:
    """Everything that may be in the graph, in the order of the files."""

    labels: Mapping[str, Label]
    types: Mapping[str, RelationshipType]
    evidence: Mapping[str, Property]

    def ends(self) -> Iterator[tuple[str, str, str]]:
        """Every allowed (start label, type, end label)."""
        for type_ in self.types.values():
            for pattern in type_.patterns:
                for start in pattern.start:
                    for end in pattern.end:
                        yield start, type_.name, end


@cache
def ontology() -> Ontology:
    """The ontology of this version, read once."""
    labels = {name: _label(name, entry) for name, entry in _read("labels.yaml").items()}
    types = {name: _type(name, entry) for name, entry in _read("relationships.yaml").items()}
    return Ontology(labels, types, _properties(_read("evidence.yaml")))


def _read(name: str) -> dict[str, dict[str, Any]]:
    text = (importlib.resources.files("graph") / "ontology" / name).read_text("utf-8")
    entries: dict[str, dict[str, Any]] = yaml.safe_load(text)
    return entries


def _label(name: str, entry: dict[str, Any]) -> Label:
    entry["properties"] = _properties(entry["properties"])
    entry["kinds"] = tuple(entry.pop("kinds", ()))
    return Label(name=name, **entry)


def _type(name: str, entry: dict[str, Any]) -> RelationshipType:
    patterns = tuple(
        Pattern(tuple(p["start"]), tuple(p["end"]), _one_of(p["evidence"], Source))
        for p in entry.pop("patterns")
    )
    properties = _properties(entry.pop("properties", {}))
    stray = [p.name for p in properties.values() if p.identity and p.name not in _IDENTITY]
    if stray:
        raise ValueError(f"{name}: {stray} cannot tell readings apart; the contract names {_IDENTITY}")
    return RelationshipType(name=name, patterns=patterns, properties=properties, **entry)


def _properties(entries: dict[str, dict[str, Any]]) -> dict[str, Property]:
    return {name: _property(name, entry) for name, entry in entries.items()}


def _property(name: str, entry: dict[str, Any]) -> Property:
    _one_of(entry["type"], Type)
    _one_of(entry.get("merge", "first"), Merge)
    entry["values"] = tuple(entry.pop("values", ()))
    return Property(name=name, **entry)


def _one_of(word: str, words: Any) -> Any:
    if word not in get_args(words):
        raise ValueError(f"{word!r} is none of {get_args(words)}")
    return word
