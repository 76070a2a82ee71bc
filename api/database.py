"""The database as the routes see it: a View, or an error that says why there is none."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from api.versions import Versions
from graph import Desk, GraphSettings, Outcomes, Store, View


class Database:
    """Opens the store when it is first needed and keeps it, so that the API comes up before its database
    and answers 503 until it is there."""

    def __init__(self, settings: GraphSettings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._store: Store | None = None
        files = (settings.judgements, settings.outcomes, settings.ledger, _log_ahead(settings))
        self.versions = Versions(lambda: self.view().version(), files)

    def store(self) -> Store:
        """The open store. Raises GraphError when the database cannot be had."""
        with self._lock:
            if self._store is None:
                self._store = Store.open(self._settings)
            return self._store

    def view(self) -> View:
        """What questions are asked of."""
        return View(self.store())

    def desk(self) -> Desk:
        """Where names and facts are judged."""
        return Desk(self._settings, self.store)

    def outcomes(self) -> Outcomes:
        """What became of the files that were given to be read."""
        return Outcomes(self._settings.outcomes)

    def ping(self) -> None:
        """Raises GraphError when the database does not answer now."""
        self.store().ping()

    def lost(self) -> None:
        """To be called when the database did not answer: a local one is started again when it is next needed.
        One that the settings name is asked again anyway."""
        if self._settings.neo4j_uri is None:
            self.close()

    def close(self) -> None:
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None


def _log_ahead(settings: GraphSettings) -> Path:
    """What SQLite writes to first."""
    return settings.ledger.with_name(f"{settings.ledger.name}-wal")


def _database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database


# Opened by the route, not by the dependency: a wrong parameter is said to be wrong, database or not.
Graph = Annotated[Database, Depends(_database)]
