"""Jobs: documents that are read, replaced or withdrawn, one job after the other, the first come first.

A job is a folder `jobs/NUMBER` of the home: `job.json`, what is known of it, and `files`, what was uploaded,
until the job ends. What a server that was killed left undone is done at the next start: reading a document
again changes nothing, so to begin from the beginning is always right.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from api.errors import ApiError, JobEndedError, JobsFullError, JobsOffError, JobUnknownError
from api.feed import Feed
from api.job_files import JobFiles
from api.job_shapes import JobDocument, JobItem, JobKind, JobState
from graph.errors import GraphError, HomeBusy

log = logging.getLogger("tongchou.api")

# So many jobs may wait; what comes then is told to come later.
WAITING = 20
# A job that was begun so often and never ended takes the server with it.
ATTEMPTS = 3
UNDONE: tuple[JobState, ...] = ("queued", "running")


class Teller(Protocol):
    """Takes what a job has done so far: the fields of JobItem that are new, and a document that was done."""

    def __call__(self, document: JobDocument | None = None, **fields: Any) -> None: ...


class Ingest(Protocol):
    """What changes the graph: the server is handed it, and knows nothing of reading documents."""

    @property
    def suffixes(self) -> Sequence[str]:
        """The endings of names of files that can be read, with the dot, in lower case."""
        ...

    def __call__(self, job: JobItem, files: Path, tell: Teller, stopped: threading.Event) -> None:
        """Does what `job` says with the documents in the folder `files`, and returns early once `stopped` is
        set. A document that is done is done, however it ends. Raises JobFailedError."""
        ...

    def settle(self) -> None:
        """Puts right what a job that was stopped left in the database. Raises JobFailedError."""
        ...


class Jobs:
    """The jobs of one home, and the thread that does them."""

    def __init__(self, folder: Path, ingest: Ingest | None) -> None:
        self.ingest = ingest
        self._files = JobFiles(folder)
        self._lock = threading.Condition()
        self._jobs: dict[int, JobItem] = {}
        self._feeds: dict[int, Feed] = {}
        self._stopped: dict[int, threading.Event] = {}
        self._closed = True
        self._alone = ExitStack()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Takes up what the folder holds, and begins to work."""
        if self.ingest is None:
            return
        try:
            self._alone.enter_context(self._files.alone())
        except HomeBusy:
            log.warning("another server does the jobs of this home; this one takes no documents")
            return
        self._closed = False
        for job in self._files.held():
            again = job.state in UNDONE
            self._jobs[job.id] = job.model_copy(update={"state": "queued"} if again else {})
        self._thread = threading.Thread(target=self._work, name="jobs", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stops what runs, to be done at the next start, and ends every feed."""
        self.leave()
        with self._lock:
            for stopped in self._stopped.values():
                stopped.set()
            self._lock.notify_all()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self._alone.close()

    def leave(self) -> None:
        """Ends every feed, so that nobody who follows one keeps the server from ending."""
        with self._lock:
            self._closed = True
            for feed in self._feeds.values():
                feed.close()

    def all(self) -> list[JobItem]:
        """Every job, the latest first."""
        with self._lock:
            return [self._jobs[number] for number in sorted(self._jobs, reverse=True)]

    def get(self, number: int) -> JobItem:
        """One job. Raises JobUnknownError."""
        with self._lock:
            return self._known(number)

    def feed(self, number: int) -> Feed:
        """What happens to a job, to be followed. Raises JobUnknownError."""
        with self._lock:
            job = self._known(number)
            if number not in self._feeds:
                self._feeds[number] = Feed(job, ended=job.state not in UNDONE or self._closed)
            return self._feeds[number]

    def room(self) -> None:
        """Raises JobsFullError when too many jobs wait already, JobsOffError when this server does none."""
        if self._closed:
            raise JobsOffError
        with self._lock:
            if sum(job.state == "queued" for job in self._jobs.values()) >= WAITING:
                raise JobsFullError(WAITING)

    def new_folder(self) -> tuple[int, Path]:
        """The number of a job to be, and the folder that takes its files; no job before `add` is called."""
        return self._files.make()

    def forget_folder(self, number: int) -> None:
        """Takes back `new_folder`."""
        self._files.remove(number)

    def add(self, number: int, kind: JobKind, **about: Any) -> JobItem:
        """Makes the job of a folder that has its files, and returns it as it waits."""
        made = datetime.now(UTC).isoformat(timespec="seconds")
        job = JobItem(id=number, kind=kind, state="queued", made=made, **about)
        with self._lock:
            self._keep(job)
            for old in self._files.spare(one for one in self._jobs.values() if one.state not in UNDONE):
                self._jobs.pop(old, None)
                self._feeds.pop(old, None)
            self._lock.notify_all()
        return job

    def cancel(self, number: int) -> JobItem:
        """Ends a job that waits or runs; what was read till then stays.

        Raises JobEndedError and JobUnknownError."""
        with self._lock:
            job = self._known(number)
            if job.state == "queued":
                return self._end(job, state="cancelled")
            if job.state != "running":
                raise JobEndedError(number)
            self._stopped[number].set()
            return self._keep(job.model_copy(update={"step": "cancelling"}))

    def _known(self, number: int) -> JobItem:
        if number not in self._jobs:
            raise JobUnknownError(number)
        return self._jobs[number]

    def _keep(self, job: JobItem, document: JobDocument | None = None) -> JobItem:
        before = self._jobs.get(job.id)
        self._jobs[job.id] = job
        # How far a step is need not outlive the server.
        if before is None or document is not None or before.state != job.state:
            self._files.write(job)
        if feed := self._feeds.get(job.id):
            feed.tell(job, document)
        return job

    def _end(self, job: JobItem, **fields: Any) -> JobItem:
        job = self._keep(job.model_copy(update={"step": "", **fields}))
        self._files.empty(job.id)
        if feed := self._feeds.get(job.id):
            feed.close()
        return job

    # In the thread

    def _work(self) -> None:
        while (number := self._next()) is not None:
            self._do(number)

    def _next(self) -> int | None:
        with self._lock:
            while not self._closed:
                waiting = [number for number, job in self._jobs.items() if job.state == "queued"]
                if waiting:
                    job = self._jobs[min(waiting)]
                    self._stopped[job.id] = threading.Event()
                    begun = {"state": "running", "attempts": job.attempts + 1, "documents": [], "done": 0}
                    self._keep(job.model_copy(update=begun))
                    return job.id
                self._lock.wait()
        return None

    def _do(self, number: int) -> None:
        assert self.ingest is not None
        stopped = self._stopped[number]

        def tell(document: JobDocument | None = None, **fields: Any) -> None:
            with self._lock:
                job = self._jobs[number]
                if document is not None:
                    fields["documents"] = [*job.documents, document]
                self._keep(job.model_copy(update=fields), document)

        wrong = ""
        try:
            job = self.get(number)
            if job.attempts > ATTEMPTS:
                wrong = f"the server ended {ATTEMPTS} times while it did this job; it is not tried again"
            else:
                self.ingest(job, self._files.of(number), tell, stopped)
            if (stopped.is_set() or wrong) and not self._closed:
                self.ingest.settle()
        except ApiError as error:
            log.error("job %s: %s", number, error)
            wrong = str(error)
        except Exception as error:
            log.error("job %s failed", number, exc_info=error)
            wrong = "An error that nobody foresaw. The server's log says more."
        with self._lock:
            job = self._jobs[number]
            del self._stopped[number]
            if stopped.is_set() and self._closed:
                return
            state: JobState = "cancelled" if stopped.is_set() else "failed" if wrong else "done"
            with suppress(GraphError):  # a full disk must not end the thread
                self._end(job, state=state, problem=wrong)
