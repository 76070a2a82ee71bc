"""Users' own queries: judged, run under limits, and cut where they are too long."""

from __future__ import annotations

import contextlib
import json
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import neo4j
from neo4j import exceptions as driver_errors

from graph.errors import GraphError, QueryFailed, QueryInvalid, QueryRefused
from graph.server import Connection
from graph.store.failures import explained, short, too_slow
from graph.store.values import plain
from graph.verdict import operator_of, plan_refusal, refusal

Cut = Literal["rows", "bytes", "time"]

_EXPLAIN = "EXPLAIN\n"
_POSITION = re.compile(r"line (\d+), column (\d+) \(offset: (\d+)\)")
# After the time that the server is given: what it does not stop by itself loses its connection.
_GRACE_SECONDS = 5.0
_FETCHED = 200


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a query may run, and how many rows and bytes of JSON it may return."""

    seconds: float
    rows: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a user's own query: `rows` as lists in the order of `columns`, JSON values only.

    `cut` says by which limit it ended early, if it did.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: Cut | None = None

    @property
    def truncated(self) -> bool:
        """Whether there may be more rows."""
        return self.cut is not None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the planner: its name, what it is told, how many rows it expects, how deep it stands."""

    operator: str
    details: str
    rows: float
    depth: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a query may run, `why` not, and how it would (`steps`, the last first)."""

    allowed: bool
    why: str = ""
    steps: tuple[Step, ...] = ()


class Running:
    """A query that runs: `columns` are known, `rows` come one by one, then `cut` says whether it was cut."""

    def __init__(self, result: neo4j.Result, limits: Limits, late: threading.Event) -> None:
        self.columns = tuple(result.keys())
        self.cut: Cut | None = None
        self.count = 0
        self.bytes = 0
        self._result = result
        self._limits = limits
        self._late = late

    def rows(self) -> Iterator[tuple[Any, ...]]:
        """Each row as JSON values in the order of `columns`. Raises QueryTimeout before the first one."""
        try:
            for record in self._result:
                row = tuple(plain(value) for value in record.values())
                size = len(json.dumps(row, ensure_ascii=False).encode())
                if self.count >= self._limits.rows or self.bytes + size > self._limits.bytes:
                    self.cut = "rows" if self.count >= self._limits.rows else "bytes"
                    return
                self.count += 1
                self.bytes += size
                yield row
        except (driver_errors.Neo4jError, driver_errors.DriverError) as error:
            if not self.count or not (
                self._late.is_set() or "TimedOut" in (getattr(error, "code", "") or "")
            ):
                raise
            self.cut = "time"


class Console:
    """Judges and runs users' own queries, each on a connection of its own, which is closed on one that does
    not end: the server stops most in time, but neither a planner at work nor an endless expression."""

    def __init__(self, connection: Connection, database: str, address: str, limits: Limits) -> None:
        self._connection = connection
        self._database = database
        self._address = address
        self.limits = limits

    def run(self, query: str, parameters: Mapping[str, Any] | None = None) -> Table:
        """The rows of a query that may read the graph and nothing else, as far as the limits go.

        Raises QueryRefused for one that does more, QueryFailed for one that the server does not understand,
        QueryTimeout for one that shows no row in time.
        """
        with self.running(query, parameters) as running:
            rows = tuple(running.rows())
            return Table(running.columns, rows, running.cut)

    @contextlib.contextmanager
    def running(self, query: str, parameters: Mapping[str, Any] | None = None) -> Iterator[Running]:
        """The same, row by row."""
        with self._session(query) as (session, late):
            verdict = self._verdict(session, query, parameters)
            if not verdict.allowed:
                raise _refused(query, verdict.why)
            transaction = session.begin_transaction(timeout=self.limits.seconds)
            try:
                result = transaction.run(query, dict(parameters or {}))
                yield Running(result, self.limits, late)
            finally:
                transaction.close()

    def verdict(self, query: str, parameters: Mapping[str, Any] | None = None) -> Verdict:
        """Whether the query may run, and how it would; nothing is run. Raises QueryFailed when the server
        does not understand it."""
        with self._session(query) as (session, _):
            return self._verdict(session, query, parameters)

    def _verdict(self, session: neo4j.Session, query: str, parameters: Mapping[str, Any] | None) -> Verdict:
        if not query.strip():
            raise QueryFailed("the query is empty", remedy="Write one that begins with MATCH, for example.")
        if why := refusal(query, parameters):
            return Verdict(False, why)
        explain = neo4j.Query(_EXPLAIN + query, timeout=self.limits.seconds)
        try:
            summary = session.run(explain, dict(parameters or {})).consume()
        except driver_errors.CypherSyntaxError as error:
            message = _POSITION.sub(_without_explain, error.message or "")
            raise QueryFailed(message, where=short(query), code=error.code or "") from error
        if why := plan_refusal(summary.query_type, summary.plan):
            return Verdict(False, why)
        return Verdict(True, "", tuple(_steps(summary.plan)))

    @contextlib.contextmanager
    def _session(self, query: str) -> Iterator[tuple[neo4j.Session, threading.Event]]:
        late = threading.Event()
        with (
            _said_of_the_query(late, query),
            explained(self._address, query),
            neo4j.GraphDatabase.driver(
                self._connection.uri,
                auth=(self._connection.user, self._connection.password),
                connection_timeout=10,
                connection_acquisition_timeout=20,
                max_connection_pool_size=1,
                notifications_min_severity="OFF",
                telemetry_disabled=True,
                user_agent="tongchou",
            ) as driver,
        ):
            closing = threading.Timer(self.limits.seconds + _GRACE_SECONDS, _close, (driver, late))
            closing.daemon = True
            closing.start()
            try:
                with driver.session(
                    database=self._database,
                    default_access_mode=neo4j.READ_ACCESS,
                    fetch_size=min(self.limits.rows + 1, _FETCHED),
                ) as session:
                    yield session, late
            finally:
                closing.cancel()


def _close(driver: neo4j.Driver, late: threading.Event) -> None:
    late.set()
    driver.close()


@contextlib.contextmanager
def _said_of_the_query(late: threading.Event, query: str) -> Iterator[None]:
    """What goes wrong because the connection was closed is that the query took too long; what the server
    has to say against it is against the query, not the program."""
    try:
        yield
    except GraphError as error:
        if late.is_set() and not isinstance(error, QueryFailed):
            raise too_slow(query) from error
        if type(error) is QueryFailed:
            raise QueryInvalid(error.what, where=error.where, remedy=error.remedy, code=error.code) from error
        raise


def _refused(query: str, why: str) -> QueryRefused:
    return QueryRefused(
        f"only reading the graph is allowed here: {why}",
        where=short(query),
        remedy="To change the graph use the driver, with the connection details of `tongchou db status`.",
    )


def _without_explain(position: re.Match[str]) -> str:
    line, column, offset = map(int, position.groups())
    return f"line {line - 1}, column {column} (offset: {offset - len(_EXPLAIN)})"


def _steps(plan: Mapping[str, Any] | None, depth: int = 0) -> Iterator[Step]:
    if plan is None:
        return
    arguments = plan.get("args", {})
    rows = float(arguments.get("EstimatedRows", 0))
    yield Step(operator_of(plan), str(arguments.get("Details", "")), rows, depth)
    for child in plan.get("children", ()):
        yield from _steps(child, depth + 1)
