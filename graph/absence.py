"""Departments without a task in a field that others share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.fields import fields_of, touched
from graph.linking import collective
from graph.networks import Assignment
from graph.rows import NO_YEAR, Key

Reason = Literal["peers", "plans"]

# So many peers, or other plans, have to speak before a silence is one.
FEWEST = 2
# … and more than this share of those that could.
MOST = 0.5
# 关中6市政府, 各县（市、区）人民政府, 各市区: all governments of such places.
_GOVERNMENTS = re.compile(r"[市县区州）](?:人民政府|政府)?$")


@dataclass(frozen=True, slots=True)
class AbsentDepartment:
    """A department without a task in a field of a plan that others share; `elsewhere` it has so many in it.

    `reason` `peers`: the field is a section of the plan, and most of the bodies of the same name at peer
    places that the plan makes responsible have tasks in it. `plans`: the field is one of `graph/fields.yaml`,
    and most other plans of the jurisdiction that have tasks in it give the department one. `others` are the
    peers, or the plans; `rows` the first assignment of each.
    """

    plan_id: str
    plan: str
    plan_year: int | None
    field: str
    reason: Reason
    department_id: str
    department: str
    elsewhere: int
    others: tuple[str, ...]
    rows: tuple[Assignment, ...]

    @property
    def key(self) -> Key:
        """Its place: by plan, then by field."""
        plan = self.plan_year or NO_YEAR, self.plan, self.plan_id
        return *plan, self.reason, self.field, self.department, self.department_id


def absent(rows: Sequence[Assignment]) -> list[AbsentDepartment]:
    """Departments without a task in a field that others share, plan by plan."""
    told = [row for row in rows if not collective(row.department) and row.department_level]
    by_plan: dict[str, list[Assignment]] = defaultdict(list)
    for row in rows:
        by_plan[row.plan_id].append(row)
    found = [one for own in by_plan.values() for one in _among_peers(own)]
    found += _among_plans(told, [row for row in rows if collective(row.department)])
    return sorted(found, key=lambda one: tuple(one.key))


# Peers: bodies of one name at places that lie in one place.


def _among_peers(rows: Sequence[Assignment]) -> Iterator[AbsentDepartment]:
    """Of one plan: bodies that have no task in a section in which most of their peers have one."""
    sections = _sections(rows)
    peers: dict[tuple[str, str], dict[str, list[Assignment]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        for kind in _kinds(row):
            peers[kind][row.department_id].append(row)
    for (body, _), group in sorted(peers.items()):
        for section, inside in sections.items():
            if any(collective(row.department) and _covers(row.department, body) for row in inside):
                continue  # 各设区市人民政府: all of them
            tasks = {row.task_id for row in inside}
            present = {id_ for id_, own in group.items() if any(row.task_id in tasks for row in own)}
            if len(present) < FEWEST or len(present) <= MOST * len(group):
                continue
            for id_ in sorted(group.keys() - present):
                told = [row for row in reversed(inside) if row.department_id in present]
                others = dict(sorted({row.department: row for row in told}.items()))
                yield _absent(group[id_], section, "peers", others)


def _kinds(row: Assignment) -> Iterator[tuple[str, str]]:
    """人民政府 of the places in 陕西省: what makes a body a peer of others."""
    for seat, around in row.seats:
        body = row.department.removeprefix(seat or " ")
        if around and row.department_level and body != row.department:
            yield body, around


def _covers(name: str, body: str) -> bool:
    """Whether the set of that name has such bodies in it."""
    return body in name or (body == "人民政府" and _GOVERNMENTS.search(name) is not None)


def _sections(rows: Sequence[Assignment]) -> dict[str, list[Assignment]]:
    """The fields of a plan: its highest sections that hold no more than half of its tasks."""
    total = len({row.task_id for row in rows})
    tasks: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in rows:
        for depth in range(1, len(row.sections) + 1):
            tasks[row.sections[:depth]].add(row.task_id)
    found: dict[str, list[Assignment]] = defaultdict(list)
    for row in rows:
        paths = (row.sections[:depth] for depth in range(1, len(row.sections) + 1))
        path = next((path for path in paths if 2 * len(tasks[path]) <= total), None)
        if path:
            found[path[-1]].append(row)
    return found


def _absent(
    own: Sequence[Assignment], field: str, reason: Reason, others: Mapping[str, Assignment]
) -> AbsentDepartment:
    one = own[0]
    return AbsentDepartment(
        one.plan_id,
        one.plan,
        one.plan_year,
        field,
        reason,
        one.department_id,
        one.department,
        len({row.task_id for row in own}),
        tuple(others),
        tuple(others.values()),
    )


# Plans: other plans of the same jurisdiction.


def _among_plans(rows: Sequence[Assignment], sets: Sequence[Assignment]) -> Iterator[AbsentDepartment]:
    """Departments that a plan makes responsible, but not in a field in which most other plans of the
    jurisdiction that speak of it do, neither by themselves nor in one of the `sets`."""
    own: dict[tuple[str, str], list[Assignment]] = defaultdict(list)
    # Under a chapter on public services stands its school, too: whoever is there is not absent.
    there: set[tuple[str, str, str]] = set()
    together: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in sets:
        for field in touched(row.headings):
            together[row.plan_id, field].add(row.department)
    speaking: dict[tuple[str | None, str], dict[str, list[Assignment]]] = defaultdict(dict)
    for row in rows:
        own[row.plan_id, row.department_id].append(row)
        there.update((row.plan_id, row.department_id, field) for field in touched(row.headings))
        for field in fields_of(row.headings):
            speaking[row.jurisdiction, field].setdefault(row.plan_id, []).append(row)
    for (_, field), by_plan in sorted(speaking.items(), key=lambda item: str(item[0])):
        given: dict[str, dict[str, list[Assignment]]] = defaultdict(lambda: defaultdict(list))
        for plan, told in by_plan.items():
            for row in told:
                given[row.department_id][plan].append(row)
        for department, plans in sorted(given.items()):
            if len(plans) < FEWEST:
                continue
            for plan in sorted(by_plan.keys() - plans.keys()):
                elsewhere = [] if (plan, department, field) in there else own.get((plan, department))
                if not elsewhere or len(plans) <= MOST * (len(by_plan) - 1):
                    continue
                bodies = {body for body, _ in _kinds(elsewhere[0])}
                if not any(_covers(name, body) for name in together[plan, field] for body in bodies):
                    yield _absent(
                        elsewhere, field, "plans", {told[0].plan: told[0] for told in plans.values()}
                    )
