"""One file per resource; ROUTERS in the order in which the description lists them."""

from api.routes import (
    candidates,
    cypher,
    departments,
    description,
    documents,
    health,
    jobs,
    judgements,
    lineage,
    metrics,
    places,
    plans,
    projects,
    search,
    session,
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
        search,
        documents,
        candidates,
        judgements,
        cypher,
        jobs,
        statistics,
        session,
        health,
        description,
    )
)

__all__ = ["ROUTERS", "health", "metrics"]
