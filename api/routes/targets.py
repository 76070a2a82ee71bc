"""Quantified aims: the ledger, and what in it does not agree."""

from typing import Annotated

from fastapi import Query

from api import indicators
from api.database import Graph
from api.indicators import ConflictsAnswer, LedgerAnswer
from api.paging import Page
from api.routing import Router
from graph.indicators import Kind

router = Router(prefix="/targets", tags=["targets"])

Plan = Annotated[str | None, Query(max_length=200, description="of this plan alone: its title or id")]


@router.get("", summary="Every quantified aim, by indicator and year")
def target_ledger(
    graph: Graph,
    page: Page,
    subject: Annotated[
        str | None, Query(max_length=100, description="of this subject: the same, then the similar")
    ] = None,
    plan: Plan = None,
) -> LedgerAnswer:
    """Comparator, value, unit, base, deadline, plan and evidence, with the value in a unit to compare in."""
    return indicators.ledger(graph.view(), subject, plan, page)


@router.get("/conflicts", summary="Aims of one indicator that do not agree")
def target_conflicts(
    graph: Graph,
    page: Page,
    plan: Plan = None,
    kind: Annotated[Kind | None, Query(description="of this kind alone")] = None,
) -> ConflictsAnswer:
    """Another number for one area and year (数字冲突), told apart from what is counted otherwise (口径不同)
    and from the same number by another year (时限推移); between plans and within one."""
    return indicators.conflicts(graph.view(), plan, kind, page)
