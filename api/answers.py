"""From a name to the answer about it: what the API's routes and the command line both say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from api.errors import AmbiguousNameError, UnknownNameError
from api.naming import CHOICES, QUESTIONS, found, meaning, settle
from api.paging import PageAsked
from api.responses import (
    Counts,
    Evidence,
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
from graph import EntityRow, Found, TaskRow, View


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
    # As Python puts keys in order, which is what a page is cut by.
    rows = sorted(_asked(view, meant.one, within, with_predecessors), key=lambda row: tuple(row.key))
    shown, following = page.within(rows, lambda row: row.key) if page else (rows, None)
    return TasksAnswer(
        question=QUESTIONS[meant.one.label],
        asked=asked,
        about=Named.model_validate(meant.one),
        how=meant.how,
        also=[Match.model_validate(one) for one in meant.also],
        counts=_counts([row for row in rows if row.succession is None]),
        kin=_kin(rows),
        rows=[_item(row) for row in shown],
        next=following,
        total=len(rows),
    )


def _asked(view: View, one: Found | EntityRow, within: bool, with_predecessors: bool) -> list[TaskRow]:
    if one.label == "Place":
        return view.place_tasks(one.id, within=within)
    if one.label == "Department":
        return view.department_tasks(one.id, with_predecessors=with_predecessors)
    question: Callable[[str], Iterable[TaskRow]] = getattr(view, QUESTIONS[one.label])
    return list(question(one.id))


def _kin(rows: list[TaskRow]) -> list[Kin]:
    """The departments that others' tasks come by, in the order of the rows."""
    return [
        Kin(
            label="Department",
            id=row.entity_id,
            name=row.entity,
            succession=row.succession,
            on=row.succeeded_on,
            counts=_counts([other for other in rows if other.entity_id == row.entity_id]),
        )
        for row in {row.entity_id: row for row in reversed(rows)}.values()
        if row.succession and row.entity_id and row.entity
    ][::-1]


def _item(row: TaskRow) -> TaskItem:
    item = TaskItem.model_validate(row)
    if row.document is None or row.start is None:
        return item
    return item.model_copy(update={"evidence": Evidence.model_validate(row)})


def _counts(rows: list[TaskRow]) -> Counts:
    """Distinct plans and tasks: a task that two clauses give to one department is one task."""
    return Counts(
        plans=len({row.plan_id for row in rows}),
        tasks=len({row.task_id for row in rows}),
        relations=_tally({(row.task_id, row.relation) for row in rows}),
        roles=_tally({(row.task_id, row.role) for row in rows}),
        bases=_tally({(row.task_id, row.basis) for row in rows}),
    )


def _tally(pairs: set[tuple[str, str | None]]) -> dict[str, int]:
    counted = Counter(value for _, value in pairs if value)
    return dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


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
    items = [PlanItem.model_validate(row) for row in rows]
    return PlansAnswer(rows=items, next=following, total=found.total)


def plan(view: View, asked: str) -> PlanItem:
    """One plan, by its title or id."""
    one = meaning(view, asked, "Plan").one
    return PlanItem.model_validate(view.plan(one.id))
