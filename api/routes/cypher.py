"""A researcher's own Cypher, reading only."""

from typing import Any

from fastapi import Request, Response

from api import console
from api.access import needs
from api.database import Graph
from api.formats import JSON, NDJSON, media_type
from api.responses import CypherAnswer, CypherBody, CypherVerdict
from api.routing import Router

router = Router(live=True, prefix="/cypher", tags=["cypher"])

_LINES: dict[int | str, dict[str, Any]] = {
    200: {
        "model": CypherAnswer,
        "content": {NDJSON: {"schema": {"type": "string"}}},
    }
}


@router.post("", summary="Run a query that reads", responses=_LINES)
@needs("read")
def cypher(request: Request, graph: Graph, body: CypherBody) -> Response:
    """Rows until the query ends or a limit of time, rows or bytes cuts it, which `cut` says. Queries that
    write, change schema or users, read files or addresses, or call other procedures than a few that read are
    refused (403). As NDJSON the rows are sent as they are found: a line with the columns, a line for each
    row, a line with their number and `cut`."""
    form = media_type(request.headers.get("accept", ""), (JSON, NDJSON))
    if form == NDJSON:
        return console.streamed(graph.store(), body, request.app.state.turns)
    found = console.answer(graph.store(), body, request.app.state.turns)
    return Response(found.model_dump_json(), media_type=JSON)


@router.post("/verdict", summary="Whether a query may run, and how it would")
@needs("read")
def cypher_verdict(graph: Graph, body: CypherBody) -> CypherVerdict:
    """Nothing is run. `steps` are those of the planner, the last first, with the rows that it expects."""
    return console.verdict(graph.store(), body)
