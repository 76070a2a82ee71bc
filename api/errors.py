"""What can go wrong between a question and its answer.

ApiError
├── UnknownNameError         nothing bears the name; carries the names that are like it
├── AmbiguousNameError       several things bear it; carries them
├── UnknownIdError           no node of the label has the id
├── SpanError                the span does not lie in the document
├── BodyError                a judgement lacks what its verdict needs
├── SignatureError           nobody signs a judgement, or another than the key
├── ConsoleBusyError         too many users' own queries run already
├── OriginError              a page of another site asks
├── HostError                the request is addressed to a host name that is not ours
├── CredentialError          a key is missing, or is none of ours
├── ScopeError               the key is not for this
├── RateError                the caller asks too often
├── ConnectionsError         as many connections are open as may be
├── SessionError             somebody else than the own page wants its token
├── BoundariesError          the boundaries that the settings name cannot be shown
├── JobUnknownError          there is no such job
├── JobEndedError            the job has ended and cannot be cancelled
├── JobsOffError             the server takes no documents
├── JobFailedError           the job failed as a whole
├── JobsFullError            too many jobs wait
├── UploadError              an upload without documents, or with too many
├── UploadTypeError          an upload that nothing can read
├── KeyNameError             a key's name is taken, or nobody's
├── KeyFileError             the file of the keys cannot be relied on
└── PortError                the port to listen on belongs to another program
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from graph import Found

_NONE: Mapping[str, str] = MappingProxyType({})
_JOBS = "`GET /api/v1/jobs` lists the jobs of this server."


class ApiError(Exception):
    """Says what happened, where (a name, an id, a port) and what to do about it."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy
        # Headers of the answer that says so.
        self.headers = _NONE

    def __str__(self) -> str:
        place = f" [{self.where}]" if self.where else ""
        advice = f" {self.remedy}" if self.remedy else ""
        return f"{self.what}{place}.{advice}"


class UnknownNameError(ApiError):
    """Nothing in the graph bears the name. `suggestions` are like it, the likest first."""

    def __init__(self, asked: str, suggestions: tuple[Found, ...] = ()) -> None:
        remedy = (
            f"Did you mean {', '.join(one.name for one in suggestions[:3])}?"
            if suggestions
            else "Ask for a part of it, its pinyin or initials, or look at the list of plans."
        )
        super().__init__("no node of the graph bears this name", where=asked, remedy=remedy)
        self.asked = asked
        self.suggestions = suggestions


class AmbiguousNameError(ApiError):
    """The name means several things equally. `choices` are all of them."""

    def __init__(self, asked: str, choices: tuple[Found, ...]) -> None:
        super().__init__(
            f"{len(choices)} nodes of the graph bear this name",
            where=asked,
            remedy="Ask again with the full name or the id of one of the choices.",
        )
        self.asked = asked
        self.choices = choices


class SpanError(ApiError):
    """The span that is to be marked does not lie in the document's text."""

    def __init__(self, document: str, start: int, end: int, length: int) -> None:
        super().__init__(
            f"the span {start}–{end} does not lie in the document's text of {length} characters",
            where=document,
            remedy="Take start and end from the evidence of an answer.",
        )


class BodyError(ApiError):
    """What was sent lacks a member."""

    def __init__(self, verdict: str, field: str) -> None:
        super().__init__(
            f"a judgement {verdict!r} needs {field!r}",
            where=field,
            remedy="See JudgementBody in the description of the API.",
        )


class SignatureError(ApiError):
    """A judgement says who made it: the name of the key, where it came with one, else `by`."""

    def __init__(self, by: str, key: str) -> None:
        if key:
            super().__init__(
                f"a judgement that is sent with the key {key!r} is signed by that name",
                where=by,
                remedy="Leave `by` out, or ask for a key of that name: `tongchou keys create --scope judge "
                "--name …`.",
            )
        else:
            super().__init__(
                "a judgement needs the name of who made it",
                where="by",
                remedy="Send the name of who decides as `by`, or send it with a key: its name signs.",
            )


class OriginError(ApiError):
    """A page of another site asks: its user may not know."""

    def __init__(self, origin: str) -> None:
        super().__init__(
            "pages of other sites may not ask here",
            where=origin,
            remedy="Ask from this server's own page or from a program that sends no Origin, or name the "
            "origin in TONGCHOU_CORS_ORIGINS.",
        )


