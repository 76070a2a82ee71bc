"""Fixtures of all tests: one real Neo4j for the whole run, in a home of its own.

`settings` are those of that server, `store` is open on it, `clean_store` is the same store, emptied first;
`afresh` empties the home with it.
Nothing here stands in for the database: a test that needs none asks for none of these.
"""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from graph.progress import Progress
from graph.queries import Query
from graph.server import LocalServer
from graph.settings import GraphSettings
from graph.store import Store


@pytest.fixture(scope="session")
def settings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[GraphSettings]:
    """Settings of a local server that runs until the end of the tests; only the jars are shared."""
    # A home with a space and Chinese in its name: whatever reads a path has to cope. A port of its own: when
    # a test restarts the server, one of the tests beside it would have taken the usual one.
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    chosen = GraphSettings(
        home=tmp_path_factory.mktemp("统筹 home"), neo4j_uri=None, local_port=port, local_heap_mb=512
    )
    server = LocalServer(chosen)
    try:
        server.start(_Announcer(request.config))
        yield chosen
    finally:
        server.stop()


# Values of the type that a query asks for; whatever is not here is text.
SAMPLES = {
    "rows": [],
    "kinds": [],
    "labels": ["Task"],
    "types": ["负责"],
    "properties": {},
    "things": [],
    "documents": [],
    "seconds": 1,
    "within": True,
    "with_predecessors": True,
    "after": [],
    "limit": 1,
    "counted": True,
    "queries": [],
    "by": {"start": "plans", "post": False, "queries": []},
    "sure": 0.5,
    "year": 2025,
}


@pytest.fixture(scope="session")
def sampled() -> Callable[[Query], dict[str, Any]]:
    """Parameters for a query of `cypher/`, each of the type that it asks for."""
    return lambda query: {name: SAMPLES.get(name, "x") for name in query.params}


@pytest.fixture(scope="session")
def store(settings: GraphSettings) -> Iterator[Store]:
    """An open store; what other tests left is in it."""
    with Store.open(settings) as opened:
        yield opened


@pytest.fixture
def clean_store(store: Store) -> Store:
    """The store without nodes and relationships; constraints and indexes stay."""
    store.write("MATCH (n) DETACH DELETE n")
    return store


@pytest.fixture(scope="session")
def afresh(store: Store, settings: GraphSettings) -> Callable[[], None]:
    """Empties the store and the home beside it: for tests of what reads or writes the home's own ledger."""

    def empty() -> None:
        store.write("MATCH (n) DETACH DELETE n")
        for path in settings.home.iterdir():
            if path.name == "neo4j":
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()

    return empty


class _Announcer:
    """Says a step's name when it begins, and how far it is at every tenth."""

    def __init__(self, config: pytest.Config) -> None:
        self._terminal = config.pluginmanager.getplugin("terminalreporter")
        self._said: set[tuple[str, int]] = set()

    def __call__(self, progress: Progress) -> None:
        tenth = progress.done * 10 // progress.total if progress.total else 0
        if (progress.step, tenth) in self._said or self._terminal is None:
            return
        self._said.add((progress.step, tenth))
        amount = f": {progress.done / 1e6:.0f} of {progress.total / 1e6:.0f} MB" if progress.unit else ""
        self._terminal.ensure_newline()
        self._terminal.write_line(f"{progress.step}{amount}")
