"""What the driver raises, said as our own errors."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping

from neo4j import exceptions as driver_errors

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

_ERRORS_BY_CODE: Mapping[str, type[QueryFailed]] = {
    "Neo.ClientError.Statement.AccessMode": QueryRefused,
    "Neo.ClientError.Transaction.TransactionTimedOut": QueryTimeout,
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration": QueryTimeout,
    "Neo.ClientError.Schema.ConstraintValidationFailed": ConstraintBroken,
}

_CREDENTIALS = re.compile(r"//\S*@")


@contextlib.contextmanager
def explained(address: str, query: str = "") -> Iterator[None]:
    """Turns what the driver raises into ours."""
    try:
        yield
    except driver_errors.Neo4jError as error:
        raise _from_server(error, address, query) from error
    except driver_errors.DriverError as error:
        raise unavailable(error, address) from error


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
        return unavailable(error, address)
    if "No space left on device" in message:
        return DiskFull("the database has no room left", where=address, remedy="Free some space.")
    kind = _ERRORS_BY_CODE.get(code, QueryFailed)
    return too_slow(query, code) if kind is QueryTimeout else kind(message, where=short(query), code=code)


def too_slow(query: str, code: str = "") -> QueryTimeout:
    return QueryTimeout(
        "the query takes longer than it may",
        where=short(query),
        remedy="Ask for less: of one plan, with a filter, with a limit. TONGCHOU_READ_SECONDS is how long a "
        "question may take, TONGCHOU_QUERY_SECONDS a query of your own.",
        code=code,
    )


def unavailable(error: Exception, address: str) -> DatabaseUnavailable:
    return DatabaseUnavailable(
        f"no Neo4j answers: {bare(str(error))}",
        where=address,
        remedy="Check TONGCHOU_NEO4J_URI, or unset it to use a local Neo4j; `tongchou db status` says "
        "whether that runs.",
    )


def bare(said: str) -> str:
    """Addresses without the user and the password that somebody put into them, for messages."""
    return _CREDENTIALS.sub("//", said)


def short(query: str) -> str:
    line = " ".join(query.split())
    return line if len(line) <= 200 else f"{line[:199]}…"
