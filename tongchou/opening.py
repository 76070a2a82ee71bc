"""Opening what the commands work on; the only module here that knows how settings become a store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from graph import (
    GraphSettings,
    Judgements,
    Ledger,
    LocalServer,
    Store,
    View,
    Watcher,
    Writer,
    unwatched,
)
from tongchou.console import Shown, err


@contextmanager
def store(settings: GraphSettings | None = None) -> Iterator[Store]:
    """The open store; a local Neo4j is started when no other is named, and stays running after."""
    settings = settings or GraphSettings()
    with Shown() as shown:
        opened = Store.open(settings, unwatched if _runs(settings) else shown)
    with opened:
        yield opened


def _runs(settings: GraphSettings) -> bool:
    # Joining a database that runs is nothing to report.
    return settings.neo4j_uri is not None or LocalServer(settings).status().running


@contextmanager
def view() -> Iterator[View]:
    """The way out of the graph."""
    with store() as opened:
        yield View(opened)


@contextmanager
def writer(settings: GraphSettings, watch: Watcher, *, ner: bool = False) -> Iterator[Writer]:
    """The way into the graph: what was added stands in the database when the block ends without an error.
    `ner` says whether the documents are read with that extra."""
    # Loads the vocabulary, which reading the graph can do without.
    from ingest import extractor_version

    with (
        Store.open(settings, unwatched if _runs(settings) else watch) as opened,
        Ledger(settings.ledger, Judgements(settings.judgements)) as ledger,
        Writer(opened, ledger, extractor=extractor_version(ner=ner), watch=watch) as into,
    ):
        yield into


@contextmanager
def stopped_after(settings: GraphSettings) -> Iterator[None]:
    """Stops the local database at the end, however the end comes; a server of one's own is left alone."""
    try:
        yield
    finally:
        if settings.neo4j_uri is None and LocalServer(settings).stop():
            err().print("the local Neo4j is stopped")
