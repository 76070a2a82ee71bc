"""What every set of questions stands on: a store, and the queries of `cypher/read/` by name."""

from __future__ import annotations

from typing import Any

from graph.queries import query
from graph.store import Store


class Reader:
    """Asks a store the queries of `cypher/read/`; opens what it needs and leaves nothing open."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def _read(self, name: str, **parameters: Any) -> list[dict[str, Any]]:
        return self._store.read(query("read", name).text, **parameters)
