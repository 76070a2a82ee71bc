"""What every route of the API does the same way. A route is a plain function that returns a model; `Router`
puts around it: unknown parameters are refused, `If-None-Match` is answered before the work, the answer comes
in the form that `Accept` and `fields` ask for, and a list as NDJSON or CSV is streamed over all its pages.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Collection, Coroutine, Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.dependencies.utils import get_flat_params
from fastapi.exceptions import RequestValidationError
from fastapi.params import ParamTypes
from fastapi.routing import APIRoute
from pydantic import TypeAdapter
from starlette.responses import StreamingResponse
from starlette.routing import Match
from starlette.types import Scope as StarletteScope

from api.access import admit, needed
from api.behind import behind
from api.formats import (
    CSV,
    CYPHER,
    GRAPHML,
    JSON,
    NDJSON,
    Model,
    chosen,
    fields_of,
    media_type,
    ndjson,
    picked,
    row_model,
    table,
)
from api.keys import Scope
from api.paging import MOST, PageAsked
from api.responses import Paged
from api.versions import etag, is_held
from graph import noted
from graph.exports.networks import graphml

# How a key is sent, as the description calls it.
SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "a key, or on this machine the token"},
    "key": {"type": "apiKey", "in": "header", "name": "X-API-Key", "description": "the same"},
}

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request says about the form of its answer."""

    request: Request
    fields: str | None


async def asked_form(
    request: Request,
    fields: Annotated[
        str | None,
        Query(max_length=1000, description="only these fields (of each row of a list), with commas"),
    ] = None,
) -> Asked:
    """The form that the request asks for."""
    return Asked(request, fields)


class Route(APIRoute):
    """A route whose answer follows from the graph: it has an ETag."""

    tagged = True

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        methods = set(options.get("methods") or {"GET"})
        self.scopes = needed(endpoint, methods)
        reads = methods == {"GET"} or self.scopes == {"read"}
        tagged = self.tagged and methods == {"GET"}
        options["openapi_extra"] = {"security": _security(self.scopes)} | (options.get("openapi_extra") or {})
        model = _returned(endpoint)
        if reads and model is not None and not inspect.iscoroutinefunction(endpoint):
            endpoint = _answering(endpoint, model, tagged)
            options["responses"] = _described(model, tagged) | (options.get("responses") or {})
        super().__init__(path, endpoint, **options)

    def get_route_handler(self) -> Handler:
        answer = super().get_route_handler()
        known = {
            field.alias
            for field in get_flat_params(self.dependant)
            if getattr(field.field_info, "in_", None) is ParamTypes.query
        }

        async def checked(request: Request) -> Response:
            # Before the body is read: who may not send it is not listened to.
            admit(request.state.caller, self.scopes)
            unknown = [name for name in request.query_params if name not in known]
            if unknown:
                message = f"no such parameter; there are {', '.join(sorted(known)) or 'none'}"
                raise RequestValidationError(
                    [{"type": "unknown", "loc": ("query", name), "msg": message} for name in unknown]
                )
            return await answer(request)

        return checked


class LiveRoute(Route):
    """A route whose answer changes without the graph (health, running jobs): never the same twice."""

    tagged = False


class Router(APIRouter):
    """The router of one resource; `live` where the answers do not follow from the graph."""

    def __init__(self, *, live: bool = False, **options: Any) -> None:
        super().__init__(route_class=LiveRoute if live else Route, **options)

    def matches(self, scope: StarletteScope) -> tuple[Match, StarletteScope]:
        """FastAPI tries every route of every router, and that three times; a router whose
        prefix is nowhere in the path is passed over (an empty answer took 3.35 ms, and takes 2.67)."""
        if f"{self.prefix}/" not in f"{scope['path']}/":
            return Match.NONE, {}
        return super().matches(scope)


def _security(scopes: Collection[Scope]) -> list[dict[str, list[str]]]:
    """What the description says of it: on loopback nobody needs a key to read."""
    wanted: list[dict[str, list[str]]] = [{name: sorted(scopes)} for name in SCHEMES]
    return [{}] if not scopes else [{}, *wanted] if "read" in scopes else wanted


def _returned(endpoint: Callable[..., Any]) -> Any:
    """What a route is declared to return; None where it makes its own response."""
    model = inspect.signature(endpoint, eval_str=True).return_annotation
    made = isinstance(model, type) and issubclass(model, Response)
    return None if made or model is inspect.Signature.empty else model


def _is_graph(model: Any) -> bool:
    """Whether an answer of this type can be drawn: `drawn` gives the graph."""
    return hasattr(model, "drawn")


