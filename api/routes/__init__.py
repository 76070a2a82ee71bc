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
    networks,
    overlaps,
    places,
    plans,
    projects,
    reconcile,
    search,
    session,
    silences,
    statistics,
    targets,
)

ROUTERS = tuple(
    module.router
    for module in (
        departments,
        projects,
        places,
        plans,
        lineage,
        targets,
        silences,
        networks,
        overlaps,
        search,
        documents,
        candidates,
        judgements,
        cypher,
        reconcile,
        jobs,
        statistics,
        session,
        health,
        description,
    )
)

__all__ = ["ROUTERS", "health", "metrics"]
