"""What the plans ask of a place."""

from typing import Annotated

from fastapi import Path, Query

from api import answers
from api.database import Graph
from api.paging import Page
from api.responses import TasksAnswer
from api.routing import Router

router = Router(prefix="/places", tags=["places"])


@router.get("/{name:path}/tasks", summary="Every task that involves a place, in every plan")
def place_tasks(
    name: Annotated[str, Path(description="any name of it, or its id", examples=["咸阳市"])],
    graph: Graph,
    page: Page,
    within: Annotated[bool, Query(description="count what lies in the place for the place")] = False,
) -> TasksAnswer:
    """Rows by plan, the earliest first; `name` is any name of the place, or its id."""
    return answers.tasks(graph.view(), name, "Place", within=within, page=page)
