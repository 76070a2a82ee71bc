"""An answer as the client wants to have it: JSON, its rows as NDJSON or CSV; whole or some fields."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, TypeAdapter
from starlette.exceptions import HTTPException

# A pydantic model or a dataclass.
Model: TypeAlias = Any
JSON, NDJSON, CSV = "application/json", "application/x-ndjson", "text/csv"
# Of an answer that is a graph.
GRAPHML = "application/graphml+xml"
# What the database was asked, in the place of the answer.
CYPHER = "application/vnd.tongchou.cypher+json"
_NAMES = {"application/jsonl": NDJSON, "application/ndjson": NDJSON, "application/*": JSON, "*/*": JSON}
_NAMES |= {"text/*": CSV}
# A spreadsheet takes a cell that begins so for a formula and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
BOM = "\N{BYTE ORDER MARK}"


def row_model(answer: Any) -> Model | None:
    """The type of an answer's rows; None where the answer is no list."""
    given = fields_of(answer).get("rows")
    return next((one for one in get_args(given) if fields_of(one) or get_origin(one) is dict), None)


@cache
def fields_of(model: Any) -> Mapping[str, Any]:
    """The fields of a pydantic model or of a dataclass with their types; none of anything else."""
    if isinstance(model, type) and issubclass(model, BaseModel):
        return {name: field.annotation for name, field in model.model_fields.items()}
    if isinstance(model, type) and dataclasses.is_dataclass(model):
        hints = get_type_hints(model)
        return {field.name: hints[field.name] for field in dataclasses.fields(model)}
    return {}


def media_type(accept: str, offered: tuple[str, ...]) -> str:
    """The offered type that `accept` likes best; JSON without a word. Raises HTTPException 406."""
    liked = sorted(filter(None, map(_liked, (accept or "*/*").split(","))), key=lambda one: -one[1])
    found = next((name for name, quality in liked if quality > 0 and name in offered), None)
    if found is None:
        raise HTTPException(406, f"This is to be had as {', '.join(offered)}.")
    return found


def _liked(part: str) -> tuple[str, float] | None:
    name, *parameters = (word.strip() for word in part.split(";"))
    quality = next((word[2:] for word in parameters if word.startswith("q=")), "1")
    try:
        return _NAMES.get(name.lower(), name.lower()), float(quality)
    except ValueError:
        return None


def chosen(fields: str | None, model: Model) -> tuple[str, ...]:
    """The fields that a comma-separated list names, in the model's order; all without one. Raises
    RequestValidationError for a name that the model lacks."""
    return picked(fields, tuple(fields_of(model)))


def picked(fields: str | None, known: tuple[str, ...]) -> tuple[str, ...]:
    """The same from names that are known otherwise."""
    if fields is None:
        return known
    asked = [name.strip() for name in fields.split(",")]
    unknown = [name for name in asked if name not in known]
    if unknown:
        message = f"no field {', '.join(map(repr, unknown))}; there are {', '.join(known)}"
        raise RequestValidationError([{"type": "fields", "loc": ("query", "fields"), "msg": message}])
    return tuple(name for name in known if name in asked)


def ndjson(rows: Iterable[Any], fields: tuple[str, ...]) -> Iterator[bytes]:
    """One JSON object a line."""
    for row in rows:
        yield _adapter(row.__class__).dump_json(row, include=set(fields)) + b"\n"


def table(rows: Iterable[Any], model: Model, fields: tuple[str, ...]) -> Iterator[bytes]:
    """CSV in UTF-8 with a byte-order mark, which Excel asks for.

    What lies in a field (the evidence) has columns of its own, `field.name`; a list of words is joined by
    "; ", any other structure is JSON. A text that a spreadsheet would run as a formula stands behind an
    apostrophe."""
    columns = [column for name in fields for column in _columns(name, model)]
    yield (BOM + _line(columns)).encode()
    for row in rows:
        given = _adapter(row.__class__).dump_python(row, mode="json", include=set(fields))
        yield _line([_cell(_at(given, column)) for column in columns]).encode()


def _columns(name: str, model: Model) -> Iterator[str]:
    inner = _inner(fields_of(model).get(name))
    if inner is None:
        yield name
    else:
        yield from (f"{name}.{column}" for own in fields_of(inner) for column in _columns(own, inner))


def _inner(annotation: Any) -> Model | None:
    """The model that a field holds one of; a list of them is no such field."""
    if get_origin(annotation) in (None, Union, UnionType):
        return next((one for one in (annotation, *get_args(annotation)) if fields_of(one)), None)
    return None


def _at(given: Mapping[str, Any], column: str) -> Any:
    value: Any = given
    for name in column.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _cell(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = "; ".join(value)
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _line(cells: list[Any]) -> str:
    written = io.StringIO()
    csv.writer(written).writerow(cells)
    return written.getvalue()


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)
