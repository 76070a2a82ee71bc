"""One relationship as it is shown: what it says, where it was read, and an id by which it is found again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.ids import digest
from graph.keys import canonical
from graph.model import Value
from graph.ontology import ontology

_SPAN = ("document", "start", "end")
_WORDS = ("role", "basis", "surface", "object", "verb")
_EVIDENCE = (*_SPAN, "quote", "method", "confidence")
_ID = re.compile(r"(?P<type>\w+)-(?P<start>[0-9a-z]+)-(?P<end>[0-9a-z]+)-(?P<rest>[0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Thing:
    """A node as it is shown; `kind` is the second label of a place."""

    label: str
    kind: str | None
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """Where a relationship was read: `quote` is `text[start:end]` of the document, in code points."""

    document: str
    document_name: str | None
    start: int
    end: int
    quote: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """One relationship from the node `from_id` to the node `to_id`. `id` is made from its identity in the
    contract, the same wherever it is read. `evidence` is None where it stands in no text; `more` holds what
    else it says (the source in an authority file, the score of an overlap)."""

    id: str
    type: str
    from_id: str
    to_id: str
    role: str | None = None
    basis: str | None = None
    surface: str | None = None
    object: str | None = None
    verb: str | None = None
    names: Thing | None = None
    sentence: str | None = None
    evidence: EvidenceRow | None = None
    more: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading with both its ends, the task and the plan that it stands in."""

    reading: Reading
    start: Thing
    end: Thing
    task: str | None
    plan: str | None


def reading_id(type_: str, start: str, end: str, properties: Mapping[str, Any]) -> str:
    """The id of a reading: its type, both its ends, and eight hex digits of a hash of all that tells it from
    others between the same ends."""
    rest = canonical([properties.get(name) for name in (*_SPAN, *_WORDS)])
    return f"{type_}-{start}-{end}-{digest('Reading', rest)[:8]}"


def parts_of_id(id_: str) -> dict[str, str] | None:
    """`type`, `start` and `end` of a reading's id; None where it is none."""
    found = _ID.fullmatch(id_)
    if found is None or found["type"] not in ontology().types:
        return None
    return {name: found[name] for name in ("type", "start", "end")}


def thing(labels: Sequence[str], id_: str, name: str | None) -> Thing:
    """A node by its labels in the database, which have no order."""
    label = next((one for one in labels if one in ontology().labels), labels[0])
    kind = next((one for one in labels if one in ontology().labels[label].kinds), None)
    return Thing(label, kind, id_, name or "")


def reading(row: Mapping[str, Any]) -> Reading:
    """A reading from the columns of a query: `type`, `start_id`, `end_id`, `properties` and, where the query
    has them, `labels`, `id`, `name` of what it names, `sentence` and `document_name`."""
    said: Mapping[str, Any] = row["properties"]
    names = thing(row["labels"], row["id"], row["name"]) if "labels" in row else None
    return Reading(
        id=reading_id(row["type"], row["start_id"], row["end_id"], said),
        type=row["type"],
        from_id=row["start_id"],
        to_id=row["end_id"],
        names=names,
        sentence=row.get("sentence"),
        evidence=_evidence(said, row.get("document_name")),
        more={name: said[name] for name in sorted(said) if name not in (*_EVIDENCE, *_WORDS)},
        **{name: said.get(name) for name in _WORDS},
    )


def _evidence(said: Mapping[str, Any], document_name: str | None) -> EvidenceRow | None:
    if "quote" not in said:
        return None
    return EvidenceRow(document_name=document_name, **{name: said[name] for name in _EVIDENCE})
