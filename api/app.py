"""The application: routes under /api/v1, the page under /, one shape for errors, one guard around it all."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from fastapi.staticfiles import StaticFiles

from api import problems
from api.database import Database
from api.guard import Guard
from api.responses import Problem
from api.routes import ROUTERS
from api.settings import ApiSettings

PREFIX = "/api/v1"
DESCRIPTION = """Chinese government plans as a graph of tasks, departments, places and projects.

Every row carries its evidence: the document, the offsets and the quote it was read from, the method that
found it and how sure it is. A name in a path may be a node's name, another name of it, or its id. A name
that several things bear is answered with 409 and the choices; one that nothing bears with 404 and
suggestions. Every error is a problem document (RFC 9457)."""


def create_app(settings: ApiSettings, ingest: Callable[..., Any] | None = None) -> FastAPI:
    """The application for `settings`. `ingest` is what an upload runs; without it there are no uploads."""
    app = FastAPI(
        title="Tongchou 统筹",
        description=DESCRIPTION,
        version="1",
        lifespan=_lifespan,
        openapi_url=f"{PREFIX}/openapi.json",
        # Both pages load scripts from elsewhere; the description itself is served.
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_operation_id,
    )
    app.state.database = Database(settings.graph)
    app.state.ingest = ingest
    app.add_middleware(Guard, hosts=settings.hosts)
    problems.install(app)
    v1 = APIRouter(prefix=PREFIX, responses=_problem_responses())
    for router in ROUTERS:
        v1.include_router(router)
    app.include_router(v1)
    app.mount("/", StaticFiles(directory=_page(), html=True), name="page")
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.database.close()


def _operation_id(route: APIRoute) -> str:
    # The name of the question: the same as its cypher file and View's method.
    return route.name


def _problem_responses() -> dict[int | str, dict[str, Any]]:
    content = {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    described = {
        404: "Nothing bears the name or has the id; `suggestions` are like it",
        409: "Several things bear the name; `choices` are all of them",
        422: "A parameter is wrong; `errors` says which",
        503: "The database does not answer; Retry-After says when to ask again",
    }
    return {
        status: {"model": Problem, "description": text, "content": content}
        for status, text in described.items()
    }


def _page() -> Path:
    """The page's files: in the wheel beside this module, in a checkout under web/."""
    shipped = Path(str(files("api") / "_static"))
    return shipped if shipped.is_dir() else Path(__file__).parent.parent / "web" / "page"
