"""What every request must show and every response carries, for a server on somebody's own machine."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.errors import ApiError, HostError, OriginError
from api.problems import problem

HEADERS = {
    # No inline script and nothing from elsewhere: what a document says can never run.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Answers change with the graph, and the page with the version.
    "Cache-Control": "no-cache",
}

_RAW = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]

# What a browser says of a request that no page of another site had a hand in.
_OWN_SITE = ("same-origin", "none")


class Guard:
    """Turns away requests for other host names, and all that pages of other sites ask for; adds the security
    headers to every response."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str], origins: Sequence[str] = ()) -> None:
        self._app = app
        self._hosts = frozenset(host.casefold() for host in hosts)
        self._origins = frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name for name, _ in message["headers"]}
                added = [pair for pair in _RAW if pair[0] not in said]
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        refused = self._refused(scope["method"], Headers(scope=scope))
        answer = self._app if refused is None else problem(refused, scope["path"])
        await answer(scope, receive, send_guarded)

    def _refused(self, method: str, headers: Headers) -> ApiError | None:
        host, origin = headers.get("host", ""), headers.get("origin")
        if not self._serves(host):
            return HostError(host)
        if origin is not None:
            own = origin in self._origins or is_own(origin, host)
            return None if own else OriginError(origin)
        # Browsers leave the origin out where a page only shows something: a picture, a script, a frame.
        site = headers.get("sec-fetch-site", "none")
        if site in _OWN_SITE or _follows_a_link(method, headers):
            return None
        return OriginError(site)

    def _serves(self, host: str) -> bool:
        name, colon, port = host.rpartition(":")
        bare = name if colon and port.isdigit() else host
        return "*" in self._hosts or bare.casefold() in self._hosts


def is_own(origin: str, host: str) -> bool:
    """Whether a page of this origin was served under this host name and port. Another port is another
    program: `http://localhost:3000` is not ours."""
    try:
        return urlsplit(origin).netloc.casefold() == host.casefold() != ""
    except ValueError:
        return False


def _follows_a_link(method: str, headers: Headers) -> bool:
    """Whether a person comes here from a page of another site, which sees nothing of what is shown then."""
    shown = headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")
    return method == "GET" and shown == ("navigate", "document")
