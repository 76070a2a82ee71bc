"""The reconciliation service, in the shapes that the protocol's version 0.2 asks for."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from fastapi.testclient import TestClient

PATH = "/api/v1/reconcile"


def _object(required: str, /, *, closed: bool = False, **properties: Any) -> dict[str, Any]:
    shape: dict[str, Any] = {"type": "object", "properties": properties, "required": required.split()}
    return shape | ({"additionalProperties": False} if closed else {})


def _list(items: Any) -> dict[str, Any]:
    return {"type": "array", "items": items}


TEXT, NUMBER = {"type": "string"}, {"type": "number"}
ID_AND_NAME = _object("id", id=TEXT, name=TEXT)
TEMPLATE = {"type": "string", "pattern": r"\{\{id\}\}"}
SERVICE = _object("service_url service_path", service_url=TEXT, service_path=TEXT)
# What the protocol says of each answer, said again.
MANIFEST = _object(
    "versions name identifierSpace schemaSpace view preview suggest extend",
    versions={**_list(TEXT), "contains": {"const": "0.2"}},
    name=TEXT,
    identifierSpace=TEXT,
    schemaSpace=TEXT,
    defaultTypes=_list(ID_AND_NAME),
    view=_object("url", url=TEMPLATE),
    preview=_object("url width height", url=TEMPLATE, width={"type": "integer"}, height={"type": "integer"}),
    suggest=_object("entity property type", entity=SERVICE, property=SERVICE, type=SERVICE),
    extend=_object("propose_properties", propose_properties=SERVICE, property_settings=_list({})),
)
CANDIDATE = _object(
    "id name score match type",
    id=TEXT,
    name=TEXT,
    description=TEXT,
    score=NUMBER,
    match={"type": "boolean"},
    type=_list(ID_AND_NAME),
    features=_list(_object("id value", id=TEXT, value={"type": ["boolean", "number"]})),
)
RESULTS = {"type": "object", "additionalProperties": _object("result", result=_list(CANDIDATE))}
CELL = {
    "oneOf": [
        _object("id name", id=TEXT, name=TEXT, closed=True),
        _object("str", str=TEXT, closed=True),
        _object("int", int={"type": "integer"}, closed=True),
        _object("float", float=NUMBER, closed=True),
    ]
}
EXTENDED = _object(
    "meta rows",
    meta=_list(_object("id name", id=TEXT, name=TEXT)),
    rows={"type": "object", "additionalProperties": {"type": "object", "additionalProperties": _list(CELL)}},
)
SUGGESTED = _object("result", result=_list(_object("id name", id=TEXT, name=TEXT, description=TEXT)))


def reconcile(client: TestClient, **queries: Any) -> Any:
    answer = client.post(PATH, data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    jsonschema.validate(answer.json(), RESULTS)
    assert answer.json() == client.get(PATH, params={"queries": json.dumps(queries)}).json()
    return answer.json()


def test_the_manifest_leads_to_everything(client: TestClient) -> None:
    manifest = client.get(PATH).json()
    jsonschema.validate(manifest, MANIFEST)
    assert manifest["suggest"]["entity"]["service_url"] == f"http://localhost{PATH}"
    assert manifest["view"]["url"] == "http://localhost/?of={{id}}"
    id_ = reconcile(client, q0={"query": "省水利厅"})["q0"]["result"][0]["id"]
    page = client.get(manifest["preview"]["url"].replace("{{id}}", id_))
    assert page.headers["content-type"].startswith("text/html")
    assert "<h1>陕西省水利厅</h1>" in page.text
    for service in manifest["suggest"].values():
        assert client.get(service["service_url"] + service["service_path"]).status_code == 200


def test_names_get_ids_in_batches(client: TestClient) -> None:
    answer = reconcile(
        client,
        a={"query": "省水利厅"},
        b={"query": "引汉济渭", "type": "Project"},
        c={"query": "没有这样的单位"},
        d={"query": "咸阳市", "type": ["Place"], "limit": 1, "type_strict": "any"},
    )
    water, river, nothing, city = (answer[name]["result"] for name in "abcd")
    assert (water[0]["name"], water[0]["match"], water[0]["score"]) == ("陕西省水利厅", True, 95)
    assert water[0]["type"] == [{"id": "Department", "name": "部门 department"}]
    assert (river[0]["name"], river[0]["id"].partition(":")[0]) == ("引汉济渭工程", "Project")
    assert nothing == []
    assert [one["id"].partition(":")[0] for one in city] == ["Place"]


def test_several_of_one_name_are_no_match(client: TestClient) -> None:
    found = reconcile(client, q={"query": "市政府"})["q"]["result"]
    assert {one["name"] for one in found} == {"咸阳市人民政府", "西安市人民政府"}
    assert not any(one["match"] for one in found)


def test_a_slip_is_offered_and_no_match(client: TestClient) -> None:
    (found,) = reconcile(client, q={"query": "陕西省水力厅"})["q"]["result"]
    assert (found["name"], found["match"], found["score"]) == ("陕西省水利厅", False, 60)


@pytest.mark.parametrize(
    ("value", "match"),
    [("省", True), (["市", "省"], True), ("市", False), ({"id": "省"}, True), (3, False)],
)
def test_a_column_may_contradict(client: TestClient, value: object, match: bool) -> None:
    query = {"query": "省水利厅", "properties": [{"pid": "level", "v": value}]}
    (found,) = reconcile(client, q=query)["q"]["result"]
    assert found["match"] is match
    assert {"id": "level", "value": match} in found["features"]


def test_rows_are_extended_by_what_is_known(client: TestClient) -> None:
    id_ = reconcile(client, q={"query": "省环保厅"})["q"]["result"][0]["id"]
    proposed = client.get(f"{PATH}/properties", params={"type": "Department"}).json()
    columns = [{"id": one["id"]} for one in proposed["properties"]]
    assert "adcode" not in {one["id"] for one in columns}
    asked = {"ids": [id_, "Place:none", "nonsense"], "properties": [*columns, {"id": "unknown"}]}
    answer = client.post(PATH, data={"extend": json.dumps(asked)}).json()
    jsonschema.validate(answer, EXTENDED)
    row = answer["rows"][id_]
    assert row["name"] == [{"str": "陕西省环境保护厅"}]
    assert row["valid_to"] == [{"str": "2018"}]
    assert [one["name"] for one in row["successors"]] == ["陕西省生态环境厅"]
    assert [one["name"] for one in row["plans"]] == ["陕西省水安全保障方案"]
    assert row["tasks"] == [{"int": 1}]
    assert set(map(len, answer["rows"]["Place:none"].values())) == {0}
    assert [one["id"] for one in answer["meta"]] == [one["id"] for one in columns]


def test_what_is_typed_is_completed(client: TestClient) -> None:
    for kind, prefix, first in [
        ("entity", "省水利", "陕西省水利厅"),
        ("type", "项目", "项目 project"),
        ("property", "plan", "规划 plans"),
    ]:
        answer = client.get(f"{PATH}/suggest/{kind}", params={"prefix": prefix}).json()
        jsonschema.validate(answer, SUGGESTED)
        assert answer["result"][0]["name"] == first


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("queries", "{"),
        ("queries", "[]"),
        ("queries", '{"q": {"query": 3}}'),
        ("queries", '{"q": {"query": "x", "type_strict": "none"}}'),
        ("extend", "{}"),
        ("extend", '{"ids": "x", "properties": []}'),
    ],
)
def test_what_is_no_batch_is_a_problem(client: TestClient, name: str, text: str) -> None:
    for answer in (client.post(PATH, data={name: text}), client.get(PATH, params={name: text})):
        assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
        assert answer.json()["errors"][0]["parameter"].startswith(name)


def test_a_preview_of_nothing_is_a_problem(client: TestClient) -> None:
    assert client.get(f"{PATH}/preview", params={"id": "Department:none"}).status_code == 404
    assert client.get(f"{PATH}/suggest/other").status_code == 422
