"""Timelines as answers: what every plan says of one project, and what became of what was promised."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from api.citing import Citations
from api.naming import meaning
from api.paging import PageAsked
from api.responses import Evidence, Match, Named, Paged, Shape
from graph import View
from graph.timelines import Entry, Mention, Slip


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


class MentionItem(Shape):
    """One sentence of a plan that names the project (`relation` 涉及), or a phase or part of it (属于);
    without a relation, the plan does not name it."""

    plan_id: str
    plan: str
    order_year: int | None = None
    issued_on: str | None = None
    relation: str | None = None
    project_id: str | None = None
    project: str | None = None
    task_id: str | None = None
    sentence: str | None = None
    stage: str | None = Field(default=None, description="规划, 前期, 开工, 续建, 建成 or 运营")
    promises: list[str] = Field(
        default=[], description="what it promises, with the date where one is named", examples=[["建成 2025"]]
    )
    parties: list[str] = Field(
        default=[], description="who is responsible for the task", examples=[["省水利厅（牵头）"]]
    )
    evidence: Evidence | None = None


class MentionsAnswer(Paged):
    """What each plan says of one project, sentence by sentence, the earliest plan first."""

    about: Named
    rows: list[MentionItem]


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
        slips=_slips(view, found.slips),
    )


def mentions(view: View, asked: str, page: PageAsked) -> MentionsAnswer:
    """A page of the same as rows, for a table. Raises UnknownNameError and AmbiguousNameError."""
    about = meaning(view, asked, "Project").one
    entries = view.project_timeline(about.id).entries
    found = [(entry, one) for entry in entries for one in (*entry.mentions, *entry.parts) or (None,)]
    shown, following = page.within([*enumerate(found)], lambda numbered: [numbered[0]])
    cited = Citations(view, (one.document for _, (_, one) in shown if one))
    rows = [_mention(entry, one, cited) for _, (entry, one) in shown]
    return MentionsAnswer(about=Named.model_validate(about), rows=rows, total=len(found), next=following)


def _mention(entry: Entry, one: Mention | None, cited: Citations) -> MentionItem:
    said = {name: getattr(entry, name) for name in ("plan_id", "plan", "order_year", "issued_on")}
    if one is None:
        return MentionItem(**said)
    said |= {
        name: getattr(one, name) for name in ("relation", "project_id", "project", "task_id", "sentence")
    }
    return MentionItem(
        **said,
        stage=one.stage.name if one.stage else None,
        promises=[" ".join(filter(None, (promise.stage, promise.on))) for promise in one.promises],
        parties=[f"{party.name}（{party.role}）" for party in one.parties],
        evidence=cited.evidence(one),
    )


def slips(view: View, page: PageAsked | None = None) -> SlipsAnswer:
    """The promises of all projects that slipped; all of them where no page is asked for."""
    found = view.slipped_promises()
    shown, following = page.within(found, lambda one: one.key) if page else (list(found), None)
    return SlipsAnswer(rows=_slips(view, shown), total=len(found), next=following)


def _slips(view: View, found: Sequence[Slip]) -> list[SlipItem]:
    cited = Citations(view, (side.document for one in found for side in (one.before, one.after)))
    return [
        SlipItem.model_validate(one).model_copy(
            update={"before": cited.evidence(one.before), "after": cited.evidence(one.after)}
        )
        for one in found
    ]
