"""The sentences of tasks."""

from typing import Annotated

from fastapi import Query

from api import tasks as answers
from api.database import Graph
from api.paging import Page
from api.routing import Router
from api.shapes import MeasureList

router = Router(prefix="/measures", tags=["tasks"])


@router.get("", summary="Sentences of tasks, or those that say something")
def measures(
    graph: Graph,
    page: Page,
    q: Annotated[
        str | None,
        Query(max_length=200, description="words that they say, one after the other", examples=["供水"]),
    ] = None,
    plan: Annotated[
        str | None, Query(max_length=200, description="of this plan", examples=["陕西省水安全保障方案"])
    ] = None,
) -> MeasureList:
    """By plan and place in it. From two characters on they are looked up in the index of texts; for one,
    every sentence is looked at."""
    return answers.measures(graph.view(), q, plan, page)
