"""Quantified aims as a ledger: each with its deadline and in one unit, so that they can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from graph.rows import NO_YEAR, Key

Kind = Literal["数字冲突", "口径不同", "时限推移"]
KINDS: tuple[Kind, ...] = ("数字冲突", "口径不同", "时限推移")
TELLING = 3
"""An indicator of fewer characters (项目) is similar to none that holds it."""
Basis = Literal["target", "task", "plan"]
Match = Literal["same", "similar"]


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One aim as the query gives it. `source` is its sentence as it stands in the document, from
    `source_start` on; `places` are maps of id, name and surface; `match` says how near the indicator is to
    the one that was asked for."""

    plan_id: str
    plan: str
    order_year: int | None
    period_start: int | None
    period_end: int | None
    jurisdiction: str | None
    task_id: str
    task_kind: str
    deadline: str | None
    measure_id: str
    sentence: str
    target_id: str
    subject: str
    comparator: str
    value: float
    unit: str
    base: str | None
    by: int | None
    document: str
    document_name: str
    start: int
    end: int
    quote: str
    method: str
    confidence: float
    source: str
    source_start: int
    places: list[dict[str, Any]]
    match: Match | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """One aim in the ledger.

    `indicator` is its subject without words that set it (新增各类医联体: 医联体): two aims are of the same
    indicator only if it is equal. `amount` is its value in `measured_in` (1.2万家: 12000 个). `due` is the
    year that it is set for, and `due_basis` where that stands: with the `target`, as the deadline of its
    `task`, or nowhere but in the period of the `plan`. `scope` is the area that it is about: the places that
    its clause names, else the plan's own. `counts`: `new` (新增), `yearly` (每年) or `change` (下降), each
    where the clause says so. `part`: it is a part of another (其中). `match`: `same` or
    `similar`, where an indicator was asked for.
    """

    plan_id: str
    plan: str
    order_year: int | None
    task_id: str
    measure_id: str
    target_id: str
    subject: str
    comparator: str
    value: float
    unit: str
    base: str | None
    by: int | None
    sentence: str
    document: str
    document_name: str
    start: int
    end: int
    quote: str
    method: str
    confidence: float
    indicator: str
    amount: float
    measured_in: str
    due: int | None
    due_basis: Basis | None
    scope: tuple[str, ...]
    counts: tuple[str, ...]
    part: bool
    match: Match | None

    @property
    def key(self) -> Key:
        """Its place in the ledger: the similar behind the same, by indicator, then year of the plan."""
        year = self.order_year or NO_YEAR
        similar = int(self.match == "similar")
        place = (self.plan_id, self.document, self.start, self.target_id)
        return [similar, self.indicator, self.subject, year, *place]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two aims of one indicator that do not agree, the earlier plan's first.

    数字冲突: for the same area and year, counted alike, another number. 口径不同: another number, but what
    `differs` (base, counts, unit) says that it is counted otherwise. 时限推移: the same number, by another
    year.
    """

    kind: Kind
    indicator: str
    differs: tuple[str, ...]
    before: Indicator
    after: Indicator

    @property
    def key(self) -> Key:
        """Its place among conflicts: those of numbers first."""
        return [KINDS.index(self.kind), self.indicator, *self.before.key[3:], *self.after.key[3:]]
