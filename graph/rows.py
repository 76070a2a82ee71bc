"""What questions are answered with: one frozen type for each kind of row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from graph.model import Value

# The strongest first.
How = Literal["name", "alias", "key", "phrase", "key_part", "slip", "part"]
# Where a row stands in its list: no two rows of one list have the same.
Key: TypeAlias = Sequence[str | int | float]
# The year that rows without one are put in order by: behind all others.
NO_YEAR = 9999
Succession = Literal["predecessor", "successor"]

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Listed(Generic[R]):
    """Part of a list in its order, and how many rows the whole of it has; None where nobody counted."""

    rows: tuple[R, ...]
    total: int | None


def listed(found: Sequence[dict[str, Any]], row: Callable[[dict[str, Any]], R]) -> Listed[R]:
    """The rows of a query, each of which says the `total`; a page without rows is that of an empty list."""
    total = found[0]["total"] if found else 0
    return Listed(tuple(row({k: v for k, v in one.items() if k != "total"}) for one in found), total)


def issuers(names: Sequence[str]) -> str | None:
    """Who issued a plan, as a row says it."""
    return "、".join(names) or None


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a name may mean. `matched` is the name, alias or key that matched, and `how` it did:
    `name`, `alias`, `key` (pinyin, initials) exactly, `phrase` within a name, `key_part` within a key, `slip`
    when one character of the name is wrong, missing, doubled or swapped, `part` when it is only part of what
    was asked for. `kind` is the second label of a Place. `tasks` counts the tasks that it has to do with."""

    label: str
    kind: str | None
    id: str
    name: str
    matched: str
    how: How
    tasks: int


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One reading that ties a task to something: the task, the relation, and the evidence.

    `relation` is the type of the relationship; `role` and `basis` belong to 负责 alone. `start`, `end` are
    offsets of `quote` in the text of `document`, in code points. `sentence` is the measure that the reading
    stands in, else the quote. `entity` is what the reading names, which may be a part of what was asked for
    (a phase of a project, a place within a place). `succession` says that it is what a department was before
    (`predecessor`) or became (`successor`), `succeeded_on` the year of it where known. The fields from
    `relation` on are None where a task of a plan has no responsible party. `key` is its place in the list.
    """

    plan_id: str
    plan: str
    order_year: int | None
    task_id: str
    ordinal: int
    heading: str | None
    text: str
    kind: str
    deadline: str | None
    relation: str | None
    role: str | None
    basis: str | None
    surface: str | None
    document: str | None
    document_name: str | None
    start: int | None
    end: int | None
    quote: str | None
    method: str | None
    confidence: float | None
    sentence: str | None
    entity_label: str | None = None
    entity_id: str | None = None
    entity: str | None = None
    succession: Succession | None = None
    succeeded_on: str | None = None
    key: Key = ()


@dataclass(frozen=True, slots=True)
class TaskCount:
    """So many tasks of so many plans, in so many readings, have the `value` of the `facet` (relation, role,
    basis; task: all of them). `id` and `name` are those of what a department was before or became, whose
    tasks are counted apart; None for what was asked for."""

    id: str | None
    name: str | None
    succession: Succession | None
    succeeded_on: str | None
    steps: int
    facet: str
    value: str
    tasks: int
    plans: int
    readings: int


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan; `issuer` names who issued it, several joined by 、; `documents` are the ids of the files that
    hold it (none: it is only cited); `tasks` counts its tasks."""

    id: str
    name: str
    kind: str | None
    number: str | None
    level: str | None
    jurisdiction: str | None
    issued_on: str | None
    period_start: int | None
    period_end: int | None
    order_year: int | None
    issuer: str | None
    documents: tuple[str, ...]
    tasks: int

    @property
    def key(self) -> Key:
        """Its place among plans."""
        return [self.order_year or NO_YEAR, self.name, self.id]


@dataclass(frozen=True, slots=True)
class Source:
    """What a plan is cited by; `issuer` as in `PlanRow`."""

    name: str
    number: str | None
    issued_on: str | None
    order_year: int | None
    issuer: str | None


@dataclass(frozen=True, slots=True)
class OverlapSide:
    """A measure of a pair: its plan with the year, its task, its id, its text, and the words `quote` of the
    document `document` from `start` to `end` that it is."""

    plan_id: str
    plan: str
    year: int | None
    task: str
    id: str
    text: str
    document: str
    document_name: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class OverlapRow:
    """Two measures that pursue the same thing, `one` of the earlier plan: how sure that is (`score`, 0 to 1),
    what that is made of (`parts`: name and value), the type, what they share; `confirmed` by a person."""

    one: OverlapSide
    other: OverlapSide
    score: float
    parts: tuple[str, ...]
    type: str
    shared: tuple[str, ...]
    confirmed: bool

    @property
    def key(self) -> Key:
        """Its place among pairs."""
        return [-self.score, self.one.id, self.other.id]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """Two plans that overlap, the earlier first: how many pairs of measures, the sum of their scores, and how
    many of each type; and of each plan how many measures it has, and how many of them have a pair in the
    other (`shared`)."""

    one_plan_id: str
    one_plan: str
    one_year: int | None
    one_measures: int
    one_shared: int
    other_plan_id: str
    other_plan: str
    other_year: int | None
    other_measures: int
    other_shared: int
    pairs: int
    score: float
    types: Mapping[str, int]

    @property
    def share(self) -> float:
        """How much of the smaller plan the other has, too: 0 to 1."""
        sizes = (self.one_measures, self.one_shared), (self.other_measures, self.other_shared)
        measures, shared = min(sizes)
        return round(shared / measures, 3)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One source file with its text, which all offsets are in."""

    id: str
    names: tuple[str, ...]
    media_type: str
    script: str
    text: str


@dataclass(frozen=True, slots=True)
class EntityRow:
    """One node of any label; `kind` is the second label of a Place."""

    label: str
    kind: str | None
    id: str
    name: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much is in the graph, by label and by type (those that occur), and what it was made with."""

    nodes: Mapping[str, int]
    relationships: Mapping[str, int]
    schema_version: int
    extractor_version: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach of an invariant: the name of the check, what it asks for, the row that breaks it."""

    check: str
    sentence: str
    row: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Tied:
    """Something that a thing is tied to, by name."""

    label: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one thing: its own properties, the places that it lies in, what it is under, what it
    became, what it is part of, the plans that name it with the earliest first, and the number of tasks."""

    label: str
    id: str
    kind: str | None
    properties: Mapping[str, Value]
    places: tuple[Tied, ...]
    superior: tuple[Tied, ...]
    successors: tuple[Tied, ...]
    whole: tuple[Tied, ...]
    plans: tuple[Tied, ...]
    tasks: int
