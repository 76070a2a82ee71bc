"""The target ledger as answers: quantified aims, and those of one indicator that do not agree."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from api.citing import Citations
from api.naming import meaning
from api.paging import PageAsked
from api.responses import Evidence, Paged, Shape
from graph import View
from graph.indicators import Basis, Conflict, Kind, Match


class LedgerItem(Shape):
    """One quantified aim. Two aims are of the same indicator only if `indicator` is equal."""

    indicator: str = Field(description="the subject without what sets or counts it", examples=["医联体"])
    subject: str = Field(description="as it was read", examples=["累计新增各类医联体"])
    comparator: str = Field(description="=, >, >=, <, <= or ~")
    value: float
    unit: str
    base: str | None = Field(default=None, description="what it is measured from, as 2020年")
    by: int | None = Field(default=None, description="the year that stands with it")
    amount: float = Field(description="the value in `measured_in`")
    measured_in: str = Field(description="the unit that such values are compared in")
    due: int | None = Field(default=None, description="the year that it is set for")
    due_basis: Basis | None = Field(
        default=None, description="where that stands: target, task or plan (its period)"
    )
    scope: list[str] = Field(description="the places that its clause names, else the plan's own")
    counts: list[str] = Field(description="new (新增), yearly (每年), change (下降)")
    part: bool = Field(description="a part of another aim (其中)")
    match: Match | None = Field(default=None, description="same or similar, where a subject was asked for")
    plan_id: str
    plan: str
    order_year: int | None = None
    task_id: str
    measure_id: str
    target_id: str
    sentence: str
    evidence: Evidence


class LedgerAnswer(Paged):
    """Quantified aims, by indicator and year; of a subject that was asked for the same before the similar."""

    rows: list[LedgerItem]


class ConflictItem(Shape):
    """Two aims of one indicator that do not agree, the earlier plan's first."""

    kind: Kind = Field(
        description="数字冲突: for one area and year, counted alike, another number; 口径不同: counted "
        "otherwise (`differs`); 时限推移: the same number by another year"
    )
    indicator: str
    differs: list[str] = Field(description="base, counts, unit")
    before: LedgerItem
    after: LedgerItem


class ConflictsAnswer(Paged):
    """Aims that do not agree, those of numbers first."""

    rows: list[ConflictItem]


def ledger(
    view: View, subject: str | None = None, plan: str | None = None, page: PageAsked | None = None
) -> LedgerAnswer:
    """Every quantified aim; of `subject` alone, and of `plan` (a title or an id) alone, where given.

    Raises UnknownNameError and AmbiguousNameError.
    """
    asked: dict[str, Any] = {"after": page.after, "limit": page.fetch} if page else {}
    found = view.target_ledger(subject=subject, plan=_plan(view, plan), **asked)
    shown, following = page.cut(found.rows, lambda one: one.key) if page else (found.rows, None)
    cited = Citations(view, (one.document for one in shown))
    rows = [cited.item(LedgerItem, one) for one in shown]
    return LedgerAnswer(rows=rows, total=found.total, next=following)


def conflicts(
    view: View, plan: str | None = None, kind: Kind | None = None, page: PageAsked | None = None
) -> ConflictsAnswer:
    """Aims that do not agree: of one kind, and within one plan, where given."""
    found = [one for one in view.target_conflicts(plan=_plan(view, plan)) if kind in (None, one.kind)]
    shown, following = page.within(found, lambda one: one.key) if page else (found, None)
    cited = Citations(view, (side.document for one in shown for side in (one.before, one.after)))
    return ConflictsAnswer(rows=[_conflict(one, cited) for one in shown], total=len(found), next=following)


def _plan(view: View, asked: str | None) -> str | None:
    return meaning(view, asked, "Plan").one.id if asked else None


def _conflict(one: Conflict, cited: Citations) -> ConflictItem:
    return ConflictItem(
        kind=one.kind,
        indicator=one.indicator,
        differs=list(one.differs),
        before=cited.item(LedgerItem, one.before),
        after=cited.item(LedgerItem, one.after),
    )
