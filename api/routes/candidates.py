"""What may be one thing, for a person to judge."""

from typing import Annotated

from fastapi import APIRouter, Query

from api import reviewing
from api.database import Graph
from api.responses import Judged, PairsAnswer

router = APIRouter(prefix="/candidates", tags=["judgements"])


@router.get("", summary="Names that may be one thing, with the reason and their sentences")
def pairs(
    graph: Graph,
    label: Annotated[Judged | None, Query(description="of this label alone")] = None,
    limit: Annotated[int, Query(ge=1, le=1000, description="so many, the surest first")] = 50,
) -> PairsAnswer:
    """Pairs that nobody has judged yet; judge them with `POST /judgements`."""
    return reviewing.pairs(graph.desk(), label, limit)
