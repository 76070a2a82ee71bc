"""Plans and plans, over all of them."""

from api import lineage as answers
from api.database import Graph
from api.lineage import LineageAnswer, MissingAnswer
from api.paging import Page
from api.routing import Router

router = Router(prefix="/lineage", tags=["lineage"])


@router.get("", summary="Which plan carries out, cites, revises or repeals which")
def lineage(graph: Graph) -> LineageAnswer:
    """Every reading, by year and plan, and who carries out whom as trees."""
    return answers.lineage(graph.view())


@router.get("/missing", summary="What plans cite most and nobody has ingested")
def missing_plans(graph: Graph, page: Page) -> MissingAnswer:
    """Ranked by the number of plans that speak of it, then by the number of places."""
    return answers.missing_plans(graph.view(), page)
