"""What the plans ask of a department."""

from typing import Annotated

from fastapi import Path, Query

from api import answers
from api.database import Graph
from api.paging import Page
from api.responses import TasksAnswer
from api.routing import Router

router = Router(prefix="/departments", tags=["departments"])


@router.get("/{name:path}/tasks", summary="Every task that involves a department, in every plan")
def department_tasks(
    name: Annotated[str, Path(description="any name of it, or its id", examples=["省水利厅"])],
    graph: Graph,
    page: Page,
    with_predecessors: Annotated[
        bool, Query(description="the tasks of what it was before and of what it became, too, apart")
    ] = True,
) -> TasksAnswer:
    """Rows by plan, the earliest first; `name` is any name of the department, or its id."""
    return answers.tasks(graph.view(), name, "Department", with_predecessors=with_predecessors, page=page)
