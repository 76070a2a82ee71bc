"""For whoever watches the server."""

from api.access import needs
from api.database import Graph
from api.responses import Health
from api.routing import Router

router = Router(prefix="/health", tags=["health"], live=True)


@router.get("/live", summary="Whether the server runs")
@needs()
async def live() -> Health:
    """Answers without the database, and while every thread is busy."""
    return Health(status="live")


@router.get("/ready", summary="Whether questions can be answered")
@needs()
def ready(graph: Graph) -> Health:
    """Asks the database; 503 when it does not answer."""
    graph.ping()
    return Health(status="ready")
