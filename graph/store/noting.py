"""What a store is asked, noted as it is asked, for whoever wants to see what stands behind an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Noted:
    """A query that ran, and its parameters."""

    query: str
    parameters: Mapping[str, Any]


_NOTES: ContextVar[list[Noted] | None] = ContextVar("notes", default=None)


@contextmanager
def noted() -> Iterator[list[Noted]]:
    """Every query that any store reads by in this block, in this thread or task, as they run."""
    notes: list[Noted] = []
    token = _NOTES.set(notes)
    try:
        yield notes
    finally:
        _NOTES.reset(token)


def note(query: str, parameters: Mapping[str, Any]) -> None:
    """Notes a query, where somebody wants to see it."""
    notes = _NOTES.get()
    if notes is not None:
        notes.append(Noted(query, parameters))
