"""The sources, with what was read from them marked."""

from typing import Annotated

from fastapi import Query

from api import answers
from api.database import Graph
from api.responses import DocumentAnswer
from api.routing import Router

router = Router(prefix="/documents", tags=["documents"])


@router.get("/{id}", summary="A document's text, with a span or a task marked")
def document(
    graph: Graph,
    id: str,  # noqa: A002 - the name of the parameter in the path
    start: Annotated[int | None, Query(ge=0, description="first character to mark")] = None,
    end: Annotated[int | None, Query(ge=0, description="character after the last to mark")] = None,
    task: Annotated[str | None, Query(description="id of a task whose passage is to be marked")] = None,
) -> DocumentAnswer:
    """The segments joined are the text as it was received; offsets count code points."""
    return answers.document(graph.view(), id, start, end, task)
