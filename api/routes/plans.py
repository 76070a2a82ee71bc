"""The plans, and what each holds."""

from typing import Annotated

from fastapi import Path

from api import answers, lineage
from api.database import Graph
from api.lineage import LineageAnswer
from api.paging import Page
from api.responses import PlanItem, PlansAnswer, TasksAnswer
from api.routing import Router

Name = Annotated[str, Path(description="its title or id", examples=["陕西省水安全保障方案"])]

router = Router(prefix="/plans", tags=["plans"])


@router.get("", summary="Every plan with its issuer, period, documents and number of tasks")
def plans(graph: Graph, page: Page) -> PlansAnswer:
    """Plans that were read, the earliest first; those that are only cited are not among them."""
    return answers.plans(graph.view(), page)


@router.get("/{name:path}/tasks", summary="Every task of a plan")
def plan_tasks(name: Name, graph: Graph, page: Page) -> TasksAnswer:
    """Rows in the plan's own order; `name` is the plan's title, or its id."""
    return answers.tasks(graph.view(), name, "Plan", page=page)


@router.get("/{name:path}/lineage", summary="What a plan carries out and cites, and what does so with it")
def plan_lineage(name: Name, graph: Graph) -> LineageAnswer:
    """Every reading, in either direction, and the trees of who carries out whom in which it stands."""
    return lineage.plan_lineage(graph.view(), name)


@router.get("/{name:path}", summary="One plan")
def plan(name: Name, graph: Graph) -> PlanItem:
    """`name` is the plan's title, or its id."""
    return answers.plan(graph.view(), name)
