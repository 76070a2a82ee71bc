"""Judgements: what people decided about names and facts, an append-only log beside the data.

Nothing is destroyed by a judgement: documents keep saying what they say, and the log is replayed on every
build (`graph.identity`). A row is undone by a later row, never taken out. After the resolver of nomenklatura
(OpenSanctions), which keeps positive and negative judgements as edges that can be taken back; kept here as a
file of JSON lines that a person can read, send and put under version control.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Literal, TypeAlias, get_args

from graph.errors import JudgementInvalid, JudgementsContradict, JudgementsUnreadable, JudgementUnknown
from graph.files import disk, locked, make_folder
from graph.model import Ref

Verdict: TypeAlias = Literal["same", "different", "apart", "rename", "wrong", "confirmed", "comment", "undo"]

LABELS = ("Department", "Place", "Project")
"""What can be judged to be the same, different, apart or of another name."""

_LOCK_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Named:
    """A node as somebody judged it: its id when no judgement is applied, and the name that was seen."""

    label: str
    id: str
    name: str = ""

    @property
    def ref(self) -> Ref:
        return Ref(self.label, self.id)


@dataclass(frozen=True, slots=True)
class FactKey:
    """A relationship that was read in a text, so that a later, better reading finds it again.

    `plan` is the plan's id, `text` the normalised text of the task or measure (of the quote, where neither
    end is one), `ends` the nodes at either end that are neither plan nor passage, `role` that of a 负责.
    """

    plan: str
    text: str
    type: str
    ends: tuple[Named, ...]
    role: str = ""


@dataclass(frozen=True, slots=True)
class PairKey:
    """Two measures of different plans, so that better extraction finds them again: each by its plan's id and
    its normalised text, the lesser first (`pair_key`)."""

    plan: str
    text: str
    other_plan: str
    other_text: str

    @property
    def sides(self) -> frozenset[tuple[str, str]]:
        """Both measures, in no order."""
        return frozenset(((self.plan, self.text), (self.other_plan, self.other_text)))


def pair_key(one: tuple[str, str], other: tuple[str, str]) -> PairKey:
    """The key of two measures, each given by its plan and its normalised text."""
    return PairKey(*min(one, other), *max(one, other))


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of the log.

    same, different: `one` and `other` are one thing, or never are. apart: what the plan `plan` calls `one` is
    another thing than elsewhere. rename: `one` is shown as `name`. wrong, confirmed: the fact `fact`, or that
    the measures of `pair` overlap. comment: what `why` says of `pair`, which changes nothing. undo: the row
    `undoes` no longer holds. `number` counts rows from 1; `by`, `at` (ISO 8601) and `why` say who decided it,
    when and for which reason.
    """

    verdict: Verdict
    by: str = ""
    why: str = ""
    one: Named | None = None
    other: Named | None = None
    plan: str = ""
    name: str = ""
    fact: FactKey | None = None
    pair: PairKey | None = None
    undoes: int = 0
    at: str = ""
    number: int = field(default=0, compare=False)

    def __str__(self) -> str:
        match self.verdict:
            case "undo":
                said = f"undo of {self.undoes}"
            case "wrong" | "confirmed" | "comment" if self.pair:
                said = f"{self.verdict}: 重叠 {self.pair.text[:20]}… | {self.pair.other_text[:20]}…"
            case "wrong" | "confirmed":
                fact = self.fact
                ends = "、".join(end.name or end.id for end in fact.ends) if fact else ""
                said = f"{self.verdict}: {fact.type if fact else ''} {ends}"
            case _:
                names = [n.name or n.id for n in (self.one, self.other) if n]
                said = f"{self.verdict}: {' | '.join([*names, *filter(None, (self.name, self.plan))])}"
        return f"{self.number} ({said}; {self.by or 'unsigned'}, {self.at})"


