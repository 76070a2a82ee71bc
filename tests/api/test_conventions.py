"""What every route does the same way: pages, forms, tags, parameters, ids of requests, counts."""

from __future__ import annotations

import csv
import gzip
import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api import ApiSettings, create_app
from api.observing import LOGGER, log_as_json
from graph import Judgement, Judgements, Named, Store
from graph.settings import GraphSettings

PLANS = "/api/v1/plans"


@pytest.fixture
def lists(client: TestClient) -> list[str]:
    """Paths of every list that needs no parameter."""
    described = client.get("/api/v1/openapi.json").json()["paths"]
    return [
        path
        for path, operations in described.items()
        if "{" not in path
        and any(one["name"] == "cursor" for one in operations.get("get", {}).get("parameters", ()))
        and not any(one.get("required") for one in operations["get"]["parameters"])
    ]


def pages(client: TestClient, address: str) -> Iterator[dict[str, Any]]:
    """Every page from `address` on."""
    following: str | None = address
    while following:
        answer = client.get(following)
        assert answer.status_code == 200, answer.text
        page = answer.json()
        link = f'<{page["next"]}>; rel="next"' if page["next"] else None
        assert answer.headers.get("link") == link
        yield page
        following = page["next"]


def test_pages_hold_every_row_once(client: TestClient, lists: list[str]) -> None:
    assert PLANS in lists
    asked = ("departments/省水利厅", "departments/省生态环境厅", "projects/引汉济渭", "places/咸阳市")
    for path in (*lists, *(f"/api/v1/{one}/tasks" for one in (*asked, "plans/陕西省水安全保障方案"))):
        whole = client.get(path, params={"limit": 1000}).json()
        assert whole["next"] is None
        one_by_one = list(pages(client, f"{path}?limit=1"))
        assert [row for page in one_by_one for row in page["rows"]] == whole["rows"]
        assert {page["total"] for page in one_by_one} <= {len(whole["rows"]), None}


def test_a_cursor_belongs_to_its_list_and_filters(client: TestClient) -> None:
    cursor = client.get(PLANS, params={"limit": 1}).json()["next"].partition("cursor=")[2]
    assert client.get(f"{PLANS}?cursor={cursor}").status_code == 200
    for path in (f"/api/v1/candidates?cursor={cursor}", f"{PLANS}?cursor=x", f"{PLANS}?cursor=W10"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["errors"][0]["parameter"]) == (422, "query.cursor")


def test_an_unknown_parameter_is_named_and_the_known_ones_are_told(client: TestClient) -> None:
    answer = client.get(f"{PLANS}?limt=3&陕西=1")
    assert answer.status_code == 422
    assert [one["parameter"] for one in answer.json()["errors"]] == ["query.limt", "query.陕西"]
    assert "limit" in answer.json()["errors"][0]["message"]
    assert client.post("/api/v1/judgements?x=1", json={"verdict": "undo"}).json()["errors"]


def test_fields_leave_the_rest_out(client: TestClient) -> None:
    answer = client.get(f"{PLANS}?fields=tasks,name&limit=1").json()
    assert [set(row) for row in answer["rows"]] == [{"name", "tasks"}]
    assert (answer["total"], bool(answer["next"])) == (2, True)
    assert client.get("/api/v1/plans/陕西省水安全保障方案?fields=tasks").json() == {"tasks": 2}
    wrong = client.get(f"{PLANS}?fields=name,nome")
    assert (wrong.status_code, wrong.json()["errors"][0]["parameter"]) == (422, "query.fields")


