"""Opening what the commands work on; the only module here that knows how settings become a store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from graph import Store, View, Writer
from graph.server import LocalServer
from graph.settings import GraphSettings
from tongchou.console import Shown, err


@contextmanager
def opened(settings: GraphSettings | None = None) -> Iterator[Store]:
    """The store of the settings; a local Neo4j is started when none is named, and stays running after."""
    with Shown() as progress:
        store = Store.open(settings or GraphSettings(), progress)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def view() -> Iterator[View]:
    """The way out of the graph."""
    with opened() as store:
        yield View(store)


@contextmanager
def writer() -> Iterator[Writer]:
    """The way into the graph."""
    with opened() as store:
        yield Writer(store)


@contextmanager
def stopped_after(settings: GraphSettings) -> Iterator[None]:
    """Stops the local database at the end, however the end comes; a server of one's own is left alone."""
    try:
        yield
    finally:
        if settings.neo4j_uri is None and LocalServer(settings).stop():
            err().print("the local Neo4j is stopped")
