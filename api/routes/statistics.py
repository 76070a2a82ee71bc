"""How much there is."""

from api.database import Graph
from api.routing import Router
from graph import Statistics

router = Router(prefix="/statistics", tags=["statistics"])


@router.get("", summary="Numbers of nodes and relationships of every kind")
def statistics(graph: Graph) -> Statistics:
    """Counts over the whole graph."""
    return graph.view().statistics()
