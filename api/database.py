"""The database as the routes see it: a View, or an error that says why there is none."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request

from api.versions import Versions
from graph import Desk, GraphSettings, Outcomes, Store, View
from graph.errors import DatabaseUnavailable

WAIT = 2.0
"""Seconds that a question waits for a database that is being started; then it is told to come again."""


class Database:
    """Opens the store when it is first needed and keeps it, so that the API comes up before its database
    and answers 503 until it is there. It is opened beside the questions: a start takes many seconds, and
    those who wait so long would keep others from what needs no database."""

    def __init__(self, settings: GraphSettings, seconds: float) -> None:
        """`seconds`: how long one question to the database may take."""
        self._settings = settings
        self._seconds = seconds
        self._lock = threading.Lock()
        self._store: Store | None = None
        self._opened = 0.0
        self._opening: Future[Store] | None = None
        files = (settings.judgements, settings.outcomes, settings.ledger, _log_ahead(settings))
        self.versions = Versions(lambda: self.view().version(), files)

    def store(self) -> Store:
        """The open store. Raises GraphError when the database cannot be had, or not yet."""
        with self._lock:
            if self._store is not None:
                return self._store
            if self._opening is None:
                self._opening = Future()
                threading.Thread(
                    target=self._open, args=(self._opening,), name="opening", daemon=True
                ).start()
            opening = self._opening
        try:
            return opening.result(WAIT)
        except TimeoutError:
            raise DatabaseUnavailable(
                "the database is being started", remedy="Ask again in a few seconds."
            ) from None

    def _open(self, opening: Future[Store]) -> None:
        try:
            store = Store.open(self._settings, seconds=self._seconds)
        except Exception as error:
            with self._lock:
                if self._opening is opening:
                    self._opening = None
            opening.set_exception(error)
            return
        with self._lock:
            # Closed in between: nobody would close this one.
            wanted = self._opening is opening
            if wanted:
                self._opening = None
                self._store, self._opened = store, time.monotonic()
        if not wanted:
            store.close()
        opening.set_result(store)

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

    def lost(self, since: float | None = None) -> None:
        """To be called when the database did not answer: a local one is started again when it is next needed.
        One that the settings name is asked again anyway. Nothing is lost where the question was asked `since`
        (of the monotonic clock) and the store was opened after that."""
        if self._settings.neo4j_uri is None and (since is None or self._opened < since):
            self._drop()

    def close(self) -> None:
        """Closes the store; a question that comes all the same opens it again."""
        with self._lock:
            self._opening = None
        self._drop()

    def _drop(self) -> None:
        with self._lock:
            store, self._store = self._store, None
        if store is not None:
            store.close()


def _log_ahead(settings: GraphSettings) -> Path:
    """What SQLite writes to first."""
    return settings.ledger.with_name(f"{settings.ledger.name}-wal")


# A dependency that is no coroutine would be run in a thread, as the route is: .2 ms for each.
async def _database(request: Request) -> Database:
    request.state.began = time.monotonic()
    database: Database = request.app.state.database
    return database


# Opened by the route, not by the dependency: a wrong parameter is said to be wrong, database or not.
Graph = Annotated[Database, Depends(_database)]
