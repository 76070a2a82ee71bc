"""What can go wrong between a question and its answer.

ApiError
├── UnknownNameError         nothing bears the name; carries the names that are like it
├── AmbiguousNameError       several things bear it; carries them
├── UnknownIdError           no node of the label has the id
├── SpanError                the span does not lie in the document
├── BodyError                a judgement lacks what its verdict needs
├── OriginError              another site's page wants something changed
├── ConsoleBusyError         too many users' own queries run already
├── HostError                the request is addressed to a host name that is not ours
└── PortError                the port to listen on belongs to another program
"""

from __future__ import annotations

from graph import Found


class ApiError(Exception):
    """Says what happened, where (a name, an id, a port) and what to do about it."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

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


class OriginError(ApiError):
    """A page of another site asks for a change: its user may not know."""

    def __init__(self, origin: str) -> None:
        super().__init__(
            "pages of other sites may not change anything here",
            where=origin,
            remedy="Ask from this server's own page, or from a program that sends no Origin.",
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


class PortError(ApiError):
    """The address and port to listen on cannot be had."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"cannot listen on port {port}: {reason}",
            where=f"{host}:{port}",
            remedy="End the program that uses it, or choose another port with TONGCHOU_PORT.",
        )
        self.port = port