def _described(model: Any, tagged: bool) -> dict[int | str, dict[str, Any]]:
    """What the description says of the answer beside its model."""
    forms: dict[str, Any] = {CYPHER: {"schema": {"$ref": "#/components/schemas/CypherBehind"}}}
    if row_model(model) is not None:
        forms |= {form: {"schema": {"type": "string"}} for form in (NDJSON, CSV)}
    if _is_graph(model):
        forms[GRAPHML] = {"schema": {"type": "string"}}
    described: dict[int | str, dict[str, Any]] = {200: {"content": forms}}
    if tagged:
        described[304] = {"description": "As the client has it: its If-None-Match is still the ETag"}
    return described


def _answering(endpoint: Callable[..., Any], model: Any, tagged: bool) -> Callable[..., Response]:
    """The route as FastAPI runs it: the function, with its answer made into a response once."""
    rows = row_model(model)
    shape = rows or (model if fields_of(model) else None)
    offered: tuple[str, ...] = (JSON, NDJSON, CSV, CYPHER) if rows else (JSON, CYPHER)
    offered += (GRAPHML,) if _is_graph(model) else ()
    adapter: TypeAdapter[Any] = TypeAdapter(model)

    @functools.wraps(endpoint)
    def answer(*, asked_: Asked, **arguments: Any) -> Response:
        request = asked_.request
        form = media_type(request.headers.get("accept", ""), offered)
        # The columns of a question's table are known when it is answered.
        fields = chosen(asked_.fields, shape) if fields_of(shape) else ()
        headers = {"Vary": "Accept"}
        if tagged:
            headers["ETag"] = etag(request, form)
            if is_held(request, headers["ETag"]):
                return Response(status_code=304, headers=headers)
        if form == CYPHER:
            with noted() as notes:
                endpoint(**arguments)
            return Response(behind(notes).model_dump_json(), headers=headers, media_type=CYPHER)
        if rows is not None and form in (NDJSON, CSV):
            return _streamed(endpoint, arguments, asked_, form, rows, fields, headers)
        found = endpoint(**arguments)
        if form == GRAPHML:
            return Response(graphml(found.drawn()), headers=headers, media_type=GRAPHML)
        if isinstance(found, Paged) and found.next:
            headers["Link"] = f'<{found.next}>; rel="next"'
        include: Any = None
        if asked_.fields is not None and shape:
            inner = set(fields or picked(asked_.fields, tuple(found.columns)))
            include = dict.fromkeys(fields_of(model), True) | {"rows": {"__all__": inner}}
            include = include if rows else inner
        return Response(adapter.dump_json(found, include=include), headers=headers, media_type=JSON)

    own = inspect.signature(endpoint, eval_str=True)
    further = inspect.Parameter(
        "asked_", inspect.Parameter.KEYWORD_ONLY, annotation=Annotated[Asked, Depends(asked_form)]
    )
    answer.__signature__ = own.replace(  # type: ignore[attr-defined]
        parameters=[*own.parameters.values(), further]
    )
    return answer


def _streamed(
    endpoint: Callable[..., Any],
    arguments: dict[str, Any],
    asked: Asked,
    form: str,
    model: Model,
    fields: tuple[str, ...],
    headers: dict[str, str],
) -> Response:
    """The rows alone: of the page that `limit` asks for, else of every page, one after the other."""
    name = next((name for name, value in arguments.items() if isinstance(value, PageAsked)), None)
    whole = name is not None and "limit" not in asked.request.query_params
    if name is not None and whole:
        arguments[name] = _widest(arguments[name])
    # The first page is made before the response begins, so that what is wrong is said as a problem.
    first = endpoint(**arguments)
    fields = fields or picked(asked.fields, tuple(first.columns))
    if not whole and getattr(first, "next", None):
        headers["Link"] = f'<{first.next}>; rel="next"'

    def rows() -> Iterator[Any]:
        page = first
        yield from page.rows
        while name is not None and whole and page.next:
            arguments[name] = arguments[name].following(page.next)
            page = endpoint(**arguments)
            yield from page.rows

    lines = table(rows(), model, fields) if form == CSV else ndjson(rows(), fields)
    return StreamingResponse(_pieces(lines), headers=headers, media_type=form)


def _widest(page: PageAsked) -> PageAsked:
    return PageAsked(page.path, page.query, MOST, page.after)


def _pieces(lines: Iterator[bytes], size: int = 1 << 16) -> Iterator[bytes]:
    """The lines in pieces that are worth sending."""
    piece = bytearray()
    for line in lines:
        piece += line
        if len(piece) >= size:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece)
