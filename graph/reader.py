"""What the parts of `View` share: asking the file of a question for its rows."""

from __future__ import annotations

from typing import Any

from graph.errors import NotFound
from graph.queries import query
from graph.store import Store

ALL = 1 << 62
"""No list is longer."""


class Reader:
    """Reads a store by the queries of `cypher/read`. Every method opens what it needs and leaves nothing
    open."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def _read(self, name: str, **parameters: Any) -> list[dict[str, Any]]:
        return self._store.read(query("read", name).text, **parameters)

    def _one(self, name: str, what: str, **parameters: Any) -> dict[str, Any]:
        rows = self._read(name, **parameters)
        if not rows:
            raise NotFound(f"the graph has no {what} of that id", where=str(parameters.get("id", "")))
        return rows[0]
