"""The questions that can be asked by name: their forms, and their answers as tables."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi.exceptions import RequestValidationError

from api.naming import meaning
from api.paging import PageAsked
from api.shapes import QuestionAnswer, QuestionItem, QuestionList
from graph import View
from graph.asking_questions import Parameter, Question, questions
from graph.errors import NotFound
from graph.readings import Thing

YEARS = range(1900, 2201)


def listed(page: PageAsked, root: str) -> QuestionList:
    """A page of the questions; `root` is the path below which they are asked."""
    every = questions()
    rows, following = page.within(every, lambda one: [one.name])
    items = [
        QuestionItem(
            name=one.name,
            zh=one.zh,
            en=one.en,
            parameters=list(one.parameters),
            columns=list(one.columns),
            cypher=one.cypher,
            path=f"{root}/{one.name}",
        )
        for one in rows
    ]
    return QuestionList(rows=items, next=following, total=len(every))


def answer(view: View, name: str, asked: Mapping[str, str | None], page: PageAsked) -> QuestionAnswer:
    """A page of the answer to the question `name`. Raises NotFound, RequestValidationError where a parameter
    is missing or too many, and what a name raises that means nothing or several things."""
    question = _named(name)
    given = _given(view, question, {key: value for key, value in asked.items() if value is not None})
    ids = {key: one.id if isinstance(one, Thing) else one for key, one in given.items()}
    table = view.question(name, ids)
    numbered = [(number, dict(row)) for number, row in enumerate(table.rows)]
    rows, following = page.within(numbered, lambda pair: [pair[0]])
    said = {key: one.name if isinstance(one, Thing) else str(one) for key, one in given.items()}
    return QuestionAnswer(
        question=name,
        zh=question.zh.format(**said),
        en=question.en,
        given=given,
        columns=list(table.columns),
        cypher=question.cypher,
        rows=[row for _, row in rows],
        next=following,
        total=len(numbered),
    )


def _named(name: str) -> Question:
    found = next((one for one in questions() if one.name == name), None)
    if found is None:
        raise NotFound("there is no question of that name", where=name, remedy="/questions lists them.")
    return found


def _given(view: View, question: Question, asked: Mapping[str, str]) -> dict[str, Thing | int]:
    wanted = {one.name for one in question.parameters}
    wrong = [(name, "this question needs it") for name in sorted(wanted - set(asked))]
    wrong += [(name, "this question does not take it") for name in sorted(set(asked) - wanted)]
    if wrong:
        raise RequestValidationError(
            [{"type": "question", "loc": ("query", name), "msg": said} for name, said in wrong]
        )
    return {one.name: _meant(view, one, asked[one.name]) for one in question.parameters}


def _meant(view: View, one: Parameter, asked: str) -> Thing | int:
    if one.kind != "year":
        found = meaning(view, asked, one.kind).one
        return Thing(found.label, found.kind, found.id, found.name)
    if not (asked.isascii() and asked.isdigit() and int(asked) in YEARS):
        said = f"a year from {YEARS[0]} to {YEARS[-1]}"
        raise RequestValidationError([{"type": "year", "loc": ("query", one.name), "msg": said}])
    return int(asked)
