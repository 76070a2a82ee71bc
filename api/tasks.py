"""Lists of tasks and of their sentences, and one task whole."""

from __future__ import annotations

from api.filters import TaskFilters
from api.naming import ID, meaning
from api.paging import PageAsked
from api.shapes import FacetList, MeasureList, TaskList
from graph import View


def tasks(view: View, filters: TaskFilters, page: PageAsked) -> TaskList:
    """A page of the tasks that the filters leave."""
    found = view.tasks(filters.resolved(view), after=page.after, limit=page.fetch)
    rows, following = page.cut(found.rows, lambda row: row[1])
    return TaskList(rows=[row for row, _ in rows], next=following, total=found.total)


def task_facets(view: View, filters: TaskFilters, page: PageAsked) -> FacetList:
    """How many of these tasks have which value."""
    found = view.task_facets(filters.resolved(view))
    ordered = sorted(found, key=lambda one: (one.facet, -one.tasks, one.value, one.id or ""))
    rows, following = page.within(ordered, lambda one: (one.facet, -one.tasks, one.value, one.id or ""))
    return FacetList(rows=rows, next=following, total=len(found))


def measures(view: View, q: str | None, plan: str | None, page: PageAsked) -> MeasureList:
    """A page of the sentences that say `q`."""
    id_ = plan if plan is None or ID.fullmatch(plan) else meaning(view, plan, "Plan").one.id
    found = view.measures(q, id_, after=page.after, limit=page.fetch)
    rows, following = page.cut(found.rows, lambda row: row[1])
    return MeasureList(rows=[row for row, _ in rows], next=following, total=found.total)
