"""The questions over HTTP, on a real Neo4j."""

from __future__ import annotations

import re
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.naming import QUESTIONS

# What is asked of the server, not of the graph.
SERVERS = {"health", "session", "jobs", "cypher", "reconciliation"}


def get(client: TestClient, path: str, status: int = 200) -> Any:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status, answer.text
    return answer.json()


@pytest.fixture(scope="module")
def water(client: TestClient) -> dict[str, Any]:
    """The answer about 省水利厅."""
    answer: dict[str, Any] = get(client, "departments/省水利厅/tasks")
    return answer


def test_every_task_of_a_department_in_every_plan(water: dict[str, Any]) -> None:
    assert water["question"] == "department_tasks"
    assert water["about"]["name"] == "陕西省水利厅"
    assert water["counts"] == {
        "plans": 2,
        "tasks": 3,
        "relations": {"负责": 3},
        "roles": {"负责": 2, "牵头": 1},
        "bases": {"explicit": 3},
    }
    assert [(row["order_year"], row["role"], row["surface"]) for row in water["rows"]] == [
        (2021, "牵头", "省水利厅"),
        (2021, "负责", "水利厅"),
        (2024, "负责", "省水利廳"),
    ]


def test_every_name_and_the_id_give_the_same_answer(client: TestClient, water: dict[str, Any]) -> None:
    for name in ("陕西省水利厅", "水利厅", water["about"]["id"], quote("省水利厅")):
        answer = get(client, f"departments/{name}/tasks")
        assert {**answer, "asked": water["asked"], "how": water["how"]} == water


def marked(document: dict[str, Any]) -> str:
    """The text of the segments that were asked for."""
    return "".join(one["text"] for one in document["segments"] if one["marked"])


def test_the_evidence_of_every_row_is_marked_in_its_document(
    client: TestClient, water: dict[str, Any]
) -> None:
    for row in water["rows"]:
        evidence = row["evidence"]
        assert evidence["method"] == "by.hand"
        assert evidence["confidence"] == 0.9
        path = f"documents/{evidence['document']}?start={evidence['start']}&end={evidence['end']}"
        document = get(client, path)
        assert evidence["document_name"] in document["names"]
        assert marked(document) == evidence["quote"]
        whole = get(client, f"documents/{evidence['document']}")["segments"]
        assert "".join(one["text"] for one in document["segments"]) == "".join(one["text"] for one in whole)


def test_a_task_is_marked_in_its_document(client: TestClient, water: dict[str, Any]) -> None:
    row = water["rows"][1]
    document = get(client, f"documents/{row['evidence']['document']}?task={row['task_id']}")
    assert marked(document) == "二、提高用水效率。（水利厅、省环保厅、市政府）"


@pytest.mark.parametrize("span", ["start=5&end=5", "start=9&end=3", "start=0&end=100000"])
def test_a_span_outside_the_document_is_refused(client: TestClient, water: dict[str, Any], span: str) -> None:
    document = water["rows"][0]["evidence"]["document"]
    assert get(client, f"documents/{document}?{span}", 422)["type"] == "urn:tongchou:problem:span"


@pytest.mark.parametrize(
    ("path", "name", "surfaces"),
    [
        ("projects/引汉济渭/tasks", "引汉济渭工程", ["引汉济渭工程"]),
        ("places/咸阳市/tasks", "咸阳市", ["咸阳市"]),
        ("places/咸阳市/tasks?within=true", "咸阳市", ["咸阳市"]),
    ],
)
def test_projects_and_places(client: TestClient, path: str, name: str, surfaces: list[str]) -> None:
    answer = get(client, path)
    assert answer["about"]["name"] == name
    assert [row["surface"] for row in answer["rows"]] == surfaces
    assert answer["rows"][0]["relation"] == "涉及"


def test_what_a_department_was_before_stands_apart(client: TestClient) -> None:
    answer = get(client, "departments/省生态环境厅/tasks")
    assert (answer["about"]["name"], answer["counts"]["tasks"]) == ("陕西省生态环境厅", 0)
    (before,) = answer["kin"]
    assert (before["name"], before["succession"], before["on"]) == ("陕西省环境保护厅", "predecessor", "2018")
    assert (before["counts"]["plans"], before["counts"]["tasks"]) == (1, 1)
    assert [(r["succession"], r["entity"], r["surface"]) for r in answer["rows"]] == [
        ("predecessor", "陕西省环境保护厅", "省环保厅")
    ]


def test_the_name_of_its_time_is_not_answered_for_by_the_present_one(client: TestClient) -> None:
    answer = get(client, "departments/省生态环境厅/tasks?with_predecessors=false")
    assert (answer["kin"], answer["rows"]) == ([], [])
    before = get(client, "departments/省环保厅/tasks")
    assert before["about"]["name"] == "陕西省环境保护厅"
    assert [row["succession"] for row in before["rows"]] == [None]


