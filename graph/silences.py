"""What plans do not say: tasks of nobody, projects left out, departments left out of a field, parties gone.

A silence is only told where something else speaks: a plan that makes others responsible, an upper plan that
names the project, peers or other plans that give such tasks, an earlier plan of the same series. That is its
evidence. `graph.series` says which plans follow each other, `graph.absence` who is left out of a field.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.absence import AbsentDepartment, absent
from graph.linking import collective
from graph.networks import Assignments
from graph.reader import ALL
from graph.rows import NO_YEAR, Key


@dataclass(frozen=True, slots=True)
class UnassignedTask:
    """A task for which nobody is responsible. `quote` is the whole passage, `start` and `end` its offsets in
    code points."""

    id: str
    ordinal: int
    heading: str | None
    text: str
    document: str
    document_name: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Unassigned:
    """A `task` of nobody; or None, for all of those of a plan that names nobody for most of its tasks. Of the
    `plan_tasks` tasks of the plan `plan_assigned` have somebody."""

    plan_id: str
    plan: str
    plan_year: int | None
    plan_tasks: int
    plan_assigned: int
    task: UnassignedTask | None
    key: Key


@dataclass(frozen=True, slots=True)
class UnnamedProject:
    """A project that `upper` names (`quote`) and `lower` does not; `inside`: it is known to lie in the place
    that the lower plan is for, else it is not known where it lies."""

    upper_id: str
    upper: str
    lower_id: str
    lower: str
    project_id: str
    project: str
    kind: str | None
    inside: bool
    sentence: str
    surface: str
    document: str
    document_name: str
    start: int
    end: int
    quote: str
    method: str
    confidence: float

    @property
    def key(self) -> Key:
        """Its place: by both plans, what lies in the lower plan's place first."""
        plans = self.upper, self.upper_id, self.lower, self.lower_id
        what = int(not self.inside), self.project, self.project_id
        return *plans, *what, self.document, self.start, self.end, self.surface, self.sentence


@dataclass(frozen=True, slots=True)
class VanishedParty:
    """A department that the plan `before` makes responsible (for `task`, by `quote`) and `after`, the next of
    its series, does not, under no name that it bore or took; `named`: a measure there still names it."""

    before_id: str
    before: str
    before_year: int | None
    after_id: str
    after: str
    after_year: int | None
    department_id: str
    department: str
    department_level: str | None
    named: bool
    task_id: str
    task: str
    role: str
    document: str
    document_name: str
    start: int
    end: int
    quote: str
    method: str
    confidence: float

    @property
    def key(self) -> Key:
        """Its place: by both plans, then by department."""
        before = self.before_year or NO_YEAR, self.before, self.before_id
        after = self.after_year or NO_YEAR, self.after, self.after_id
        where = self.document, self.start, self.end, self.role, self.task_id
        return *before, *after, self.department, self.department_id, *where


class Silences(Assignments):
    """What plans do not say."""

    def tasks_of_nobody(
        self, plan: str | None = None, *, after: Key = (), limit: int = ALL
    ) -> list[Unassigned]:
        """Tasks without anybody responsible, of the plan of that id or of all: up to `limit` behind the one
        whose `key` is `after`."""
        rows = self._read("tasks_of_nobody", plan=plan, after=after, limit=limit)
        return [Unassigned(**{**row, "task": row["task"] and UnassignedTask(**row["task"])}) for row in rows]

    def unnamed_projects(self, upper: str, lower: str) -> list[UnnamedProject]:
        """Projects of the upper plan that the lower one never names, those that lie in its place first."""
        return [UnnamedProject(**row) for row in self._read("unnamed_projects", upper=upper, lower=lower)]

    def vanished_parties(self, before: str, after: str) -> list[VanishedParty]:
        """Departments that are responsible in one plan and no longer in the other; sets (各市) left out."""
        rows = [VanishedParty(**row) for row in self._read("vanished_parties", before=before, after=after)]
        return [row for row in rows if not collective(row.department)]

    def absent_departments(self, plan: str | None = None) -> list[AbsentDepartment]:
        """Departments without a task in a field that others share, in the plan of that id or in each."""
        return [row for row in absent(self.assignments()) if plan in (None, row.plan_id)]
