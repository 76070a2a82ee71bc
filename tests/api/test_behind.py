"""The Cypher behind an answer: what ran for it, to be run again."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.behind import behind as noted_behind
from api.behind import literal
from graph import Noted, Store
from graph.queries import queries

CYPHER = {"Accept": "application/vnd.tongchou.cypher+json"}
DEPARTMENT = "// Every task that a department is responsible for"
OURS = {one.text.strip() for one in queries("read")}


def behind(client: TestClient, path: str, **options: Any) -> list[dict[str, Any]]:
    method = "POST" if "json" in options else "GET"
    answer = client.request(method, f"/api/v1/{path}", headers=CYPHER, **options)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == CYPHER["Accept"]
    found: list[dict[str, Any]] = answer.json()["queries"]
    return found


@pytest.mark.parametrize(
    "path",
    [
        "departments/省水利厅/tasks",
        "projects/引汉济渭/timeline",
        "overlaps",
        "overlaps/matrix",
        "targets",
        "lineage",
        "silences/tasks",
        "nodes/Place/x/neighbours",
        "questions/busiest_departments",
        "statistics",
    ],
)
def test_every_answer_shows_what_ran_for_it(client: TestClient, path: str) -> None:
    if path.startswith("nodes"):
        path = f"nodes/Place/{client.get('/api/v1/search?q=咸阳市').json()['meant']['id']}/neighbours"
    found = behind(client, path)
    assert found
    assert {one["cypher"] for one in found} <= OURS
    for one in found:
        for parameters in one["runs"]:
            body = {"query": one["cypher"], "parameters": parameters}
            again = client.post("/api/v1/cypher", json=body)
            assert again.status_code == 200, again.text


def test_it_gives_the_rows_of_the_answer_again(client: TestClient) -> None:
    path = "departments/省水利厅/tasks?with_predecessors=false"
    answer = client.get(f"/api/v1/{path}").json()
    asked = next(one for one in behind(client, path) if one["cypher"].startswith(DEPARTMENT))
    page = {"after": [], "limit": 101}
    assert asked["runs"] == [{"id": answer["about"]["id"], "with_predecessors": False, **page}]
    assert asked["text"].startswith(
        f':param id => "{answer["about"]["id"]}";\n:param with_predecessors => false;\n'
    )
    body = {"query": asked["cypher"], "parameters": asked["runs"][0]}
    rows = client.post("/api/v1/cypher", json=body).json()
    ids = [row[rows["columns"].index("task_id")] for row in rows["rows"]]
    assert sorted(ids) == sorted(row["task_id"] for row in answer["rows"])


def test_what_is_asked_by_a_body_shows_it_too(client: TestClient) -> None:
    tasks = [row["id"] for row in client.get("/api/v1/tasks").json()["rows"]]
    (asked,) = behind(client, "tasks/places", json={"tasks": tasks})
    assert asked["runs"] == [{"tasks": sorted(tasks)}]


def test_a_query_that_ran_often_stands_there_once(client: TestClient) -> None:
    found = behind(client, "silences/projects?upper=陕西省水安全保障方案&lower=西咸一体化")
    assert len({one["cypher"] for one in found}) == len(found)
    assert max(len(one["runs"]) for one in found) > 1


def test_each_parameter_is_a_command_of_its_own() -> None:
    parameters = {"id": "渭\n河", "given": {"a": {}}, "ids": []}
    (query,) = noted_behind([Noted("// By id; all\nRETURN $id\n", parameters)]).queries
    assert query.text.split("\n") == [
        ':param id => "渭\\n河";',
        ":param given => ({`a`: {}});",
        ":param ids => [];",
        "// By id; all",
        "RETURN $id;",
    ]


def test_an_error_stays_one(client: TestClient) -> None:
    answer = client.get("/api/v1/departments/没有/tasks", headers=CYPHER)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    "value",
    [
        "省\"水'利\\厅\n\t\u2028😀",
        -3,
        0.25,
        1 << 62,
        True,
        None,
        [],
        ["a", [1, None]],
        {"with space": {"键": [1]}, "q": None},
    ],
)
def test_a_parameter_is_written_as_cypher_reads_it(store: Store, value: Any) -> None:
    assert store.read(f"RETURN {literal(value)} AS value") == [{"value": value}]
