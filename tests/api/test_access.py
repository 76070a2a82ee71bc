"""Who may do what: the table in cases/who_may.yaml, every caller at every route, on a real graph."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient
from starlette.routing import Mount

from api import ApiSettings, create_app
from api.access import needed
from api.keys import SCOPES, Keys
from api.peers import is_ours
from api.routing import Route
from graph import GraphSettings

TABLE = yaml.safe_load((Path(__file__).parent / "cases" / "who_may.yaml").read_text("utf-8"))
SERVERS = {
    "here": {},
    "elsewhere": {"host": "0.0.0.0", "allowed_hosts": ("*",)},
    "named": {"allowed_hosts": ("graph.example",)},
    "strict": {"require_keys": True},
}


@pytest.fixture(scope="module")
def keys(small_graph: GraphSettings) -> Iterator[dict[str, str]]:
    """A key of each scope, in the home."""
    made = Keys(ApiSettings(graph=small_graph).keys)
    yield {scope: made.make(f"one to {scope}", [scope]) for scope in SCOPES} | {"wrong": "tongchou_wrong"}
    for scope in SCOPES:
        made.revoke(f"one to {scope}")


@pytest.fixture(scope="module")
def servers(small_graph: GraphSettings) -> Iterator[dict[str, FastAPI]]:
    made = {
        name: create_app(ApiSettings(graph=small_graph, **settings)) for name, settings in SERVERS.items()
    }
    yield made
    for app in made.values():
        app.state.database.close()


def routes(app: FastAPI) -> dict[str, Any]:
    """Every route by its method and path; the page's files are a mount, and no route."""
    found = {}
    for context in iter_route_contexts(app.routes):
        route = context.original_route
        assert isinstance(route, Route | Mount), f"{route} does not ask who calls it"
        if isinstance(route, Route):
            path = context.path.replace(":path}", "}")
            found |= {f"{method} {path}": route for method in context.methods}
    return found


def test_every_route_is_in_the_table(servers: dict[str, FastAPI]) -> None:
    declared = {name: sorted(route.scopes) for name, route in routes(servers["here"]).items()}
    assert declared == {name: sorted(scopes) for name, scopes in TABLE["routes"].items()}


def test_a_route_that_changes_something_has_to_say_for_whom() -> None:
    def change() -> None: ...

    assert needed(change, {"GET"}) == {"read"}
    with pytest.raises(TypeError, match=r"change does not say which scope"):
        needed(change, {"POST"})


@pytest.mark.parametrize("name", TABLE["callers"])
def test_who_may_do_what(name: str, servers: dict[str, FastAPI], keys: dict[str, str]) -> None:
    caller = TABLE["callers"][name]
    app = servers[caller["listens"]]
    headers = sent(caller, keys | {"token": app.state.access.token or ""})
    client = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
    for route, scopes in TABLE["routes"].items():
        method, _, path = route.partition(" ")
        answer = client.request(method, path.replace("{", "").replace("}", ""), headers=headers)
        said = refusal(answer)
        if "refused" in caller:
            assert said == caller["refused"], route
        elif not scopes or "admin" in caller["scopes"] or set(scopes) & set(caller["scopes"]):
            assert said in ("", "403 session"), route
        else:
            assert said == caller["else"], route
            assert answer.headers["www-authenticate"].startswith('Bearer realm="tongchou"')


