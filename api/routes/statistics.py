"""How much there is."""

from fastapi import APIRouter

from api.database import Graph
from graph import Statistics

router = APIRouter(prefix="/statistics", tags=["statistics"])


@router.get("", summary="Numbers of nodes and relationships of every kind")
def statistics(graph: Graph) -> Statistics:
    """Counts over the whole graph."""
    return graph.view().statistics()