def test_a_plan_and_its_tasks(client: TestClient) -> None:
    plan = get(client, "plans/陕西省水安全保障方案")
    assert (plan["order_year"], plan["tasks"], len(plan["documents"])) == (2021, 2, 1)
    assert get(client, f"plans/{plan['id']}") == plan
    answer = get(client, "plans/陕西省水安全保障方案/tasks")
    assert answer["counts"]["tasks"] == 2
    assert [row["entity"] for row in answer["rows"]][:2] == ["陕西省水利厅", "咸阳市人民政府"]


def test_the_list_of_plans(client: TestClient) -> None:
    assert [(plan["order_year"], plan["tasks"]) for plan in get(client, "plans")["rows"]] == [
        (2021, 2),
        (2024, 1),
    ]


def test_a_name_that_several_bear_is_answered_with_the_choices(client: TestClient) -> None:
    problem = get(client, "departments/市政府/tasks", 409)
    assert problem["type"] == "urn:tongchou:problem:ambiguous-name"
    assert {one["name"] for one in problem["choices"]} == {"咸阳市人民政府", "西安市人民政府"}


def test_a_name_that_nothing_bears_is_answered_with_suggestions(client: TestClient) -> None:
    problem = get(client, "departments/水利/tasks", 404)
    assert problem["suggestions"][0]["name"] == "陕西省水利厅"
    assert "陕西省水利厅" in problem["advice"]


def test_a_part_that_only_one_name_holds_is_answered_and_said(client: TestClient) -> None:
    answer = get(client, "departments/西省水利/tasks")
    assert (answer["about"]["name"], answer["how"]) == ("陕西省水利厅", "phrase")


@pytest.mark.parametrize("path", ["documents/0000000000000000", "plans/0000000000000000", "plans/没有"])
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    assert get(client, path, 404)["status"] == 404


@pytest.mark.parametrize(
    ("asked", "how"),
    [("陝西省水利廳", "name"), ("sxsslt", "key"), ("shuiliting", "key"), ("西省水利", "phrase")],
)
def test_a_name_may_be_typed_in_many_ways(client: TestClient, asked: str, how: str) -> None:
    answer = get(client, f"departments/{asked}/tasks")
    assert (answer["about"]["name"], answer["how"]) == ("陕西省水利厅", how)
    assert get(client, f"search?q={asked}")["groups"][0]["matches"][0]["how"] == how


def test_a_slip_is_offered_and_not_taken(client: TestClient) -> None:
    problem = get(client, "departments/陕西省水力厅/tasks", 404)
    assert [(one["name"], one["how"]) for one in problem["suggestions"]] == [("陕西省水利厅", "slip")]
    found = get(client, "search?q=陕西省水力厅")
    assert (found["meant"], found["groups"][0]["matches"][0]["matched"]) == (None, "陕西省水利厅")


def test_a_search_says_what_a_name_means(client: TestClient) -> None:
    assert get(client, "search?q=省水利厅")["meant"]["name"] == "陕西省水利厅"
    city = get(client, "search?q=咸阳市")
    assert city["meant"]["label"] == "Place"
    assert {one["label"]: one["total"] for one in city["groups"]} == {"Place": 1, "Department": 1}
    assert get(client, "search?q=市政府")["meant"] is None


def test_others_of_the_same_name_are_told(client: TestClient) -> None:
    answer = get(client, "search?q=咸阳市")
    assert answer["meant"]["kind"] == "City"
    assert [one["name"] for one in get(client, "departments/咸阳市/tasks")["also"]] == []


def test_statistics_and_readiness(client: TestClient) -> None:
    assert get(client, "statistics")["nodes"]["Task"] == 3
    assert get(client, "statistics")["program_version"] == version("tongchou")
    assert get(client, "health/ready") == {"status": "ready"}


def test_one_question_has_one_name(client: TestClient) -> None:
    from graph import Desk, View
    from graph.queries import queries

    described = get(client, "openapi.json")
    routes = [one for path in described["paths"].values() for one in path.values()]
    operations = {one["operationId"] for one in routes if not SERVERS.intersection(one["tags"])}
    questions = {one.name for one in queries("read") if one.name.endswith("_tasks") and not one.zh}
    assert set(QUESTIONS.values()) == questions
    assert questions <= operations
    asked = {name for name in (*dir(View), *dir(Desk)) if not name.startswith("_")}
    elsewhere = {"live", "ready", "metrics", "schema", "cypher", "cypher_verdict"}
    # Made of the rows of `overlaps` and of `project_timeline`.
    elsewhere |= {"overlap_threads", "project_mentions"}
    # Kept beside the graph.
    elsewhere |= {"outcomes", "boundaries"}
    left = {name for name in operations - elsewhere if not name.startswith("reconcile")}
    assert left <= asked


def test_every_operation_is_described(client: TestClient) -> None:
    described = get(client, "openapi.json")
    for path in described["paths"].values():
        for operation in path.values():
            assert operation["summary"]
            assert operation["description"]
            assert "application/problem+json" in operation["responses"]["503"]["content"]


def test_the_page_is_served_beside_the_api(client: TestClient) -> None:
    page = client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assets = re.findall(r'(?:src|href)="\./([^"]+)"', page.text)
    assert {asset.rpartition(".")[2] for asset in assets} >= {"js", "css"}
    for asset in assets:
        assert client.get(f"/{asset}").status_code == 200
