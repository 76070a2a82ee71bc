"""Running the application: the socket first, so that a taken port is said before anything else starts."""

from __future__ import annotations

import socket
from collections.abc import Callable
from urllib.parse import quote

import h11
import uvicorn
from fastapi import FastAPI
from uvicorn.protocols.http.h11_impl import H11Protocol

from api.errors import PortError
from api.settings import ApiSettings

_ASCII = "".join(map(chr, range(128)))
BACKLOG = 128


class NamesAsTyped(H11Protocol):
    """HTTP/1.1 that also takes a request line with raw UTF-8 in it: what curl sends for a pasted address.

    RFC 9112 wants such bytes percent-encoded; browsers do it, command-line clients do not.
    """

    def data_received(self, data: bytes) -> None:
        if self.conn.their_state is h11.IDLE:
            data = encode_request_line(data)
        super().data_received(data)


def encode_request_line(data: bytes) -> bytes:
    """The head of a request with every byte over 127 of its first line percent-encoded."""
    line, end, rest = data.partition(b"\r\n")
    return data if line.isascii() else quote(line, safe=_ASCII).encode() + end + rest


def listen(settings: ApiSettings) -> socket.socket:
    """The socket of `settings`. Raises PortError when its port is taken or its address not ours."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    sock = socket.socket(family)
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
    )
    Server(config, ready, leaving=app.state.jobs.leave).run([sock])
