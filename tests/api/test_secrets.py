"""No key, token or password, and nothing of a query string, a header or a body, in what the server writes."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from api.keys import Keys
from graph.settings import GraphSettings

SERVE = [sys.executable, "-c", "from tongchou.cli import main; main(['serve'])"]
SECRET = "correct-horse-battery-staple"
# A query that the database has to end.
ENDLESS = (
    "UNWIND range(1, 9999) AS a UNWIND range(1, 9999) AS b UNWIND range(1, 9999) AS c "
    f"WITH a, b, c WHERE a + b + c < 0 AND '{SECRET}' <> '' RETURN count(*) AS n"
)


@contextlib.contextmanager
def served(said: Path, **settings: str) -> Iterator[int]:
    """`tongchou serve`, whose output goes to `said`, at its port."""
    environment = os.environ | {"TONGCHOU_PORT": "0", "TONGCHOU_LOG_LEVEL": "debug", **settings}
    with said.open("w") as file:
        program = subprocess.Popen(SERVE, env=environment, stdout=file, stderr=file)
    try:
        while "answers at" not in said.read_text():
            assert program.poll() is None, said.read_text()
            time.sleep(0.05)
        yield int(said.read_text().partition("answers at ")[2].split()[0].rpartition(":")[2])
    finally:
        program.terminate()
        program.wait()


def asked(port: int, path: str, body: Mapping[str, Any] | None = None, **headers: str) -> tuple[int, str]:
    """Status and headers with the body, as text."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with contextlib.closing(connection):
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is None:
            connection.request("GET", path, headers=sent)
        else:
            connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json", **sent})
        answer = connection.getresponse()
        return answer.status, f"{answer.headers}{answer.read().decode()}"


def test_nothing_that_the_server_writes_holds_a_secret(small_graph: GraphSettings, tmp_path: Path) -> None:
    keys = Keys(small_graph.home / "keys.json")
    key = keys.make("the lab", ["read", "admin"])
    try:
        with served(tmp_path / "said", TONGCHOU_HOME=str(small_graph.home)) as port:
            token = (small_graph.home / "token").read_text()
            plans, cypher = "/api/v1/plans", "/api/v1/cypher"
            answers = [
                (200, asked(port, plans, X_API_Key=key)),
                (200, asked(port, plans, Authorization=f"Bearer {token}")),
                (200, asked(port, "/api/v1/session", Authorization=f"Bearer {key}")),
                (401, asked(port, plans, X_API_Key=SECRET)),
                (401, asked(port, plans, Authorization=f"Bearer {SECRET}")),
                (401, asked(port, plans, Authorization=f"Basic {SECRET}")),
                *(
                    (422, asked(port, f"{plans}?{name}={given}"))
                    for name in ("key", "api_key", "token", "cursor", "limit")
                    for given in (SECRET, key, token)
                ),
                (200, asked(port, plans, Cookie=SECRET, X_Request_ID=SECRET, User_Agent=SECRET)),
                (421, asked(port, plans, Host="elsewhere", Referer=f"http://elsewhere/{SECRET}")),
                (
                    422,
                    asked(port, "/api/v1/judgements", {"verdict": "perhaps", "why": SECRET}, X_API_Key=key),
                ),
                (200, asked(port, "/metrics")),
            ]
            with socket.create_connection(("127.0.0.1", port)) as client:
                client.sendall(f"{SECRET}\r\nX-API-Key: {key}\r\n\r\n".encode())
                answers.append((400, (400, client.recv(4096).decode())))
            # What somebody asks in Cypher is told back to them, and to nobody else.
            own = [
                (422, asked(port, cypher, {"query": f"RETURN '{SECRET}"})),
                (403, asked(port, cypher, {"query": f"CREATE (n {{p: '{SECRET}'}})"})),
                (504, asked(port, cypher, {"query": ENDLESS, "seconds": 1})),
            ]
        for status, answer in answers + own:
            assert answer[0] == status, answer
    finally:
        keys.revoke("the lab")
    log = (tmp_path / "said").read_text()
    assert '"status": 504' in log
    for told in (log, *(text for _, (_, text) in answers)):
        assert not [secret for secret in (SECRET, key, token) if secret in told], told


@pytest.mark.parametrize("uri", [f"bolt://neo4j:{SECRET}@127.0.0.1:1", "bolt://127.0.0.1:1"])
def test_a_database_that_cannot_be_had_is_named_without_its_password(uri: str, tmp_path: Path) -> None:
    settings = {"TONGCHOU_NEO4J_URI": uri, "TONGCHOU_NEO4J_PASSWORD": SECRET, "TONGCHOU_PORT": "0"}
    environment = os.environ | settings | {"TONGCHOU_HOME": str(tmp_path)}
    done = subprocess.run(SERVE, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "127.0.0.1:1" in done.stderr
    assert SECRET not in done.stdout + done.stderr
