"""The ledger: the durable memory of what every document says, from which the whole graph follows.

Rows of the graph are a pure function of the ledger (`graph.settle`). A change settles again only the rows
that it can touch, and remembers them as pending until the database has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graph.concluding import RULES_VERSION, concluded
from graph.contributions import contributions, holdings
from graph.errors import NotFound
from graph.identity import Identity
from graph.judgements import LABELS, Judgements
from graph.keys import Row, canonical, identity, is_node
from graph.ledger_file import connect, explained, transaction
from graph.model import Facts, Node, Value
from graph.ontology import SCHEMA_VERSION
from graph.overlaps.index import Index
from graph.overlaps.passages import Passage, passages
from graph.packing import packed, unpacked
from graph.progress import Progress, Watcher, unwatched
from graph.spread import OVERLAPS, Spread, as_blob
from graph.validate import validate


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the ledger: its names, the plans it holds, the version of the program that read it, and
    the reader's own note (`stamp`), by which it can tell that reading again would give the same."""

    id: str
    names: tuple[str, ...]
    plans: tuple[str, ...]
    extractor: str
    stamp: str


@dataclass(frozen=True, slots=True)
class Pending:
    """A row that the database may not hold as it is now. `row` is None when it has to go; `before` tells
    whether the database held it, `same` whether it held just this."""

    number: int
    key: str
    row: Row | None
    before: bool
    same: bool

    @property
    def is_node(self) -> bool:
        return is_node(self.key)

    def identity(self) -> dict[str, Any]:
        """What the key says (`graph.keys.identity`)."""
        return identity(self.key)


