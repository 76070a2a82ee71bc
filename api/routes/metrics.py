"""For whoever counts what the server does."""

from fastapi import Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from api.routing import Router

router = Router(tags=["health"], live=True)


@router.get("/metrics", summary="Counts and times of requests", response_class=PlainTextResponse)
def metrics(request: Request) -> Response:
    """In the text format of Prometheus; routes are named by their templates."""
    return Response(generate_latest(request.app.state.metrics.registry), media_type=CONTENT_TYPE_LATEST)
