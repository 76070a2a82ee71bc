"""What the server says about itself while it answers: one line of log and one count for each request.

Neither holds a query string, a body or a header: those may hold what is nobody's business.
"""

from __future__ import annotations

import logging
import sys
import time
from typing import Any

import structlog
from asgi_correlation_id import correlation_id
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem

LOGGER = "tongchou.api"
BUCKETS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

log = structlog.wrap_logger(
    logging.getLogger(LOGGER),
    processors=[structlog.stdlib.filter_by_level, structlog.stdlib.render_to_log_kwargs],
    wrapper_class=structlog.stdlib.BoundLogger,
)


class Metrics:
    """The counts of one application."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.seconds = Histogram(
            "tongchou_http_request_seconds",
            "Time from a request to the end of its answer",
            ("method", "route", "status"),
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.bytes = Counter(
            "tongchou_http_response_bytes",
            "Bytes of bodies that were sent",
            ("route",),
            registry=self.registry,
        )
        self.running = Gauge(
            "tongchou_http_requests_running", "Requests being answered", registry=self.registry
        )


class Observed:
    """Counts and logs every request, and answers with a problem where everything below failed."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sent = {"status": 0, "bytes": 0}

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent["status"] = message["status"]
            elif message["type"] == "http.response.body":
                sent["bytes"] += len(message.get("body", b""))
            await send(message)

        began = time.perf_counter()
        self._metrics.running.inc()
        try:
            await self._app(scope, receive, counted)
        except Exception as error:
            if sent["status"]:
                # The client has half an answer: only a broken connection says that it is no whole one.
                log.error("broken off", path=scope["path"], exc_info=error)
                raise
            log.error("failed", method=scope["method"], path=scope["path"], exc_info=error)
            await problem(error, scope["path"])(scope, receive, counted)
        finally:
            self._metrics.running.dec()
            self._count(scope, sent, time.perf_counter() - began)

    def _count(self, scope: Scope, sent: dict[str, int], seconds: float) -> None:
        method = scope["method"] if scope["method"] in _METHODS else "other"
        route = template(scope)
        # Without a status the client went away first.
        self._metrics.seconds.labels(method, route, str(sent["status"] or 499)).observe(seconds)
        self._metrics.bytes.labels(route).inc(sent["bytes"])
        log.info(
            "answered",
            method=method,
            route=route,
            path=scope["path"],
            status=sent["status"],
            bytes=sent["bytes"],
            ms=round(seconds * 1000, 2),
        )


def template(scope: Scope) -> str:
    """The path of the route with its parameters as names: what a label may hold. Everything that no route
    takes, the explorer's files among it, is one."""
    context = scope.get("fastapi", {})
    found = context.get("effective_route_context") or scope.get("route")
    return str(getattr(found, "path", None) or "other").replace(":path}", "}")


def log_as_json(level: str) -> None:
    """Every record of this process on standard error, one JSON object a line, with the id of its request."""
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _request,
    ]
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(LOGGER).setLevel(level.upper())


def _request(_: Any, __: str, event: dict[str, Any]) -> dict[str, Any]:
    if request := correlation_id.get():
        event["request"] = request
    return event
