"""The one table from what went wrong to what a client is told, and the one shape it is told in."""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from http import HTTPStatus

from asgi_correlation_id import correlation_id
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from api import errors
from graph import Found
from graph.errors import (
    DatabaseUnavailable,
    GraphError,
    JudgementInvalid,
    JudgementsContradict,
    JudgementUnknown,
    LedgerBusy,
    NotFound,
    QueryFailed,
    QueryInvalid,
    QueryRefused,
    QueryTimeout,
    WrongPassword,
)

MEDIA_TYPE = "application/problem+json"
RETRY_SECONDS = 5

log = logging.getLogger("tongchou.api")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its HTTP status, its name in the `type` URN, its title."""

    status: int
    name: str
    title: str


# The nearest class in an exception's ancestry counts.
TABLE: dict[type[Exception], Kind] = {
    errors.UnknownNameError: Kind(404, "unknown-name", "Nothing bears this name"),
    errors.AmbiguousNameError: Kind(409, "ambiguous-name", "Several things bear this name"),
    NotFound: Kind(404, "not-found", "There is no such thing"),
    JudgementUnknown: Kind(404, "unknown-judgement", "There is no such judgement"),
    JudgementsContradict: Kind(409, "contradiction", "Two judgements contradict each other"),
    JudgementInvalid: Kind(422, "judgement", "Something is missing from the judgement"),
    errors.BodyError: Kind(422, "judgement", "Something is missing from the judgement"),
    errors.SignatureError: Kind(422, "signature", "Nobody has signed the judgement"),
    errors.OriginError: Kind(403, "origin", "Not from a page of another site"),
    errors.CredentialError: Kind(401, "key", "A key is needed"),
    errors.ScopeError: Kind(403, "scope", "Not with this key"),
    errors.RateError: Kind(429, "rate", "Too many requests"),
    errors.ConnectionsError: Kind(503, "connections", "Too many connections"),
    errors.SessionError: Kind(403, "session", "The token is for the page of this server alone"),
    errors.JobUnknownError: Kind(404, "unknown-job", "There is no such job"),
    errors.JobEndedError: Kind(409, "job-ended", "The job has ended"),
    errors.JobsOffError: Kind(501, "no-jobs", "This server takes no documents"),
    errors.JobsFullError: Kind(503, "busy", "Too many jobs wait"),
    errors.UploadError: Kind(422, "upload", "No job can be made of the upload"),
    errors.UploadTypeError: Kind(415, "upload-type", "No file of this kind can be read"),
    errors.KeyFileError: Kind(500, "internal", "The server has failed"),
    errors.BoundariesError: Kind(500, "internal", "The server has failed"),
    LedgerBusy: Kind(503, "busy", "The graph is being written"),
    errors.ConsoleBusyError: Kind(503, "console-busy", "Too many queries at a time"),
    errors.SpanError: Kind(422, "span", "The span is not in the document"),
    errors.HostError: Kind(421, "host", "Not a host name of this server"),
    QueryTimeout: Kind(504, "timeout", "The question takes too long"),
    QueryRefused: Kind(403, "read-only", "Only reading is allowed"),
    QueryInvalid: Kind(422, "cypher", "The query cannot be answered"),
    QueryFailed: Kind(500, "query", "The database refuses the question"),
    WrongPassword: Kind(503, "database", "The database does not let the server in"),
    DatabaseUnavailable: Kind(503, "database", "The database does not answer"),
    GraphError: Kind(503, "database", "The database cannot be used"),
    RequestValidationError: Kind(422, "parameters", "A parameter is wrong"),
    Exception: Kind(500, "internal", "The server has failed"),
}


def kind_of(error: Exception) -> Kind:
    """The kind of the nearest class in the table; for an HTTPException the status it carries."""
    if isinstance(error, HTTPException):
        if error.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:  # its phrase differs by Python's version
            return Kind(error.status_code, "too-large", "The body is too large")
        phrase = HTTPStatus(error.status_code).phrase
        return Kind(error.status_code, phrase.lower().replace(" ", "-"), phrase)
    return next(TABLE[cls] for cls in type(error).__mro__ if cls in TABLE)


def described(error: Exception, path: str) -> dict[str, object]:
    """What went wrong with `path`, in the members of RFC 9457 and our own."""
    kind = kind_of(error)
    return {
        "type": f"urn:tongchou:problem:{kind.name}",
        "title": kind.title,
        "status": kind.status,
        "detail": _detail(error),
        "instance": path,
        **_extras(error),
        **({"request_id": request} if (request := correlation_id.get()) else {}),
    }


def problem(error: Exception, path: str) -> JSONResponse:
    """The answer to a request for `path` that failed."""
    kind = kind_of(error)
    headers = dict(error.headers or {}) if isinstance(error, HTTPException | errors.ApiError) else {}
    if kind.status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = str(RETRY_SECONDS)
    return JSONResponse(
        described(error, path), status_code=kind.status, headers=headers, media_type=MEDIA_TYPE
    )


def _detail(error: Exception) -> str:
    match error:
        case errors.ApiError() | GraphError():
            return f"{error.what}: {error.where}" if error.where else error.what
        case HTTPException():
            return str(error.detail)
        case RequestValidationError():
            return "; ".join(f"{where}: {what}" for where, what in _wrong(error))
    # What an unforeseen exception says is for the log: it may hold paths or passwords.
    return "An error that nobody foresaw. The server's log says more."


def _extras(error: Exception) -> dict[str, object]:
    extras: dict[str, object] = {}
    match error:
        case errors.ApiError() | GraphError() if error.remedy:
            extras["advice"] = error.remedy
        case RequestValidationError():
            extras["errors"] = [{"parameter": where, "message": what} for where, what in _wrong(error)]
    match error:
        case errors.AmbiguousNameError():
            extras["choices"] = _matches(error.choices)
        case errors.UnknownNameError():
            extras["suggestions"] = _matches(error.suggestions)
        case JudgementsContradict():
            extras["judgements"] = [asdict(row) | {"holds": True} for row in error.rows]
    return extras


def _wrong(error: RequestValidationError) -> list[tuple[str, str]]:
    return [(".".join(map(str, one["loc"])), one["msg"]) for one in error.errors()]


def _matches(found: tuple[Found, ...]) -> list[dict[str, object]]:
    return [asdict(one) for one in found]


def install(app: FastAPI) -> None:
    """Makes every error of `app` answer in this one shape."""

    async def answer(request: Request, error: Exception) -> JSONResponse:
        if kind_of(error).status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            unforeseen = None if isinstance(error, GraphError | errors.ApiError) else error
            # Where a query failed is the query, which may be a user's own words.
            said = error.what if isinstance(error, QueryFailed) else error
            log.error("%s %s: %s", request.method, request.url.path, said, exc_info=unforeseen)
        if isinstance(error, DatabaseUnavailable):
            await run_in_threadpool(request.app.state.database.lost, getattr(request.state, "began", None))
        return problem(error, request.url.path)

    for cls in (HTTPException, RequestValidationError, errors.ApiError, GraphError, Exception):
        app.add_exception_handler(cls, answer)
