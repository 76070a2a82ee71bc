"""Cypher for everyone over HTTP: what reads is answered, row by row if asked; all else is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph.queries import Query, queries

PATH = "/api/v1/cypher"
ROOT = Path(__file__).resolve().parents[2]
OURS = queries("read")
# A block of a page, or a text in three quotes of a notebook's cell.
SHOWN = re.compile(r"```cypher\n([^`]+)```|\"\"\"\n(MATCH[^\"]+)\"\"\"|tongchou query '([^']+)'")
COUNT = (
    "MATCH (d:Department)-[:负责]->(t:Task) RETURN d.name AS name, count(DISTINCT t) AS tasks ORDER BY name"
)


def ask(client: TestClient, query: str, accept: str = "application/json", **body: Any) -> Any:
    return client.post(PATH, json={"query": query, **body}, headers={"Accept": accept})


def test_a_query_is_answered_with_columns_and_rows(client: TestClient) -> None:
    answer = ask(client, COUNT).json()
    assert answer["columns"] == ["name", "tasks"]
    assert ["陕西省水利厅", 3] in answer["rows"]
    assert answer["cut"] is None
    named = ask(client, "MATCH (d:Department {name: $name}) RETURN d", parameters={"name": "陕西省水利厅"})
    (((node,),)) = named.json()["rows"]
    assert (node["labels"], node["properties"]["short_name"]) == (["Department"], "省水利厅")


def test_rows_come_as_lines_and_the_last_says_how_it_ended(client: TestClient) -> None:
    answer = ask(client, "UNWIND range(1, 5) AS i RETURN i", "application/x-ndjson", limit=3)
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert lines == [{"columns": ["i"]}, [1], [2], [3], {"rows": 3, "cut": "rows"}]
    none = ask(client, "MATCH (n:Nothing) RETURN n", "application/x-ndjson")
    assert [json.loads(line) for line in none.text.splitlines()][-1] == {"rows": 0, "cut": None}


@pytest.mark.parametrize("query", OURS, ids=lambda one: f"{one.folder}/{one.name}")
def test_what_the_program_asks_its_users_may_ask(
    client: TestClient, sampled: Callable[[Query], dict[str, Any]], query: Query
) -> None:
    answer = ask(client, query.text, parameters=sampled(query))
    assert answer.status_code == 200, answer.text
    assert tuple(answer.json()["columns"]) == query.returns


def shown() -> dict[str, str]:
    """Every query that the documentation and the notebooks show, by its page."""
    paths = (ROOT / "README.md", *ROOT.glob("docs/**/*.md"))
    pages = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}
    for path in ROOT.glob("notebooks/*.ipynb"):
        cells = json.loads(path.read_text("utf-8"))["cells"]
        pages[path.name] = "\n".join("".join(cell["source"]) for cell in cells)
    return {
        f"{name}-{number}": next(filter(None, found))
        for name, text in sorted(pages.items())
        for number, found in enumerate(SHOWN.findall(text), start=1)
        if found[0] or "…" not in "".join(found)
    }


def test_there_is_a_cookbook() -> None:
    assert {name.split("-")[0] for name in shown()} >= {"README.md", "docs/cypher.md", "01_first_steps.ipynb"}


@pytest.mark.parametrize("query", shown().values(), ids=shown())
def test_no_query_of_the_cookbook_is_refused(client: TestClient, query: str) -> None:
    given = {name: 8 if name == "tasks" else "x" for name in re.findall(r"\$(\w+)", query)}
    answer = ask(client, query, parameters=given)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("query", "status", "kind", "says"),
    [
        ("CREATE (:Sneaked)", 403, "read-only", "changes the graph"),
        ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", 403, "read-only", "LOAD CSV"),
        ("RETURN 1 +", 422, "cypher", "line 1"),
        ("RETURN 1 / 0", 422, "cypher", "zero"),
        (" ", 422, "cypher", "empty"),
        ("UNWIND range(1, 10000000000) AS i RETURN max(i % 7)", 504, "timeout", "longer"),
    ],
)
@pytest.mark.parametrize("accept", ["application/json", "application/x-ndjson"])
def test_what_is_wrong_is_a_problem(
    client: TestClient, query: str, status: int, kind: str, says: str, accept: str
) -> None:
    answer = ask(client, query, accept, **({"seconds": 1} if kind == "timeout" else {}))
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["type"].endswith(f":{kind}")
    assert says in answer.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"query": 1},
        {"query": "x" * 9000},
        {"query": "RETURN 1", "more": 1},
        {"query": "RETURN 1", "limit": 0},
        {"query": "RETURN 1", "seconds": -1},
        {"query": "RETURN 1", "parameters": [1]},
    ],
)
def test_what_is_no_question_is_refused(client: TestClient, body: dict[str, Any]) -> None:
    assert client.post(PATH, json=body).status_code == 422


def test_a_verdict_is_given_before_anything_runs(client: TestClient) -> None:
    good = client.post(f"{PATH}/verdict", json={"query": COUNT}).json()
    assert (good["allowed"], good["why"]) == (True, None)
    assert good["steps"][0] | {"rows": 0} == {
        "operator": "ProduceResults", "details": "name, tasks", "rows": 0, "depth": 0
    }  # fmt: skip
    bad = client.post(f"{PATH}/verdict", json={"query": "SHOW SETTINGS"}).json()
    assert (bad["allowed"], bad["steps"]) == (False, [])
    assert "ShowSettings" in bad["why"]


def test_a_turn_is_waited_for_and_given_back(client: TestClient) -> None:
    turns = client.app.state.turns  # type: ignore[attr-defined]
    with turns.taken(), turns.taken():
        busy = ask(client, "RETURN 1")
        assert (busy.status_code, busy.json()["type"]) == (503, "urn:tongchou:problem:console-busy")
        assert "retry-after" in busy.headers
    for _ in range(3):
        assert ask(client, "RETURN 1", "application/x-ndjson").status_code == 200
        assert ask(client, "RETURN").status_code == 422
