"""At the door: who asks."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.access import Access
from api.errors import ApiError
from api.problems import problem


class Door:
    """Knows who asks (`request.state.caller`), and turns away a key that nobody has."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            scope.setdefault("state", {})["caller"] = self._access.caller(Headers(scope=scope))
        except ApiError as error:
            await problem(error, scope["path"])(scope, receive, send)
            return
        await self._app(scope, receive, send)
