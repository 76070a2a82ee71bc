"""The way in: raw request lines, taken ports, and a real server on a real socket."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from api import create_app
from api.errors import PortError
from api.server import NamesAsTyped, Server, encode_request_line, listen
from api.settings import ApiSettings
from graph import GraphSettings, LocalServer
from tongchou.uploading import Ingesting


def test_only_the_request_line_is_encoded() -> None:
    raw = "GET /departments/省水利厅/tasks?q=咸阳 HTTP/1.1\r\nX-Note: 备注\r\n\r\n正文".encode()
    line, _, rest = encode_request_line(raw).partition(b"\r\n")
    assert line == (
        b"GET /departments/%E7%9C%81%E6%B0%B4%E5%88%A9%E5%8E%85/tasks?q=%E5%92%B8%E9%98%B3 HTTP/1.1"
    )
    assert rest == raw.partition(b"\r\n")[2]


def test_an_encoded_line_stays_as_it_is() -> None:
    raw = b"GET /a%2Fb?q=%E5%92%B8+x&y=1 HTTP/1.1\r\n\r\n"
    assert encode_request_line(raw) == raw


def test_a_taken_port_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortError, match=rf"port {port}.*TONGCHOU_PORT") as caught:
            listen(ApiSettings(port=port))
    assert caught.value.port == port


def test_small_answers_are_sent_at_once() -> None:
    """asyncio sets TCP_NODELAY on what a socket accepts whose protocol it can see."""
    with listen(ApiSettings(port=0)) as sock, socket.create_connection(sock.getsockname()):
        accepted, _ = sock.accept()
        with accepted:
            assert accepted.proto == socket.IPPROTO_TCP


@contextlib.contextmanager
def _running(app: Starlette, connections: int | None = None) -> Iterator[int]:
    import uvicorn

    up = threading.Event()
    with listen(ApiSettings(port=0)) as sock:
        config = uvicorn.Config(
            app, http=NamesAsTyped, ws="none", log_level="error", limit_concurrency=connections
        )
        server = Server(config, up.set)
        thread = threading.Thread(target=server.run, args=([sock],))
        thread.start()
        try:
            assert up.wait(20)
            yield sock.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


def test_names_pasted_raw_arrive_like_encoded_ones() -> None:
    async def echo(request: Request) -> JSONResponse:
        return JSONResponse([request.path_params["name"], request.query_params["q"]])

    with (
        _running(Starlette(routes=[Route("/d/{name:path}/tasks", echo)])) as port,
        socket.create_connection(("127.0.0.1", port)) as client,
    ):
        for close in ("keep-alive", "close"):  # twice on one connection
            head = f"GET /d/省水利厅/tasks?q=咸阳 HTTP/1.1\r\nHost: localhost\r\nConnection: {close}\r\n\r\n"
            # In two pieces, cut inside a character: networks do.
            client.sendall(head.encode()[:9])
            client.sendall(head.encode()[9:])
            reply = b""
            while '"咸阳"]'.encode() not in reply:
                piece = client.recv(4096)
                assert piece, reply
                reply += piece
            assert '["省水利厅","咸阳"]'.encode() in reply


def asked(port: int, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any, Any]:
    """Status, headers and JSON of an answer, on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with contextlib.closing(connection):
        sent = json.dumps(body) if body is not None else None
        connection.request(method, path, sent, {"Content-Type": "application/json", **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers, json.loads(answer.read())


LIVE, READY, TASKS = (
    "/health/live",
    "/health/ready",
    "/api/v1/departments/%E7%9C%81%E6%B0%B4%E5%88%A9%E5%8E%85/tasks",
)
CYPHER, JOBS = "/api/v1/cypher", "/api/v1/jobs"


def test_a_database_that_is_killed_is_there_again(small_graph: GraphSettings) -> None:
    """While requests come: those that it does not answer are told when to come again, and the server is as it
    was when the database is."""
    local = LocalServer(small_graph)
    local.start()
    with _running(create_app(ApiSettings(graph=small_graph))) as port:
        before = asked(port, "GET", TASKS)
        assert (before[0], asked(port, "GET", READY)[0]) == (200, 200)
        seen: list[tuple[str, int, Any]] = []
        over = threading.Event()

        def ask(method: str, path: str, body: Any) -> None:
            while not over.is_set():
                status, headers, _ = asked(port, method, path, body)
                seen.append((path, status, headers["Retry-After"]))

        questions = [
            ("GET", TASKS, None),
            ("POST", CYPHER, {"query": "RETURN 1 AS one"}),
            ("GET", LIVE, None),
        ]
        asking = [threading.Thread(target=ask, args=one) for one in questions]
        for thread in asking:
            thread.start()
        pid = local.status().pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        told = []
        while not told or told[-1] != 200 or 503 not in told:
            told.append(asked(port, "GET", READY)[0])
        over.set()
        for thread in asking:
            thread.join()
        assert set(told) == {200, 503}
        assert {status for path, status, _ in seen if path == LIVE} == {200}
        assert {status for path, status, _ in seen if path != LIVE} == {200, 503}
        assert all(int(after) > 0 for _, status, after in seen if status == 503)
        after = asked(port, "GET", TASKS)
        assert (after[0], after[2]) == (200, before[2])
        assert local.status().pid != pid


def test_a_head_that_does_not_come_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.server.HEAD_SECONDS", 0.3)

    async def here(_: Request) -> JSONResponse:
        return JSONResponse("here")

    whole = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
    with _running(Starlette(routes=[Route("/", here)])) as port:
        for first in (b"", whole[:20], whole + whole[:20]):
            with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
                client.sendall(first)
                said = b""
                with contextlib.suppress(ConnectionResetError):
                    while piece := client.recv(4096):
                        said += piece
                assert (b"here" in said) == (len(first) > 20)


def test_a_connection_too_many_is_told_so_and_closed() -> None:
    """Also one that says nothing; and those that were there before are answered."""

    async def here(_: Request) -> JSONResponse:
        return JSONResponse("here")

    with _running(Starlette(routes=[Route("/x", here)]), connections=2) as port:
        kept = [http.client.HTTPConnection("127.0.0.1", port, timeout=30) for _ in range(2)]

        def all_answer() -> None:
            for connection in kept:
                connection.request("GET", "/x")
                assert connection.getresponse().read() == b'"here"'

        all_answer()
        with socket.create_connection(("127.0.0.1", port), timeout=30) as silent:
            assert silent.recv(1) == b""
        status, headers, told = asked(port, "GET", "/x")
        assert (status, told["type"]) == (503, "urn:tongchou:problem:connections")
        assert (headers["Connection"], headers["Retry-After"], told["instance"]) == ("close", "5", "/x")
        all_answer()
        kept.pop().close()
        while asked(port, "GET", "/x")[0] == 503:
            time.sleep(0.05)
        all_answer()
        kept.pop().close()


@pytest.fixture
def impatient(small_graph: GraphSettings) -> Iterator[tuple[int, dict[str, str]]]:
    """A server that waits for no client longer than half a second: its port, and the header of its token."""
    settings = ApiSettings(graph=small_graph, client_seconds=0.5)
    app = create_app(settings, ingest=Ingesting(small_graph))
    with _running(app) as port:
        yield port, {"Authorization": f"Bearer {app.state.access.token}"}


def begun(port: int, path: str, length: int, body: bytes, **headers: str) -> socket.socket:
    """A connection on which a request stands that says it has `length` bytes, and so many of them."""
    lines = {"Host": "localhost", "Content-Length": str(length), **headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    client = socket.create_connection(("127.0.0.1", port), timeout=30)
    client.sendall(f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + body)
    return client


def test_a_body_that_does_not_come_is_not_waited_for(
    impatient: tuple[int, dict[str, str]], small_graph: GraphSettings
) -> None:
    port, token = impatient
    form = {"Content-Type": "multipart/form-data; boundary=x", **token}
    part = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n' + b"a" * 5000
    jobs = small_graph.home / "jobs"
    for path, body, headers in ((CYPHER, b'{"query"', {}), (JOBS, part, form)):
        with begun(port, path, 10_000, body, **headers) as client:
            assert asked(port, "GET", LIVE)[0] == 200
            assert client.recv(4096).startswith(b"HTTP/1.1 408 ")
    # One that goes away in the middle.
    begun(port, JOBS, 10_000, part, **form).close()
    while left := [path.name for path in jobs.iterdir() if path.name != "lock"]:
        assert left == ["1"]
        time.sleep(0.05)
    assert asked(port, "GET", JOBS)[2]["rows"] == []


def test_an_answer_that_is_not_taken_keeps_no_turn(impatient: tuple[int, dict[str, str]]) -> None:
    port, _ = impatient
    query = {"query": "UNWIND range(1, 10000) AS i RETURN i, $x", "parameters": {"x": "x" * 1500}}
    body = json.dumps(query).encode()
    form = {"Content-Type": "application/json", "Accept": "application/x-ndjson"}
    slow = [begun(port, CYPHER, len(body), body, **form) for _ in range(2)]
    try:
        for client in slow:  # both turns are taken
            assert client.recv(100).startswith(b"HTTP/1.1 200 ")
        while (answer := asked(port, "POST", CYPHER, {"query": "RETURN 1 AS one"}))[0] != 200:
            assert (answer[0], answer[2]["type"]) == (503, "urn:tongchou:problem:console-busy")
        assert answer[2]["rows"] == [[1]]
    finally:
        for client in slow:
            client.close()


def test_a_head_that_does_not_end_is_refused() -> None:
    async def here(request: Request) -> JSONResponse:
        return JSONResponse(request.headers["x"])

    def answered(size: int) -> bytes:
        with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
            said = b""
            with contextlib.suppress(ConnectionError):  # what was not read is answered with a reset
                client.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX: ")
                client.sendall(b"x" * size + b"\r\n\r\n")
                while piece := client.recv(4096):
                    said += piece
            return said

    with _running(Starlette(routes=[Route("/", here)])) as port:
        assert answered(30_000).endswith(b'"' + b"x" * 30_000 + b'"')
        assert b"HTTP/1.1 200 " not in answered(200_000)


def test_who_asks_for_another_protocol_gets_the_answer() -> None:
    async def here(_: Request) -> JSONResponse:
        return JSONResponse("here")

    with _running(Starlette(routes=[Route("/", here)])) as port:
        for protocol in ("h2c", "websocket"):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", "/", headers={"Connection": "Upgrade", "Upgrade": protocol})
            answer = connection.getresponse()
            assert (answer.status, answer.read()) == (200, b'"here"')
            connection.close()
