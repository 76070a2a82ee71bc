"""Lists of tasks and sentences, nodes with their neighbours, readings by their address, documents."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from graph.readings import reading_id


def get(client: TestClient, path: str, status: int = 200) -> Any:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status, answer.text
    return answer.json()


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ("", [2021, 2021, 2024]),
        ("department=省水利厅", [2021, 2021, 2024]),
        ("department=省水利厅&role=牵头", [2021]),
        ("department=省水利厅&basis=inherited", []),
        ("role=配合", [2021]),
        ("project=引汉济渭", [2021]),
        ("place=咸阳市", [2021]),
        ("place=咸阳市&department=省水利厅", [2021]),
        ("place=咸阳市&project=引汉济渭&q=供水", [2021]),
        ("plan=陕西省水安全保障方案", [2021, 2021]),
        ("plan=陕西省水安全保障方案&department=市水利局", None),
        ("q=用水效率", [2021]),
        ("q=水", [2021, 2021]),
        ("q=涇", []),
        ("q=IMG", [2024]),
        ('q="', [2024]),
        ("q=没有的话", []),
        ("year=2024", [2024]),
        ("year_from=2022", [2024]),
        ("year_to=2022", [2021, 2021]),
        ("kind=goal", []),
        ("level=市", []),
        ("department=0000000000000000", []),
    ],
)
def test_tasks_are_filtered(client: TestClient, query: str, years: list[int] | None) -> None:
    if years is None:
        get(client, f"tasks?{query}", 404)
        return
    answer = get(client, f"tasks?{query}")
    assert [row["order_year"] for row in answer["rows"]] == years
    assert answer["total"] in (len(years), None)
    first = get(client, f"tasks?{query}&limit=1")
    paged = first["rows"]
    while first["next"]:
        first = client.get(first["next"]).json()
        paged += first["rows"]
    assert paged == answer["rows"]
    facets = get(client, f"tasks/facets?{query}")["rows"]
    assert sum(row["tasks"] for row in facets if row["facet"] == "year") == len(years)


def test_a_task_says_who_and_why_it_is_in_the_list(client: TestClient) -> None:
    (row,) = get(client, "tasks?department=水利厅&place=咸阳市")["rows"]
    assert [(one["name"], one["role"]) for one in row["parties"]] == [
        ("咸阳市人民政府", "配合"),
        ("陕西省水利厅", "牵头"),
    ]
    assert ([one["name"] for one in row["projects"]], [one["name"] for one in row["places"]]) == (
        ["引汉济渭工程"],
        ["咸阳市"],
    )
    told = {(one["type"], one["surface"], one["evidence"]["quote"]) for one in row["readings"]}
    assert told == {
        ("负责", "省水利厅", "（省水利厅牵头，咸阳市配合）"),
        ("涉及", "咸阳市", "保障咸阳市供水"),
    }


def test_places_and_projects_of_tasks_with_their_points(client: TestClient) -> None:
    tasks = get(client, "tasks?department=水利厅")["rows"]
    body = {"tasks": [row["id"] for row in tasks]}
    answer = client.post("/api/v1/tasks/places", json=body)
    assert answer.status_code == 200
    rows = answer.json()["rows"]
    assert [(row["label"], row["name"], row["place"], row["lat"]) for row in rows] == [
        ("Place", "咸阳市", "咸阳市", 34.3296),
        ("Project", "引汉济渭工程", None, None),
    ]
    (named,) = rows[0]["tasks"]
    assert named["task"] == get(client, "tasks?place=咸阳市")["rows"][0]["id"]
    text = "".join(one["text"] for one in get(client, f"documents/{named['document']}")["segments"])
    assert text[named["start"] : named["end"]] == "保障咸阳市供水"
    assert client.post("/api/v1/tasks/places", json={"tasks": []}).json()["rows"] == []


def test_one_task_with_every_reading(client: TestClient) -> None:
    listed = get(client, "tasks?q=引汉济渭")["rows"][0]
    task = get(client, f"tasks/{listed['id']}")
    assert task["plan"] == "陕西省水安全保障方案"
    assert {one["names"]["name"] for one in task["responsible"]} == {"陕西省水利厅", "咸阳市人民政府"}
    (measure,) = task["measures"]
    assert {one["names"]["name"] for one in measure["readings"]} == {"引汉济渭工程", "咸阳市"}
    assert get(client, "tasks/0000000000000000", 404)["title"] == "There is no such thing"


def test_sentences_are_found_by_what_they_say(client: TestClient) -> None:
    (row,) = get(client, "measures?q=保障咸阳市供水")["rows"]
    assert row["text"] == "加快引汉济渭工程建设，保障咸阳市供水。"
    assert [one["id"] for one in get(client, "measures?q=渭")["rows"]] == [row["id"]]
    assert len(get(client, "measures")["rows"]) == 3
    found = get(client, "search?q=供水&texts=5")
    assert (found["texts"]["total"], found["texts"]["rows"][0]["id"]) == (1, row["id"])
    assert get(client, 'search?q="OR *:*&texts=5')["texts"]["rows"] == []


def test_neighbours_are_counted_before_they_are_shown(client: TestClient) -> None:
    water = get(client, "search?q=省水利厅")["meant"]
    node = get(client, f"nodes/Department/{water['id']}")
    assert node["node"]["name"] == "陕西省水利厅"
    assert "keys" not in node["properties"]
    assert node["neighbours"] == [
        {"type": "负责", "direction": "out", "label": "Task", "nodes": 3, "edges": 3}
    ]
    page = get(client, f"nodes/Department/{water['id']}/neighbours?type=负责&direction=out&limit=2")
    assert (page["total"], len(page["rows"]), page["counts"]) == (3, 2, node["neighbours"])
    rest = client.get(page["next"]).json()
    names = [row["node"]["name"] for row in page["rows"] + rest["rows"]]
    assert names == sorted(names)
    assert len(set(names)) == 3
    for empty in ("type=涉及", "direction=in", "other=Plan"):
        path = f"nodes/Department/{water['id']}/neighbours?{empty}"
        assert get(client, path)["rows"] == []
    get(client, "nodes/Department/0000000000000000/neighbours", 404)
    get(client, "nodes/Thing/0000000000000000", 422)


def test_a_place_has_its_second_label(client: TestClient) -> None:
    city = get(client, "search?q=咸阳市&label=Place")["meant"]
    (measure,) = get(client, f"nodes/Place/{city['id']}/neighbours")["rows"]
    (edge,) = measure["edges"]
    back = get(client, f"nodes/Measure/{measure['node']['id']}/neighbours?other=Place")
    assert back["rows"][0]["node"] == {
        "label": "Place",
        "kind": "City",
        "id": city["id"],
        "name": "咸阳市",
    }
    assert back["rows"][0]["edges"] == [edge]


def test_a_reading_has_an_address_and_is_cited(client: TestClient) -> None:
    (row,) = get(client, "tasks?department=水利厅&role=牵头")["rows"]
    (one,) = row["readings"]
    found = get(client, f"readings/{one['id']}")
    assert found["reading"]["evidence"] == one["evidence"]
    assert (found["start"]["name"], found["end"]["id"], found["task"]) == (
        "陕西省水利厅",
        row["id"],
        row["id"],
    )
    assert found["plan"]["name"] == "陕西省水安全保障方案"
    assert found["citation"] == "“（省水利厅牵头，咸阳市配合）”（陕西省水安全保障方案[Z]. 2021）"
    for wrong in ("x", one["id"][:-1] + "g", one["id"][:-8] + "00000000", one["id"].replace("负责", "涉及")):
        get(client, f"readings/{wrong}", 404)


def test_the_id_of_a_reading_is_made_of_what_tells_it_from_others() -> None:
    one = {"document": "d", "start": 1, "end": 2, "role": "牵头", "quote": "a", "confidence": 0.5}
    same = {**one, "quote": "b", "confidence": 0.9}
    other = {**one, "role": "配合"}
    given = [reading_id("负责", "a", "b", said) for said in (one, same, other)]
    assert given[0] == given[1] != given[2]
    assert given[0].startswith("负责-a-b-")


def test_a_document_is_cut_at_every_mark(client: TestClient) -> None:
    (first, second) = get(client, "documents")["rows"]
    assert first["name"] != second["name"]
    water = next(one for one in (first, second) if one["name"] == "water.txt")
    assert (water["plan"], water["tasks"], water["script"]) == ("陕西省水安全保障方案", 2, "simplified")
    document = get(client, f"documents/{water['id']}")
    assert "".join(one["text"] for one in document["segments"]).startswith("陕西省水安全保障方案\n一、")
    told = {one["text"]: {(m["kind"], m["name"]) for m in one["marks"]} for one in document["segments"]}
    assert told["省水利厅"] == {("负责", "陕西省水利厅")}
    assert told["引汉济渭工程"] == {("涉及", "引汉济渭工程")}
    assert told["市政府"] == {("负责", "西安市人民政府")}
    (mark,) = next(one for one in document["segments"] if one["text"] == "省水利厅")["marks"]
    assert mark["role"] == "牵头"
    assert get(client, f"readings/{mark['reading']}")["reading"]["surface"] == "省水利厅"
    assert [one["task"] for one in document["outline"]] == [
        row["id"] for row in get(client, "tasks?plan=陕西省水安全保障方案")["rows"]
    ]
    part = get(client, f"documents/{water['id']}?text_from=3&text_to=20")
    assert (
        "".join(one["text"] for one in part["segments"])
        == "".join(one["text"] for one in document["segments"])[3:20]
    )