class ConsoleBusyError(ApiError):
    """As many users' own queries run as may."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"{most} queries run already, as many as may run at a time",
            remedy="Ask again in a few seconds; TONGCHOU_QUERIES_AT_A_TIME is how many may.",
        )


class HostError(ApiError):
    """The request is addressed to a host name that the server does not answer to."""

    def __init__(self, host: str) -> None:
        super().__init__(
            "this server does not answer to the host name of the request",
            where=host,
            remedy="Use localhost or 127.0.0.1, or name the host in TONGCHOU_ALLOWED_HOSTS.",
        )


class CredentialError(ApiError):
    """Nobody knows who asks. `sent` tells whether a key came that is none."""

    def __init__(self, what: str, *, sent: bool = False) -> None:
        super().__init__(
            what,
            remedy="Send `Authorization: Bearer KEY` with a key from `tongchou keys create`, or on this "
            "machine the token in the file `token` of TONGCHOU_HOME.",
        )
        wrong = ', error="invalid_token"' if sent else ""
        self.headers = {"WWW-Authenticate": f'Bearer realm="tongchou"{wrong}'}


class ScopeError(ApiError):
    """The key is known, and not for this. `scopes` are those of which it needs one."""

    def __init__(self, who: str, scopes: tuple[str, ...]) -> None:
        wanted = " or ".join(scopes)
        super().__init__(
            f"{who} may not do this",
            where=wanted,
            remedy=f"Use a key with the scope {wanted}: `tongchou keys create --scope {scopes[0]} --name …`.",
        )
        named = f'error="insufficient_scope", scope="{" ".join(scopes)}"'
        self.headers = {"WWW-Authenticate": f'Bearer realm="tongchou", {named}'}


class RateError(ApiError):
    """Somebody asks more often than they may; the next request may come in so many `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            "too many requests came from this caller",
            remedy="Ask again after the seconds of Retry-After; TONGCHOU_REQUESTS_A_MINUTE sets how many.",
        )
        self.headers = {"Retry-After": str(math.ceil(seconds))}


class ConnectionsError(ApiError):
    """As many connections are open as may be."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"{most} connections are open, as many as may be",
            remedy="Ask again after the seconds of Retry-After, several times on one connection; "
            "TONGCHOU_CONNECTIONS is how many may be open.",
        )
        self.headers = {"Connection": "close"}


class SessionError(ApiError):
    """Somebody else than the page of this server asks for its token."""

    def __init__(self, what: str) -> None:
        super().__init__(
            what,
            remedy="Programs on this machine read the file `token` of TONGCHOU_HOME; others use a key.",
        )


class BoundariesError(ApiError):
    """The boundaries that the settings name cannot be shown."""

    def __init__(self, what: str, where: str) -> None:
        super().__init__(
            what,
            where=where,
            remedy="TONGCHOU_BOUNDARIES names a GeoJSON file in degrees of WGS 84, "
            "TONGCHOU_BOUNDARIES_NUMBER its 审图号; set both or neither.",
        )


class JobUnknownError(ApiError):
    """No job has this number."""

    def __init__(self, number: int) -> None:
        super().__init__("there is no such job", where=str(number), remedy=_JOBS)


class JobEndedError(ApiError):
    """A job that has ended cannot be cancelled."""

    def __init__(self, number: int) -> None:
        super().__init__("this job has ended", where=str(number), remedy=_JOBS)


class JobsOffError(ApiError):
    """This server answers questions and takes no documents."""

    def __init__(self) -> None:
        super().__init__(
            "this server takes no documents", remedy="Start it with `tongchou serve` or `tongchou up`."
        )


class JobFailedError(ApiError):
    """A job failed as a whole: `what` says it all."""


class JobsFullError(ApiError):
    """Too many jobs wait to be done."""

    def __init__(self, most: int) -> None:
        super().__init__(f"{most} jobs wait already", remedy="Send the documents again when some are done.")


class UploadError(ApiError):
    """An upload without documents, or with too many."""

    def __init__(self, what: str) -> None:
        super().__init__(what, remedy="Send multipart/form-data with a part `files` for each document.")


class UploadTypeError(ApiError):
    """An upload of files that nothing here can read."""

    def __init__(self, name: str, suffixes: Sequence[str]) -> None:
        readable = ", ".join(suffixes)
        super().__init__("no file of this kind can be read", where=name, remedy=f"Send {readable}.")


class KeyNameError(ApiError):
    """A key cannot be made or revoked under this name."""

    def __init__(self, what: str, name: str) -> None:
        super().__init__(what, where=name, remedy="`tongchou keys list` shows the names of all.")


class KeyFileError(ApiError):
    """The file of the keys is not as it was written."""

    def __init__(self, what: str, path: Path) -> None:
        super().__init__(
            f"the file of the keys {what}",
            where=str(path),
            remedy="Set its mode to 0600 if it is as it should be; else remove it and make the keys anew.",
        )


class PortError(ApiError):
    """The address and port to listen on cannot be had."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"cannot listen on port {port}: {reason}",
            where=f"{host}:{port}",
            remedy="End the program that uses it, or choose another port with TONGCHOU_PORT.",
        )
        self.port = port
