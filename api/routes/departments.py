"""What the plans ask of a department."""

from fastapi import APIRouter

from api import answers
from api.database import Graph
from api.responses import TasksAnswer

router = APIRouter(prefix="/departments", tags=["departments"])


@router.get("/{name:path}/tasks", summary="Every task that involves a department, in every plan")
def department_tasks(name: str, graph: Graph) -> TasksAnswer:
    """Rows by plan, the earliest first; `name` is any name of the department, or its id."""
    return answers.tasks(graph.view(), name, "Department")
