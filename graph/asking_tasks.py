"""Questions about tasks and the sentences in them: lists that are filtered, and one task whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph.finding import phrase
from graph.reader import ALL, Reader
from graph.readings import Reading, reading
from graph.rows import Key, Listed, listed

COMMON = 20_000
"""Words that so many texts say are not looked up. Measured on a million measures: to put all of them in order
took more than the 700 MB that a local database has for it; read plan by plan the first hundred are there in
less than a second."""


@dataclass(frozen=True, slots=True)
class TaskFilter:
    """Which tasks: `department`, `project`, `place`, `plan` are ids, `q` words that stand in them, `level`
    and the years those of the plan, `role` and `basis` those of the department or of any."""

    department: str | None = None
    project: str | None = None
    place: str | None = None
    plan: str | None = None
    q: str | None = None
    role: str | None = None
    basis: str | None = None
    kind: str | None = None
    level: str | None = None
    year_from: int | None = None
    year_to: int | None = None


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A node of a label that is known."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who is responsible for a task, and how."""

    id: str
    name: str
    role: str
    basis: str


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """One task of a list. `document`, `start`, `end` are its passage; `readings` tie it to the department,
    project and place that were asked for."""

    id: str
    plan_id: str
    plan: str
    order_year: int | None
    level: str | None
    ordinal: int | None
    heading: str | None
    text: str
    kind: str
    deadline: str | None
    document: str
    document_name: str | None
    start: int
    end: int
    parties: tuple[Party, ...]
    projects: tuple[NamedRow, ...]
    places: tuple[NamedRow, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """One sentence of a task, with the task and the plan that it stands in."""

    id: str
    text: str
    ordinal: int
    document: str
    document_name: str | None
    start: int
    end: int
    task_id: str
    heading: str | None
    plan_id: str
    plan: str
    order_year: int | None
    level: str | None


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One sentence of a task: its passage, and every reading in it."""

    id: str
    text: str
    ordinal: int
    document: str
    start: int
    end: int
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class TaskWhole:
    """One task with everything that was read of it: `path` holds the headings above it, `responsible` the
    readings of who does it, each measure its own."""

    id: str
    plan_id: str
    plan: str
    order_year: int | None
    level: str | None
    path: tuple[str, ...]
    ordinal: int | None
    heading: str | None
    text: str
    kind: str
    deadline: str | None
    document: str
    document_name: str | None
    start: int
    end: int
    responsible: tuple[Reading, ...]
    measures: tuple[MeasureRow, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """So many tasks have this `value`; `id` is that of a plan or place."""

    facet: str
    value: str
    id: str | None
    tasks: int


@dataclass(frozen=True, slots=True)
class NamedWhere:
    """Where a task first names something."""

    task: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MappedRow:
    """A place or project that tasks name, at a point: of the place itself, or of one that the project lies in
    (`place_id`, `place`). `lat` and `lon` in degrees of WGS 84, None where no point is known."""

    label: str
    id: str
    name: str
    place_id: str | None
    place: str | None
    lat: float | None
    lon: float | None
    tasks: tuple[NamedWhere, ...]


class TaskQuestions(Reader):
    """Questions about tasks and measures."""

    def tasks(
        self, chosen: TaskFilter, *, after: Key = (), limit: int = ALL
    ) -> Listed[tuple[TaskEntry, Key]]:
        """Tasks by plan and place in it, each with its key: up to `limit` behind the key `after`."""
        by = _given(chosen, self._looked_up(chosen.q, "task_texts"))
        return listed(self._read("tasks", by=by, after=after, limit=limit), _entry)

    def task_facets(self, chosen: TaskFilter) -> list[Facet]:
        """How many of these tasks there are of each plan, year, level, kind, role, basis and place."""
        return [Facet(**row) for row in self._read("task_facets", by=_given(chosen, phrase(chosen.q)))]

    def task_places(self, tasks: Sequence[str]) -> list[MappedRow]:
        """The places and projects that the tasks of these ids name, each with its points and its tasks."""
        rows = self._read("task_places", tasks=sorted(set(tasks)))
        return [
            MappedRow(**{**row, "tasks": tuple(NamedWhere(**one) for one in row["tasks"])}) for row in rows
        ]

    def task(self, id_: str) -> TaskWhole:
        """One task with its measures and every reading. Raises NotFound."""
        row = self._one("task", "task", id=id_)
        readings = [(one["start_id"], reading(one)) for one in row["readings"]]
        return TaskWhole(
            path=tuple(row["path"] or ()),
            responsible=tuple(one for _, one in readings if one.type == "负责"),
            measures=tuple(
                MeasureRow(**one, readings=tuple(read for start, read in readings if start == one["id"]))
                for one in row["measures"]
            ),
            **_passage(row),
        )

    def measures(
        self, q: str | None = None, plan: str | None = None, *, after: Key = (), limit: int = ALL
    ) -> Listed[tuple[MeasureEntry, Key]]:
        """Measures that hold the words `q`, by plan and place in it, each with its key."""
        given = {"q": _folded(q), "queries": self._looked_up(q, "measure_texts"), "plan": plan}
        return listed(self._read("measures", by=given, after=after, limit=limit), _measure)

    def _looked_up(self, q: str | None, index: str) -> Sequence[str]:
        """What `q` is looked up by; nothing where so many texts say it that a list in the order of plans is
        sooner read plan by plan: to put them in order all would have to be in the memory of the database."""
        queries = phrase(q)
        if not queries:
            return queries
        (found,) = self._read("common_text", index=index, queries=queries, limit=COMMON)
        return queries if found["texts"] < COMMON else []

    def text_hits(self, q: str, limit: int = 1000) -> tuple[list[MeasureEntry], bool]:
        """The `limit` measures that say `q` likest, the likest first, and whether there may be more. None for
        fewer than two characters."""
        rows = self._read("text_hits", queries=phrase(q), limit=limit)
        return [_measure({**row, "key": ()})[0] for row in rows], len(rows) >= limit


def _given(chosen: TaskFilter, queries: Sequence[str]) -> dict[str, Any]:
    """The filter as one map, so that the planner, which plans anew for parameters of other types, does so
    once; `start` is the first that leads to few tasks, `post` says that a role or basis is asked for."""
    starts = [name for name in ("department", "project", "place", "plan") if getattr(chosen, name)]
    start = next(iter(starts), "text" if queries else "plans")
    post = chosen.role is not None or chosen.basis is not None
    return asdict(chosen) | {"q": _folded(chosen.q), "queries": queries, "start": start, "post": post}


def _folded(q: str | None) -> str | None:
    return q.strip().lower() if q and q.strip() else None


def _passage(row: Mapping[str, Any]) -> dict[str, Any]:
    plan = row["plan"]
    about = {"plan_id": plan["id"], "plan": plan["name"]}
    years = {name: plan.get(name) for name in ("order_year", "level")}
    return {**row["task"], **about, **years, "document_name": row["document_name"]}


def _entry(row: Mapping[str, Any]) -> tuple[TaskEntry, Key]:
    entry = TaskEntry(
        parties=tuple(Party(**one) for one in row["parties"]),
        projects=tuple(NamedRow(**one) for one in row["projects"]),
        places=tuple(NamedRow(**one) for one in row["places"]),
        readings=tuple(map(reading, row["readings"])),
        **_passage(row),
    )
    return entry, row["key"]


def _measure(row: Mapping[str, Any]) -> tuple[MeasureEntry, Key]:
    task, plan = row["task"], row["plan"]
    entry = MeasureEntry(
        document_name=row["document_name"],
        task_id=task["id"],
        heading=task["heading"],
        plan_id=plan["id"],
        plan=plan["name"],
        order_year=plan["order_year"],
        level=plan["level"],
        **row["measure"],
    )
    return entry, row["key"]
