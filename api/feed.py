"""What happens to one job, as server-sent events: any number of clients follow, each from where it left."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from typing import Any

from api.job_shapes import JobDocument, JobItem

# A comment now and then keeps proxies from taking a silent connection for a dead one.
ALIVE_SECONDS = 15.0


class Feed:
    """The events of one job. `tell` and `close` are called in any thread, `follow` in an event loop.

    Events: `state` (queued, running, …), `progress` (step, done, total), `document` (one that was done), and
    `report`, the whole job, as the last. Their ids count from 1.
    """

    def __init__(self, job: JobItem, *, ended: bool = False) -> None:
        self._lock = threading.Lock()
        self._events: list[tuple[str, str]] = []
        self._waiting: set[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = set()
        self._closed = False
        self._last = job
        self._add("state", _state(job))
        for document in job.documents:
            self._add("document", document.model_dump_json())
        if ended:
            self.close()

    def tell(self, job: JobItem, document: JobDocument | None = None) -> None:
        """Takes the job as it is now, and the document that was just done."""
        before, self._last = self._last, job
        if job.state != before.state:
            self._add("state", _state(job))
        if document is not None:
            self._add("document", document.model_dump_json())
        if _progress(job) != _progress(before):
            self._add("progress", _progress(job))

    def close(self) -> None:
        """Ends the feed with what is known of the job."""
        if not self._closed:
            self._add("report", self._last.model_dump_json(), last=True)

    async def follow(self, after: int = 0) -> AsyncIterator[bytes]:
        """The events behind the id `after`, until the last."""
        woken = asyncio.Event()
        me = (asyncio.get_running_loop(), woken)
        with self._lock:
            self._waiting.add(me)
        try:
            while True:
                woken.clear()
                with self._lock:
                    events, closed = self._events[after:], self._closed
                for event, data in events:
                    after += 1
                    yield f"id: {after}\nevent: {event}\ndata: {data}\n\n".encode()
                if closed:
                    return
                try:
                    await asyncio.wait_for(woken.wait(), ALIVE_SECONDS)
                except TimeoutError:
                    yield b": still here\n\n"
        finally:
            with self._lock:
                self._waiting.discard(me)

    def _add(self, event: str, data: str, *, last: bool = False) -> None:
        with self._lock:
            self._events.append((event, data))
            self._closed = last
            for loop, woken in self._waiting:
                if not loop.is_closed():
                    loop.call_soon_threadsafe(woken.set)


def _state(job: JobItem) -> str:
    return job.model_dump_json(include={"id", "kind", "state"})


def _progress(job: JobItem) -> str:
    return job.model_dump_json(include={"step", "done", "total"})


def last_seen(given: Any) -> int:
    """The id in a header Last-Event-ID; 0 for what is none."""
    return int(given) if isinstance(given, str) and given.isascii() and given.isdecimal() else 0
