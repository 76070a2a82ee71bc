"""The questions that researchers ask most, by name."""

from typing import Annotated

from fastapi import Path, Query, Request

from api import questions as answers
from api.database import Graph
from api.paging import Page
from api.routing import Router
from api.shapes import QuestionAnswer, QuestionList

router = Router(prefix="/questions", tags=["questions"])


@router.get("", summary="The questions that can be asked by name, with their forms and their Cypher")
def questions(request: Request, page: Page) -> QuestionList:
    """Each says its sentence in Chinese and English, its parameters with the kind of thing that each names,
    its columns, and the query that is run."""
    return answers.listed(page, request.url.path)


@router.get("/{name}", summary="The answer to a question, as a table")
def question(
    graph: Graph,
    name: Annotated[str, Path(description="name of the question", examples=["department_by_plan"])],
    page: Page,
    department: Annotated[
        str | None, Query(max_length=200, description="its name or id", examples=["省水利厅"])
    ] = None,
    other_department: Annotated[str | None, Query(max_length=200, description="its name or id")] = None,
    project: Annotated[str | None, Query(max_length=200, description="its name or id")] = None,
    place: Annotated[str | None, Query(max_length=200, description="its name or id")] = None,
    plan: Annotated[str | None, Query(max_length=200, description="its title or id")] = None,
    other_plan: Annotated[str | None, Query(max_length=200, description="its title or id")] = None,
    year: Annotated[str | None, Query(max_length=4, description="as 2025")] = None,
) -> QuestionAnswer:
    """Takes the parameters that the question has, and no others. `given` says what each name means."""
    asked = {
        "department": department,
        "other_department": other_department,
        "project": project,
        "place": place,
        "plan": plan,
        "other_plan": other_plan,
        "year": year,
    }
    return answers.answer(graph.view(), name, asked, page)
