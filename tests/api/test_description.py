"""The description of the API is kept: its examples have answers, and nothing is answered that it does not
say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api import ApiSettings, create_app
from graph.settings import GraphSettings

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
HOST = {"Host": "localhost"}
GIVEN_PLAN = "陕西省水安全保障方案"
EXAMPLES = 6
"""Requests for each operation: with the same seed the same ones."""


@pytest.fixture(scope="module")
def app(small_graph: GraphSettings) -> Iterator[FastAPI]:
    """The application on the small graph; what is judged by chance is forgotten."""
    yield create_app(ApiSettings(graph=small_graph))
    small_graph.judgements.unlink(missing_ok=True)
    small_graph.ledger.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def described(app: FastAPI) -> Any:
    """The description, as schemathesis reads it."""
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=HOST)


def operations() -> list[str]:
    """Every operation, as `GET /path`; the description needs no database."""
    paths = create_app(ApiSettings()).openapi()["paths"]
    return [f"{method.upper()} {path}" for path, methods in paths.items() for method in methods]


@pytest.fixture(scope="module")
def real(app: FastAPI) -> dict[str, dict[str, str]]:
    """Values of path parameters that exist, by the path."""
    with TestClient(app, base_url="http://localhost") as client:
        task = client.get("/api/v1/tasks", params={"department": "省水利厅"}).json()["rows"][0]
        node = client.get("/api/v1/search", params={"q": "咸阳市"}).json()["meant"]
    names = {"departments": "省水利厅", "projects": "引汉济渭", "places": "咸阳市"}
    ids = {"tasks": task["id"], "documents": task["document"], "readings": task["readings"][0]["id"]}
    found = {path: {"name": GIVEN_PLAN} for path in create_app(ApiSettings()).openapi()["paths"]}
    for path in found:
        resource = path.split("/")[3] if path.startswith("/api/v1/") else ""
        if "{label}" in path:
            found[path] = {"label": node["label"], "id": node["id"]}
        elif resource in names:
            found[path] = {"name": names[resource]}
        elif resource in ids:
            found[path] = {"id": ids[resource]}
        elif resource == "questions":
            found[path] = {"name": "busiest_departments"}
    return found


# Without the pytest plugin of schemathesis, which does not know pytest 9: hypothesis itself runs the cases.
@pytest.mark.parametrize("operation", operations())
def test_nothing_is_answered_that_the_description_does_not_say(
    described: Any, real: dict[str, dict[str, str]], operation: str
) -> None:
    method, _, path = operation.partition(" ")
    found = described[path][method]
    cases = found.as_strategy(generation_mode=GenerationMode.POSITIVE)
    if found.query or found.body:
        cases |= found.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @given(case=cases)
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def try_it(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS, headers=HOST)
        # The same of something that exists, without what chance never gets right.
        case.path_parameters = {**case.path_parameters, **(real[path] if "{" in path else {})}
        case.query = {name: said for name, said in case.query.items() if name not in ("cursor", "fields")}
        case.call_and_validate(checks=CHECKS, headers=HOST)

    try_it()


def test_every_example_has_an_answer(client: TestClient) -> None:
    asked = 0
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    for path, operations in paths.items():
        if "get" not in operations:
            continue
        parameters = operations["get"].get("parameters", ())
        needed = {one["name"]: _example(one) for one in parameters if one["required"]}
        if None in needed.values():
            continue
        at, query = path, {}
        for one in parameters:
            if one["required"] and one["in"] == "path":
                at = at.replace(f"{{{one['name']}}}", quote(str(needed[one["name"]]), safe=""))
            elif one["required"]:
                query[one["name"]] = needed[one["name"]]
        more = [{one["name"]: said} for one in parameters if not one["required"] and (said := _example(one))]
        for further in [{}, *more] if path != "/api/v1/questions/{name}" else more:
            answer = client.get(at, params={**query, **further})
            assert answer.status_code == 200, (at, further, answer.text)
            asked += 1
    assert asked > 20


def _example(parameter: dict[str, Any]) -> Any:
    return next(iter(parameter["schema"].get("examples", ())), None)
