"""The graph's store: queries in, plain rows out. The only module that knows the Neo4j driver.

The text of a query comes from a file of `cypher/`, or from a user; values go in as parameters only.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from types import TracebackType
from typing import Any, Self

import neo4j
from neo4j import exceptions as driver_errors

from graph.errors import DatabaseUnavailable, GraphError
from graph.progress import Watcher, unwatched
from graph.server import Connection, LocalServer
from graph.settings import GraphSettings
from graph.store.console import Console, Limits, Table
from graph.store.failures import bare, explained, unavailable
from graph.store.noting import note
from graph.store.values import Row, row

_CHUNK = 1000
_SETTLE_SECONDS = 20.0
# The driver also speaks HTTP, as a preview.
_SCHEMES = tuple(f"{kind}{tls}://" for kind in ("neo4j", "bolt") for tls in ("", "+s", "+ssc"))


class Transaction:
    """Several queries that take effect together or not at all."""

    def __init__(self, transaction: neo4j.Transaction, address: str) -> None:
        self._transaction = transaction
        self._address = address

    def run(self, query: str, /, **parameters: Any) -> list[Row]:
        """Runs one query, and returns its rows."""
        with explained(self._address, query):
            return [row(record) for record in self._transaction.run(query, parameters)]

    def batch(
        self, query: str, rows: Iterable[Mapping[str, Any]], /, size: int = _CHUNK, **parameters: Any
    ) -> int:
        """Runs a query that begins `UNWIND $rows AS row` for chunks of `size` rows; returns their number."""
        count = 0
        for chunk in _chunks(rows, size):
            self.run(query, rows=chunk, **parameters)
            count += len(chunk)
        return count


class Store:
    """A connection to the graph, safe to share between threads; a context manager that closes itself."""

    def __init__(self, connection: Connection, settings: GraphSettings, seconds: float | None = None) -> None:
        """`seconds`: how long the server may take for one query that only reads."""
        self.uri = bare(connection.uri)
        self.database = settings.neo4j_database
        self._settings = settings
        self._seconds = seconds
        self._connection = connection
        self._address = f"{self.uri}, database {settings.neo4j_database}"
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        try:
            self._driver = neo4j.GraphDatabase.driver(
                connection.uri,
                auth=(connection.user, connection.password),
                connection_timeout=10,
                connection_acquisition_timeout=20,
                max_transaction_retry_time=5,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                user_agent="tongchou",
            )
        except (driver_errors.DriverError, ValueError) as error:  # no address that the driver knows
            raise unavailable(error, self._address) from error

    @classmethod
    def open(cls, settings: GraphSettings, watch: Watcher = unwatched, seconds: float | None = None) -> Store:
        """Connects to `settings.neo4j_uri`, or starts or joins the local server when there is none.

        Raises DatabaseUnavailable, DatabaseMissing or WrongPassword, and for the local server what
        `LocalServer.start` raises.
        """
        local = settings.neo4j_uri is None
        store = cls(LocalServer(settings).start(watch) if local else _given(settings), settings, seconds)
        try:
            store._settle(_SETTLE_SECONDS if local else 0.0)
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        self._driver.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ping(self) -> None:
        """Raises what is wrong with the database, if anything is."""
        try:
            with explained(self._address), self._session(neo4j.READ_ACCESS) as session:
                session.run("RETURN 1").consume()
        except ValueError as error:  # a host or port that no resolver knows
            raise unavailable(error, self._address) from error

    def read(self, query: str, /, **parameters: Any) -> list[Row]:
        """All rows of a query that only reads; run again when the server asks for it. Raises QueryTimeout
        where it takes longer than it may."""
        note(query, parameters)
        asked = neo4j.Query(query, timeout=self._seconds)
        try:
            # In one round trip, without a transaction to begin and to commit.
            with explained(self._address, query), self._session(neo4j.READ_ACCESS) as session:
                return _rows(session.run(asked, parameters))
        except GraphError as error:
            if not _may_pass(error):
                raise
        return self._execute(asked, parameters, neo4j.RoutingControl.READ)

    def stream(self, query: str, /, **parameters: Any) -> Iterator[Row]:
        """The rows of a query that only reads, a thousand in memory at a time."""
        note(query, parameters)
        with explained(self._address, query), self._session(neo4j.READ_ACCESS) as session:
            for record in session.run(neo4j.Query(query, timeout=self._seconds), parameters):
                yield row(record)

    def write(self, query: str, /, **parameters: Any) -> list[Row]:
        """Runs a query that changes the graph or its schema, and returns its rows."""
        return self._execute(neo4j.Query(query), parameters, neo4j.RoutingControl.WRITE)

    def batch(
        self, query: str, rows: Iterable[Mapping[str, Any]], /, size: int = _CHUNK, **parameters: Any
    ) -> int:
        """Runs a query that begins `UNWIND $rows AS row`, one transaction for each chunk of `size` rows.

        Returns the number of rows. What was written before an error stays; `transaction` is for what must
        not be seen by halves.
        """
        count = 0
        for chunk in _chunks(rows, size):
            self.write(query, rows=chunk, **parameters)
            count += len(chunk)
        return count

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """One transaction: committed at the end of the block, rolled back by an error in it."""
        with (
            explained(self._address),
            self._session(neo4j.WRITE_ACCESS) as session,
            session.begin_transaction() as transaction,
        ):
            yield Transaction(transaction, self._address)

    def read_only_query(
        self,
        query: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        seconds: float | None = None,
        rows: int | None = None,
    ) -> Table:
        """A user's own query, which may read the graph and nothing else; see `Console.run`."""
        return self.console(seconds=seconds, rows=rows).run(query, parameters)

    def console(self, *, seconds: float | None = None, rows: int | None = None) -> Console:
        """Where users' own queries are judged and run. Limits that are not given, or beyond those of the
        settings, are those of the settings."""
        most = self._settings
        limits = Limits(
            seconds=min(seconds or most.query_seconds, most.query_seconds),
            rows=min(rows or most.query_rows, most.query_rows),
            bytes=most.query_bytes,
        )
        return Console(self._connection, self.database, self._address, limits)

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self.database, default_access_mode=access, bookmark_manager=self._bookmarks
        )

    def _execute(
        self, query: neo4j.Query, parameters: dict[str, Any], routing: neo4j.RoutingControl
    ) -> list[Row]:
        # Begins its transaction together with the query: a round trip less than one of a session.
        with explained(self._address, query.text):
            return self._driver.execute_query(
                query,
                parameters,
                routing,
                self.database,
                bookmark_manager_=self._bookmarks,
                result_transformer_=_rows,
            )

    def _settle(self, seconds: float) -> None:
        """A server that has just come up may answer before its database does."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                return self.ping()
            except DatabaseUnavailable:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)


def _may_pass(error: GraphError) -> bool:
    cause = error.__cause__
    return isinstance(cause, driver_errors.Neo4jError | driver_errors.DriverError) and cause.is_retryable()


def _rows(result: neo4j.Result) -> list[Row]:
    return [row(record) for record in result]


def _chunks(rows: Iterable[Mapping[str, Any]], size: int) -> Iterator[list[Mapping[str, Any]]]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, size)):
        yield chunk


def _given(settings: GraphSettings) -> Connection:
    """The server that the settings name."""
    uri = settings.neo4j_uri or ""
    if not uri.startswith(_SCHEMES):
        raise unavailable(ValueError(f"the address begins with none of {', '.join(_SCHEMES)}"), bare(uri))
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else ""
    return Connection(uri, settings.neo4j_user, password)
