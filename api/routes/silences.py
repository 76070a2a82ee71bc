"""What plans do not say."""

from typing import Annotated

from fastapi import Query

from api import silences as answers
from api.database import Graph
from api.paging import Page
from api.routing import Router
from api.silences import (
    AbsentDepartmentsAnswer,
    UnassignedTasksAnswer,
    UnnamedProjectsAnswer,
    VanishedPartiesAnswer,
)

router = Router(prefix="/silences", tags=["silences"])
Plan = Annotated[str | None, Query(max_length=200, description="a plan's title, a part of it, or its id")]


@router.get("/tasks", summary="Tasks for which nobody is responsible")
def tasks_of_nobody(graph: Graph, page: Page, plan: Plan = None) -> UnassignedTasksAnswer:
    """Of one plan or of all; of a plan that names nobody for most tasks they are only counted."""
    return answers.tasks_of_nobody(graph.view(), plan, page)


@router.get("/projects", summary="Projects of an upper plan that the lower one never names")
def unnamed_projects(
    graph: Graph, page: Page, upper: Plan = None, lower: Plan = None
) -> UnnamedProjectsAnswer:
    """Of two plans, or of every two of which the lower was written to carry out the upper. A row is a
    sentence of the upper plan; `projects` and `pairs` are of all pages."""
    return answers.unnamed_projects(graph.view(), upper, lower, page)


@router.get("/departments", summary="Departments without a task in a field that others share")
def absent_departments(graph: Graph, page: Page, plan: Plan = None) -> AbsentDepartmentsAnswer:
    """Others: most peers in the same section, or most other plans of the jurisdiction in the field."""
    return answers.absent_departments(graph.view(), plan, page)


@router.get("/parties", summary="Departments that the next plan of a series no longer makes responsible")
def vanished_parties(
    graph: Graph, page: Page, before: Plan = None, after: Plan = None
) -> VanishedPartiesAnswer:
    """Of two plans, or of every two that follow each other in a series: same place and subject. A row is a
    clause of the earlier plan; `parties` and `pairs` are of all pages."""
    return answers.vanished_parties(graph.view(), before, after, page)
