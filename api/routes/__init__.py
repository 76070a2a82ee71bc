"""One file per resource; ROUTERS in the order in which the description lists them."""

from api.routes import (
    candidates,
    cypher,
    departments,
    documents,
    health,
    judgements,
    lineage,
    measures,
    metrics,
    nodes,
    overlaps,
    paths,
    places,
    plans,
    projects,
    questions,
    readings,
    reconcile,
    schema,
    search,
    statistics,
    tasks,
)

ROUTERS = tuple(
    module.router
    for module in (
        departments,
        projects,
        places,
        plans,
        lineage,
        tasks,
        measures,
        overlaps,
        search,
        documents,
        nodes,
        readings,
        paths,
        questions,
        schema,
        candidates,
        judgements,
        cypher,
        reconcile,
        statistics,
        health,
    )
)

__all__ = ["ROUTERS", "health", "metrics"]
