"""A server on somebody's own machine answers to its own names only, and its page runs nothing foreign."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from api.guard import Guard
from api.settings import ApiSettings


def _client(**settings: object) -> TestClient:
    app = Starlette(routes=[Route("/", lambda _: PlainTextResponse("here"))])
    return TestClient(Guard(app, ApiSettings(**settings).hosts))


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "LOCALHOST:1", "[::1]:8000", "[::1]"])
def test_loopback_names_are_served(host: str) -> None:
    assert _client().get("/", headers={"Host": host}).text == "here"


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "localhost:x"]
)
def test_other_names_are_turned_away(host: str) -> None:
    answer = _client().get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert answer.headers["content-type"] == "application/problem+json"
    assert "TONGCHOU_ALLOWED_HOSTS" in answer.json()["advice"]


def test_further_names_are_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGCHOU_ALLOWED_HOSTS", "graph.example, other.example")
    client = _client()
    assert client.get("/", headers={"Host": "other.example:80"}).status_code == 200
    assert client.get("/", headers={"Host": "third.example"}).status_code == 421


def test_every_response_is_guarded() -> None:
    for host in ("localhost", "evil.example"):
        headers = _client().get("/", headers={"Host": host}).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
