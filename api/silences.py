"""What plans do not say: the shapes of the answers, and the answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from pydantic import Field

from api.citing import Citations
from api.naming import meaning
from api.paging import PageAsked
from api.responses import Evidence, Paged, Shape
from graph import AbsentDepartment, Unassigned, UnassignedTask, View
from graph.absence import Reason
from graph.lineage import Branch, cascade
from graph.rows import Key
from graph.series import following, series

R = TypeVar("R", bound="_Placed")


class Passage(Shape):
    """Where something stands: `quote` is exactly `text[start:end]` of the document, in code points."""

    document: str
    document_name: str
    start: int
    end: int
    quote: str
    citation: str | None = Field(
        default=None, description="its plan as GB/T 7714 cites it, with the quote", examples=[None]
    )


class SilentPlan(Shape):
    """How many tasks a plan has, and for how many of them somebody is responsible."""

    plan_id: str
    plan: str
    plan_year: int | None = None
    tasks: int
    assigned: int


class UnassignedTaskItem(Shape):
    plan_id: str
    plan: str
    plan_year: int | None = None
    task_id: str
    ordinal: int
    heading: str | None = None
    text: str
    passage: Passage


class UnassignedTasksAnswer(Paged):
    """Tasks of nobody. A silence stands out where most others speak: of a plan that names nobody for most of
    its tasks they are counted, and listed only when it is asked for. Each such plan takes the place of a row
    on its page."""

    plans: list[SilentPlan] = Field(description="the plans of this page, those that are only counted too")
    rows: list[UnassignedTaskItem]


class UnnamedProjectItem(Shape):
    upper_id: str
    upper: str
    lower_id: str
    lower: str
    project_id: str
    project: str
    kind: str | None = None
    inside: bool = Field(description="known to lie where the lower plan is for; false: not known where")
    sentence: str
    surface: str
    evidence: Evidence


class UnnamedProjectsAnswer(Paged):
    """Projects that upper plans name and lower ones never do."""

    pairs: list[tuple[str, str]] = Field(description="the upper and lower plans that were compared")
    projects: int = Field(description="pairs of a lower plan and a project")
    rows: list[UnnamedProjectItem]


class SpokenItem(Shape):
    """A task that somebody else, or another plan, gives in the field."""

    plan_id: str
    plan: str
    plan_year: int | None = None
    department: str
    task_id: str
    task: str
    role: str
    evidence: Evidence


class AbsentDepartmentItem(Shape):
    plan_id: str
    plan: str
    plan_year: int | None = None
    field: str = Field(description="a section of the plan (peers), or a policy field (plans)")
    reason: Reason = Field(
        description="peers: most bodies of the same name at peer places have tasks in this section; plans: "
        "most other plans of the jurisdiction with tasks in this field give the department one"
    )
    department_id: str
    department: str
    elsewhere: int = Field(description="its tasks elsewhere in the plan")
    others: list[str]
    rows: list[SpokenItem] = Field(description="one for each of `others`")


class AbsentDepartmentsAnswer(Paged):
    """Departments without a task in a field that others share."""

    rows: list[AbsentDepartmentItem]


class VanishedPartyItem(Shape):
    before_id: str
    before: str
    before_year: int | None = None
    after_id: str
    after: str
    after_year: int | None = None
    department_id: str
    department: str
    department_level: str | None = None
    named: bool = Field(description="a measure of the later plan still names it")
    task_id: str
    task: str
    role: str
    evidence: Evidence


class VanishedPartiesAnswer(Paged):
    """Departments that a plan makes responsible and the next of its series does not."""

    pairs: list[tuple[str, str]] = Field(description="the plans that were compared, the earlier first")
    parties: int = Field(description="pairs of a later plan and a department")
    rows: list[VanishedPartyItem]


def tasks_of_nobody(
    view: View, plan: str | None = None, page: PageAsked | None = None
) -> UnassignedTasksAnswer:
    """A page of the tasks of nobody, or all, in one plan or in all. Raises UnknownNameError and
    AmbiguousNameError."""
    id_ = _plan(view, plan)
    if page:
        shown, following = page.cut(view.tasks_of_nobody(id_, after=page.after, limit=page.fetch), _key)
    else:
        shown, following = view.tasks_of_nobody(id_), None
    plans = {row.plan_id: row for row in shown}
    told = [
        SilentPlan(
            plan_id=row.plan_id,
            plan=row.plan,
            plan_year=row.plan_year,
            tasks=row.plan_tasks,
            assigned=row.plan_assigned,
        )
        for row in plans.values()
    ]
    cited = Citations(view, (row.task.document for row in shown if row.task))
    rows = [_task(row, row.task, cited) for row in shown if row.task]
    return UnassignedTasksAnswer(plans=told, rows=rows, next=following)


def unnamed_projects(
    view: View, upper: str | None = None, lower: str | None = None, page: PageAsked | None = None
) -> UnnamedProjectsAnswer:
    """Projects that an upper plan names and a lower one never does: a page of them, or all.

    Where only one of them is given, or none, every two ingested plans are compared of which the lower was
    written to carry out the upper, over however many steps. Raises UnknownNameError and AmbiguousNameError.
    """
    above, below = _plan(view, upper), _plan(view, lower)
    if above and below:
        pairs = [(above, below)]
    else:
        trees = cascade(view.lineage())
        pairs = [pair for pair in carried_out(trees) if above in (None, pair[0]) and below in (None, pair[1])]
    found = [row for pair in pairs for row in view.unnamed_projects(*pair)]
    shown, next_page = _cut(found, page)
    names = [(view.plan(one).name, view.plan(other).name) for one, other in pairs]
    counted = {(row.lower_id, row.project_id) for row in found}
    cited = Citations(view, (row.document for row in shown))
    return UnnamedProjectsAnswer(
        pairs=names,
        projects=len(counted),
        rows=[cited.item(UnnamedProjectItem, row) for row in shown],
        next=next_page,
        total=len(found),
    )


def absent_departments(
    view: View, plan: str | None = None, page: PageAsked | None = None
) -> AbsentDepartmentsAnswer:
    """Departments without a task in a field that others share, in one plan or in each: a page of them, or
    all. Raises UnknownNameError and AmbiguousNameError."""
    found = view.absent_departments(_plan(view, plan))
    shown, next_page = _cut(found, page)
    cited = Citations(view, (one.document for row in shown for one in row.rows))
    rows = [_department(row, cited) for row in shown]
    return AbsentDepartmentsAnswer(rows=rows, next=next_page, total=len(found))


def vanished_parties(
    view: View, before: str | None = None, after: str | None = None, page: PageAsked | None = None
) -> VanishedPartiesAnswer:
    """Departments that a plan makes responsible and a later one does not: a page of them, or all.

    Where only one of them is given, or none, every two plans are compared that follow each other in a series.
    Raises UnknownNameError and AmbiguousNameError.
    """
    earlier, later = _plan(view, before), _plan(view, after)
    if earlier and later:
        pairs = [(earlier, later)]
    else:
        given = series(view.plans().rows)
        pairs = [(one.id, other.id) for one, other in following(given, earlier or later)]
    found = [row for pair in pairs for row in view.vanished_parties(*pair)]
    shown, next_page = _cut(found, page)
    names = [(view.plan(one).name, view.plan(other).name) for one, other in pairs]
    counted = {(row.after_id, row.department_id) for row in found}
    cited = Citations(view, (row.document for row in shown))
    return VanishedPartiesAnswer(
        pairs=names,
        parties=len(counted),
        rows=[cited.item(VanishedPartyItem, row) for row in shown],
        next=next_page,
        total=len(found),
    )


class _Placed(Protocol):
    """A row that says where it stands in its list."""

    @property
    def key(self) -> Key: ...


def _cut(found: Sequence[R], page: PageAsked | None) -> tuple[list[R], str | None]:
    """The rows of a page, or all of them, by their keys; and the address of the next page."""
    rows = sorted(found, key=lambda row: tuple(row.key))
    return page.within(rows, lambda row: row.key) if page else (rows, None)


def carried_out(trees: Iterable[Branch]) -> list[tuple[str, str]]:
    """Every ingested plan with every ingested one below it in the trees, each pair once."""
    found: dict[tuple[str, str], None] = {}

    def walk(branch: Branch, above: tuple[str, ...]) -> None:
        here = (*above, branch.id) if branch.ingested else above
        if branch.ingested:
            found.update(dict.fromkeys((upper, branch.id) for upper in above))
        for below in branch.below:
            walk(below, here)

    for tree in trees:
        walk(tree, ())
    return list(found)


def _plan(view: View, asked: str | None) -> str | None:
    return meaning(view, asked, "Plan").one.id if asked else None


def _key(row: Unassigned) -> Key:
    return row.key


def _task(row: Unassigned, task: UnassignedTask, cited: Citations) -> UnassignedTaskItem:
    passage = Passage.model_validate(task)
    said = cited.of(passage.document, passage.quote)
    return UnassignedTaskItem(
        plan_id=row.plan_id,
        plan=row.plan,
        plan_year=row.plan_year,
        task_id=task.id,
        ordinal=task.ordinal,
        heading=task.heading,
        text=task.text,
        passage=passage.model_copy(update={"citation": said}),
    )


def _department(row: AbsentDepartment, cited: Citations) -> AbsentDepartmentItem:
    told = {name: getattr(row, name) for name in AbsentDepartmentItem.model_fields if name != "rows"}
    return AbsentDepartmentItem(**told, rows=[cited.item(SpokenItem, one) for one in row.rows])
