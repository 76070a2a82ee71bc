"""Any node, and what is around it."""

from typing import Annotated

from fastapi import Path, Query

from api import nodes as answers
from api.database import Graph
from api.paging import Page
from api.routing import Router
from api.shapes import AnyLabel, NeighbourList, NodeAnswer
from graph.asking_nodes import Direction

router = Router(prefix="/nodes", tags=["nodes"])
Id = Annotated[str, Path(description="id of the node")]


@router.get("/{label}/{id}", summary="A node, and how many neighbours it has")
def entity(graph: Graph, label: AnyLabel, id: Id) -> NodeAnswer:  # noqa: A002
    """Everything it says, but the text of a document; neighbours by type, direction and label."""
    return answers.node(graph.view(), label, id)


@router.get("/{label}/{id}/neighbours", summary="What is next to a node, with the relationships between")
def neighbours(
    graph: Graph,
    label: AnyLabel,
    id: Id,  # noqa: A002
    page: Page,
    type: Annotated[  # noqa: A002
        str | None, Query(max_length=20, description="by relationships of this type", examples=["负责"])
    ] = None,
    direction: Annotated[Direction | None, Query(description="that lead away from it, or to it")] = None,
    other: Annotated[AnyLabel | None, Query(description="neighbours of this label")] = None,
) -> NeighbourList:
    """By name; `counts` say how many there are by type, direction and label before any is asked for. Every
    relationship that was read has its evidence and an id."""
    return answers.neighbours(graph.view(), label, id, type, direction, other, page)
