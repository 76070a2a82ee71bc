"""The graph's store: queries in, plain rows out. The only module that knows the Neo4j driver.

The text of a query comes from a file of `cypher/`, or from a user; values go in as parameters only.
"""

from __future__ import annotations

import base64
import contextlib
import math
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeAlias

import neo4j
from neo4j import exceptions as driver_errors
from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point

from graph.errors import (
    ConstraintBroken,
    DatabaseMissing,
    DatabaseUnavailable,
    DiskFull,
    GraphError,
    QueryFailed,
    QueryRefused,
    QueryTimeout,
    WrongPassword,
)
from graph.progress import Watcher, unwatched
from graph.server import Connection, LocalServer
from graph.settings import GraphSettings

Row: TypeAlias = dict[str, Any]

_CHUNK = 1000
_SETTLE_SECONDS = 20.0
_READS = ("r", None)
# What the planner calls a read and yet leaves the graph: the server's files and network, the work and the
# settings of others. Of procedures only these may be called: APOC's read any address.
_OUTSIDE = {"LoadCSV", "TerminateTransactions", "ShowTransactions", "ShowSettings"}
_PROCEDURES = re.compile(
    r"db\.(labels|relationshipTypes|propertyKeys|info|ping|schema\.\w+|index\.(fulltext|vector)\.\w+)\("
)
# The driver also speaks HTTP, as a preview.
_SCHEMES = tuple(f"{kind}{tls}://" for kind in ("neo4j", "bolt") for tls in ("", "+s", "+ssc"))
_EXPLAIN = "EXPLAIN\n"
_POSITION = re.compile(r"line (\d+), column (\d+) \(offset: (\d+)\)")
_ERRORS_BY_CODE: Mapping[str, type[QueryFailed]] = {
    "Neo.ClientError.Statement.AccessMode": QueryRefused,
    "Neo.ClientError.Transaction.TransactionTimedOut": QueryTimeout,
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration": QueryTimeout,
    "Neo.ClientError.Schema.ConstraintValidationFailed": ConstraintBroken,
}


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a user's own query: `rows` as lists in the order of `columns`, JSON values only.

    `truncated` says that there were more rows than may be returned.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool


class Transaction:
    """Several queries that take effect together or not at all."""

    def __init__(self, transaction: neo4j.Transaction, address: str) -> None:
        self._transaction = transaction
        self._address = address

    def run(self, query: str, /, **parameters: Any) -> list[Row]:
        """Runs one query, and returns its rows."""
        with _explained(self._address, query):
            return [_row(record) for record in self._transaction.run(query, parameters)]

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

    def __init__(self, connection: Connection, settings: GraphSettings) -> None:
        self.uri = connection.uri
        self.database = settings.neo4j_database
        self._settings = settings
        self._address = f"{connection.uri}, database {settings.neo4j_database}"
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
            raise _unavailable(error, self._address) from error

    @classmethod
    def open(cls, settings: GraphSettings, watch: Watcher = unwatched) -> Store:
        """Connects to `settings.neo4j_uri`, or starts or joins the local server when there is none.

        Raises DatabaseUnavailable, DatabaseMissing or WrongPassword, and for the local server what
        `LocalServer.start` raises.
        """
        local = settings.neo4j_uri is None
        store = cls(LocalServer(settings).start(watch) if local else _given(settings), settings)
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
            with _explained(self._address), self._session(neo4j.READ_ACCESS) as session:
                session.run("RETURN 1").consume()
        except ValueError as error:  # a host or port that no resolver knows
            raise _unavailable(error, self._address) from error

    def read(self, query: str, /, **parameters: Any) -> list[Row]:
        """All rows of a query that only reads; run again when the server asks for it."""
        return self._execute(query, parameters, neo4j.READ_ACCESS)

    def stream(self, query: str, /, **parameters: Any) -> Iterator[Row]:
        """The rows of a query that only reads, a thousand in memory at a time."""
        with _explained(self._address, query), self._session(neo4j.READ_ACCESS) as session:
            for record in session.run(query, parameters):
                yield _row(record)

    def write(self, query: str, /, **parameters: Any) -> list[Row]:
        """Runs a query that changes the graph or its schema, and returns its rows."""
        return self._execute(query, parameters, neo4j.WRITE_ACCESS)

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
            _explained(self._address),
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
        """A user's own query, which may read the graph and nothing else.

        Looked at by the planner before it runs: one that writes, changes schema or users, or loads from files
        or addresses raises QueryRefused. Limits default to `query_seconds` and `query_rows`.
        """
        limit = rows or self._settings.query_rows
        timeout = seconds or self._settings.query_seconds
        with _explained(self._address, query), self._session(neo4j.READ_ACCESS) as session:
            _refuse_unless_read(session, query, parameters)
            result = session.run(neo4j.Query(query, timeout=timeout), dict(parameters or {}))
            found = [tuple(plain(value) for value in record.values()) for record in islice(result, limit + 1)]
            return Table(tuple(result.keys()), tuple(found[:limit]), len(found) > limit)

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(
            database=self.database, default_access_mode=access, bookmark_manager=self._bookmarks
        )

    def _execute(self, query: str, parameters: Mapping[str, Any], access: str) -> list[Row]:
        def work(transaction: neo4j.ManagedTransaction) -> list[Row]:
            return [_row(record) for record in transaction.run(query, dict(parameters))]

        with _explained(self._address, query), self._session(access) as session:
            return (session.execute_read if access == neo4j.READ_ACCESS else session.execute_write)(work)

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


