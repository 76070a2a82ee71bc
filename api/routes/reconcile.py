"""OpenRefine's reconciliation protocol: a spreadsheet's own names get ids of this graph."""

from typing import Annotated, Any, Literal

from fastapi import Form, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter, ValidationError

from api import reconciling
from api.access import needs
from api.database import Graph
from api.reconcile_shapes import ReconcileExtend, ReconcileQuery
from api.routing import Router

router = Router(live=True, prefix="/reconcile", tags=["reconciliation"])

_QUERIES = TypeAdapter(dict[str, ReconcileQuery])
_EXTEND = TypeAdapter(ReconcileExtend)
Queries = Annotated[str | None, Query(max_length=200_000, description="a batch of queries, as JSON")]
Extend = Annotated[str | None, Query(max_length=200_000, description="ids and properties, as JSON")]


@router.get("", summary="What the reconciliation service can do, or a batch of queries")
def reconcile(
    request: Request, graph: Graph, queries: Queries = None, extend: Extend = None
) -> dict[str, Any]:
    """The protocol's version 0.2. Give this address to OpenRefine: Reconcile → Start reconciling → Add
    standard service. Without `queries` and `extend` the answer is the service's manifest."""
    return _answer(request, graph, queries, extend)


@router.post("", summary="A batch of reconciliation queries, or rows to extend")
@needs("read")
def reconcile_batch(
    request: Request,
    graph: Graph,
    queries: Annotated[str | None, Form(description="a batch of queries, as JSON")] = None,
    extend: Annotated[str | None, Form(description="ids and properties, as JSON")] = None,
) -> dict[str, Any]:
    """As the form that the protocol asks for. Reads only."""
    return _answer(request, graph, queries, extend)


@router.get("/properties", summary="By what things of a type can be extended")
def reconcile_properties(
    type: Annotated[str | None, Query(max_length=100)] = None,  # noqa: A002 - the protocol's name
    limit: Annotated[int | None, Query(ge=1, le=100)] = None,
) -> dict[str, Any]:
    """Properties with their names."""
    return reconciling.proposed(type, limit)


@router.get("/suggest/{kind}", summary="What somebody who types may mean")
def reconcile_suggest(
    kind: Literal["entity", "property", "type"],
    graph: Graph,
    prefix: Annotated[str, Query(max_length=200, description="what was typed so far")] = "",
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> dict[str, Any]:
    """Things, properties or types."""
    return reconciling.suggest(graph.view(), kind, prefix, limit)


@router.get("/preview", summary="A small page about one thing", response_class=Response)
def reconcile_preview(
    graph: Graph,
    id: Annotated[str, Query(max_length=200)],  # noqa: A002 - the protocol's name
) -> Response:
    """HTML for a frame of the manifest's size; no script, and what documents say is text."""
    return Response(reconciling.preview(graph.view(), id), media_type="text/html")


def _answer(request: Request, graph: Graph, queries: str | None, extend: str | None) -> dict[str, Any]:
    if queries is not None:
        return reconciling.reconcile(graph.view(), _read(_QUERIES, "queries", queries))
    if extend is not None:
        return reconciling.extend(graph.view(), _read(_EXTEND, "extend", extend))
    return reconciling.manifest(str(request.url.replace(query="", fragment="")))


def _read(adapter: TypeAdapter[Any], name: str, text: str) -> Any:
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        (first, *_) = error.errors()
        where = (name, *(str(part) for part in first["loc"]))
        raise RequestValidationError([{"type": "json", "loc": where, "msg": first["msg"]}]) from error
