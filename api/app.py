"""The application: routes under /api/v1, the explorer under /, one shape for errors, one guard around all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from asgi_correlation_id import CorrelationIdMiddleware
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.routing import APIRoute
from pydantic.json_schema import models_json_schema
from starlette_compress import CompressMiddleware

from api import problems
from api.access import Access
from api.behind import CypherBehind
from api.boundaries import boundaries
from api.console import Turns
from api.database import Database
from api.door import Door
from api.explorer import Explorer
from api.guard import Guard
from api.jobs import Ingest, Jobs
from api.limits import BodyLimit
from api.observing import Metrics, Observed
from api.patience import Patience
from api.rates import Rates
from api.responses import Problem
from api.routes import ROUTERS, health, metrics
from api.routing import SCHEMES
from api.settings import ApiSettings

PREFIX = "/api/v1"
DESCRIPTION = """Chinese government plans as a graph of tasks, departments, places and projects.

Every row carries its evidence: the document, the offsets and the quote it was read from, the method that
found it and how sure it is. A name in a path may be a node's name, another name of it, or its id. A name
that several things bear is answered with 409 and the choices; one that nothing bears with 404 and
suggestions. Every error is a problem document (RFC 9457)."""


def create_app(settings: ApiSettings, ingest: Ingest | None = None) -> FastAPI:
    """The application for `settings`. `ingest` does what an upload asks for; without it none is taken."""
    app = FastAPI(
        title="Tongchou 统筹",
        description=DESCRIPTION,
        version="1",
        lifespan=_lifespan,
        # The description is a route like the others, for whom it may concern (`api.routes.description`); both
        # pages that show it load scripts from elsewhere.
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_operation_id,
    )
    app.state.database = Database(settings.graph, settings.read_seconds)
    app.state.metrics = Metrics()
    app.state.turns = Turns(settings.queries_at_a_time)
    app.state.access = Access(settings)
    app.state.settings = settings
    app.state.boundaries = boundaries(settings)
    app.state.jobs = Jobs(settings.graph.home / "jobs", ingest)
    _wrap(app, settings)
    problems.install(app)
    for router in ROUTERS:
        app.include_router(router, prefix=PREFIX, responses=_problem_responses())
    app.include_router(metrics.router, responses=_problem_responses())
    # Where those who watch servers look first.
    app.include_router(health.router, include_in_schema=False)
    _describe(app)
    app.mount("/", Explorer(), name="explorer")
    return app


def _wrap(app: FastAPI, settings: ApiSettings) -> None:
    """What lies around every request, the innermost first."""
    larger = dict.fromkeys((f"{PREFIX}/jobs", f"{PREFIX}/documents"), settings.upload_bytes)
    app.add_middleware(BodyLimit, most=settings.body_bytes, others=larger)
    app.add_middleware(CompressMiddleware, minimum_size=1000)
    app.add_middleware(Patience, seconds=settings.client_seconds)
    rates = Rates(settings.requests_a_minute) if settings.wants_keys else None
    app.add_middleware(Door, access=app.state.access, rates=rates)
    app.add_middleware(Guard, hosts=settings.hosts, origins=settings.cors_origins)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "POST", "PUT", "DELETE"],
            allow_headers=["*"],
            expose_headers=["ETag", "Link", "Retry-After", "X-Request-ID"],
        )
    app.add_middleware(Observed, metrics=app.state.metrics)
    app.add_middleware(CorrelationIdMiddleware)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    app.state.jobs.start()
    yield
    app.state.jobs.close()
    app.state.database.close()


def _operation_id(route: APIRoute) -> str:
    # The name of the question: the same as its cypher file and View's method.
    return route.name


def _describe(app: FastAPI) -> None:
    """Adds to the description how keys are sent, and a form that every answer is to be had in."""
    made = app.openapi

    def described() -> dict[str, Any]:
        description = made()
        components = description.setdefault("components", {})
        components["securitySchemes"] = SCHEMES
        _, shapes = models_json_schema(
            [(CypherBehind, "serialization")], ref_template="#/components/schemas/{model}"
        )
        components.setdefault("schemas", {}).update(shapes["$defs"])
        return description

    app.openapi = described  # type: ignore[method-assign]


def _problem_responses() -> dict[int | str, dict[str, Any]]:
    content = {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    described = {
        400: "The body cannot be read",
        401: "A key is needed, or the one that was sent is none",
        403: "Not from a page of another site, or not for this key",
        404: "Nothing bears the name or has the id; `suggestions` are like it",
        405: "Not with this method; the header Allow says with which",
        406: "Not to be had in the media type that Accept asks for",
        409: "Several things bear the name; `choices` are all of them",
        408: "The body did not come",
        413: "The body is too large",
        415: "No file of this kind can be read",
        429: "The caller asks too often; Retry-After says when to ask again",
        421: "The server does not answer to the host name of the request",
        422: "A parameter is wrong; `errors` says which",
        500: "The server has failed; its log says how, under `request_id`",
        501: "The server takes no documents",
        503: "The database does not answer, or the server is full; Retry-After says when to ask again",
        504: "The question takes longer than TONGCHOU_READ_SECONDS, or a query longer than it may",
    }
    return {
        status: {"model": Problem, "description": text, "content": content}
        for status, text in described.items()
    }