def plain(value: Any) -> Any:
    """A value of Neo4j as JSON knows it.

    A node is `{element_id, labels, properties}`, a relationship `{element_id, type, start, end, properties}`
    with the element ids of its ends, a path `{nodes, relationships}`. Dates and times are ISO strings, points
    `{srid, coordinates}`, bytes base64; a number that JSON lacks is its name as a string.
    """
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return _structure(value)


def _structure(value: Any) -> Any:
    if isinstance(value, Node):
        return {
            "element_id": value.element_id,
            "labels": sorted(value.labels),
            "properties": _properties(value),
        }
    if isinstance(value, Relationship):
        return {
            "element_id": value.element_id,
            "type": value.type,
            "start": _end(value.start_node),
            "end": _end(value.end_node),
            "properties": _properties(value),
        }
    if isinstance(value, Path):
        return {
            "nodes": [_structure(node) for node in value.nodes],
            "relationships": [_structure(relationship) for relationship in value.relationships],
        }
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, bytes | bytearray):
        return base64.b64encode(value).decode()
    return value.iso_format() if hasattr(value, "iso_format") else str(value)


def _end(node: Node | None) -> str | None:
    # A node without properties counts as false.
    return None if node is None else node.element_id


def _properties(entity: Node | Relationship) -> Row:
    return {key: plain(entity[key]) for key in sorted(entity)}


def _row(record: neo4j.Record) -> Row:
    return dict(zip(record.keys(), map(plain, record.values()), strict=True))


def _chunks(rows: Iterable[Mapping[str, Any]], size: int) -> Iterator[list[Mapping[str, Any]]]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, size)):
        yield chunk


def _given(settings: GraphSettings) -> Connection:
    """The server that the settings name."""
    uri = settings.neo4j_uri or ""
    if not uri.startswith(_SCHEMES):
        raise _unavailable(ValueError(f"the address begins with none of {', '.join(_SCHEMES)}"), uri)
    password = settings.neo4j_password.get_secret_value() if settings.neo4j_password else ""
    return Connection(uri, settings.neo4j_user, password)


def _refuse_unless_read(session: neo4j.Session, query: str, parameters: Mapping[str, Any] | None) -> None:
    """Has the query planned, not run: read access alone stops neither LOAD CSV nor commands on users."""
    if not query.strip():
        raise QueryFailed("the query is empty", remedy="Write one that begins with MATCH, for example.")
    try:
        summary = session.run(_EXPLAIN + query, dict(parameters or {})).consume()
    except driver_errors.CypherSyntaxError as error:
        message = _POSITION.sub(_without_explain, error.message or "")
        raise QueryFailed(message, where=_short(query), code=error.code or "") from error
    if summary.query_type not in _READS or any(map(_leaves_graph, _steps(summary.plan))):
        raise QueryRefused(
            "only reading the graph is allowed here",
            where=_short(query),
            remedy="To change the graph use the driver, with the connection details of `tongchou db status`.",
        )


def _without_explain(position: re.Match[str]) -> str:
    line, column, offset = map(int, position.groups())
    return f"line {line - 1}, column {column} (offset: {offset - len(_EXPLAIN)})"


def _steps(plan: Mapping[str, Any] | None) -> Iterator[Mapping[str, Any]]:
    waiting = [plan] if plan else []
    while waiting:
        step = waiting.pop()
        yield step
        waiting.extend(step.get("children", ()))


def _leaves_graph(step: Mapping[str, Any]) -> bool:
    operator = str(step["operatorType"]).split("@")[0]
    if operator == "ProcedureCall":
        return not _PROCEDURES.match(str(step.get("args", {}).get("Details", "")))
    return operator in _OUTSIDE


@contextlib.contextmanager
def _explained(address: str, query: str = "") -> Iterator[None]:
    """Turns what the driver raises into ours."""
    try:
        yield
    except driver_errors.Neo4jError as error:
        raise _from_server(error, address, query) from error
    except driver_errors.DriverError as error:
        raise _unavailable(error, address) from error


def _from_server(error: driver_errors.Neo4jError, address: str, query: str) -> GraphError:
    code, message = error.code or "", error.message or ""
    if isinstance(error, driver_errors.AuthError) or code.endswith("AuthenticationRateLimit"):
        return WrongPassword(
            f"the database refuses the user or the password: {message}",
            where=address,
            remedy="Set TONGCHOU_NEO4J_USER and TONGCHOU_NEO4J_PASSWORD; the local server's are in the file "
            "that `tongchou db status` names.",
        )
    if code.endswith("DatabaseNotFound"):
        return DatabaseMissing(
            message, where=address, remedy="Set TONGCHOU_NEO4J_DATABASE to one that the server has."
        )
    if code.endswith("DatabaseUnavailable"):
        return _unavailable(error, address)
    if "No space left on device" in message:
        return DiskFull("the database has no room left", where=address, remedy="Free some space.")
    kind = _ERRORS_BY_CODE.get(code, QueryFailed)
    if kind is QueryTimeout:
        message = "the query takes longer than it may"
    return kind(message, where=_short(query), code=code)


def _unavailable(error: Exception, address: str) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        f"no Neo4j answers: {error}",
        where=address,
        remedy="Check TONGCHOU_NEO4J_URI, or unset it to use a local Neo4j; `tongchou db status` says "
        "whether that runs.",
    )


def _short(query: str) -> str:
    line = " ".join(query.split())
    return line if len(line) <= 200 else f"{line[:199]}…"