class Judgements:
    """The log in the file `path`; None is a log in memory. Rows are read when they are asked for."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self._memory: list[Judgement] = []

    def rows(self) -> list[Judgement]:
        """Every row, in order. Raises JudgementsUnreadable, naming the line."""
        if self.path is None:
            return list(self._memory)
        if not self.path.exists():
            return []
        with disk(self.path):
            text = self.path.read_text(encoding="utf-8")
        return [self._row(number, line) for number, line in enumerate(_lines(text), 1)]

    def active(self) -> list[Judgement]:
        """The rows that hold: undone ones and undos left out. An undo can itself be undone."""
        return active(self.rows())

    def on_pairs(self) -> dict[frozenset[tuple[str, str]], list[Judgement]]:
        """The rows that hold on pairs of measures, each pair by its plans and normalised texts."""
        found: dict[frozenset[tuple[str, str]], list[Judgement]] = {}
        for row in self.active():
            if row.pair:
                found.setdefault(row.pair.sides, []).append(row)
        return found

    def holding(self) -> set[int]:
        """The numbers of all rows that hold, undos too."""
        rows = self.rows()
        return {row.number for row in rows} - _undone(rows)

    def add(self, judgement: Judgement, *, at: datetime | None = None) -> Judgement:
        """Appends a row and returns it with number and date.

        Raises JudgementUnknown when an undo names no row that holds, JudgementsContradict when what it says
        cannot hold beside another row, JudgementInvalid when it lacks something; the log is as before then.
        """
        if self.path is None:
            return self._append(judgement, at)
        make_folder(self.path.parent)
        with locked(self.path.with_name(f"{self.path.name}.lock"), _LOCK_SECONDS):
            return self._append(judgement, at)

    def _append(self, judgement: Judgement, at: datetime | None) -> Judgement:
        rows = self.rows()
        moment = (at or datetime.now(UTC)).isoformat(timespec="seconds")
        row = Judgement(**{**_fields(judgement), "at": moment, "number": len(rows) + 1})
        _one_already(rows, row)
        _check(row)
        holding = {one.number for one in rows} - _undone(rows)
        if row.verdict == "undo" and row.undoes not in holding:
            raise JudgementUnknown(
                f"there is no row {row.undoes} that holds",
                where=str(row.undoes),
                remedy="`tongchou review log` lists the rows with their numbers.",
            )
        contradiction([*rows, row])
        if self.path is None:
            self._memory.append(row)
            return row
        with disk(self.path), self.path.open("a+b") as file:
            _mend_tail(file)
            file.write(f"{_line(row)}\n".encode())
            file.flush()
            os.fsync(file.fileno())
        return row

    def _row(self, number: int, line: str) -> Judgement:
        try:
            row = _judgement({**json.loads(line), "number": number})
            _check(row)
        except (JudgementInvalid, ValueError, TypeError, KeyError, AttributeError) as error:
            raise JudgementsUnreadable(
                f"line {number} is no judgement ({type(error).__name__}: {error})",
                where=str(self.path),
                remedy="Mend the line, or move the file away: the log is written by appending alone.",
            ) from error
        return row


def active(rows: Sequence[Judgement]) -> list[Judgement]:
    """The rows that hold, without the undos themselves."""
    undone = _undone(rows)
    return [row for row in rows if row.verdict != "undo" and row.number not in undone]


def _undone(rows: Sequence[Judgement]) -> set[int]:
    """The numbers of rows that an undo takes back, the last first: it may take back an earlier undo."""
    undone: set[int] = set()
    for row in reversed(rows):
        if row.verdict == "undo" and row.number not in undone:
            undone.add(row.undoes)
    return undone


def _one_already(rows: Sequence[Judgement], row: Judgement) -> None:
    """Raises JudgementsContradict where two that are called different mean one node by now, because a row
    that holds says that they are the same: their names lead to one node then."""
    if row.verdict != "different" or row.one is None or row.other is None or row.one.ref != row.other.ref:
        return
    joined, groups = [], Groups()
    for one in active(rows):
        if one.verdict == "same" and one.one and one.other:
            groups.join(one.one.ref, one.other.ref, one)
            joined.append(one)
    root = groups.root(row.one.ref)
    last = next((one for one in reversed(joined) if one.one and groups.root(one.one.ref) == root), None)
    if last is not None:
        raise _contradict(last, row)


def _contradict(one: Judgement, other: Judgement) -> JudgementsContradict:
    first, second = sorted((one, other), key=lambda row: row.number)
    return JudgementsContradict(
        f"judgement {second} contradicts judgement {first}",
        where=f"rows {first.number} and {second.number}",
        remedy=f"Undo {first.number} before, if it no longer holds.",
        rows=(first, second),
    )


def contradiction(rows: Sequence[Judgement]) -> None:
    """Raises JudgementsContradict, naming both rows, where two rows that hold cannot."""
    groups = Groups()
    holding = active(rows)
    for row in holding:
        if row.verdict == "same" and row.one and row.other:
            groups.join(row.one.ref, row.other.ref, row)
    names: dict[Ref, Judgement] = {}
    facts: dict[Any, Judgement] = {}
    for row in holding:
        clash: Judgement | None = None
        if row.verdict == "different" and row.one and row.other:
            clash = groups.joined_by(row.one.ref, row.other.ref)
        elif row.verdict == "rename" and row.one:
            known = names.setdefault(groups.root(row.one.ref), row)
            clash = known if known.name != row.name else None
        elif row.fact:
            known = facts.setdefault(fact_key(row.fact, groups), row)
            clash = known if known.verdict != row.verdict else None
        elif row.pair and row.verdict != "comment":
            known = facts.setdefault(row.pair, row)
            clash = known if known.verdict != row.verdict else None
        if clash is not None:
            raise _contradict(clash, row)


def fact_key(fact: FactKey, groups: Groups) -> tuple[Any, ...]:
    """What makes it this fact: nodes that are one count as one, names that were seen do not count."""
    return fact.plan, fact.text, fact.type, tuple(groups.root(end.ref) for end in fact.ends), fact.role


class Groups:
    """Sets of nodes that are one, by union; each remembers the rows that joined them."""

    def __init__(self) -> None:
        self._parent: dict[Ref, Ref] = {}
        self._edges: dict[Ref, list[tuple[Ref, Judgement]]] = {}

    def root(self, ref: Ref) -> Ref:
        """The least node of the set that the node is in."""
        while (parent := self._parent.get(ref, ref)) != ref:
            ref = parent
        return ref

    def join(self, one: Ref, other: Ref, row: Judgement) -> None:
        self._edges.setdefault(one, []).append((other, row))
        self._edges.setdefault(other, []).append((one, row))
        low, high = sorted((self.root(one), self.root(other)))
        self._parent[high] = low

    def joined_by(self, one: Ref, other: Ref) -> Judgement | None:
        """The last of the rows on the way from one to the other, None when they are apart."""
        ways: dict[Ref, Judgement | None] = {one: None}
        open_ = [one]
        for ref in open_:
            for after, row in self._edges.get(ref, ()):
                if after not in ways:
                    before = ways[ref]
                    ways[after] = row if before is None or row.number > before.number else before
                    open_.append(after)
        return ways.get(other) if one != other else None

    def members(self) -> Mapping[Ref, Ref]:
        """Every joined node with the least of its set."""
        return {ref: self.root(ref) for ref in self._edges}


def _check(row: Judgement) -> None:
    """Raises JudgementInvalid when the row does not have what its verdict needs."""
    if row.verdict not in get_args(Verdict):
        raise _invalid(row, f"no verdict {row.verdict!r}")
    if row.verdict in ("same", "different"):
        if row.one is None or row.other is None or row.one.label != row.other.label:
            raise _invalid(row, "two nodes of one label are needed")
        if row.one.id == row.other.id:
            raise _invalid(row, "both are the same node")
    if row.verdict in ("apart", "rename") and row.one is None:
        raise _invalid(row, "it names no node")
    if row.one is not None and row.one.label not in LABELS:
        raise _invalid(row, f"a {row.one.label} cannot be judged, only {', '.join(LABELS)}")
    if row.verdict == "apart" and not row.plan:
        raise _invalid(row, "it names no plan")
    if row.verdict == "rename" and not row.name.strip():
        raise _invalid(row, "it gives no name")
    if row.verdict in ("wrong", "confirmed") and (row.fact is None) == (row.pair is None):
        raise _invalid(row, "it names no fact and no pair of measures, or both")
    if row.verdict == "comment" and (row.pair is None or not row.why.strip()):
        raise _invalid(row, "it names no pair of measures, or says nothing of it")


def _invalid(row: Judgement, what: str) -> JudgementInvalid:
    remedy = f"A judgement is one of {', '.join(get_args(Verdict))}; docs/judgements.md says what each needs."
    return JudgementInvalid(f"{row.verdict}: {what}", remedy=remedy)


def _fields(judgement: Judgement) -> dict[str, Any]:
    return {name: getattr(judgement, name) for name in Judgement.__dataclass_fields__}


def _line(row: Judgement) -> str:
    """The row as JSON, what it has nothing to say of left out; the number is the line's."""
    said = {name: value for name, value in asdict(row).items() if value and name != "number"}
    return json.dumps(said, ensure_ascii=False)


def _judgement(said: dict[str, Any]) -> Judgement:
    for name in ("one", "other"):
        if said.get(name):
            said[name] = Named(**said[name])
    if said.get("fact"):
        ends = tuple(Named(**end) for end in said["fact"]["ends"])
        said["fact"] = FactKey(**{**said["fact"], "ends": ends})
    if said.get("pair"):
        said["pair"] = PairKey(**said["pair"])
    return Judgement(**said)


def _lines(text: str) -> list[str]:
    """The lines; a last one that a killed process left half written was never acknowledged, and is none."""
    lines = text.split("\n")
    last = lines.pop()
    return [*lines, last] if _whole(last) else lines


def _whole(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except ValueError:
        return False


def _mend_tail(file: BinaryIO) -> None:
    """Ends the last line, or takes a half-written one out, before another is appended."""
    file.seek(0)
    data = file.read()
    if not data or data.endswith(b"\n"):
        return
    start = data.rfind(b"\n") + 1
    if _whole(data[start:].decode(errors="replace")):
        file.write(b"\n")
    else:
        file.truncate(start)
