"""Questions about documents: the list of them, and what was read where in one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.reader import ALL, Reader
from graph.readings import Reading, reading
from graph.rows import DocumentRow, Key, Listed, Source, issuers, listed


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document of the list: its names, how long it is, and the plan that it holds."""

    id: str
    name: str
    names: tuple[str, ...]
    media_type: str | None
    script: str | None
    characters: int
    plan_id: str | None
    plan: str | None
    tasks: int


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A reading in a document, with the task that it stands in."""

    reading: Reading
    task: str | None


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A task's passage in a document; `path` holds the headings above it."""

    id: str
    plan: str
    heading: str | None
    text: str
    path: tuple[str, ...]
    start: int
    end: int


class DocumentQuestions(Reader):
    """Questions about documents."""

    def documents(self, *, after: Key = (), limit: int = ALL) -> Listed[tuple[DocumentEntry, Key]]:
        """Documents by name, each with its key: up to `limit` behind the key `after`."""
        return listed(self._read("documents", after=after, limit=limit), _document)

    def document(self, id_: str) -> DocumentRow:
        """One source file with its text. Raises NotFound."""
        row = self._one("document", "document", id=id_)
        return DocumentRow(**{**row, "names": tuple(row["names"])})

    def sources(self, documents: Iterable[str]) -> dict[str, Source]:
        """What the plan that each of these documents holds is cited by; those that hold none are left out."""
        rows = self._read("sources", documents=sorted(set(documents)))
        return {row.pop("document"): Source(**{**row, "issuer": issuers(row["issuer"])}) for row in rows}

    def marks(self, id_: str) -> list[MarkRow]:
        """Whatever was read in a document, by place."""
        return [MarkRow(reading(row), row["task"]) for row in self._read("marks", id=id_)]

    def passages(self, id_: str) -> list[PassageRow]:
        """The passages of tasks in a document, by place."""
        rows = self._read("passages", id=id_)
        return [PassageRow(**{**row, "path": tuple(row["path"] or ())}) for row in rows]


def _document(row: Mapping[str, Any]) -> tuple[DocumentEntry, Key]:
    given = {name: value for name, value in row.items() if name != "key"}
    return DocumentEntry(**{**given, "names": tuple(row["names"])}), row["key"]
