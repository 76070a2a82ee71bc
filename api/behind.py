"""The Cypher behind an answer: every query that ran for it, with its parameters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import Field

from api.responses import Shape
from graph import Noted


class RunQuery(Shape):
    """One query. `text` is to be pasted into Neo4j Browser or cypher-shell: it sets the parameters of the
    first run, and has the query."""

    cypher: str
    runs: list[dict[str, Any]] = Field(description="its parameters, for each time that it ran")
    text: str


class CypherBehind(Shape):
    """What the database was asked for an answer, in the order in which it first was."""

    queries: list[RunQuery]


def behind(notes: Iterable[Noted]) -> CypherBehind:
    """The queries that ran, each once with every set of its parameters."""
    runs: dict[str, list[dict[str, Any]]] = {}
    for one in notes:
        runs.setdefault(one.query, []).append(dict(one.parameters))
    queries = [
        RunQuery(cypher=query.strip(), runs=given, text=_pasted(query, given[0]))
        for query, given in runs.items()
    ]
    return CypherBehind(queries=queries)


def _pasted(query: str, parameters: Mapping[str, Any]) -> str:
    # With semicolons, and maps in brackets: cypher-shell needs neither, Neo4j Browser takes a line
    # without one for the beginning of the next, and what begins with a brace for several parameters.
    given = {name: literal(value) for name, value in parameters.items()}
    set_ = [f":param {name} => {f'({one})' if one[0] == '{' else one};" for name, one in given.items()]
    return "\n".join([*set_, f"{query.strip()};"])


def literal(value: Any) -> str:
    """A parameter as Cypher writes it: as JSON does, but for the keys of maps."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"`{key}`: {literal(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(literal, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
