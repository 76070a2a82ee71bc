"""How much there is, and what is missing."""

from dataclasses import asdict
from typing import Annotated

from fastapi import Query

from api.database import Graph
from api.paging import Page
from api.routing import Router
from api.shapes import CoverageList, OutcomeList, StatisticsAnswer
from api.versions import PROGRAM
from graph.outcomes import State

router = Router(prefix="/statistics", tags=["statistics"])


@router.get("", summary="Numbers of nodes and relationships of every kind, and of files read or not")
def statistics(graph: Graph) -> StatisticsAnswer:
    """Counts over the whole graph, and what the files came to that were given to be read."""
    said = asdict(graph.view().statistics())
    return StatisticsAnswer(**said, program_version=PROGRAM, files=graph.outcomes().counts())


@router.get("/plans", summary="What was read of each plan, and what is missing")
def coverage(graph: Graph, page: Page) -> CoverageList:
    """By plan, the earliest first: characters, tasks, how many of them have somebody responsible, sentences,
    quantified aims, and how sure the readings are."""
    found = graph.view().coverage(after=page.after, limit=page.fetch)
    rows, following = page.cut(found.rows, lambda row: row.key)
    return CoverageList(rows=rows, next=following, total=found.total)


@router.get("/files", summary="What became of each file that was given to be read")
def outcomes(
    graph: Graph,
    page: Page,
    state: Annotated[State | None, Query(description="those alone that came to this")] = None,
) -> OutcomeList:
    """What failed first, then what was left aside, what is no plan, and what was read, each by name, with the
    reason. A file that was given again under its name has the outcome of the last time."""
    found = [one for one in graph.outcomes().rows() if state in (None, one.state)]
    rows, following = page.within(found, lambda row: row.key)
    return OutcomeList(rows=rows, next=following, total=len(found))
