"""What the plans ask of a project."""

from api import answers
from api.database import Graph
from api.responses import TasksAnswer
from api.routing import Router

router = Router(prefix="/projects", tags=["projects"])


@router.get("/{name:path}/tasks", summary="Every task that involves a project, in every plan")
def project_tasks(name: str, graph: Graph) -> TasksAnswer:
    """Rows by plan, the earliest first; `name` is any name of the project, or its id."""
    return answers.tasks(graph.view(), name, "Project")
