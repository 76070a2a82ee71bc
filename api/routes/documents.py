"""The sources, with what was read from them marked."""

from typing import Annotated

from fastapi import Path, Query

from api import documents as answers
from api.database import Graph
from api.paging import Page
from api.routing import Router
from api.shapes import DocumentAnswer, DocumentList

router = Router(prefix="/documents", tags=["documents"])


@router.get("", summary="Every document, with the plan that it holds")
def documents(graph: Graph, page: Page) -> DocumentList:
    """By name of the file."""
    return answers.documents(graph.view(), page)


@router.get("/{id}", summary="A document's text, cut at every mark")
def document(
    graph: Graph,
    id: Annotated[str, Path(description="id of the document")],  # noqa: A002
    start: Annotated[int | None, Query(ge=0, description="first character of a span to mark")] = None,
    end: Annotated[int | None, Query(ge=0, description="character after the last of the span")] = None,
    task: Annotated[
        str | None, Query(max_length=200, description="id of a task whose passage is to be marked")
    ] = None,
    text_from: Annotated[int | None, Query(ge=0, description="give the text from this character on")] = None,
    text_to: Annotated[int | None, Query(ge=0, description="give the text up to this character")] = None,
) -> DocumentAnswer:
    """The segments joined are the text as it was received; offsets count code points. A segment ends wherever
    something that was read begins or ends, so that nested and overlapping marks can be shown."""
    return answers.document(graph.view(), id, (start, end), task, (text_from, text_to))
