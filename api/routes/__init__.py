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
    networks,
    places,
    plans,
    projects,
    reconcile,
    search,
    silences,
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
        silences,
        networks,
        search,
        documents,
        candidates,
        judgements,
        cypher,
        reconcile,
        statistics,
        health,
    )
)

__all__ = ["ROUTERS", "health", "metrics"]
