"""How large the body of a request may be."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import problem


class BodyLimit:
    """Refuses a body of more than `most` bytes: before it is read where its length is said, else as soon as
    it has grown too large. `others` names paths that may take more, with all below them."""

    def __init__(self, app: ASGIApp, most: int, others: Mapping[str, int] | None = None) -> None:
        self._app = app
        self._most = most
        self._others = dict(others or {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = self._most_of(scope["path"])
        said = Headers(scope=scope).get("content-length", "")
        if said.isdigit() and int(said) > most:
            await problem(_too_large(most), scope["path"])(scope, receive, send)
            return
        came = 0

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                raise _too_large(most)
            return message

        await self._app(scope, counted, send)

    def _most_of(self, path: str) -> int:
        found = (most for at, most in self._others.items() if path == at or path.startswith(f"{at}/"))
        return max(found, default=self._most)


def _too_large(most: int) -> HTTPException:
    return HTTPException(413, f"The body of this request may have {most} bytes.")
