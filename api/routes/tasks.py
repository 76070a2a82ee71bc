"""Tasks of all plans, filtered; one of them whole."""

from typing import Annotated

from fastapi import Path

from api import tasks as answers
from api.access import needs
from api.database import Graph
from api.filters import Filters
from api.paging import Page
from api.routing import Router
from api.shapes import FacetList, PlacesAnswer, TaskList, TasksBody
from graph.asking_tasks import TaskWhole

router = Router(prefix="/tasks", tags=["tasks"])


@router.get("", summary="Tasks of all plans, filtered")
def tasks(graph: Graph, filters: Filters, page: Page) -> TaskList:
    """By plan, the earliest first, and by their place in it. Each has who is responsible, what it names, and
    the readings that tie it to the department, project and place that were asked for."""
    return answers.tasks(graph.view(), filters, page)


@router.get("/facets", summary="How many tasks have which plan, year, level, kind, role, basis and place")
def task_facets(graph: Graph, filters: Filters, page: Page) -> FacetList:
    """Takes the filters of the list of tasks; every count is of distinct tasks."""
    return answers.task_facets(graph.view(), filters, page)


@router.post("/places", summary="The places and projects that tasks name, with their points")
@needs("read")
def task_places(graph: Graph, body: TasksBody) -> PlacesAnswer:
    """For a map of any list of tasks. A project stands at the places that it lies in; what has no point has
    null for one. Each task says where in its document it first names the thing."""
    return PlacesAnswer(rows=graph.view().task_places(body.tasks))


@router.get("/{id}", summary="One task with its sentences and every reading")
def task(graph: Graph, id: Annotated[str, Path(description="id of the task")]) -> TaskWhole:  # noqa: A002
    """Who is responsible and where that is said; each sentence with what it names, sets and cites."""
    return graph.view().task(id)
