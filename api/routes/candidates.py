"""What may be one thing, for a person to judge."""

from typing import Annotated

from fastapi import Query

from api import reviewing
from api.database import Graph
from api.paging import Page
from api.responses import Judged, PairsAnswer
from api.routing import Router

router = Router(prefix="/candidates", tags=["judgements"])


@router.get("", summary="Names that may be one thing, with the reason and their sentences")
def pairs(
    graph: Graph,
    page: Page,
    label: Annotated[Judged | None, Query(description="of this label alone")] = None,
) -> PairsAnswer:
    """Pairs that nobody has judged yet; judge them with `POST /judgements`."""
    return reviewing.pairs(graph.desk(), label, page)
