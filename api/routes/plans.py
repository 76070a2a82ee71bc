"""The plans, and what each holds."""

from fastapi import APIRouter

from api import answers
from api.database import Graph
from api.responses import PlanItem, PlansAnswer, TasksAnswer

router = APIRouter(prefix="/plans", tags=["plans"])


@router.get("", summary="Every plan with its issuer, period, documents and number of tasks")
def plans(graph: Graph) -> PlansAnswer:
    """Plans that are only cited have no documents and no tasks."""
    return answers.plans(graph.view())


@router.get("/{name:path}/tasks", summary="Every task of a plan")
def plan_tasks(name: str, graph: Graph) -> TasksAnswer:
    """Rows in the plan's own order; `name` is the plan's title, or its id."""
    return answers.tasks(graph.view(), name, "Plan")


@router.get("/{name:path}", summary="One plan")
def plan(name: str, graph: Graph) -> PlanItem:
    """`name` is the plan's title, or its id."""
    return answers.plan(graph.view(), name)
