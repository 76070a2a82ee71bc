"""One relationship with its evidence, by its address."""

from typing import Annotated

from fastapi import Path

from api import nodes as answers
from api.database import Graph
from api.routing import Router
from api.shapes import ReadingAnswer

router = Router(prefix="/readings", tags=["nodes"])


@router.get("/{id}", summary="One reading: both ends, its evidence, how it is cited")
def reading(
    graph: Graph,
    id: Annotated[str, Path(max_length=200, description="id of the reading, as answers give it")],  # noqa: A002
) -> ReadingAnswer:
    """The id is made from what the reading says, and stays the same on every build."""
    return answers.reading(graph.view(), id)
