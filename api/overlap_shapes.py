"""The shapes of answers about overlaps."""

from __future__ import annotations

from pydantic import Field

from api.responses import JudgementItem, Paged, Shape


class PieceItem(Shape):
    """A piece of a text; `common` ones stand in the other text, too."""

    text: str
    common: bool


class OverlapSideItem(Shape):
    """A measure: its plan with the year, the id of its task, its own id, its text, the words in its document
    (`quote` is exactly `text[start:end]`), and the text in pieces."""

    plan_id: str
    plan: str
    year: int | None = None
    task: str
    id: str
    text: str
    document: str
    document_name: str
    start: int
    end: int
    quote: str
    citation: str | None = Field(
        default=None, description="its plan as GB/T 7714 cites it, with the quote", examples=[None]
    )
    pieces: list[PieceItem] = Field(default=[])


class OverlapItem(Shape):
    """Two measures of different plans that pursue the same thing, `one` of the earlier plan.

    `score` says how sure that is, `parts` what it is made of (project, department, place, target, text: 0 to
    1), `shared` what both name, `judgements` what people said of the pair.
    """

    score: float = Field(ge=0, le=1)
    type: str = Field(examples=["延续"])
    parts: dict[str, float]
    shared: list[str]
    confirmed: bool = False
    judgements: list[JudgementItem] = Field(default=[])
    one: OverlapSideItem
    other: OverlapSideItem


class OverlapsAnswer(Paged):
    """Pairs of measures, the surest first."""

    rows: list[OverlapItem]


class ThreadItem(Shape):
    """Measures that pursue one thing, the earliest first; `name` is what they share."""

    name: str
    score: float
    pairs: int
    measures: list[OverlapSideItem]


class ThreadsAnswer(Paged):
    """Threads, the largest first."""

    rows: list[ThreadItem]


class MatrixItem(Shape):
    """Two plans, the earlier first: how many pairs of measures overlap, the sum of their scores, by type."""

    one_plan_id: str
    one_plan: str
    one_year: int | None = None
    other_plan_id: str
    other_plan: str
    other_year: int | None = None
    pairs: int
    score: float
    share: float = Field(
        ge=0, le=1, description="so much of the smaller plan, by its measures, has a pair in the other"
    )
    types: dict[str, int]


class MatrixAnswer(Shape):
    """Every two plans that overlap."""

    rows: list[MatrixItem]
