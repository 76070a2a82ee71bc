"""Tasks of a table and the headings above each -> the tree of sections and tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.structure.items import Item
from ingest.structure.passages import Group, Passage
from ingest.types import Span

__all__ = ["Entry", "Heading", "grouped"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading without its number, which stands at `start`."""

    start: int
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """A task and the headings above it, the outermost first."""

    path: tuple[Heading, ...]
    passage: Passage


def grouped(entries: Sequence[Entry], depth: int = 0) -> list[Passage | Group]:
    """The tasks under their headings; one over a single task is that task's own."""
    parts: list[Passage | Group] = []
    for heading, run in groupby(
        entries, lambda entry: entry.path[depth] if len(entry.path) > depth else None
    ):
        if heading is None:
            parts += [entry.passage for entry in run]
            continue
        below = grouped([*run], depth + 1)
        only = below[0]
        if len(below) == 1 and isinstance(only, Passage) and only.heading is None:
            only.heading = heading.span
            parts.append(only)
        else:
            parts.append(Group(Item("table", 0, heading.start, heading.span), heading.span, below))
    return parts
