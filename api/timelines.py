"""Timelines as answers: what every plan says of one project, and what became of what was promised."""

from __future__ import annotations

from pydantic import Field

from api.naming import meaning
from api.paging import PageAsked
from api.responses import Evidence, Match, Named, Paged, Shape
from graph import View
from graph.timelines import Entry


class SlipItem(Shape):
    """What became of one promise: `promised` by the earlier plan, `now` in the later; and both sentences."""

    project_id: str
    project: str
    move: str = Field(description="推迟, 不变, 提前, 重提 (set going again) or 未如期 (the date has passed)")
    stage: str = Field(description="what was promised: 前期, 开工, 建成 or 运营")
    from_plan_id: str
    from_plan: str
    from_year: int | None = None
    promised: str | None = Field(default=None, description="ISO year or month; null where none was named")
    to_plan_id: str
    to_plan: str
    to_year: int | None = None
    now: str | None = Field(default=None, description="the later date, or the stage that it speaks of")
    before: Evidence
    after: Evidence


class SlipsAnswer(Paged):
    """Promises that a later plan moved, made again, or found not kept in time; by project."""

    rows: list[SlipItem]


class TimelineAnswer(Shape):
    """What each plan says of one project, the earliest first; a plan without mentions does not name it."""

    question: str = Field(examples=["project_timeline"])
    asked: str = Field(description="what was asked for, as it came")
    about: Named
    how: str = Field(description="what `asked` is of it: name, alias, key, id or phrase")
    also: list[Match] = Field(default=[], description="others that bear the same name less directly")
    entries: list[Entry]
    slips: list[SlipItem] = Field(description="what later plans made of what earlier ones promised")


def timeline(view: View, asked: str) -> TimelineAnswer:
    """The timeline of the project that `asked` (a name or an id) means.

    Raises UnknownNameError and AmbiguousNameError.
    """
    meant = meaning(view, asked, "Project")
    found = view.project_timeline(meant.one.id)
    return TimelineAnswer(
        question="project_timeline",
        asked=asked,
        about=Named.model_validate(meant.one),
        how=meant.how,
        also=[Match.model_validate(one) for one in meant.also],
        entries=list(found.entries),
        slips=[SlipItem.model_validate(one) for one in found.slips],
    )


def slips(view: View, page: PageAsked | None = None) -> SlipsAnswer:
    """The promises of all projects that slipped; all of them where no page is asked for."""
    found = view.slipped_promises()
    shown, following = page.within(found, lambda one: one.key) if page else (list(found), None)
    return SlipsAnswer(rows=[SlipItem.model_validate(one) for one in shown], total=len(found), next=following)
