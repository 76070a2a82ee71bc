"""Overlaps as the API gives them and the command line prints them."""

from __future__ import annotations

from collections.abc import Iterable

from api.citing import Citations
from api.naming import meaning
from api.overlap_shapes import (
    MatrixAnswer,
    MatrixItem,
    OverlapItem,
    OverlapsAnswer,
    OverlapSideItem,
    PieceItem,
    ThreadItem,
    ThreadsAnswer,
)
from api.paging import PageAsked
from api.reviewing import judgement_item
from graph import Judgements, OverlapRow, View, difference
from graph import threads as threads_of
from graph.ids import fold
from graph.judgements import Judgement
from graph.rows import OverlapSide


def overlaps(
    view: View,
    one: str | None,
    other: str | None,
    department: str | None,
    type_: str | None,
    page: PageAsked,
    log: Judgements,
) -> OverlapsAnswer:
    """A page of the pairs that overlap, the surest first, with what both texts have in common marked, and
    what people said of each in the `log`.

    Plans and departments are asked for by name or id; raises what a name raises that means nothing or
    several things.
    """
    found = view.overlaps(
        _id(view, one, "Plan"),
        _id(view, other, "Plan"),
        department=_id(view, department, "Department"),
        type_=type_,
        after=page.after,
        limit=page.fetch,
    )
    rows, following = page.cut(found, lambda row: row.key)
    said = log.on_pairs()
    cited = Citations(view, (side.document for row in rows for side in (row.one, row.other)))
    items = [item(row, cited, said.get(_sides(row), ())) for row in rows]
    return OverlapsAnswer(rows=items, next=following)


def threads(view: View, one: str | None, other: str | None, page: PageAsked) -> ThreadsAnswer:
    """A page of the threads that these pairs add up to, the largest first."""
    found = threads_of(view.overlaps(_id(view, one, "Plan"), _id(view, other, "Plan")))
    shown, following = page.within(
        found, lambda thread: [-len(thread.measures), -thread.score, thread.name, thread.measures[0].id]
    )
    cited = Citations(view, (side.document for thread in shown for side in thread.measures))
    rows = [
        ThreadItem(
            name=thread.name,
            score=thread.score,
            pairs=thread.pairs,
            measures=[_side(side, cited, []) for side in thread.measures],
        )
        for thread in shown
    ]
    return ThreadsAnswer(rows=rows, next=following, total=len(found))


def matrix(view: View, department: str | None = None) -> MatrixAnswer:
    """How much each two plans overlap, in all or in the tasks of a department."""
    found = view.overlaps_matrix(department=_id(view, department, "Department"))
    return MatrixAnswer(rows=[MatrixItem.model_validate(row) for row in found])


def item(row: OverlapRow, cited: Citations, judgements: Iterable[Judgement] = ()) -> OverlapItem:
    """A pair with its difference, and what people said of it."""
    sides = difference(row.one.text, row.other.text)
    one, other = (
        _side(side, cited, [PieceItem.model_validate(piece) for piece in pieces])
        for side, pieces in zip((row.one, row.other), sides, strict=True)
    )
    parts = {name: float(value) for name, value in (part.split(" ") for part in row.parts)}
    return OverlapItem(
        score=row.score,
        type=row.type,
        parts=parts,
        shared=list(row.shared),
        confirmed=row.confirmed,
        judgements=[judgement_item(one) for one in judgements],
        one=one,
        other=other,
    )


def _sides(row: OverlapRow) -> frozenset[tuple[str, str]]:
    """The pair as a judgement names it."""
    return frozenset((side.plan_id, fold(side.text)) for side in (row.one, row.other))


def _side(side: OverlapSide, cited: Citations, pieces: list[PieceItem]) -> OverlapSideItem:
    said = {name: getattr(side, name) for name in OverlapSide.__dataclass_fields__}
    return OverlapSideItem.model_validate(
        {**said, "citation": cited.of(side.document, side.quote), "pieces": pieces}
    )


def _id(view: View, asked: str | None, label: str) -> str | None:
    return meaning(view, asked, label).one.id if asked else None
