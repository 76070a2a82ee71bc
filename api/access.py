"""Who asks, and whether they may: docs/security.md has the threats, docs/decisions/0007 the reasons.

A server on the loopback interface answers questions to everybody on the machine; to change something takes
the token that is made at each start, or a key. A server that others can reach wants a key for everything.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from starlette.datastructures import Headers

from api.errors import CredentialError, ScopeError, SessionError
from api.guard import is_own
from api.keys import SCOPES, Keys, Scope
from api.settings import ApiSettings
from graph.files import make_folder, write_whole

Endpoint = TypeVar("Endpoint", bound=Callable[..., object])

TOKEN_SCOPES: frozenset[Scope] = frozenset({"read", "judge", "ingest"})
# A proxy that says whom it speaks for. What it passes on comes from elsewhere, whatever the socket says.
FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
_MARK = "_tongchou_scopes"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: `name` is what a log may call them, `scopes` what they may do; `key` is the name of their
    key, empty where they have none."""

    name: str
    scopes: frozenset[Scope]
    known: bool = True
    key: str = ""

    def may(self, needed: Collection[Scope]) -> bool:
        """Whether one of the scopes that are needed is theirs; `admin` is all of them."""
        return not needed or "admin" in self.scopes or not self.scopes.isdisjoint(needed)


NOBODY = Caller("nobody", frozenset(), known=False)
ANYBODY_HERE = Caller("anybody on this machine", frozenset({"read"}), known=False)
HOLDER = Caller("the holder of the token", TOKEN_SCOPES)


class Access:
    """The one place that knows who may do what on a server of these settings."""

    def __init__(self, settings: ApiSettings) -> None:
        self.keys = Keys(settings.keys)
        # Without a token there is nothing to steal where only keys count.
        self.token = None if settings.wants_keys else f"token_{secrets.token_urlsafe(32)}"
        self._file = settings.token

    def caller(self, headers: Headers) -> Caller:
        """Who sent these headers. Raises CredentialError for a key or token that is none."""
        given = presented(headers)
        if given is None:
            return ANYBODY_HERE if self._is_here(headers) else NOBODY
        if self.token is not None and hmac.compare_digest(given.encode(), self.token.encode()):
            return HOLDER
        key = self.keys.holder(given)
        if key is None:
            raise CredentialError("nobody has this key", sent=True)
        return Caller(f"key {key.name}", frozenset(key.scopes), key=key.name)

    def session(self, headers: Headers, *, ours: bool) -> str:
        """The token, for the page that this server serves; `ours` is whether the user's own program asks.
        Raises SessionError for everybody else."""
        origin = headers.get("origin", "")
        if self.token is None or not self._is_here(headers):
            raise SessionError("a key is needed here")
        if not ours or not is_own(origin, headers.get("host", "")):
            raise SessionError("the token is for the page of this server alone")
        return self.token

    @contextmanager
    def token_file(self) -> Iterator[Path | None]:
        """Keeps the token in a file that the user alone can read, as long as the server runs."""
        if self.token is None:
            yield None
            return
        make_folder(self._file.parent)
        write_whole(self._file, self.token, mode=0o600)
        try:
            yield self._file
        finally:
            # Another server of the same home may have written its own since.
            if self._file.is_file() and self._file.read_text(encoding="utf-8") == self.token:
                self._file.unlink()

    def _is_here(self, headers: Headers) -> bool:
        """Whether a request that carries no key is one that loopback vouches for."""
        return self.token is not None and not any(name in headers for name in FORWARDED)


def presented(headers: Headers) -> str | None:
    """The key or token in the headers: `Authorization: Bearer …` or `X-API-Key: …`; never in an address,
    which stands in histories and logs. Raises CredentialError for another kind of Authorization."""
    authorization = headers.get("authorization")
    if authorization is None:
        return headers.get("x-api-key")
    kind, _, given = authorization.partition(" ")
    if kind.casefold() != "bearer":
        raise CredentialError("the header Authorization is to be: Bearer, a space, the key", sent=True)
    return given.strip()


def admit(caller: Caller, needed: Collection[Scope]) -> None:
    """Raises CredentialError where somebody unknown, ScopeError where somebody known may not do this."""
    if caller.may(needed):
        return
    wanted = tuple(scope for scope in SCOPES if scope in needed)
    if caller.known:
        raise ScopeError(caller.name, wanted)
    raise CredentialError(f"this needs a key with the scope {' or '.join(wanted)}")


def needs(*scopes: Scope) -> Callable[[Endpoint], Endpoint]:
    """Says of which scopes a caller of this route must have one; without any, everybody may call it."""

    def marked(endpoint: Endpoint) -> Endpoint:
        setattr(endpoint, _MARK, frozenset(scopes))
        return endpoint

    return marked


def needed(endpoint: Callable[..., object], methods: Collection[str]) -> frozenset[Scope]:
    """What `needs` says of the endpoint; to read, where it says nothing. Raises TypeError for one that is
    asked by another method than GET and says nothing: whoever adds it has to decide."""
    said: frozenset[Scope] | None = getattr(endpoint, _MARK, None)
    if said is not None:
        return said
    if set(methods) - {"GET"}:
        raise TypeError(f"{endpoint.__module__}.{endpoint.__name__} does not say which scope it needs")
    return frozenset({"read"})
