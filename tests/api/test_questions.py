"""The questions that are asked by name, ways between two things, coverage, the schema."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph.asking_questions import questions

# What each parameter is given; both plans and both departments are in the small graph.
GIVEN = {
    "department": "省水利厅",
    "other_department": "咸阳市人民政府",
    "project": "引汉济渭",
    "place": "咸阳市",
    "plan": "陕西省水安全保障方案",
    "year": "2025",
}
ROWS = {
    "department_leads": 1,
    "shared_tasks": 1,
    "department_partners": 3,
    "department_by_plan": 2,
    "department_places": 1,
    "department_projects": 1,
    "busiest_departments": 4,
    "project_departments": 2,
    "project_plans": 1,
    "shared_projects": 0,
    "place_departments": 2,
    "place_projects": 1,
    "plan_departments": 4,
    "plan_targets": 0,
    "common_to_plans": 1,
    "cited_plans": 0,
    "citing_plans": 0,
    "unassigned_tasks": 0,
    "due_tasks": 0,
    "connections": 0,
}


def get(client: TestClient, path: str, status: int = 200) -> Any:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status, answer.text
    return answer.json()


@pytest.fixture
def given(client: TestClient) -> dict[str, str]:
    other = get(client, "plans")["rows"][1]
    return {**GIVEN, "other_plan": other["id"]}


@pytest.mark.parametrize("name", sorted(ROWS))
def test_every_question_has_an_answer(client: TestClient, given: dict[str, str], name: str) -> None:
    (form,) = (one for one in questions() if one.name == name)
    asked = {one.name: given[one.name] for one in form.parameters}
    answer = client.get(f"/api/v1/questions/{name}", params=asked)
    assert answer.status_code == 200, answer.text
    table = answer.json()
    assert len(table["rows"]) == table["total"] == ROWS[name]
    assert all(list(row) == table["columns"] for row in table["rows"])
    assert table["cypher"] == form.cypher
    assert "{" not in table["zh"]
    rows = client.get(f"/api/v1/questions/{name}", params=asked, headers={"Accept": "text/csv"}).text
    read = list(csv.reader(io.StringIO(rows.removeprefix("\ufeff"), newline="")))
    assert (read[0], len(read) - 1) == (table["columns"], ROWS[name])


def test_there_are_twenty_with_forms_in_both_languages(client: TestClient) -> None:
    forms = get(client, "questions")["rows"]
    assert {one["name"] for one in forms} == set(ROWS)
    assert len(forms) == 20
    for one in forms:
        assert one["zh"].endswith("？")
        assert all(f"{{{parameter['name']}}}" in one["zh"] for parameter in one["parameters"])
        assert all(parameter["zh"] and parameter["en"] for parameter in one["parameters"])


def test_a_question_takes_its_parameters_and_no_others(client: TestClient) -> None:
    wrong = get(client, "questions/department_leads?plan=x&year=2020", 422)["errors"]
    assert [one["parameter"] for one in wrong] == ["query.department", "query.plan", "query.year"]
    for year in ("1", "x", "二〇二五"):
        assert get(client, f"questions/due_tasks?year={year}", 422)["errors"][0]["parameter"] == "query.year"
    get(client, "questions/department_leads?department=没有这个厅", 404)
    get(client, "questions/department_leads?department=市政府", 409)
    get(client, "questions/nothing", 404)
    fields = get(client, "questions/department_by_plan?department=省水利厅&fields=tasks,plan")
    assert [set(row) for row in fields["rows"]] == [{"tasks", "plan"}] * 2
    get(client, "questions/department_by_plan?department=省水利厅&fields=nothing", 422)


def test_the_shortest_ways_between_two_things(client: TestClient) -> None:
    found = get(client, "paths?one=咸阳市人民政府&other=引汉济渭")
    assert (found["one"]["label"], found["steps"], found["total"]) == ("Department", 3, 1)
    (way,) = found["rows"]
    assert [one["label"] for one in way["nodes"]] == ["Department", "Task", "Measure", "Project"]
    assert [[edge["type"] for edge in step] for step in way["edges"]] == [["负责"], ["包含"], ["涉及"]]
    assert way["edges"][2][0]["evidence"]["quote"] == "加快引汉济渭工程建设"
    city = get(client, "search?q=咸阳市&label=Place")["meant"]
    assert get(client, f"paths?one=省水利厅&other=Place:{city['id']}")["steps"] == 3
    nothing = get(client, "paths?one=省水利厅&other=引汉济渭&types=位于")
    assert (nothing["steps"], nothing["total"], nothing["rows"]) == (None, 0, [])
    get(client, "paths?one=省水利厅&other=引汉济渭&types=位於", 422)
    get(client, "paths?one=省水利厅&other=Place:0000000000000000", 404)
    assert get(client, "paths?one=省水利厅&other=省水利厅")["total"] == 0


def test_what_was_read_of_each_plan(client: TestClient) -> None:
    first, second = get(client, "statistics/plans")["rows"]
    assert (first["tasks"], first["assigned"], first["responsibilities"]) == (2, 2, 5)
    assert (first["measures"], first["projects"], first["places"]) == (2, 1, 1)
    assert (second["tasks"], second["departments"]) == (1, 1)


def test_the_schema_is_the_ontology(client: TestClient) -> None:
    from graph.ontology import ontology

    schema = get(client, "schema")
    assert [one["name"] for one in schema["labels"]] == list(ontology().labels)
    role = next(one for one in schema["types"] if one["name"] == "负责")["properties"][0]
    assert role["values"] == ["牵头", "配合", "支持", "负责"]
