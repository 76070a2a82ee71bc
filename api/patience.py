"""How long the server waits for whoever is at the other end: a program that sends or takes nothing must not
keep what others need, a turn at the console, a folder of uploads, a transaction."""

from __future__ import annotations

import asyncio
import time

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SLOWEST = 2000
"""Bytes of a body in a second: what comes more slowly than that for long is not waited for."""


class SlowClientError(Exception):
    """The other end does not take its answer; the connection is closed."""


class Patience:
    """Answers 408 where a body does not come, and breaks off where an answer is not taken: `seconds` may pass
    without anything, and a body has so long and a second for every `SLOWEST` bytes."""

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        until, awaited = time.monotonic() + self._seconds, True

        async def received() -> Message:
            nonlocal until, awaited
            if not awaited:  # for the end of the connection, which may take as long as it likes
                return await receive()
            try:
                async with asyncio.timeout(max(0, until - time.monotonic())):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(
                    408, "The body of this request did not come in time.", headers={"Connection": "close"}
                ) from None
            until += len(message.get("body", b"")) / SLOWEST
            awaited = bool(message.get("more_body"))
            return message

        async def sent(message: Message) -> None:
            try:
                async with asyncio.timeout(self._seconds):
                    await send(message)
            except TimeoutError:
                raise SlowClientError(f"nothing was taken for {self._seconds:g} s") from None

        await self._app(scope, received, sent)
