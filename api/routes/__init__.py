"""One file per resource; ROUTERS in the order in which the description lists them."""

from api.routes import (
    candidates,
    cypher,
    departments,
    documents,
    health,
    judgements,
    lineage,
    metrics,
    overlaps,
    places,
    plans,
    projects,
    search,
    statistics,
)

ROUTERS = tuple(
    module.router
    for module in (
        departments,
        projects,
        places,
        plans,
        lineage,
        overlaps,
        search,
        documents,
        candidates,
        judgements,
        cypher,
        statistics,
        health,
    )
)

__all__ = ["ROUTERS", "health", "metrics"]
