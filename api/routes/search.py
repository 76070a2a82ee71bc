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
    q: Annotated[
        str, Query(min_length=1, max_length=200, description="a name, or a part", examples=["省水利厅"])
    ],
    label: Annotated[Label | None, Query(description="only this kind of thing")] = None,
    limit: Annotated[int, Query(ge=1, le=100, description="so many of each kind")] = 20,
    texts: Annotated[int, Query(ge=0, le=100, description="so many sentences that say it")] = 0,
) -> SearchAnswer:
    """Departments, projects, places and plans by kind, the likest first, with how many there are; and, if
    asked for, sentences that say it. `/measures` lists all of these."""
    return answers.search(graph.view(), q, label, limit, texts)
