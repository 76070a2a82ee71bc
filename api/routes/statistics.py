"""How much there is, and what is missing."""

from api.database import Graph
from api.paging import Page
from api.routing import Router
from api.shapes import CoverageList
from graph import Statistics

router = Router(prefix="/statistics", tags=["statistics"])


@router.get("", summary="Numbers of nodes and relationships of every kind")
def statistics(graph: Graph) -> Statistics:
    """Counts over the whole graph."""
    return graph.view().statistics()


@router.get("/plans", summary="What was read of each plan, and what is missing")
def coverage(graph: Graph, page: Page) -> CoverageList:
    """By plan, the earliest first: characters, tasks, how many of them have somebody responsible, sentences,
    quantified aims, and how sure the readings are."""
    found = graph.view().coverage(after=page.after, limit=page.fetch)
    rows, following = page.cut(found.rows, lambda row: row.key)
    return CoverageList(rows=rows, next=following, total=found.total)
