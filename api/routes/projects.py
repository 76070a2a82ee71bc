"""What the plans ask of a project."""

from typing import Annotated

from fastapi import Path

from api import answers, timelines
from api.database import Graph
from api.paging import Page
from api.responses import TasksAnswer
from api.routing import Router
from api.timelines import MentionsAnswer, SlipsAnswer, TimelineAnswer

router = Router(prefix="/projects", tags=["projects"])


@router.get("/{name:path}/tasks", summary="Every task that involves a project, in every plan")
def project_tasks(
    name: Annotated[str, Path(description="any name of it, or its id", examples=["引汉济渭"])],
    graph: Graph,
    page: Page,
) -> TasksAnswer:
    """Rows by plan, the earliest first; `name` is any name of the project, or its id."""
    return answers.tasks(graph.view(), name, "Project", page=page)


@router.get("/slipped", summary="Promises of projects that slipped")
def slipped_promises(graph: Graph, page: Page) -> SlipsAnswer:
    """What one plan promised of a project and a later one moved to a later date (推迟), set going once
    more (重提), or speaks of as not yet there although the date has passed (未如期)."""
    return timelines.slips(graph.view(), page)


@router.get("/{name:path}/mentions", summary="What every plan says of a project, sentence by sentence")
def project_mentions(name: str, graph: Graph, page: Page) -> MentionsAnswer:
    """The timeline as rows, for a table: plan by plan, the earliest first, phases and parts behind the
    project's own; a plan in between that does not name it has one row without a relation."""
    return timelines.mentions(graph.view(), name, page)


@router.get("/{name:path}/timeline", summary="What every plan says of a project, in time order")
def project_timeline(name: str, graph: Graph) -> TimelineAnswer:
    """Plan by plan, the earliest first: stage, dates promised, who is responsible, and what changed since
    the plan before; phases and parts apart. `name` is any name of the project, or its id."""
    return timelines.timeline(graph.view(), name)
