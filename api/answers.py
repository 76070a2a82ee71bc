"""From a name to the answer about it: what the API's routes and the command line both say."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from api.citing import Citations, citation
from api.errors import AmbiguousNameError, UnknownNameError
from api.naming import CHOICES, QUESTIONS, found, meaning, settle
from api.paging import PageAsked
from api.responses import (
    Counts,
    Group,
    Kin,
    Match,
    Named,
    PlanItem,
    PlansAnswer,
    SearchAnswer,
    TaskItem,
    TasksAnswer,
    TextHits,
)
from graph import Found, PlanRow, TaskRow, View
from graph.rows import Key, TaskCount


def tasks(
    view: View,
    asked: str,
    label: str | None = None,
    *,
    within: bool = False,
    with_predecessors: bool = True,
    page: PageAsked | None = None,
) -> TasksAnswer:
    """Every task that involves what `asked` (a name or an id) means, in every plan: the rows of a page, or
    without one all of them.

    `within` counts what lies in a place for the place; `with_predecessors` adds, apart, the tasks of what a
    department was before and of what it became. Raises UnknownNameError and AmbiguousNameError.
    """
    meant = meaning(view, asked, label)
    one, how = meant.one, _ways(meant.one.label, within, with_predecessors)
    question: Callable[..., list[TaskRow]] = getattr(view, QUESTIONS[one.label])
    if page:
        shown, following = page.cut(question(one.id, **how, after=page.after, limit=page.fetch), _key)
    else:
        shown, following = question(one.id, **how), None
    cited = Citations(view, (row.document for row in shown))
    counted = [list(of) for _, of in groupby(view.task_counts(one.label, one.id, **how), lambda row: row.id)]
    return TasksAnswer(
        question=QUESTIONS[one.label],
        asked=asked,
        about=Named.model_validate(one),
        how=meant.how,
        also=[Match.model_validate(other) for other in meant.also],
        counts=_counts(next((of for of in counted if of[0].id is None), [])),
        kin=[_kin(of) for of in counted if of[0].id is not None],
        rows=[_item(row, cited) for row in shown],
        next=following,
        total=sum(row.readings for of in counted for row in of if row.facet == "task"),
    )


def _ways(label: str, within: bool, with_predecessors: bool) -> dict[str, bool]:
    """What the question about a node of the label can be told."""
    if label == "Place":
        return {"within": within}
    return {"with_predecessors": with_predecessors} if label == "Department" else {}


def _key(row: TaskRow) -> Key:
    return row.key


def _kin(counted: list[TaskCount]) -> Kin:
    """What a department was before or became, with how many tasks it has."""
    one = counted[0]
    assert one.id
    assert one.name
    assert one.succession
    return Kin(
        label="Department",
        id=one.id,
        name=one.name,
        succession=one.succession,
        on=one.succeeded_on,
        counts=_counts(counted),
    )


def _item(row: TaskRow, cited: Citations) -> TaskItem:
    item = TaskItem.model_validate(row)
    if row.document is None or row.start is None:
        return item
    return item.model_copy(update={"evidence": cited.evidence(row)})


def _counts(counted: list[TaskCount]) -> Counts:
    """Distinct plans and tasks: a task that two clauses give to one department is one task."""
    facets: dict[str, dict[str, int]] = {"relation": {}, "role": {}, "basis": {}, "task": {}}
    for row in counted:
        facets[row.facet][row.value] = row.tasks
    return Counts(
        plans=sum(row.plans for row in counted if row.facet == "task"),
        tasks=sum(facets["task"].values()),
        relations=facets["relation"],
        roles=facets["role"],
        bases=facets["basis"],
    )


def search(view: View, asked: str, label: str | None = None, limit: int = 20, texts: int = 0) -> SearchAnswer:
    """What a name, or the beginning of one, may mean: up to `limit` of each kind, and up to `texts` sentences
    that say it."""
    rows = found(view, asked, label, CHOICES)
    groups = {one.label: [other for other in rows if other.label == one.label] for one in rows}
    return SearchAnswer(
        asked=asked,
        meant=_meant(asked, rows),
        groups=[
            Group(label=name, total=len(of), matches=[Match.model_validate(one) for one in of[:limit]])
            for name, of in groups.items()
        ],
        texts=_texts(view, asked, texts) if texts else None,
    )


def _texts(view: View, asked: str, most: int) -> TextHits:
    hits, more = view.text_hits(asked)
    return TextHits(total=len(hits), more=more, rows=hits[:most])


def _meant(asked: str, rows: list[Found]) -> Named | None:
    try:
        return Named.model_validate(settle(asked, rows).one)
    except (AmbiguousNameError, UnknownNameError):
        return None


def plans(view: View, page: PageAsked) -> PlansAnswer:
    """A page of the plans that were read, each with its counts."""
    found = view.plans(after=page.after, limit=page.fetch)
    rows, following = page.cut(found.rows, lambda row: row.key)
    return PlansAnswer(rows=[_plan(row) for row in rows], next=following, total=found.total)


def plan(view: View, asked: str) -> PlanItem:
    """One plan, by its title or id."""
    one = meaning(view, asked, "Plan").one
    return _plan(view.plan(one.id))


def _plan(row: PlanRow) -> PlanItem:
    return PlanItem.model_validate(row).model_copy(update={"citation": citation(row)})
