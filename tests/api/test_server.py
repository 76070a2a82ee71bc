"""The way in: raw request lines, taken ports, and a real server on a real socket."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from api.errors import PortError
from api.server import NamesAsTyped, Server, encode_request_line, listen
from api.settings import ApiSettings


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


@contextlib.contextmanager
def _running(app: Starlette) -> Iterator[int]:
    import uvicorn

    up = threading.Event()
    with listen(ApiSettings(port=0)) as sock:
        server = Server(uvicorn.Config(app, http=NamesAsTyped, ws="none", log_level="error"), up.set)
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
