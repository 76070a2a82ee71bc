"""What the API is, for programs."""

from fastapi import Request
from fastapi.responses import JSONResponse

from api.routing import Router

router = Router(live=True)


@router.get("/openapi.json", include_in_schema=False)
def description(request: Request) -> JSONResponse:
    """The description of every route."""
    return JSONResponse(request.app.openapi())
