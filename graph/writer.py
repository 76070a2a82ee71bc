"""The way in: facts into the ledger, then what they changed into the database.

The ledger is changed first and remembers which rows the database may not have yet; so a process that is
killed at any moment leaves nothing that the next `sync` does not put right.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graph.errors import ForeignGraph, HomeBusy, LedgerBusy, NotFound
from graph.files import locked, make_folder
from graph.indicators import name_of
from graph.keys import node_key, row_hash, row_key, stands_apart
from graph.ledger import Ledger, Pending
from graph.model import Facts, Node, Ref, Relationship
from graph.ontology import SCHEMA_VERSION, ontology
from graph.progress import Progress, Watcher, unwatched
from graph.queries import queries, query
from graph.search_keys import search_keys
from graph.store import Store, Transaction
from graph.view import View

_BATCH = 2000
# Characters of properties in one transaction: a thousand whole documents would not fit into its memory.
_WEIGHT = 4_000_000
_LOCK_SECONDS = 30.0
_INDEX_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Changes:
    """How many rows (nodes and relationships) of the graph a `sync` added, changed and removed, and how many
    of those that the given documents speak of stayed as they were."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


class Writer:
    """Writes the graph of one ledger into one database; the only writer of that ledger while it is open.

    As a context manager it makes the schema, puts right what an interrupted writer left, and at the end of a
    block that raised nothing calls `sync`. Raises LedgerBusy when another process writes the same ledger,
    ForeignGraph when the database holds a graph that the ledger did not write.
    """

    def __init__(
        self, store: Store, ledger: Ledger, *, extractor: str = "", watch: Watcher = unwatched
    ) -> None:
        self._store = store
        self._ledger = ledger
        self._extractor = extractor
        self._watch = watch
        self._spoken: set[int] = set()
        self._certain = True
        self._held: dict[str, Any] = {}
        self._lock = contextlib.ExitStack()

    def __enter__(self) -> Self:
        self._lock.enter_context(_sole_writer(self._ledger.path))
        try:
            self._prepare()
        except BaseException:
            self._lock.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.sync()
        finally:
            self._lock.close()

    def add(self, facts: Facts, *, stamp: str = "") -> None:
        """Takes all that a document says in place of what it said before. Raises FactsInvalid."""
        self._spoken |= self._ledger.put(facts, extractor=self._extractor, stamp=stamp)

    def judge(self) -> set[str]:
        """Applies the judgements that came since; returns the documents that they concern. Raises
        JudgementsUnreadable and JudgementsContradict."""
        return self._ledger.judge()

    def withdraw(self, id_: str) -> tuple[str, ...]:
        """Takes a document back, or every document of a plan; returns their ids. Raises NotFound."""
        documents = (id_,) if self._ledger.document(id_) else self._ledger.documents_of(id_)
        if not documents:
            raise NotFound(
                "no document and no ingested plan of that id",
                where=id_,
                remedy="`tongchou ask` shows the ids of plans.",
            )
        for document in documents:
            self._ledger.withdraw(document)
        return documents

    def sync(self) -> Changes:
        """Writes every row that the database may not have; returns what that changed."""
        self._ledger.conclude()
        self._ledger.relate(self._watch)
        total = self._ledger.pending_count()
        tally = _Tally()
        careful = not self._certain
        self._certain = False
        for pending in self._phases(careful):
            tally.count(pending)
            self._watch(Progress("writing the graph", tally.total, total, "rows"))
        self._certain = True
        self._write_graph(self._ledger.content_hash)
        self._ledger.synced_to(self._ledger.content_hash)
        unchanged = len(self._spoken - tally.touched)
        self._spoken = set()
        return Changes(tally.added, tally.changed, tally.removed, unchanged)

    def repair(self) -> None:
        """Compares every row of the database with the ledger, and makes pending what differs."""
        view = View(self._store)
        self._watch(Progress("comparing the graph with what the documents say"))
        self._ledger.compare(
            (row_key(row), row_hash(row))
            for rows in (view.export_nodes(), view.export_relationships())
            for row in rows
            if not stands_apart(row)
        )
        self._certain = False

    # Before the first row

    def _prepare(self) -> None:
        for statement in queries("schema"):
            if not statement.params:
                self._store.write(statement.text)
        self._store.read(query("schema", "await_indexes").text, seconds=_INDEX_SECONDS)
        self._ledger.judge()
        (found,) = self._store.read(query("read", "graph").text)
        self._held = found["graph"] or {}
        if found["empty"]:
            self._write_graph("")
        else:
            self._refuse_foreign(found["documents"])
        if self._held.get("schema_version", SCHEMA_VERSION) != SCHEMA_VERSION:
            self._ledger.renew()
        held = self._held.get("content_hash")
        self._ledger.relate(self._watch)
        self._certain = not self._ledger.pending_count()
        if held not in (self._ledger.synced, self._ledger.content_hash) or (
            found["empty"] and self._ledger.content_hash
        ):
            self.repair()
        if not self._certain:
            self.sync()

    def _refuse_foreign(self, documents: Iterable[str]) -> None:
        strange = [d for d in documents if not self._ledger.knows(node_key(Ref("Document", d)))]
        if self._held and not strange:
            return
        what = (
            f"the database holds {len(strange)} documents that this ledger never took"
            if strange
            else "the database holds nodes, but no graph of this program"
        )
        ledger = self._ledger.path or "in memory"
        raise ForeignGraph(
            what,
            where=f"{self._store.uri}, database {self._store.database}; ledger {ledger}",
            remedy="Nothing was changed. Use the TONGCHOU_HOME that wrote it, or another database; or empty "
            "this one and ingest again.",
        )

    # Row by row

    def _phases(self, careful: bool) -> Iterator[Pending]:
        """Nodes before the relationships between them, and nodes that go after those that end at them."""
        for nodes, gone in ((True, False), (False, None), (True, True)):
            while batch := self._ledger.pending(_BATCH, nodes=nodes, gone=gone):
                for chunk in _chunks(batch):
                    with self._store.transaction() as transaction:
                        _write(transaction, chunk, careful)
                    self._ledger.written(pending.number for pending in chunk)
                    yield from chunk

    def _write_graph(self, content_hash: str) -> None:
        graph = self._ledger.graph()
        properties = {"id": graph.id, **graph.properties, "content_hash": content_hash}
        if properties != self._held:
            self._store.write(query("write", "graph").text, id=graph.id, properties=properties)
            self._held = properties