class Ledger:
    """The ledger in the file `path`, or in memory, with the judgements of a log applied to all that it says.

    One thread at a time; a context manager that closes it. Judgements that came since are applied by `judge`.
    """

    def __init__(self, path: Path | None = None, judgements: Judgements | None = None) -> None:
        self.path = path
        self.judgements = judgements or Judgements()
        self._db = connect(path)
        self._spread = Spread(self._db)
        self._overlaps = Index(self._db)
        self._identity: Identity | None = None
        with transaction(self._db, path):
            self._overlaps.prepare()

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # What documents say

    def put(self, facts: Facts, *, extractor: str = "", stamp: str = "") -> set[int]:
        """Replaces what the document said; a document keeps every name that it was ever given.

        Returns the numbers of the rows that it speaks of. Raises FactsInvalid, and takes nothing.
        """
        validate(facts)
        if self._identity is None:
            self.judge()
        with transaction(self._db, self.path):
            facts = self._with_names(facts)
            document = facts.document
            names = json.dumps(document.properties["names"], ensure_ascii=False)
            self._db.execute(
                "INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?)",
                (document.id, document.properties["name"], names, extractor, stamp),
            )
            self._remember(facts)
            self._take(facts)
            rows = self._db.execute(
                "SELECT coalesce(settled, row) FROM contribution LEFT JOIN citation ON raw = row"
                " WHERE document = ?",
                (document.id,),
            )
            return {number for (number,) in rows}

    def withdraw(self, document: str) -> None:
        """Removes what the document said. Raises NotFound."""
        with transaction(self._db, self.path):
            if not self._db.execute("DELETE FROM document WHERE id = ?", (document,)).rowcount:
                raise NotFound("no such document was ingested", where=document)
            self._db.execute("DELETE FROM said WHERE document = ?", (document,))
            self._db.execute("DELETE FROM named WHERE document = ?", (document,))
            self._spread.replace(document, [], [])
            self._overlaps.mark(document)

    def judge(self) -> set[str]:
        """Applies the judgements that hold now; returns the documents that they, or no longer, concern.

        Raises JudgementsUnreadable and JudgementsContradict, and changes nothing.
        """
        identity = Identity(self.judgements.active())
        now = identity.effects()
        with transaction(self._db, self.path):
            before: dict[str, str] = json.loads(self._state("identity"))
            changed = {key for key in now.keys() | before.keys() if now.get(key) != before.get(key)}
            self._identity = identity
            self._overlaps.judge({pair.sides: verdict for pair, verdict in identity.pairs.items()})
            documents = sorted({d for key in changed for d in self._concerned(key)})
            for document in documents:
                self._take(self._said(document))
            if changed:
                self._set("identity", canonical(now))
        return set(documents)

    def conclude(self) -> None:
        """Brings up to date what follows from all nodes together (`graph.concluding`); costs nothing while
        no node has changed that it could follow from. Raises what reading the judgements raises."""
        if self._identity is None:
            self.judge()
        different = self._identity.different if self._identity else frozenset()
        pairs = sorted(sorted((ref.label, ref.id) for ref in pair) for pair in different)
        with transaction(self._db, self.path):
            basis = canonical([RULES_VERSION, self._state("named"), pairs])
            if basis != self._state("concluded"):
                nodes = (row for label in LABELS for row in self._nodes(label))
                self._spread.conclude(concluded(nodes, different))
                self._set("concluded", basis)

    def _nodes(self, label: str) -> Iterator[Node]:
        first = canonical([label, ""])[:-3]
        rows = self._db.execute(
            "SELECT number, key FROM row WHERE hash IS NOT NULL AND key > ? AND key < ?",
            (first, first[:-1] + chr(ord(first[-1]) + 1)),
        ).fetchall()
        for number, key in rows:
            row = self._spread.settled(number, key)
            if isinstance(row, Node):
                yield row

    def relate(self, watch: Watcher = unwatched) -> int:
        """Finds the overlaps of the documents that changed; returns how many these were.

        Each document is a transaction of its own: what was found stays if this is interrupted.
        """
        due = self.due()
        if due and self._identity is None:
            self.judge()
        for done, document in enumerate(due):
            watch(Progress("finding overlaps", done, len(due), "documents"))
            with transaction(self._db, self.path), self._overlaps.undoing():
                came, went = self._overlaps.replace(document, self._passages(document))
                self._spread.compute(OVERLAPS, came, went)
        return len(due)

    def due(self) -> list[str]:
        """The documents whose overlaps are to be found, those of one jurisdiction after each other: they are
        compared with the same measures, which then need not be read again."""
        with explained(self.path):
            return sorted(self._overlaps.stale(), key=self._place)

    def measure(self, id_: str) -> tuple[str, str]:
        """The plan and the normalised text of a measure, by which judgements name it. Raises NotFound."""
        with explained(self.path):
            found = self._overlaps.measure(id_)
        if found is None:
            raise NotFound("there is no measure of that id", where=id_)
        return found

    def relate_anew(self) -> None:
        """Makes the overlaps of every document due, whatever was found before."""
        with transaction(self._db, self.path):
            self._db.execute("INSERT OR IGNORE INTO stale SELECT id FROM document")
            self._overlaps.clear()

    def _place(self, document: str) -> tuple[str, str]:
        (plan,) = self._db.execute("SELECT min(plan) FROM holding WHERE document = ?", (document,)).fetchone()
        return self._spread.jurisdiction(plan) or "", document

    def _passages(self, document: str) -> Iterator[Passage]:
        if not self._db.execute("SELECT 1 FROM document WHERE id = ?", (document,)).fetchone():
            return iter(())
        facts = self._said(document)
        return passages(self._identity.applied(facts) if self._identity else facts)

    def _concerned(self, effect: str) -> list[str]:
        """The documents in which an effect of the judgements can be seen."""
        what, *rest = json.loads(effect)
        if what == "fact":
            rows = self._db.execute("SELECT document FROM holding WHERE plan = ?", (rest[0],))
        elif what == "pair":
            rows = self._db.execute("SELECT document FROM holding WHERE plan IN (?, ?)", (rest[0], rest[2]))
        elif what == "apart":
            rows = self._db.execute(
                "SELECT document FROM named JOIN holding USING (document)"
                " WHERE plan = ? AND label = ? AND id = ?",
                rest,
            )
        else:
            rows = self._db.execute("SELECT document FROM named WHERE label = ? AND id = ?", rest)
        return [document for (document,) in rows]

    def _take(self, facts: Facts) -> None:
        if self._identity is not None:
            facts = self._identity.applied(facts)
        self._spread.replace(facts.document.id, list(contributions(facts)), list(holdings(facts)))
        self._overlaps.mark(facts.document.id)

    def _remember(self, facts: Facts) -> None:
        document = facts.document.id
        self._db.execute("INSERT OR REPLACE INTO said VALUES (?, ?)", (document, packed(facts)))
        self._db.execute("DELETE FROM named WHERE document = ?", (document,))
        self._db.executemany(
            "INSERT OR IGNORE INTO named VALUES (?, ?, ?)",
            [(node.label, node.id, document) for node in facts.nodes if node.label in LABELS],
        )

    def _said(self, document: str) -> Facts:
        (data,) = self._db.execute("SELECT facts FROM said WHERE document = ?", (document,)).fetchone()
        return unpacked(data)

    def _with_names(self, facts: Facts) -> Facts:
        document = facts.document
        known = self._db.execute("SELECT name, names FROM document WHERE id = ?", (document.id,)).fetchone()
        if known is None:
            return facts
        names = document.properties["names"]
        union = {*json.loads(known[1]), *(names if isinstance(names, tuple) else ())}
        name = min(known[0], str(document.properties["name"]))
        properties = {**document.properties, "name": name, "names": tuple(sorted(union))}
        return Facts(Node("Document", document.id, properties), facts.nodes, facts.relationships)

    # What is known

    def documents(self) -> Iterator[Entry]:
        """All documents, by id."""
        with explained(self.path):
            ids = [row[0] for row in self._db.execute("SELECT id FROM document ORDER BY id")]
        yield from (entry for entry in map(self.document, ids) if entry)

    def document(self, id_: str) -> Entry | None:
        """The document of that id, if it was ingested."""
        with explained(self.path):
            row = self._db.execute(
                "SELECT names, extractor, stamp FROM document WHERE id = ?", (id_,)
            ).fetchone()
            plans = self._db.execute(
                "SELECT DISTINCT plan FROM holding WHERE document = ? ORDER BY plan", (id_,)
            ).fetchall()
        if row is None:
            return None
        return Entry(id_, tuple(json.loads(row[0])), tuple(p for (p,) in plans), row[1], row[2])

    def documents_of(self, plan: str) -> tuple[str, ...]:
        """The documents that hold the plan, by id."""
        with explained(self.path):
            rows = self._db.execute(
                "SELECT DISTINCT document FROM holding WHERE plan = ? ORDER BY document", (plan,)
            )
            return tuple(document for (document,) in rows)

    def rows(self) -> Iterator[Row]:
        """Every row of the graph but `graph()`, in no order that means anything."""
        with explained(self.path):
            numbers = self._db.execute("SELECT number, key FROM row WHERE hash IS NOT NULL").fetchall()
            for number, key in numbers:
                row = self._spread.settled(number, key)
                if row is not None:
                    yield row

    def graph(self) -> Node:
        """The node about the whole."""
        with explained(self.path):
            versions = self._db.execute("SELECT DISTINCT extractor FROM document ORDER BY extractor")
            extractors = [version for (version,) in versions if version]
        properties: dict[str, Value] = {
            "name": "统筹",
            "schema_version": SCHEMA_VERSION,
            "extractor_version": "、".join(extractors),
            "content_hash": self.content_hash,
        }
        return Node("Graph", "graph", properties)

    @property
    def content_hash(self) -> str:
        """Of all rows, whatever the order in which they came: 64 hex digits, "" while there are none."""
        return self._state("sum")

    # What the database has

    @property
    def synced(self) -> str:
        """The content hash that the database was left with."""
        return self._state("synced")

    def pending(self, limit: int, *, nodes: bool, gone: bool | None = None) -> list[Pending]:
        """Up to `limit` rows that the database may not hold as they are now: nodes or relationships, those
        that have to go, those that have to be there, or both."""
        with explained(self.path):
            rows = self._db.execute(
                "SELECT number, key, hash, before FROM pending JOIN row ON number = row"
                " WHERE node = ?1 AND (?2 IS NULL OR (hash IS NULL) = ?2)"
                " ORDER BY number LIMIT ?3",
                (nodes, gone, limit),
            ).fetchall()
            return [
                Pending(n, key, self._spread.settled(n, key) if new else None, old is not None, new == old)
                for n, key, new, old in rows
            ]

    def pending_count(self) -> int:
        with explained(self.path):
            (count,) = self._db.execute("SELECT count(*) FROM pending").fetchone()
        return int(count)

    def written(self, numbers: Iterable[int]) -> None:
        """The database now holds these rows as they are."""
        with transaction(self._db, self.path):
            cleared = [(number,) for number in numbers]
            self._db.executemany("DELETE FROM pending WHERE row = ?", cleared)
            self._db.executemany(
                "DELETE FROM row WHERE number = ?1 AND hash IS NULL"
                " AND NOT EXISTS (SELECT 1 FROM contribution WHERE row = ?1)"
                " AND NOT EXISTS (SELECT 1 FROM citation WHERE settled = ?1)",
                cleared,
            )

    def synced_to(self, content_hash: str) -> None:
        with transaction(self._db, self.path):
            self._set("synced", content_hash)

    def compare(self, held: Iterable[tuple[str, int]]) -> None:
        """Makes pending whatever differs from `held`: key and hash of every row that the database holds."""
        with transaction(self._db, self.path):
            self._db.execute("CREATE TEMP TABLE held (key TEXT PRIMARY KEY, hash BLOB) WITHOUT ROWID")
            self._db.executemany(
                "INSERT OR IGNORE INTO held VALUES (?, ?)", ((key, as_blob(hash_)) for key, hash_ in held)
            )
            self._db.execute("INSERT OR IGNORE INTO row (key) SELECT key FROM held")
            self._db.execute(
                "INSERT OR REPLACE INTO pending SELECT number, json_array_length(key) = 2, held.hash"
                " FROM row LEFT JOIN held USING (key) WHERE row.hash IS NOT held.hash"
            )
            self._db.execute("DROP TABLE held")

    def renew(self) -> None:
        """Makes every node pending: another version of the program wrote them, which may have added less."""
        with transaction(self._db, self.path):
            self._db.execute(
                "INSERT OR IGNORE INTO pending SELECT number, 1, hash FROM row"
                " WHERE hash IS NOT NULL AND json_array_length(key) = 2"
            )

    def knows(self, key: str) -> bool:
        """Whether some document speaks, or until a moment ago spoke, of the row."""
        with explained(self.path):
            return bool(self._db.execute("SELECT 1 FROM row WHERE key = ?", (key,)).fetchone())

    def _state(self, name: str) -> str:
        with explained(self.path):
            (value,) = self._db.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return str(value)

    def _set(self, name: str, value: str) -> None:
        self._db.execute("UPDATE state SET value = ? WHERE name = ?", (value, name))
