"""Plans and plans: the shapes of the answers, and the answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import networkx as nx
from pydantic import Field

from api.citing import Citations
from api.naming import meaning
from api.paging import PageAsked
from api.responses import Evidence, Named, Paged, Shape
from graph import Branch, LineageRow, MissingPlan, View
from graph.lineage import cascade


class LineageItem(Shape):
    """One reading: `plan`, which speaks, and `cited`, which it speaks of."""

    plan_id: str
    plan: str
    plan_level: str | None = None
    plan_jurisdiction: str | None = None
    plan_year: int | None = None
    relation: str = Field(description="依据, 引用, 衔接, 修订 or 废止")
    verb: str | None = Field(default=None, description="of 依据: 落实, 贯彻落实, 根据 …")
    object: str | None = Field(default=None, description="of 衔接: the end as written")
    cited_id: str
    cited: str
    cited_number: str | None = None
    cited_kind: str | None = None
    cited_level: str | None = None
    cited_jurisdiction: str | None = None
    cited_year: int | None = None
    cited_ingested: bool = Field(description="false: it is only known from who cites it")
    task_id: str | None = Field(default=None, description="the task that says so; null outside every task")
    sentence: str | None = Field(default=None, description="the measure, in simplified Chinese")
    evidence: Evidence


class BranchItem(Shape):
    """A plan, by what it is tied to the one above it, and the plans that carry it out."""

    id: str
    name: str
    level: str | None = None
    jurisdiction: str | None = None
    year: int | None = None
    ingested: bool
    by: list[LineageItem] = Field(description="the readings that say that it carries out the one above")
    below: list[BranchItem] = Field(description="the plans that carry it out, by year and name")


class LineageAnswer(Shape):
    """What ties plans to plans: every reading, and who carries out whom as trees, from the top down."""

    question: str = Field(examples=["plan_lineage"])
    asked: str | None = Field(default=None, description="the plan that was asked for, as it came")
    about: Named | None = None
    counts: dict[str, int] = Field(description="pairs of plans under each relation")
    cascade: list[BranchItem] = Field(description="of one plan: the trees in which it stands")
    rows: list[LineageItem]

    def drawn(self) -> Any:
        """The plans as a `networkx` graph, with an edge for each reading."""
        graph = nx.MultiDiGraph()
        for row in self.rows:
            for side, read in (("plan", True), ("cited", row.cited_ingested)):
                said = {name: getattr(row, f"{side}_{name}") for name in ("level", "jurisdiction", "year")}
                name = getattr(row, side)
                graph.add_node(getattr(row, f"{side}_id"), name=name, ingested=read, **_known(said))
            said = {"relation": row.relation, "verb": row.verb, **row.evidence.model_dump()}
            graph.add_edge(row.plan_id, row.cited_id, **_known(said))
        return graph


def _known(said: dict[str, Any]) -> dict[str, Any]:
    """What a file can hold: all but what is not known."""
    return {name: value for name, value in said.items() if value is not None}


class CitationItem(Shape):
    """A place in which a plan speaks of one that is missing."""

    plan_id: str
    plan: str
    plan_year: int | None = None
    relation: str
    verb: str | None = None
    sentence: str | None = None
    evidence: Evidence


class MissingItem(Shape):
    """A plan that was not ingested; how many plans speak of it, in how many places."""

    id: str
    name: str
    number: str | None = None
    kind: str | None = None
    level: str | None = None
    jurisdiction: str | None = None
    plans: int
    places: int
    carried_out: int = Field(description="plans that were written to carry it out")
    rows: list[CitationItem]


class MissingAnswer(Paged):
    """What is cited most and was not ingested."""

    rows: list[MissingItem]


def plan_lineage(view: View, asked: str) -> LineageAnswer:
    """What ties a plan to others. Raises UnknownNameError and AmbiguousNameError."""
    about = meaning(view, asked, "Plan").one
    rows = view.plan_lineage(about.id)
    # The tree goes on above and below what the plan's own readings say.
    trees = cascade(view.lineage(), about.id)
    return _answer(view, "plan_lineage", rows, trees, asked, Named.model_validate(about))


def lineage(view: View) -> LineageAnswer:
    """What ties any plan to any other."""
    rows = view.lineage()
    return _answer(view, "lineage", rows, cascade(rows))


def missing_plans(view: View, page: PageAsked | None = None) -> MissingAnswer:
    """A page of what is cited and was not ingested, or all of it, the most often cited first."""
    rows = view.missing_plans()
    shown, following = page.within(rows, lambda one: one.key) if page else (rows, None)
    cited = Citations(view, (row.document for one in shown for row in one.rows))
    return MissingAnswer(total=len(rows), next=following, rows=[_missing(one, cited) for one in shown])


def _answer(
    view: View,
    question: str,
    rows: Sequence[LineageRow],
    trees: Sequence[Branch],
    asked: str | None = None,
    about: Named | None = None,
) -> LineageAnswer:
    every = [*rows, *(row for tree in trees for row in _readings(tree))]
    cited = Citations(view, (row.document for row in every))
    pairs = {(row.relation, row.plan_id, row.cited_id) for row in rows}
    counted = Counter(relation for relation, _, _ in pairs)
    return LineageAnswer(
        question=question,
        asked=asked,
        about=about,
        counts=dict(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))),
        cascade=[_branch(tree, cited) for tree in trees],
        rows=[cited.item(LineageItem, row) for row in rows],
    )


def _readings(tree: Branch) -> Iterator[LineageRow]:
    yield from tree.by
    for branch in tree.below:
        yield from _readings(branch)


def _branch(tree: Branch, cited: Citations) -> BranchItem:
    return BranchItem(
        id=tree.id,
        name=tree.name,
        level=tree.level,
        jurisdiction=tree.jurisdiction,
        year=tree.year,
        ingested=tree.ingested,
        by=[cited.item(LineageItem, row) for row in tree.by],
        below=[_branch(branch, cited) for branch in tree.below],
    )


def _missing(one: MissingPlan, cited: Citations) -> MissingItem:
    told = {name: getattr(one, name) for name in MissingItem.model_fields if name != "rows"}
    return MissingItem(**told, rows=[cited.item(CitationItem, row) for row in one.rows])
