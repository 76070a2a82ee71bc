"""Users' own Cypher: judged, run, and answered whole or row by row."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict

from anyio import CancelScope
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from api.errors import ConsoleBusyError
from api.formats import NDJSON
from api.responses import CypherAnswer, CypherBody, CypherStep, CypherVerdict
from graph import Console, Running, Store


class Turns:
    """How many users' own queries may run at a time: each may keep a processor of the database busy."""

    def __init__(self, at_a_time: int) -> None:
        self._free = threading.BoundedSemaphore(at_a_time)
        self._most = at_a_time

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Raises ConsoleBusyError when all are taken."""
        if not self._free.acquire(timeout=1):
            raise ConsoleBusyError(self._most)
        try:
            yield
        finally:
            self._free.release()


def verdict(store: Store, body: CypherBody) -> CypherVerdict:
    """Whether a query may run, why not, and by which steps it would."""
    found = _console(store, body).verdict(body.query, body.parameters)
    return CypherVerdict(
        allowed=found.allowed,
        why=found.why or None,
        steps=[CypherStep.model_validate(asdict(step)) for step in found.steps],
    )


def answer(store: Store, body: CypherBody, turns: Turns) -> CypherAnswer:
    """The rows of a query, as far as the limits go."""
    with turns.taken():
        table = _console(store, body).run(body.query, body.parameters)
    return CypherAnswer(columns=list(table.columns), rows=[list(row) for row in table.rows], cut=table.cut)


class Lines(StreamingResponse):
    """Lines as they come. Whatever becomes of whoever asked, what they hold is let go at the end: left to the
    garbage collector, a client that takes nothing kept its turn."""

    def __init__(self, lines: Iterator[bytes], held: ExitStack) -> None:
        super().__init__(lines, media_type=NDJSON)
        self._held = held

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            with CancelScope(shield=True):
                await run_in_threadpool(self._held.close)


def streamed(store: Store, body: CypherBody, turns: Turns) -> Lines:
    """The same as lines: the columns, each row as it comes, and last how many there were and what cut them.

    What is wrong with the query is raised before the first line.
    """
    with ExitStack() as stack:
        stack.enter_context(turns.taken())
        running = stack.enter_context(_console(store, body).running(body.query, body.parameters))
        rows = running.rows()
        # The first row is there before the response begins: a query without one in time is a problem.
        first = next(rows, None)
        held = stack.pop_all()
    return Lines(_lines(running, first, rows), held)


def _lines(
    running: Running, first: tuple[object, ...] | None, rows: Iterator[tuple[object, ...]]
) -> Iterator[bytes]:
    yield _line({"columns": running.columns})
    if first is not None:
        yield _line(first)
    for row in rows:
        yield _line(row)
    yield _line({"rows": running.count, "cut": running.cut})


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _console(store: Store, body: CypherBody) -> Console:
    return store.console(seconds=body.seconds, rows=body.limit)