def test_rows_as_csv_open_in_a_spreadsheet_and_run_nothing(client: TestClient) -> None:
    answer = client.get(PLANS, headers={"Accept": "text/csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    given = client.get(PLANS).json()["rows"]
    assert [(row["name"], int(row["tasks"])) for row in rows] == [
        (one["name"], one["tasks"]) for one in given
    ]
    assert rows[0]["documents"] == "; ".join(given[0]["documents"])
    assert rows[0]["number"] == ""


def test_a_formula_stands_behind_an_apostrophe() -> None:
    from api.formats import table
    from api.responses import Named as Shown

    names = ["=1+1", "+1", "-1", "@a", "\tx", "＝1", "一=1", 'a"b,\nc']
    rows = [Shown(label="Plan", id="1", name=name) for name in names]
    text = b"".join(table(rows, Shown, ("id", "name"))).decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read[0] == ["id", "name"]
    assert [row[1] for row in read[1:]] == [f"'{name}" for name in names[:6]] + names[6:]


def test_rows_as_lines_are_those_of_every_page(client: TestClient) -> None:
    answer = client.get(PLANS, headers={"Accept": "application/x-ndjson"})
    assert [json.loads(line) for line in answer.text.splitlines()] == client.get(PLANS).json()["rows"]
    one = client.get(f"{PLANS}?limit=1&fields=id", headers={"Accept": "application/jsonl"})
    assert (len(one.text.splitlines()), 'rel="next"' in one.headers["link"]) == (1, True)


@pytest.mark.parametrize(
    ("accept", "status", "form"),
    [
        ("*/*", 200, "application/json"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", 200, "application/json"),
        ("text/csv;q=0.5, application/json", 200, "application/json"),
        ("text/csv, application/json;q=0.5", 200, "text/csv; charset=utf-8"),
        ("image/png", 406, "application/problem+json"),
        ("application/json;q=0", 406, "application/problem+json"),
        ("application/json;q=x, text/csv", 200, "text/csv; charset=utf-8"),
    ],
)
def test_the_form_is_what_accept_likes_best(client: TestClient, accept: str, status: int, form: str) -> None:
    answer = client.get(PLANS, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (status, form)


def test_what_has_no_rows_is_json_only(client: TestClient) -> None:
    assert client.get("/api/v1/statistics", headers={"Accept": "text/csv"}).status_code == 406


@pytest.mark.parametrize("path", ["networks/co", "networks/lead", "networks/two-mode", "lineage"])
def test_a_graph_is_to_be_had_as_one(client: TestClient, path: str) -> None:
    answer = client.get(f"/api/v1/{path}", headers={"Accept": "application/graphml+xml"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/graphml+xml")
    read = nx.parse_graphml(answer.text)
    given = client.get(f"/api/v1/{path}").json()
    nodes = given.get("nodes", [])
    assert {(id_, name) for id_, name in read.nodes(data="name")} == {
        (one["id"], one["name"]) for one in nodes
    }
    weights = sorted(weight for *_, weight in read.edges(data="weight"))
    assert weights == sorted(one["weight"] for one in given.get("edges", []))


def test_a_tag_holds_until_something_changes(
    client: TestClient, store: Store, small_graph: GraphSettings
) -> None:
    first = client.get(PLANS)
    tag = first.headers["etag"]
    again = client.get(PLANS, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    for other in (f"{PLANS}?limit=1", "/api/v1/statistics"):
        assert client.get(other, headers={"If-None-Match": tag}).status_code == 200
    rows = client.get(PLANS, headers={"If-None-Match": tag, "Accept": "text/csv"})
    assert rows.status_code == 200
    said = store.read("MATCH (g:Graph) RETURN g.content_hash AS hash")[0]["hash"]
    app = create_app(ApiSettings(graph=small_graph))
    with TestClient(app, base_url="http://localhost") as other_server:
        assert other_server.get(PLANS).headers["etag"] == tag
        try:
            store.write("MATCH (g:Graph) SET g.content_hash = 'another'")
            small_graph.ledger.touch()
            changed = other_server.get(PLANS, headers={"If-None-Match": tag})
            assert (changed.status_code, changed.headers["etag"] == tag) == (200, False)
        finally:
            store.write("MATCH (g:Graph) SET g.content_hash = $said", said=said)
            small_graph.ledger.unlink()


def test_a_judgement_changes_the_tag(client: TestClient, small_graph: GraphSettings) -> None:
    before = client.get("/api/v1/judgements")
    log = Judgements(small_graph.judgements)
    try:
        log.add(Judgement("rename", one=Named("Department", "0" * 16), name="甲"))
        after = client.get("/api/v1/judgements", headers={"If-None-Match": before.headers["etag"]})
        assert (after.status_code, after.json()["total"]) == (200, 1)
    finally:
        small_graph.judgements.unlink()


def test_what_watches_the_server_is_never_held_in_a_cache(client: TestClient) -> None:
    for path in ("/health/live", "/health/ready", "/api/v1/health/ready", "/metrics"):
        answer = client.get(path)
        assert (answer.status_code, "etag" in answer.headers) == (200, False)


def test_answers_are_compressed(client: TestClient) -> None:
    for coding in ("gzip", "br", "zstd"):
        with client.stream("GET", "/api/v1/openapi.json", headers={"Accept-Encoding": coding}) as answer:
            raw = b"".join(answer.iter_raw())
        assert answer.headers["content-encoding"] == coding
        if coding == "gzip":
            assert json.loads(gzip.decompress(raw))["openapi"]


def test_every_answer_names_its_request(client: TestClient) -> None:
    given = "0f" * 16
    assert client.get(PLANS, headers={"X-Request-ID": given}).headers["x-request-id"] == given
    problem = client.get("/api/v1/nothing", headers={"X-Request-ID": "no id\\n"})
    assert problem.json()["request_id"] == problem.headers["x-request-id"] != "no id"


def test_too_large_a_body_and_a_body_that_is_no_json_are_problems(client: TestClient) -> None:
    sent = {"Content-Type": "application/json"}
    large = client.post("/api/v1/judgements", content=b" " * (2 << 20), headers=sent)
    assert (large.status_code, large.json()["title"]) == (413, "The body is too large")
    chunks = client.post("/api/v1/judgements", content=iter([b" " * (1 << 19)] * 3), headers=sent)
    assert (chunks.status_code, chunks.headers["content-type"]) == (413, "application/problem+json")
    broken = client.post("/api/v1/judgements", content=b"{", headers=sent)
    assert (broken.status_code, broken.json()["errors"][0]["parameter"]) == (422, "body.1")


def test_routes_are_counted_by_template(client: TestClient) -> None:
    client.get("/api/v1/departments/省水利厅/tasks")
    client.get("/api/v1/%E7%A7%98%E5%AF%86")
    client.request("BREW", PLANS)
    text = client.get("/metrics").text
    assert 'method="GET",route="/api/v1/departments/{name}/tasks",status="200"' in text
    assert 'method="GET",route="other",status="404"' in text
    assert 'method="other"' in text
    assert "水利" not in text
    assert "秘密" not in text


def test_the_log_is_json_without_what_was_asked(
    client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        log_as_json("info")
        answer = client.get("/api/v1/search?q=秘密", headers={"X-API-Key": "secret"})
        logging.getLogger("another").warning("also %s", "so")
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        logging.getLogger(LOGGER).setLevel(logging.NOTSET)
    said = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    request = next(line for line in said if line["event"] == "answered")
    assert (request["route"], request["status"]) == ("/api/v1/search", 200)
    assert request["request"] == answer.headers["x-request-id"]
    assert {"event": "also so", "level": "warning"}.items() <= said[-1].items()
    assert "秘密" not in str(said)
    assert "secret" not in str(said)


def test_other_origins_may_read_only_where_a_setting_says_so(
    small_graph: GraphSettings, calling: Callable[[FastAPI], TestClient]
) -> None:
    origin = {"Origin": "https://lab.example"}
    for origins, allowed in (((), None), (("https://lab.example",), "https://lab.example")):
        app = create_app(ApiSettings(graph=small_graph, cors_origins=origins))
        with calling(app) as asked:
            answer = asked.get(PLANS, headers=origin)
            assert answer.status_code == (200 if allowed else 403)
            assert answer.headers.get("access-control-allow-origin") == allowed
            posted = asked.post("/api/v1/judgements", json={"verdict": "perhaps"}, headers=origin)
            assert posted.status_code == (422 if allowed else 403)