def sent(caller: dict[str, Any], keys: dict[str, str]) -> dict[str, str]:
    headers = {"Host": caller.get("host", "localhost")}
    if "key" in caller:
        headers["Authorization"] = f"Bearer {keys[caller['key']]}"
    if "origin" in caller:
        headers["Origin"] = f"http://{headers['Host']}" if caller["origin"] == "own" else caller["origin"]
    if "site" in caller:
        headers |= {"Sec-Fetch-Site": caller["site"], "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}
    if "forwarded" in caller:
        headers["X-Forwarded-For"] = "203.0.113.9"
    return headers


def refusal(answer: Any) -> str:
    """How the answer turns the caller away: status and kind of problem; nothing where it does not."""
    if answer.status_code not in (401, 403, 421):
        return ""
    return f"{answer.status_code} {answer.json()['type'].rpartition(':')[2]}"


@pytest.mark.parametrize(
    ("listens", "headers", "given"),
    [
        ("here", {"Origin": "http://localhost"}, True),
        ("here", {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}, True),
        ("here", {}, False),
        ("here", {"Origin": "http://localhost:3000"}, False),
        ("here", {"Origin": "http://localhost", "X-Forwarded-For": "203.0.113.9"}, False),
        ("here", {"Origin": "http://evil.example", "Host": "evil.example"}, False),
        ("elsewhere", {"Origin": "http://localhost"}, False),
        ("named", {"Origin": "http://localhost"}, False),
        ("named", {"Origin": "http://graph.example", "Host": "graph.example"}, False),
    ],
)
def test_the_token_is_for_the_own_page_alone(
    servers: dict[str, FastAPI], listens: str, headers: dict[str, str], given: bool
) -> None:
    app = servers[listens]
    answer = TestClient(app, base_url="http://localhost").post("/api/v1/session", headers=headers)
    assert (answer.status_code == 200) is given
    if given:
        assert answer.json() == {"token": app.state.access.token, "scopes": ["read", "judge", "ingest"]}
        assert answer.headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in answer.headers
    else:
        assert "token_" not in answer.text


def test_an_origin_of_the_settings_may_ask_and_is_not_handed_the_token(small_graph: GraphSettings) -> None:
    app = create_app(ApiSettings(graph=small_graph, cors_origins=("https://lab.example",)))
    with TestClient(app, base_url="http://localhost", headers={"Origin": "https://lab.example"}) as client:
        assert client.get("/api/v1/plans").status_code == 200
        assert client.post("/api/v1/session").status_code == 403


def test_every_start_has_a_token_of_its_own(small_graph: GraphSettings) -> None:
    tokens = {create_app(ApiSettings(graph=small_graph)).state.access.token for _ in range(3)}
    assert len(tokens) == 3
    assert min(map(len, tokens)) > 43


def test_a_link_on_another_site_leads_here_and_a_frame_does_not(servers: dict[str, FastAPI]) -> None:
    client = TestClient(servers["here"], base_url="http://localhost")
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert client.get("/?q=水利厅", headers=link).status_code == 200
    assert client.get("/", headers=link | {"Sec-Fetch-Dest": "iframe"}).status_code == 403
    assert client.post("/api/v1/session", headers=link).status_code == 403


def test_who_am_i(servers: dict[str, FastAPI], keys: dict[str, str]) -> None:
    client = TestClient(servers["here"], base_url="http://localhost")
    assert client.get("/api/v1/session").json() == {"name": "anybody on this machine", "scopes": ["read"]}
    key = client.get("/api/v1/session", headers={"X-API-Key": keys["admin"]})
    assert key.json() == {"name": "key one to admin", "scopes": list(SCOPES)}


def test_what_holds_of_a_key_holds_at_once(servers: dict[str, FastAPI], small_graph: GraphSettings) -> None:
    client = TestClient(servers["elsewhere"], base_url="http://graph.example")
    made = Keys(ApiSettings(graph=small_graph).keys)
    key = {"X-API-Key": made.make("for a minute", ["read"])}
    assert client.get("/api/v1/statistics", headers=key).status_code == 200
    made.revoke("for a minute")
    answer = client.get("/api/v1/statistics", headers=key)
    assert (answer.status_code, 'error="invalid_token"' in answer.headers["www-authenticate"]) == (401, True)


def test_a_body_is_not_read_of_whom_may_not_send_it(servers: dict[str, FastAPI]) -> None:
    client = TestClient(servers["here"], base_url="http://localhost")
    sent_as = {"Content-Type": "application/json"}
    answer = client.post("/api/v1/judgements", content=b"{", headers=sent_as)
    assert (answer.status_code, answer.json()["type"]) == (401, "urn:tongchou:problem:key")


def test_the_description_says_what_needs_a_key(servers: dict[str, FastAPI]) -> None:
    described = servers["here"].openapi()
    assert set(described["components"]["securitySchemes"]) == {"bearer", "key"}
    for route, scopes in TABLE["routes"].items():
        method, _, path = route.partition(" ")
        if operation := described["paths"].get(path, {}).get(method.lower()):
            named = {one for way in operation["security"] for given in way.values() for one in given}
            assert named == set(scopes)
            assert ({} in operation["security"]) == (not scopes or "read" in scopes)


# Whose program asks

ASK = """
import os, socket, sys
host, port, user = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
os.setuid(user)
asking = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
asking.connect((host, port))
asking.recv(1)
"""


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
@pytest.mark.skipif(os.getuid() != 0, reason="needs a user to become")
def test_the_program_of_another_user_is_not_ours(host: str) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.create_server((host, 0), family=family) as server:
        server.settimeout(60)
        address = server.getsockname()[:2]
        for user, ours in ((0, True), (65534, False)):
            asking = [sys.executable, "-S", "-c", ASK, host, str(address[1]), str(user)]
            with subprocess.Popen(asking) as program:
                connection, peer = server.accept()
                with connection:
                    assert is_ours(peer[:2], address) is ours
                program.wait()


def test_where_the_system_does_not_tell_nobody_is_another() -> None:
    assert is_ours(None, None)
    assert is_ours(("testclient", 50000), ("localhost", 80))
    assert is_ours(("127.0.0.1", 1), ("127.0.0.1", 2))


def test_whoever_asks_too_often_is_told_when_to_ask_again(small_graph: GraphSettings) -> None:
    settings = ApiSettings(graph=small_graph, require_keys=True, requests_a_minute=8)  # two at once
    made = Keys(settings.keys)
    secrets = {name: made.make(name, ["read"]) for name in ("often", "seldom")}
    try:
        with TestClient(create_app(settings), base_url="http://localhost") as client:

            def ask(key: str | None) -> Any:
                return client.get("/api/v1/plans", headers={"X-API-Key": key} if key else {})

            answers = [ask(secrets["often"]) for _ in range(3)]
            assert [one.status_code for one in answers] == [200, 200, 429]
            assert answers[2].json()["type"] == "urn:tongchou:problem:rate"
            assert 0 < int(answers[2].headers["retry-after"]) <= 8
            assert ask(secrets["seldom"]).status_code == 200
            # Without a key, or with one that is none, the address counts.
            assert [ask(key).status_code for key in (None, "tongchou_wrong", None)] == [401, 401, 429]
        with TestClient(create_app(ApiSettings(graph=small_graph, requests_a_minute=4))) as client:
            here = {client.get("/health/live", headers={"Host": "localhost"}).status_code for _ in range(9)}
            assert here == {200}
    finally:
        for name in secrets:
            made.revoke(name)
