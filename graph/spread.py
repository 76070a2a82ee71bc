"""How a change of what one document says spreads over the rows of the ledger: only where it can matter."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable

from graph.contributions import Contribution, Holding
from graph.judgements import LABELS
from graph.keys import Row, dump, is_node, load, node_key, relationship_key, row_hash, row_key
from graph.model import Ref, Relationship
from graph.ontology import ontology
from graph.settle import Cited, Held, settle, settle_citation

OVERLAPS, CONCLUSIONS = "~overlaps", "~conclusions"
"""What stands for the document of rows that were computed: after every id of one, so that it speaks first."""

_MODULUS = 1 << 256


class Spread:
    """Works within a transaction of the ledger on its connection; SQLite's errors pass through."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def replace(self, document: str, said: list[Contribution], held: list[Holding]) -> None:
        plans = {h.plan for h in held}
        plans.update(
            p for (p,) in self._db.execute("SELECT plan FROM holding WHERE document = ?", (document,))
        )
        before = {plan: self._signature(plan) for plan in sorted(plans)}
        raws, touched = self._replace_contributions(document, said)
        self._db.execute("DELETE FROM holding WHERE document = ?", (document,))
        self._db.executemany(
            "INSERT INTO holding VALUES (?, ?, ?, ?, ?)",
            [(document, h.plan, h.title, h.name, h.number) for h in held],
        )
        for plan, signature in before.items():
            now = self._signature(plan)
            if now != signature:
                raws |= self._citations_around(plan, signature[0] | now[0])
        for raw in sorted(raws):
            touched |= self._settle_citation(raw)
        self._settle(touched)

    def conclude(self, rows: Iterable[Relationship]) -> None:
        """Takes what follows from all nodes in place of what followed before."""
        now = {row_key(row): row for row in rows}
        before = {
            row_key(row): row
            for (said,) in self._db.execute(
                "SELECT payload FROM contribution WHERE document = ?", (CONCLUSIONS,)
            )
            for row in (load(said),)
        }
        came = [row for key, row in now.items() if row != before.get(key)]
        self.compute(CONCLUSIONS, came, [row for key, row in before.items() if key not in now])

    def compute(self, source: str, came: Iterable[Row], went: Iterable[Row]) -> None:
        """Rows that were computed over all documents: those that came or changed, and those that went."""
        rows = {row_key(row): dump(row) for row in came}
        gone = [row_key(row) for row in went]
        numbers = self._numbers([*rows, *gone])
        self._db.executemany(
            "INSERT OR REPLACE INTO contribution VALUES (?, ?, ?, ?)",
            ((numbers[key], source, _digest(said), said) for key, said in rows.items()),
        )
        self._db.executemany(
            "DELETE FROM contribution WHERE row = ? AND document = ?",
            ((numbers[key], source) for key in gone),
        )
        self._settle(set(numbers.values()))

    def _replace_contributions(self, document: str, said: list[Contribution]) -> tuple[set[int], set[int]]:
        """Returns the citations to settle, and the rows to settle."""
        old: dict[int, bytes] = dict(
            self._db.execute("SELECT row, digest FROM contribution WHERE document = ?", (document,))
        )
        numbers = self._numbers(c.key for c in said)
        raws: set[int] = set()
        touched: set[int] = set()
        for contribution in said:
            number = numbers[contribution.key]
            digest = _digest(contribution.payload)
            known = old.pop(number, None)
            if known == digest:
                continue
            if self._matters(number, document, digest) or (known and self._matters(number, document, known)):
                touched.add(number)
            self._db.execute(
                "INSERT OR REPLACE INTO contribution VALUES (?, ?, ?, ?)",
                (number, document, digest, contribution.payload),
            )
            if contribution.cited is not None:
                raws.add(number)
                self._cite(number, contribution.cited, contribution.plan)
        for number, digest in old.items():
            if self._matters(number, document, digest):
                touched.add(number)
            self._db.execute("DELETE FROM contribution WHERE row = ? AND document = ?", (number, document))
            touched |= self._drop_citation(number)
        return raws, touched

    def _cite(self, raw: int, cited: Cited, plan: str | None) -> None:
        self._db.execute(
            "INSERT INTO citation (raw, title, name, number, plan) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (raw) DO UPDATE SET title = excluded.title, name = excluded.name,"
            " number = excluded.number, plan = excluded.plan",
            (raw, cited.title, cited.name, cited.number, plan),
        )

    def _matters(self, number: int, document: str, digest: bytes) -> bool:
        """Whether no document with a smaller id says just the same of the row."""
        return not self._db.execute(
            "SELECT 1 FROM contribution WHERE row = ? AND digest = ? AND document < ?",
            (number, digest, document),
        ).fetchone()

    def _signature(self, plan: str) -> tuple[frozenset[tuple[str, str, str]], str | None]:
        """What citations of a plan, and by it, depend on: titles and numbers, and its jurisdiction."""
        rows = self._db.execute("SELECT DISTINCT title, name, number FROM holding WHERE plan = ?", (plan,))
        return frozenset(rows.fetchall()), self.jurisdiction(plan)

    def jurisdiction(self, plan: str | None) -> str | None:
        """The place that the plan holds for, as its documents together tell it."""
        if plan is None:
            return None
        said = self._said(node_key(Ref("Plan", plan)))
        value = settle(said).properties.get("jurisdiction") if said else None
        return str(value) if value is not None else None

    def _citations_around(self, plan: str, said: Iterable[tuple[str, str, str]]) -> set[int]:
        raws = {r for (r,) in self._db.execute("SELECT raw FROM citation WHERE plan = ?", (plan,))}
        for title, _, number in said:
            found = self._db.execute(
                "SELECT raw FROM citation WHERE title = ?1 UNION SELECT raw FROM citation WHERE number = ?2"
                " AND ?2 <> ''",
                (title, number),
            )
            raws.update(raw for (raw,) in found)
        return raws

    def _settle_citation(self, raw: int) -> set[int]:
        """Points a citation to the plan that it means now; returns the rows that this touches."""
        title, name, number, plan = self._db.execute(
            "SELECT title, name, number, plan FROM citation WHERE raw = ?", (raw,)
        ).fetchone()
        (payload,) = self._db.execute("SELECT payload FROM contribution WHERE row = ?", (raw,)).fetchone()
        row = load(payload)
        held = [
            Held(id_, Cited(*said), self.jurisdiction(id_))
            for id_, *said in self._db.execute(
                "SELECT plan, title, name, number FROM holding WHERE title = ?1"
                " UNION SELECT plan, title, name, number FROM holding WHERE number = ?2 AND ?2 <> ''",
                (title, number),
            ).fetchall()
        ]
        target = settle_citation(Cited(title, name, number), held, self.jurisdiction(plan))
        touched = self._drop_settled(raw)
        if not isinstance(row, Relationship) or row.start == Ref("Plan", target):
            return touched
        key = relationship_key(row.type, row.start, Ref("Plan", target), row.properties)
        number = self._numbers([key])[key]
        self._db.execute("UPDATE citation SET settled = ?, target = ? WHERE raw = ?", (number, target, raw))
        return touched | {number} | self._plan_rows(target)

    def _drop_settled(self, raw: int) -> set[int]:
        found = self._db.execute("SELECT settled, target FROM citation WHERE raw = ?", (raw,)).fetchone()
        if found is None or found[0] is None:
            return set()
        self._db.execute("UPDATE citation SET settled = NULL, target = NULL WHERE raw = ?", (raw,))
        return {found[0]} | self._plan_rows(found[1])

    def _drop_citation(self, raw: int) -> set[int]:
        touched = self._drop_settled(raw)
        self._db.execute("DELETE FROM citation WHERE raw = ?", (raw,))
        return touched

    def _plan_rows(self, plan: str) -> set[int]:
        rows = self._db.execute("SELECT number FROM row WHERE key = ?", (node_key(Ref("Plan", plan)),))
        return {number for (number,) in rows}

    def _numbers(self, keys: Iterable[str]) -> dict[str, int]:
        """The numbers of rows, given to those that are new."""
        listed = json.dumps(list(keys), ensure_ascii=False)
        self._db.execute("INSERT OR IGNORE INTO row (key) SELECT value FROM json_each(?)", (listed,))
        return dict(
            self._db.execute(
                "SELECT key, number FROM row WHERE key IN (SELECT value FROM json_each(?))", (listed,)
            )
        )

    def _settle(self, numbers: set[int]) -> None:
        total, named = (int(self._state(name) or "0", 16) for name in ("sum", "named"))
        for number in sorted(numbers):
            key, old = self._db.execute("SELECT key, hash FROM row WHERE number = ?", (number,)).fetchone()
            row = self.settled(number, key)
            new = as_blob(row_hash(row)) if row is not None else None
            if new == old:
                continue
            moved = int.from_bytes(new or b"") - int.from_bytes(old or b"")
            total += moved
            named += moved if is_node(key) and json.loads(key)[0] in LABELS else 0
            self._db.execute("UPDATE row SET hash = ? WHERE number = ?", (new, number))
            self._db.execute("INSERT OR IGNORE INTO pending VALUES (?, ?, ?)", (number, is_node(key), old))
        for name, value in (("sum", total % _MODULUS), ("named", named % _MODULUS)):
            self._db.execute(
                "UPDATE state SET value = ? WHERE name = ?", (f"{value:064x}" if value else "", name)
            )

    def settled(self, number: int, key: str) -> Row | None:
        """The row as the graph shows it now, None if it has no place there."""
        fields = json.loads(key)
        if is_node(key):
            return self._settled_node(key)
        if ontology().types[fields[0]].cites and fields[3] == "Plan":
            return self._settled_reading(number, Ref("Plan", fields[4]))
        said = self._said(key)
        return settle(said) if said else None

    def _settled_node(self, key: str) -> Row | None:
        said = self._said(key)
        node = settle(said) if said else None
        if node is None or node.properties.get("ingested") is not False:
            return node
        # A plan that is only cited is there for the citations that point to it.
        target = json.loads(key)[1]
        cited = self._db.execute("SELECT 1 FROM citation WHERE target = ? LIMIT 1", (target,)).fetchone()
        return node if cited else None

    def _settled_reading(self, number: int, end: Ref) -> Row | None:
        found = self._db.execute(
            "SELECT payload FROM citation JOIN contribution ON row = raw WHERE settled = ?"
            " ORDER BY document, payload LIMIT 1",
            (number,),
        ).fetchone()
        row = load(found[0]) if found else None
        return (
            Relationship(row.type, row.start, end, row.properties) if isinstance(row, Relationship) else None
        )

    def _said(self, key: str) -> list[Row]:
        """What the documents say of a row, each wording once, in order of document id."""
        rows = self._db.execute(
            "SELECT min(document), payload FROM contribution"
            " WHERE row = (SELECT number FROM row WHERE key = ?) GROUP BY digest ORDER BY 1",
            (key,),
        )
        return [load(payload) for _, payload in rows.fetchall()]

    def _state(self, name: str) -> str:
        (value,) = self._db.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return str(value)


def _digest(payload: str) -> bytes:
    return hashlib.sha256(payload.encode()).digest()[:16]


def as_blob(number: int) -> bytes:
    """A row's hash as it is stored."""
    return number.to_bytes(32)
