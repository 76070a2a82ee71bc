"""Plans and plans: who carries out whom, as readings, as a tree from the top down, and what is missing.

`Ties` asks for the readings, `cascade` makes the tree, `ranked` counts what is cited and was never ingested.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.reader import Reader
from graph.rows import Key

CARRIES_OUT = "依据"


@dataclass(frozen=True, slots=True)
class LineageRow:
    """One reading that ties `plan`, which speaks, to `cited`, which it speaks of.

    `relation` is 依据 (its `verb`: 落实, 根据 …), 引用, 衔接 (its `object` as written), 修订 or 废止.
    `sentence` is the measure that says so, `task_id` its task; both None where the plan says it outside
    every task. `start`, `end` are offsets of `quote` in the text of `document`, in code points.
    """

    plan_id: str
    plan: str
    plan_level: str | None
    plan_jurisdiction: str | None
    plan_year: int | None
    relation: str
    verb: str | None
    object: str | None
    cited_id: str
    cited: str
    cited_number: str | None
    cited_kind: str | None
    cited_level: str | None
    cited_jurisdiction: str | None
    cited_year: int | None
    cited_ingested: bool
    task_id: str | None
    sentence: str | None
    document: str
    document_name: str
    start: int
    end: int
    quote: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class CitationRow:
    """One reading in which `plan` speaks of the plan `id`, which was not ingested."""

    id: str
    name: str
    number: str | None
    kind: str | None
    level: str | None
    jurisdiction: str | None
    plan_id: str
    plan: str
    plan_year: int | None
    relation: str
    verb: str | None
    sentence: str | None
    document: str
    document_name: str
    start: int
    end: int
    quote: str
    method: str
    confidence: float


@dataclass(frozen=True, slots=True)
class MissingPlan:
    """A plan that others speak of and that was not ingested: `plans` do, in `places` places; `carried_out`
    counts those that were written to carry it out. `rows` are the readings."""

    id: str
    name: str
    number: str | None
    kind: str | None
    level: str | None
    jurisdiction: str | None
    plans: int
    places: int
    carried_out: int
    rows: tuple[CitationRow, ...]

    @property
    def key(self) -> Key:
        """Its place in the ranking."""
        return -self.plans, -self.places, -self.carried_out, self.name, self.id


@dataclass(frozen=True, slots=True)
class Branch:
    """A plan in the tree of what is carried out by what. `by` are the readings that tie it to the plan above
    (none at a root); `below` are the plans that carry it out, by year and name."""

    id: str
    name: str
    level: str | None
    jurisdiction: str | None
    year: int | None
    ingested: bool
    by: tuple[LineageRow, ...]
    below: tuple[Branch, ...]


class Ties(Reader):
    """What ties plans to plans."""

    def plan_lineage(self, id_: str) -> list[LineageRow]:
        """Every reading that ties the plan to others, in either direction."""
        return [LineageRow(**row) for row in self._read("plan_lineage", id=id_)]

    def lineage(self) -> list[LineageRow]:
        """Every reading that ties a plan to another, by year and plan."""
        return [LineageRow(**row) for row in self._read("lineage")]

    def missing_plans(self) -> list[MissingPlan]:
        """What is cited and was not ingested, by how many plans speak of it, then in how many places."""
        return ranked(CitationRow(**row) for row in self._read("missing_plans"))


def ranked(rows: Iterable[CitationRow]) -> list[MissingPlan]:
    """The plans that readings speak of, by how many plans do, in how many places, then by name.

    The same words may be a basis and a citation: they are one place.
    """
    listed = sorted(rows, key=lambda row: (row.id, row.plan_year or 0, row.plan_id, row.document, row.start))
    found = [_missing(tuple(group)) for _, group in groupby(listed, key=lambda row: row.id)]
    return sorted(found, key=lambda one: tuple(one.key))


def _missing(rows: tuple[CitationRow, ...]) -> MissingPlan:
    one = rows[0]
    return MissingPlan(
        one.id,
        one.name,
        one.number,
        one.kind,
        one.level,
        one.jurisdiction,
        plans=len({row.plan_id for row in rows}),
        places=len({(row.document, row.start, row.end) for row in rows}),
        carried_out=len({row.plan_id for row in rows if row.relation == CARRIES_OUT}),
        rows=rows,
    )


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a reading, as the tree shows it."""

    id: str
    name: str
    level: str | None
    jurisdiction: str | None
    year: int | None
    ingested: bool


def cascade(rows: Iterable[LineageRow], root: str | None = None) -> tuple[Branch, ...]:
    """Which plan is carried out by which, from the top down: the plans that carry out none that is here, each
    with what carries it out below it. A plan that carries out several stands below each of them.

    With `root` only the trees in which that plan stands. A plan that would stand below itself is left out
    there, so that the tree ends.
    """
    listed = [row for row in rows if row.relation == CARRIES_OUT and row.plan_id != row.cited_id]
    ends: dict[str, _End] = {}
    below: dict[str, dict[str, list[LineageRow]]] = {}
    for row in listed:
        upper = _End(
            row.cited_id,
            row.cited,
            row.cited_level,
            row.cited_jurisdiction,
            row.cited_year,
            row.cited_ingested,
        )
        lower = _End(row.plan_id, row.plan, row.plan_level, row.plan_jurisdiction, row.plan_year, True)
        ends.setdefault(upper.id, upper)
        ends.setdefault(lower.id, lower)
        below.setdefault(upper.id, {}).setdefault(lower.id, []).append(row)
    lowers = {row.plan_id for row in listed}
    tops = [end for end in ends.values() if end.id not in lowers] or list(ends.values())[:1]
    trees = [_branch(end, (), ends, below, ()) for end in sorted(tops, key=_order)]
    return tuple(tree for tree in trees if root is None or holds(tree, root))


def _branch(
    end: _End,
    by: tuple[LineageRow, ...],
    ends: dict[str, _End],
    below: dict[str, dict[str, list[LineageRow]]],
    above: Sequence[str],
) -> Branch:
    line = (*above, end.id)
    lower = [(ends[id_], rows) for id_, rows in below.get(end.id, {}).items() if id_ not in line]
    under = tuple(
        _branch(one, tuple(rows), ends, below, line)
        for one, rows in sorted(lower, key=lambda pair: _order(pair[0]))
    )
    return Branch(end.id, end.name, end.level, end.jurisdiction, end.year, end.ingested, by, under)


def holds(tree: Branch, id_: str) -> bool:
    """Whether the plan stands in the tree."""
    return tree.id == id_ or any(holds(branch, id_) for branch in tree.below)


def _order(end: _End) -> tuple[int, str, str]:
    return end.year or 0, end.name, end.id
