"""At the door: who asks."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from api.access import Access, Caller
from api.errors import ApiError
from api.problems import problem
from api.rates import Rates


class Door:
    """Knows who asks (`request.state.caller`), and turns away a key that nobody has, and with `rates`
    whoever asks too often."""

    def __init__(self, app: ASGIApp, access: Access, rates: Rates | None = None) -> None:
        self._app = app
        self._access = access
        self._rates = rates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            scope.setdefault("state", {})["caller"] = self._caller(scope)
        except ApiError as error:
            await problem(error, scope["path"])(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _caller(self, scope: Scope) -> Caller:
        """Who asks. Raises CredentialError and RateError."""
        address = scope["client"][0] if scope.get("client") else ""
        if self._rates is None:
            return self._access.caller(Headers(scope=scope))
        try:
            caller = self._access.caller(Headers(scope=scope))
        except ApiError:
            self._rates.take(address)
            raise
        self._rates.take(caller.name if caller.known else address)
        return caller
