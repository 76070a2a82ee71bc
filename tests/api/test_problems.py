"""Every error is one shape, whoever raises it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api import ApiSettings, create_app, errors, problems
from graph import View
from graph import errors as graph_errors
from graph.rows import Found
from graph.settings import GraphSettings

MEMBERS = {"type", "title", "status", "detail", "instance"}
FOUND = Found(
    label="Department", kind=None, id="0" * 16, name="陕西省水利厅", matched="水利厅", how="alias", tasks=3
)


@pytest.fixture
def nowhere() -> Iterator[TestClient]:
    """The API on a database that is not there."""
    graph = GraphSettings(neo4j_uri="bolt://127.0.0.1:1", neo4j_password="x")
    app = create_app(ApiSettings(graph=graph))
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/nothing.js", 404),
        ("GET", "/../pyproject.toml", 404),
        ("POST", "/api/v1/plans", 405),
        ("GET", "/api/v1/search", 422),
        ("GET", "/api/v1/search?q=a&limit=x", 422),
        ("GET", "/api/v1/search?q=a&label=Task", 422),
        ("GET", "/api/v1/plans", 503),
        ("GET", "/api/v1/health/ready", 503),
    ],
)
def test_errors_have_one_shape(nowhere: TestClient, method: str, path: str, status: int) -> None:
    answer = nowhere.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert set(body) >= MEMBERS
    assert body["status"] == status
    assert body["instance"] == path.partition("?")[0].replace("/..", "")


def test_without_a_database_the_server_lives_and_says_when_to_ask_again(nowhere: TestClient) -> None:
    assert nowhere.get("/api/v1/health/live").json() == {"status": "live"}
    answer = nowhere.get("/api/v1/plans")
    assert int(answer.headers["retry-after"]) > 0
    assert "127.0.0.1:1" in answer.json()["detail"]


def test_a_question_that_takes_the_database_too_long_is_ended(
    small_graph: GraphSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(self: View) -> None:
        self._store.read("UNWIND range(1, 10000000000) AS i WITH i WHERE i < 0 RETURN count(i) AS n")

    monkeypatch.setattr(View, "lineage", endless)
    app = create_app(ApiSettings(graph=small_graph, read_seconds=5))
    with TestClient(app, base_url="http://localhost") as client:
        answer = client.get("/api/v1/lineage")
        assert (answer.status_code, answer.json()["type"]) == (504, "urn:tongchou:problem:timeout")
        assert "TONGCHOU_READ_SECONDS" in answer.json()["advice"]
        assert client.get("/api/v1/plans").status_code == 200


def test_wrong_parameters_are_named(nowhere: TestClient) -> None:
    wrong = nowhere.get("/api/v1/search?limit=0").json()["errors"]
    assert [one["parameter"] for one in wrong] == ["query.q", "query.limit"]


def test_choices_and_suggestions_come_with_the_problem() -> None:
    ambiguous = problems.described(errors.AmbiguousNameError("水利厅", (FOUND,)), "/x")
    unknown = problems.described(errors.UnknownNameError("水厅", (FOUND,)), "/x")
    assert (ambiguous["status"], unknown["status"]) == (409, 404)
    assert ambiguous["choices"] == unknown["suggestions"]
    assert ambiguous["choices"] == [
        {"label": "Department", "kind": None, "id": "0" * 16, "name": "陕西省水利厅", "matched": "水利厅",
         "how": "alias", "tasks": 3}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (graph_errors.WrongPassword("x"), 503),
        (graph_errors.DatabaseMissing("x"), 503),
        (graph_errors.QueryTimeout("x"), 504),
        (graph_errors.QueryRefused("x"), 403),
        (graph_errors.ConstraintBroken("x"), 500),
        (ValueError("secret"), 500),
    ],
)
def test_the_nearest_class_in_the_table_counts(error: Exception, status: int) -> None:
    assert problems.kind_of(error).status == status


def test_an_unforeseen_error_tells_nothing_of_itself(caplog: pytest.LogCaptureFixture) -> None:
    app = FastAPI()
    problems.install(app)

    @app.get("/")
    def fails() -> None:
        raise ValueError("the password is secret")

    answer = TestClient(app, raise_server_exceptions=False).get("/")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "secret" in caplog.text
