"""What the server is handed to change the graph with: each job in a process of its own.

A process can be ended at any moment, when the job is cancelled or a document brings it down, and the server
answers on; the ledger leaves nothing half written. Its work never waits for the server's threads, nor they
for it.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from api.errors import JobFailedError
from api.job_shapes import JobChanges, JobDocument, JobItem, JobSkipped
from api.jobs import Teller
from graph import GraphSettings, Ledger, Outcomes, Progress, Writer, unwatched
from graph.errors import FactsInvalid, NotFound
from ingest import Outcome, ingest, sources
from ingest.readers import MEDIA_TYPES
from ingest.sidecar import NAME as SIDECAR
from ingest.types import Source
from tongchou.failures import OURS
from tongchou.keeping import folder_of, forget, keep, kept
from tongchou.opening import writer
from tongchou.outcomes import of_job

# How soon a cancelled job ends.
_LOOK_SECONDS = 0.5
_Tell = Callable[..., None]


class Ingesting:
    """Does the jobs of a server in the home of `settings`; `ner` says whether the model reads too."""

    def __init__(self, settings: GraphSettings, *, ner: bool = False) -> None:
        self._settings = settings
        self._ner = ner

    @property
    def suffixes(self) -> tuple[str, ...]:
        return (*sorted(MEDIA_TYPES), SIDECAR)

    def __call__(self, job: JobItem, files: Path, tell: Teller, stopped: threading.Event) -> None:
        self._do_apart(_do, stopped, tell, job, files)

    def settle(self) -> None:
        self._do_apart(_settle, threading.Event(), _unheard)

    def _do_apart(
        self, work: Callable[..., None], stopped: threading.Event, tell: Teller, *arguments: Any
    ) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        given = (theirs, work, self._settings, self._ner, *arguments)
        process = context.Process(target=_run, args=given)
        process.start()
        theirs.close()
        try:
            with ours:
                _follow(ours, process, tell, stopped)
        finally:
            process.terminate()
            process.join()
            process.close()


def _unheard(document: JobDocument | None = None, **fields: Any) -> None:
    """Nobody follows what is put right."""


def _follow(ours: Connection, process: BaseProcess, tell: Teller, stopped: threading.Event) -> None:
    """Passes on what the process says until it has ended. Raises JobFailedError."""
    while not stopped.is_set():
        if not wait([ours], _LOOK_SECONDS):
            continue
        try:
            said = ours.recv()
        except EOFError:
            process.join()
            if process.exitcode:
                raise JobFailedError(
                    "the process that read the documents came to an end",
                    where=f"status {process.exitcode}",
                    remedy="It may have been out of memory; what it had read is in the graph.",
                ) from None
            return
        if isinstance(said, str):
            raise JobFailedError(said.rstrip("."))
        tell(**said)


def _run(
    theirs: Connection, work: Callable[..., None], settings: GraphSettings, ner: bool, *arguments: Any
) -> None:
    """The process: does the work, and says what it does; what went wrong is said as a text."""
    # Ctrl-C goes to every process of the terminal; the server ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def tell(**said: Any) -> None:
        theirs.send(said)

    with theirs, _ending_with_parent():
        try:
            work(settings, ner, *arguments, tell)
        except Exception as error:
            if type(error).__module__.partition(".")[0] in OURS:
                theirs.send(str(error))
            else:
                raise


@contextmanager
def _ending_with_parent() -> Iterator[None]:
    """A job whose server was killed ends, too: nobody would hear of it, and the next server does it again."""
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
    yield


def _settle(settings: GraphSettings, ner: bool, _: _Tell) -> None:
    """What a killed job began: the database gets what the ledger took, and a file that was not read goes."""
    with writer(settings, unwatched, ner=ner):
        pass
    with Ledger(settings.ledger) as ledger:
        for document in kept(settings):
            if ledger.document(document) is None:
                forget(settings, document)


def _do(settings: GraphSettings, ner: bool, job: JobItem, files: Path, tell: _Tell) -> None:
    became: list[JobDocument] = []
    skipped = list(job.skipped)

    def remembered(**said: Any) -> None:
        became.extend(filter(None, [said.get("document")]))
        skipped[:] = said.get("skipped", skipped)
        tell(**said)

    try:
        _done(settings, ner, job, files, remembered)
    finally:
        # Also of a job that fails as a whole.
        outcomes = Outcomes(settings.outcomes)
        outcomes.take(of_job(became, skipped))
        outcomes.forget([one.id for one in became if one.id and one.state == "withdrawn"])


def _done(settings: GraphSettings, ner: bool, job: JobItem, files: Path, tell: _Tell) -> None:
    def watch(step: Progress) -> None:
        tell(step=step.step, done=step.done, total=step.total)

    documents: tuple[Source, ...] = ()
    if job.kind != "withdraw":
        documents = _taken_in(job, files, tell)
    with writer(settings, watch, ner=ner) as into:
        read = [one for one in _read_all(documents, settings, ner, into, tell) if one]
        if job.kind == "replace" and not read:
            raise JobFailedError(
                "the new document could not be read", remedy="The one that it was to replace is as it was."
            )
        gone = _withdrawn(job, read, into)
        changes = into.sync()
    for document in gone:
        forget(settings, document)
        tell(document=JobDocument(id=document, names=[], state="withdrawn"))
    tell(changes=JobChanges(**asdict(changes)))


def _taken_in(job: JobItem, files: Path, tell: _Tell) -> tuple[Source, ...]:
    """The documents of an upload; what is none is told with the reason."""
    intake = sources([files])
    if job.kind == "replace" and len(intake.sources) > 1:
        raise JobFailedError("one document takes the place of one", where=f"{len(intake.sources)} came")
    skipped = [JobSkipped(name=one.path, reason=one.reason) for one in intake.skipped]
    tell(skipped=[*job.skipped, *skipped])
    for error in intake.errors:
        name = files.name if error.path == str(files) else error.path
        tell(document=JobDocument(names=[name], state="failed", reason=f"{error.what}; {error.hint}"))
    return intake.sources


def _read_all(
    documents: tuple[Source, ...], settings: GraphSettings, ner: bool, into: Writer, tell: _Tell
) -> Iterator[str | None]:
    """Keeps and reads document after document; the ids of those that were read."""
    for number, source in enumerate(documents):
        tell(step="reading documents", done=number, total=len(documents))
        document = keep(settings, source)
        try:
            (outcome,) = ingest([folder_of(settings, document)], into=into, ner=ner).outcomes
        except FactsInvalid as error:
            outcome = Outcome(source.names, error=str(error))
        if outcome.error:
            forget(settings, document)
        tell(document=_became(None if outcome.error else document, outcome))
        yield None if outcome.error else document
    tell(step="reading documents", done=len(documents), total=len(documents))


def _became(document: str | None, outcome: Outcome) -> JobDocument:
    return JobDocument(
        id=document,
        names=list(outcome.names),
        state="failed" if outcome.error else "no plan" if outcome.reason else "read",
        title=outcome.title,
        tasks=outcome.tasks,
        reason=outcome.error or outcome.reason or "",
    )


def _withdrawn(job: JobItem, read: list[str], into: Writer) -> tuple[str, ...]:
    """The document that the job takes out of the graph; none where the same bytes came in its place."""
    if job.kind == "ingest" or job.document is None or job.document in read:
        return ()
    try:
        return into.withdraw(job.document)
    except NotFound:  # by a server that was killed after it
        return (job.document,)
