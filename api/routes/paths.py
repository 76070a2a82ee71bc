"""How two things are connected."""

from typing import Annotated

from fastapi import Query

from api import nodes as answers
from api.database import Graph
from api.routing import Router
from api.shapes import WayList

router = Router(prefix="/paths", tags=["nodes"])


@router.get("", summary="The shortest ways between two things, with the evidence of every step")
def paths(
    graph: Graph,
    one: Annotated[str, Query(max_length=200, description="a name, or Label:id", examples=["省水利厅"])],
    other: Annotated[str, Query(max_length=200, description="a name, or Label:id", examples=["引汉济渭"])],
    types: Annotated[
        str | None,
        Query(max_length=200, description="only over relationships of these types, with commas"),
    ] = None,
    most: Annotated[int, Query(ge=1, le=50, description="so many of the ways")] = 10,
) -> WayList:
    """Over at most ten relationships; `total` says how many ways of the same length there are. What lies in
    the same document alone connects nothing."""
    return answers.paths(graph.view(), one, other, types, most)
