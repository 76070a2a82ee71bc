"""What measures of different plans have in common."""

from typing import Annotated, Literal

from fastapi import Query

from api import overlapping
from api.database import Graph
from api.overlap_shapes import MatrixAnswer, OverlapsAnswer, ThreadsAnswer
from api.paging import Page
from api.routing import Router

router = Router(prefix="/overlaps", tags=["overlaps"])

Name = Annotated[str | None, Query(max_length=200)]
Type = Literal["数字冲突", "重复", "同项目异主体", "细化", "延续"]


@router.get("", summary="Measures of different plans that pursue the same thing, pair by pair")
def overlaps(
    graph: Graph,
    page: Page,
    plan: Name = None,
    other: Name = None,
    department: Name = None,
    type: Type | None = None,  # noqa: A002
) -> OverlapsAnswer:
    """The surest first, both texts with what they have in common marked. `plan` and `other` are titles or ids
    of plans: pairs of the one, or between both; `department` is responsible for one of the tasks."""
    return overlapping.overlaps(graph.view(), plan, other, department, type, page, graph.desk().log)


@router.get("/matrix", summary="How much each two plans overlap")
def overlaps_matrix(graph: Graph, department: Name = None) -> MatrixAnswer:
    """Pairs of measures, the sum of their scores, and how many of each type, for every two plans with any;
    `department`: of pairs that it is responsible for one of the tasks of."""
    return overlapping.matrix(graph.view(), department)


@router.get("/threads", summary="What is pursued in several plans, with every measure")
def overlap_threads(graph: Graph, page: Page, plan: Name = None, other: Name = None) -> ThreadsAnswer:
    """Pairs that share a measure and a thing are one thread; the largest first."""
    return overlapping.threads(graph.view(), plan, other, page)
