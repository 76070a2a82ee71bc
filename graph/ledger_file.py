"""The ledger's file: opened, made when new, changed in whole transactions; SQLite's errors made ours."""

from __future__ import annotations

import contextlib
import importlib.resources
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from graph.errors import DiskFull, GraphError, LedgerBusy, LedgerFailed
from graph.files import make_folder

VERSION = 4
"""Goes up with every change of `ledger.sql`."""

_WAIT_SECONDS = 30.0


def connect(path: Path | None) -> sqlite3.Connection:
    """Opens the file, or a ledger in memory; makes the tables in an empty one."""
    if path is not None:
        make_folder(path.parent)
    with explained(path):
        connection = sqlite3.connect(path or ":memory:", timeout=_WAIT_SECONDS, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path | None) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    # A commit survives a power cut: the database may already hold what follows from it.
    connection.execute("PRAGMA synchronous = FULL")
    # Sixty-four megabytes: with SQLite's two, a large ledger read its pages again for every measure.
    connection.execute("PRAGMA cache_size = -65536")
    with transaction(connection, path):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:
            for statement in _statements():
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {VERSION:d}")
        elif version != VERSION:
            raise LedgerFailed(
                f"the ledger is of version {version}, this program writes version {VERSION}",
                where=str(path),
                remedy="Use the program that made it, or another TONGCHOU_HOME and ingest again.",
            )


def _statements() -> Iterator[str]:
    text = (importlib.resources.files("graph") / "ledger.sql").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("--"))
    yield from (part.strip() for part in "\n".join(lines).split(";") if part.strip())


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection, path: Path | None) -> Iterator[None]:
    """All changes in the block take effect together, or none of them."""
    with explained(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


@contextlib.contextmanager
def explained(path: Path | None) -> Iterator[None]:
    """Turns what SQLite raises into ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise _from_sqlite(error, str(path or "memory")) from error


def _from_sqlite(error: sqlite3.Error, where: str) -> GraphError:
    code = getattr(error, "sqlite_errorname", "")
    if code.startswith("SQLITE_FULL"):
        return DiskFull("no room to write the ledger", where=where, remedy="Free some space and try again.")
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerBusy(
            "another process has been writing the ledger for too long", where=where, remedy="Wait for it."
        )
    return LedgerFailed(
        f"the ledger cannot be used: {error}",
        where=where,
        remedy="Check that the file can be written. If it is damaged, move it away and ingest again "
        "into an empty database.",
    )
