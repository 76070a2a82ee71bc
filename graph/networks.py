"""Who works with whom: networks of departments, made of who is responsible for which task.

Three kinds (`KINDS`): `two-mode`, tasks and departments; `co`, departments that are responsible for the same
task, tied by the number of such tasks; `lead`, from the department that leads (牵头) a task to each that
assists (配合, 支持) with it. The same rows give the same graph, whatever their order; `graph.centrality`
measures it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Any, Literal, get_args

import networkx as nx

from graph.fields import of_field
from graph.linking import collective
from graph.reader import Reader

Kind = Literal["co", "lead", "two-mode"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LEADS, ASSISTS = ("牵头",), ("配合", "支持")


@dataclass(frozen=True, slots=True)
class Assignment:
    """One reading that makes a department responsible for a task.

    `sections` are the headings above the task from the outermost on, `heading` its own; `seats` the places
    that the department is of, each with what it lies in. `start`, `end`: offsets of `quote` in code points.
    """

    plan_id: str
    plan: str
    plan_year: int | None
    plan_level: str | None
    jurisdiction: str | None
    sections: tuple[str, ...]
    heading: str | None
    task_id: str
    task: str
    task_kind: str
    department_id: str
    department: str
    department_level: str | None
    seats: tuple[tuple[str | None, str | None], ...]
    role: str
    basis: str
    document: str
    document_name: str
    start: int
    end: int
    quote: str
    method: str
    confidence: float

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings above the task, from the outermost to its own."""
        return (*self.sections, self.heading) if self.heading else self.sections


class Assignments(Reader):
    """Who is responsible for what."""

    def assignments(self) -> list[Assignment]:
        """Every reading that makes a department responsible for a task, by year and plan."""
        rows = self._read("assignments")
        return [
            Assignment(
                **{
                    **row,
                    "sections": tuple(row["sections"]),
                    "seats": tuple((seat, around) for seat, around in row["seats"]),
                }
            )
            for row in rows
        ]

    def network(
        self,
        kind: Kind,
        *,
        year: int | None = None,
        level: str | None = None,
        jurisdiction: str | None = None,
        field: str | None = None,
        plan: str | None = None,
        sets: bool = False,
    ) -> Any:
        """The network of who works with whom; what the words choose, `chosen` says."""
        rows = self.assignments()
        told = chosen(
            rows, year=year, level=level, jurisdiction=jurisdiction, field=field, plan=plan, sets=sets
        )
        return network(kind, told)


def chosen(
    rows: Iterable[Assignment],
    *,
    year: int | None = None,
    level: str | None = None,
    jurisdiction: str | None = None,
    field: str | None = None,
    plan: str | None = None,
    sets: bool = False,
) -> list[Assignment]:
    """The rows of a year (that plans are of), a level (of plans: 国家, 省, 市 …), a place that plans
    are for (陕西省), a field (a name or word of
    `graph/fields.yaml`, or any word in a heading), a plan. Names of sets (各设区市人民政府, 有关部门) are no
    single actor and stay out unless `sets`."""
    return [
        row
        for row in rows
        if (year is None or row.plan_year == year)
        and (level is None or row.plan_level == level)
        and (jurisdiction is None or row.jurisdiction == jurisdiction)
        and (field is None or of_field(row.headings, field))
        and (plan is None or row.plan_id == plan)
        and (sets or not collective(row.department))
    ]


Ties = dict[tuple[str, str], tuple[str, ...]]


def network(kind: Kind, rows: Iterable[Assignment]) -> Any:
    """The network of the rows: a `networkx.Graph`, for `lead` a `networkx.DiGraph`.

    Nodes are ids, in order, with `name`, `level` and `tasks` (how many), in `two-mode` also `mode`
    (`department`, `task`). Edges have `weight`: the number of tasks that tie the two.
    """
    given = list(rows)
    tied = ties(kind, given)
    graph = nx.DiGraph(name=kind) if kind == "lead" else nx.Graph(name=kind)
    # Whoever leads or assists nobody is no part of who leads whom.
    ends = {end for pair in tied for end in pair} if kind == "lead" else None
    for id_, told in _departments(given).items():
        if ends is None or id_ in ends:
            graph.add_node(id_, **told, **({"mode": "department"} if kind == "two-mode" else {}))
    if kind == "two-mode":
        for row in sorted(given, key=lambda row: row.task_id):
            graph.add_node(row.task_id, name=row.task, level=row.plan_level or "", tasks=1, mode="task")
    for (one, other), tasks in sorted(tied.items()):
        graph.add_edge(one, other, weight=len(tasks))
    return graph


def ties(kind: Kind, rows: Iterable[Assignment]) -> Ties:
    """Every two that are tied, by id, with the tasks that tie them: `lead` from who leads to who assists,
    `two-mode` from department to task, `co` the smaller id first."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for task, departments in _by_task(rows).items():
        for pair in _pairs(kind, task, departments):
            found[pair].add(task)
    return {pair: tuple(sorted(tasks)) for pair, tasks in sorted(found.items())}


def _pairs(kind: Kind, task: str, departments: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    match kind:
        case "co":
            yield from combinations(sorted(departments), 2)
        case "lead":
            for one, other in permutations(sorted(departments), 2):
                if departments[one].intersection(LEADS) and departments[other].intersection(ASSISTS):
                    yield one, other
        case "two-mode":
            yield from ((department, task) for department in departments)


def _by_task(rows: Iterable[Assignment]) -> dict[str, dict[str, set[str]]]:
    """The roles of each department in each task."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        found[row.task_id][row.department_id].add(row.role)
    return found


def _departments(rows: Sequence[Assignment]) -> dict[str, dict[str, Any]]:
    tasks: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        tasks[row.department_id].add(row.task_id)
    return {
        row.department_id: {
            "name": row.department,
            "level": row.department_level or "",
            "tasks": len(tasks[row.department_id]),
        }
        for row in sorted(rows, key=lambda row: row.department_id)
    }
