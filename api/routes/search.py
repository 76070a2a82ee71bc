"""From what a person types to what it may mean."""

from typing import Annotated

from fastapi import Query

from api import answers
from api.database import Graph
from api.responses import Label, SearchAnswer
from api.routing import Router

router = Router(prefix="/search", tags=["search"])


@router.get("", summary="What a name, or a part of one, may mean")
def find(
    graph: Graph,
    q: Annotated[str, Query(min_length=1, max_length=200, description="a name, another name, or a part")],
    label: Annotated[Label | None, Query(description="only this kind of thing")] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> SearchAnswer:
    """Departments, projects, places and plans, the likest first."""
    return answers.search(graph.view(), q, label, limit)