class _Tally:
    def __init__(self) -> None:
        self.added = self.changed = self.removed = self.total = 0
        self.touched: set[int] = set()

    def count(self, pending: Pending) -> None:
        self.total += 1
        if pending.same:
            return
        self.touched.add(pending.number)
        if pending.row is None:
            self.removed += pending.before
        elif pending.before:
            self.changed += 1
        else:
            self.added += 1


@contextlib.contextmanager
def _sole_writer(path: Path | None) -> Iterator[None]:
    if path is None:
        yield
        return
    make_folder(path.parent)
    try:
        with locked(path.with_name(f"{path.name}.lock"), _LOCK_SECONDS):
            yield
    except HomeBusy as error:
        raise LedgerBusy(
            "another process is writing the graph of this home",
            where=str(path),
            remedy="Wait for it, or end it; what it has taken is kept.",
        ) from error


def _chunks(batch: list[Pending]) -> Iterator[list[Pending]]:
    chunk: list[Pending] = []
    weight = 0
    for pending in batch:
        size = len(str(pending.row.properties)) if pending.row else 0
        if chunk and weight + size > _WEIGHT:
            yield chunk
            chunk, weight = [], 0
        chunk.append(pending)
        weight += size
    yield chunk


def _write(transaction: Transaction, chunk: list[Pending], careful: bool) -> None:
    """One phase's rows; `careful` when the database may hold more of them than the ledger knows."""
    nodes = [p.row for p in chunk if isinstance(p.row, Node)]
    relationships = [p.row for p in chunk if isinstance(p.row, Relationship)]
    forgotten = [p.identity() for p in chunk if p.row is None or p.before or careful]
    _run(transaction, "forget_branches", [f for f in forgotten if "type" in f and "start" not in f])
    _run(transaction, "forget_relationships", [f for f in forgotten if "type" in f and "start" in f])
    _run(transaction, "forget_nodes", [p.identity() for p in chunk if p.row is None and p.is_node])
    kinds = [kind for label in ontology().labels.values() for kind in label.kinds]
    _run(transaction, "nodes", [_node(node) for node in nodes], kinds=kinds)
    _run(transaction, "relationships", [_relationship(row) for row in relationships])


def _run(transaction: Transaction, name: str, rows: list[dict[str, Any]], **parameters: Any) -> None:
    if rows:
        transaction.run(query("write", name).text, rows=rows, **parameters)


def _node(node: Node) -> dict[str, Any]:
    return {
        "label": node.label,
        "id": node.id,
        "kinds": [node.kind] if node.kind else [],
        "properties": {"id": node.id, **node.properties, **derived(node)},
    }


def derived(node: Node) -> dict[str, Any]:
    """The properties that no document gives: what the node is found by, and stands in order by."""
    if subject := node.properties.get("subject"):
        return {"indicator": name_of(str(subject))}
    keys = search_keys(node)
    return {"keys": list(keys)} if keys else {}


def _relationship(row: Relationship) -> dict[str, Any]:
    return {
        "type": row.type,
        "start_label": row.start.label,
        "start": row.start.id,
        "end_label": row.end.label,
        "end": row.end.id,
        "properties": dict(row.properties),
    }
