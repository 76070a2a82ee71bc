"""Questions about any node and any relationship: what is around it, and where it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from graph.errors import NotFound
from graph.reader import ALL, Reader
from graph.readings import Reading, ReadingRow, Thing, parts_of_id, reading, thing
from graph.rows import Key, Listed, listed

Direction = Literal["out", "in"]


@dataclass(frozen=True, slots=True)
class NeighbourCount:
    """So many `nodes` of the label are tied to a node by `edges` relationships of the type; `direction` is
    out where they lead away from it."""

    type: str
    direction: Direction
    label: str
    nodes: int
    edges: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A node next to another, with the relationships between the two."""

    node: Thing
    edges: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way between two nodes: the nodes on it, and between each and the next every relationship of the type
    that the way takes."""

    nodes: tuple[Thing, ...]
    edges: tuple[tuple[Reading, ...], ...]


class NodeQuestions(Reader):
    """Questions about nodes and relationships of any kind."""

    def neighbour_counts(self, label: str, id_: str) -> list[NeighbourCount]:
        """How many neighbours a node has, by type, direction and label."""
        return [NeighbourCount(**row) for row in self._read("neighbour_counts", label=label, id=id_)]

    def neighbours(
        self,
        label: str,
        id_: str,
        *,
        type_: str | None = None,
        direction: Direction | None = None,
        other: str | None = None,
        after: Key = (),
        limit: int = ALL,
    ) -> Listed[tuple[Neighbour, Key]]:
        """A node's neighbours by name, each with its key; `type_`, `direction` and the label `other` say by
        which relationships to which."""
        by = {"type": type_, "direction": direction, "other": other}
        rows = self._read("neighbours", label=label, id=id_, by=by, after=after, limit=limit)
        return listed(rows, _neighbour)

    def paths(
        self, one: tuple[str, str], other: tuple[str, str], types: Sequence[str], limit: int
    ) -> Listed[Way]:
        """The shortest ways between two nodes, each a label and an id, over relationships of `types`: up to
        `limit` of them, by the ids of their nodes."""
        asked = {"label": one[0], "id": one[1], "other_label": other[0], "other_id": other[1]}
        return listed(self._read("paths", **asked, types=list(types), limit=limit), _way)

    def reading(self, id_: str) -> ReadingRow:
        """The reading of an id. Raises NotFound."""
        parts = parts_of_id(id_)
        rows = self._read("reading", **parts) if parts else []
        found = next((one for one in map(_reading_row, rows) if one.reading.id == id_), None)
        if found is None:
            raise NotFound(
                "the graph has no reading of that id", where=id_, remedy="Answers give them with evidence."
            )
        return found


def _neighbour(row: Mapping[str, Any]) -> tuple[Neighbour, Key]:
    node = thing(row["labels"], row["id"], row["name"])
    return Neighbour(node, tuple(map(reading, row["edges"]))), row["key"]


def _way(row: Mapping[str, Any]) -> Way:
    nodes = tuple(thing(one["labels"], one["id"], one["name"]) for one in row["nodes"])
    return Way(nodes, tuple(tuple(map(reading, step)) for step in row["edges"]))


def _reading_row(row: Mapping[str, Any]) -> ReadingRow:
    return ReadingRow(
        reading=reading(row),
        start=thing(row["start_labels"], row["start_id"], row["start_name"]),
        end=thing(row["end_labels"], row["end_id"], row["end_name"]),
        task=row["task"],
        plan=row["plan"],
    )
