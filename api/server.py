"""Running the application: the socket first, so that a taken port is said before anything else starts."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any, Literal
from urllib.parse import quote

import uvicorn
from fastapi import FastAPI
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.errors import ConnectionsError, PortError
from api.problems import problem
from api.settings import ApiSettings

_ASCII = "".join(map(chr, range(128)))
BACKLOG = 128
HEAD_SECONDS = 30.0
"""So long the head of a request may take, from the connection or its own first byte on."""
REFUSED_SECONDS = 1.0
"""The same on a connection beyond those that may be open."""
HEAD_BYTES = 1 << 16
"""So long the head of a request may be; the parser itself has no limit."""

_Part = Literal["between", "head", "body"]


class NamesAsTyped(HttpToolsProtocol):
    """HTTP/1.1 that also takes a request line with raw UTF-8 in it: what curl sends for a pasted address.

    RFC 9112 wants such bytes percent-encoded; browsers do it, command-line clients do not. A connection is
    closed when its request does not come within `HEAD_SECONDS`, or its head is longer than `HEAD_BYTES`. With
    `limit_concurrency` so many connections may be open; one more is answered with a problem and closed.
    """

    _impatient: asyncio.TimerHandle | None = None
    _part: _Part = "between"
    _head = 0

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        # uvicorn would answer in plain text, and keep the connection.
        self._most, self.limit_concurrency = self.limit_concurrency, None
        self._patience = HEAD_SECONDS

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if self._most is not None and len(self.connections) > self._most:
            self.app = _refusing(self._most)
            self._patience = REFUSED_SECONDS
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._part != "body":
            data = encode_request_line(data)
            self._head += len(data)
        super().data_received(data)
        if self._part == "head" and self._head > HEAD_BYTES:
            self.send_400_response("The head of this request is too long.")
        elif self._part == "head" or (self._part == "between" and self._is_idle()):
            self._wait_for_head()
        else:
            self._stop_waiting()

    def on_message_begin(self) -> None:
        self._part = "head"
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._part = "body"
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._part, self._head = "between", 0

    def _unsupported_upgrade_warning(self) -> None:
        """Nothing: who asks for HTTP/2 or a WebSocket gets the answer all the same."""

    def _is_idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _wait_for_head(self) -> None:
        if self._impatient is None:
            self._impatient = self.loop.call_later(self._patience, self.transport.abort)

    def _stop_waiting(self) -> None:
        if self._impatient is not None:
            self._impatient.cancel()
            self._impatient = None


def _refusing(most: int) -> ASGIApp:
    """What answers on a connection too many."""

    async def refuse(scope: Scope, receive: Receive, send: Send) -> None:
        await problem(ConnectionsError(most), scope["path"])(scope, receive, send)

    return refuse


def encode_request_line(data: bytes) -> bytes:
    """The head of a request with every byte over 127 of its first line percent-encoded."""
    line, end, rest = data.partition(b"\r\n")
    return data if line.isascii() else quote(line, safe=_ASCII).encode() + end + rest


def listen(settings: ApiSettings) -> socket.socket:
    """The socket of `settings`. Raises PortError when its port is taken or its address not ours."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # asyncio sends small answers at once (TCP_NODELAY) only where the socket says that it is TCP. Without
    # it an answer on a connection that stays took 40 ms more.
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((settings.host, settings.port))
        sock.listen(BACKLOG)
    except OSError as error:
        sock.close()
        raise PortError(settings.host, settings.port, error.strerror or str(error)) from error
    return sock


class Server(uvicorn.Server):
    """uvicorn that tells when it answers, so that the address is printed when it works, and when it is going
    to wait for the connections that are open, so that those end which nobody else would."""

    def __init__(
        self, config: uvicorn.Config, ready: Callable[[], None], leaving: Callable[[], None] = lambda: None
    ) -> None:
        super().__init__(config)
        self._ready = ready
        self._leaving = leaving

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._leaving()
        await super().shutdown(sockets)


def serve(app: FastAPI, sock: socket.socket, ready: Callable[[], None] = lambda: None) -> None:
    """Serves `app` on `sock` until SIGINT or SIGTERM; `ready` is called when the first request can come."""
    config = uvicorn.Config(
        app,
        http=NamesAsTyped,
        ws="none",
        log_level="warning",
        access_log=False,
        # X-Forwarded-* of whoever asks is no proxy's word.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=5,
        limit_concurrency=app.state.settings.connections,
    )
    Server(config, ready, leaving=app.state.jobs.leave).run([sock])
