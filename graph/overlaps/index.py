"""Every measure of a ledger by its keys, and the pairs that overlap: changed document by document.

A pair depends on its two measures alone, so that a document that comes or goes changes its own pairs and no
others, and the order in which documents come does not matter. The tables stand in the ledger's file.
"""

from __future__ import annotations

import contextlib
import importlib.resources
import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from graph.ids import fold
from graph.keys import dump, load
from graph.model import Relationship
from graph.overlaps.candidates import anywhere, telling, within
from graph.overlaps.compare import compare, may_overlap
from graph.overlaps.passages import Passage, Scope, packed, unpacked
from graph.overlaps.reading import Reading, read
from graph.overlaps.score import LEAST
from graph.overlaps.weights import weights

VERSION = 5
"""Goes up with every change of what overlaps: all pairs are then found again."""

Side: TypeAlias = tuple[str, str]
"""A measure as a judgement names it: its plan and its normalised text."""

# Measures that are kept ready for comparison: all of forty plans, 22 KB each.
_READ = 8192


class Index:
    """Works within a transaction of the ledger on its connection; SQLite's errors pass through.

    What people said of pairs is told by `judge`.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        self._verdicts: Mapping[frozenset[Side], str] = {}
        self._accepted: dict[Side, list[Side]] = {}
        self._areas: dict[int, Scope] = {}
        self._nearby: dict[tuple[str, str], Sequence[int]] = {}
        self._cache: OrderedDict[int, Reading] = OrderedDict()

    def prepare(self) -> None:
        """Makes the tables where they are missing, and all documents stale that other rules compared."""
        text = (importlib.resources.files("graph") / "overlaps" / "overlaps.sql").read_text("utf-8")
        lines = (line for line in text.splitlines() if not line.startswith("--"))
        for statement in "\n".join(lines).split(";"):
            if statement.strip():
                self._db.execute(statement)
        found = self._db.execute("SELECT value FROM overlaps WHERE name = 'version'").fetchone()
        if found is None or found[0] != version():
            self._db.execute("INSERT OR IGNORE INTO stale SELECT id FROM document")
            self.clear()
            self._db.execute("INSERT OR REPLACE INTO overlaps VALUES ('version', ?)", (version(),))

    def clear(self) -> None:
        """Forgets every measure, not the pairs: those that are not found again go with their documents."""
        self._cache.clear()
        self._db.execute("DELETE FROM posting")
        self._db.execute("UPDATE passage SET shown = 0, packed = ''")

    @contextlib.contextmanager
    def undoing(self) -> Iterator[None]:
        """Around a transaction's changes: what is remembered of them goes when they do."""
        try:
            yield
        except BaseException:
            self._cache.clear()
            self._areas = {}
            raise

    def judge(self, verdicts: Mapping[frozenset[Side], str]) -> None:
        """What people said of pairs: `wrong` ones are left out, `confirmed` ones stand, found or not, and are
        marked. Changes no pair of a document before it is replaced."""
        self._verdicts, self._accepted = verdicts, {}
        for sides, verdict in verdicts.items():
            if verdict == "confirmed" and len(sides) == 2:
                one, other = sorted(sides)
                self._accepted.setdefault(one, []).append(other)
                self._accepted.setdefault(other, []).append(one)

    def mark(self, document: str) -> None:
        """The facts of the document changed, or it went."""
        self._db.execute("INSERT OR IGNORE INTO stale VALUES (?)", (document,))

    def stale(self) -> list[str]:
        """The documents whose overlaps have to be found again, by id."""
        return [id_ for (id_,) in self._db.execute("SELECT document FROM stale ORDER BY document")]

    def replace(
        self, document: str, said: Iterable[Passage]
    ) -> tuple[list[Relationship], list[Relationship]]:
        """Takes what the document says now; returns the pairs that came or changed, and those that went."""
        says = {passage.id: passage for passage in said}
        new = {id_: packed(passage) for id_, passage in says.items()}
        old = dict(self._db.execute("SELECT id, packed FROM passage WHERE document = ?", (document,)))
        touched = sorted(id_ for id_ in new.keys() | old.keys() if new.get(id_) != old.get(id_))
        before: dict[tuple[int, int], str] = {}
        shown: dict[int, Reading] = {}
        for id_ in touched:
            before |= self._hide(id_)
            self._put(id_, document, says.get(id_), new.get(id_, ""))
            shown |= self._show(id_)
        # What stayed as it was may be judged otherwise now.
        judged = sorted(new.keys() - set(touched))
        after = self._found(shown)
        self._db.execute("DELETE FROM stale WHERE document = ?", (document,))
        return self._changed(before | self._pairs(judged), after | self._again(judged))

    def measure(self, id_: str) -> Side | None:
        """The measure of that id as a judgement names it."""
        found = self._db.execute("SELECT packed FROM passage WHERE id = ? AND shown", (id_,)).fetchone()
        return side(unpacked(found[0])) if found else None

    # One measure

    def _put(self, id_: str, document: str, passage: Passage | None, said: str) -> None:
        self._db.execute("DELETE FROM passage WHERE id = ? AND document = ?", (id_, document))
        if passage is not None:
            area = self._area(passage.scope)
            self._db.execute(
                "INSERT INTO passage (id, document, plan, area, shown, packed) VALUES (?, ?, ?, ?, 0, ?)",
                (id_, document, passage.plan, area, said),
            )

    def _hide(self, id_: str) -> dict[tuple[int, int], str]:
        """Takes the measure out of the index; returns the pairs that it was in."""
        found = self._db.execute("SELECT number, area, shown, packed FROM passage WHERE id = ?", (id_,))
        pairs: dict[tuple[int, int], str] = {}
        for number, area, shown, said in found.fetchall():
            reading = self._cache.pop(number, None)
            if shown:
                reading = reading or read(unpacked(said))
                keys = [*within(area, telling(reading)), *anywhere(reading)]
                self._db.executemany(
                    "DELETE FROM posting WHERE key = ? AND passage = ?", ((k, number) for k in keys)
                )
            pairs |= self._pairs_of(number)
        self._db.executemany("DELETE FROM pair WHERE one = ? AND other = ?", pairs)
        self._db.execute("UPDATE passage SET shown = 0 WHERE id = ?", (id_,))
        return pairs

    def _show(self, id_: str) -> dict[int, Reading]:
        """Puts the measure into the index, as the document with the smallest id gives it."""
        found = self._db.execute(
            "SELECT number, area, packed FROM passage WHERE id = ? ORDER BY document LIMIT 1", (id_,)
        ).fetchone()
        if found is None:
            return {}
        number, area, said = found
        reading = self._remembered(number, unpacked(said))
        keys = [*within(area, telling(reading)), *anywhere(reading)]
        self._db.executemany("INSERT OR IGNORE INTO posting VALUES (?, ?)", ((k, number) for k in keys))
        self._db.execute("UPDATE passage SET shown = 1 WHERE number = ?", (number,))
        return {number: reading}

    # Pairs

    def _found(self, shown: Mapping[int, Reading]) -> dict[tuple[int, int], Relationship]:
        """The pairs that the measures are in, each once."""
        pairs: dict[tuple[int, int], Relationship] = {}
        for number, reading in shown.items():
            found = {*self._candidates(reading), *self._accepted_with(reading.passage)}
            for other in sorted(found - {number}):
                row = self._judged(reading, self._reading(other))
                if row is not None:
                    one = number if row.start.id == reading.passage.id else other
                    pairs[one, other if one == number else number] = row
        self._db.executemany(
            "INSERT OR REPLACE INTO pair VALUES (?, ?, ?)",
            ((one, other, dump(row)) for (one, other), row in pairs.items()),
        )
        return pairs

    def _candidates(self, reading: Reading) -> set[int]:
        """Measures that share enough keys with this one, itself among them."""
        pairs = telling(reading)
        probes = [
            [key, round(value, 6)]
            for area in self._near(reading.passage.scope)
            for key, value in zip(within(area, pairs), pairs.values(), strict=True)
        ]
        rows = self._db.execute(
            "SELECT passage, sum(probe.value ->> 1) FROM json_each(?) AS probe"
            " JOIN posting ON posting.key = probe.value ->> 0"
            " GROUP BY passage HAVING sum(probe.value ->> 1) >= ?",
            (json.dumps(probes), LEAST),
        )
        found = {other for other, _ in rows}
        rows = self._db.execute(
            "SELECT DISTINCT passage FROM json_each(?) AS probe JOIN posting ON posting.key = probe.value",
            (json.dumps(sorted(anywhere(reading))),),
        )
        # What all plans say word for word is in ever more of them: each is looked at before it is read.
        far = {other for (other,) in rows} - found
        return found | {
            other for other in far if other in self._cache or may_overlap(reading, self._passage(other))
        }

    def _accepted_with(self, passage: Passage) -> Iterator[int]:
        """The measures that somebody said overlap with this one."""
        for plan, text in self._accepted.get(side(passage), ()) if self._accepted else ():
            rows = self._db.execute("SELECT number, packed FROM passage WHERE shown AND plan = ?", (plan,))
            yield from (number for number, said in rows.fetchall() if side(unpacked(said))[1] == text)

    def _judged(self, one: Reading, two: Reading) -> Relationship | None:
        """The overlap of two measures as people see it."""
        if not self._verdicts:
            return compare(one, two)
        verdict = self._verdicts.get(frozenset((side(one.passage), side(two.passage))))
        row = None if verdict == "wrong" else compare(one, two, accepted=verdict == "confirmed")
        if row is None or verdict != "confirmed":
            return row
        return Relationship(row.type, row.start, row.end, {**row.properties, "confirmed": True})

    def _again(self, ids: Iterable[str]) -> dict[tuple[int, int], Relationship]:
        """The pairs of measures that stayed as they were, found again: what people say of them changed."""
        shown: dict[int, Reading] = {}
        for id_ in ids:
            found = self._db.execute(
                "SELECT number, packed FROM passage WHERE id = ? AND shown", (id_,)
            ).fetchone()
            if found is not None:
                shown[found[0]] = self._remembered(found[0], unpacked(found[1]))
        for number in shown:
            self._db.executemany("DELETE FROM pair WHERE one = ? AND other = ?", self._pairs_of(number))
        return self._found(shown)

    def _pairs(self, ids: Iterable[str]) -> dict[tuple[int, int], str]:
        found: dict[tuple[int, int], str] = {}
        for id_ in ids:
            for (number,) in self._db.execute(
                "SELECT number FROM passage WHERE id = ? AND shown", (id_,)
            ).fetchall():
                found |= self._pairs_of(number)
        return found

    def _pairs_of(self, number: int) -> dict[tuple[int, int], str]:
        rows = self._db.execute(
            "SELECT one, other, row FROM pair WHERE one = ?1"
            " UNION ALL SELECT one, other, row FROM pair WHERE other = ?1",
            (number,),
        )
        return {(one, other): row for one, other, row in rows}

    @staticmethod
    def _changed(
        before: Mapping[tuple[int, int], str], after: Mapping[tuple[int, int], Relationship]
    ) -> tuple[list[Relationship], list[Relationship]]:
        """What is there now and was not, and what was there and is not, by the measures' own ids."""
        old = (load(text) for text in before.values())
        was = {_ends(row): row for row in old if isinstance(row, Relationship)}
        now = {_ends(row): row for row in after.values()}
        came = [row for ends, row in sorted(now.items()) if ends not in was or dump(was[ends]) != dump(row)]
        return came, [row for ends, row in sorted(was.items()) if ends not in now]

    # What is known

    def _reading(self, number: int) -> Reading:
        known = self._cache.get(number)
        if known is not None:
            self._cache.move_to_end(number)
            return known
        return self._remembered(number, self._passage(number))

    def _passage(self, number: int) -> Passage:
        (said,) = self._db.execute("SELECT packed FROM passage WHERE number = ?", (number,)).fetchone()
        return unpacked(said)

    def _remembered(self, number: int, passage: Passage) -> Reading:
        reading = self._cache[number] = read(passage)
        if len(self._cache) > _READ:
            self._cache.popitem(last=False)
        return reading

    def _known_areas(self) -> Mapping[int, Scope]:
        if not self._areas:
            self._nearby = {}
            rows = self._db.execute("SELECT number, province, city FROM area")
            self._areas = {number: Scope(province, city) for number, province, city in rows}
        return self._areas

    def _near(self, scope: Scope) -> Sequence[int]:
        """The areas of which a plan of that scope may speak."""
        known = self._known_areas()
        near = self._nearby.get((scope.province, scope.city))
        if near is None:
            near = [area for area, other in known.items() if other.meets(scope)]
            self._nearby[scope.province, scope.city] = near
        return near

    def _area(self, scope: Scope) -> int:
        place = (scope.province, scope.city)
        new = self._db.execute("INSERT OR IGNORE INTO area (province, city) VALUES (?, ?)", place).rowcount
        if new > 0:
            self._areas = {}
        (number,) = self._db.execute(
            "SELECT number FROM area WHERE province = ? AND city = ?", place
        ).fetchone()
        return int(number)


def side(passage: Passage) -> Side:
    """The measure as a judgement names it."""
    return passage.plan, fold(passage.text)


def version() -> str:
    """Of the rules and of the tables."""
    return f"{VERSION}.{weights().version}"


def _ends(row: Relationship) -> tuple[str, str]:
    return row.start.id, row.end.id
