"""Many documents: read by one or more processes, written in one order, reported."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing import get_context
from os import PathLike
from typing import Protocol

from graph.model import Facts
from ingest.errors import SourceError
from ingest.pipeline import Outcome, check_extras, read, warm
from ingest.sources import Intake, Skipped, sources
from ingest.types import Source

# Called with how many documents are read, of how many, and the name of the last.
Progress = Callable[[int, int, str], None]


class Writer(Protocol):
    """Whoever takes facts: `graph.Writer`."""

    def add(self, facts: Facts) -> object: ...


@dataclass(frozen=True, slots=True)
class Report:
    """What became of everything that was given."""

    outcomes: tuple[Outcome, ...]
    errors: tuple[SourceError, ...] = ()
    skipped: tuple[Skipped, ...] = field(default=())

    @property
    def failed(self) -> bool:
        """Whether anything could not be read."""
        return bool(self.errors) or any(outcome.error for outcome in self.outcomes)


def ingest(
    paths: Iterable[str | PathLike[str]],
    into: Writer,
    *,
    workers: int = 1,
    ner: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Reads all documents at `paths` and gives their facts to `into`, in the order of their names.

    The number of workers changes nothing but the time. What cannot be read is in the report, and the others
    go on. Raises ExtraMissing, before anything is read, when `ner` is asked for and not installed.
    """
    check_extras(ner=ner)
    intake = sources(paths)
    outcomes: list[Outcome] = []
    for outcome in _read_all(intake.sources, workers, ner):
        if outcome.facts is not None:
            into.add(outcome.facts)
        outcomes.append(_without_facts(outcome))
        if progress is not None:
            progress(len(outcomes), len(intake.sources), outcome.name)
    return Report(tuple(outcomes), intake.errors, intake.skipped)


def extract(path: str | PathLike[str], *, ner: bool = False) -> Outcome:
    """The facts of one document, without any database; its sidecar counts.

    Raises SourceError when there is no such document or it cannot be read, and ExtraMissing when `ner` is
    asked for and not installed.
    """
    check_extras(ner=ner)
    intake: Intake = sources([path])
    if intake.errors:
        raise intake.errors[0]
    if len(intake.sources) != 1:
        hint = "give one file; `tongchou ingest` takes folders"
        raise SourceError(str(path), f"{len(intake.sources)} documents, not one", hint, kind="unsupported")
    outcome = read(intake.sources[0], ner=ner)
    if outcome.error:
        raise _unread(str(path), outcome.error)
    return outcome


def _unread(path: str, error: str) -> SourceError:
    what, _, hint = error.partition("; ")
    return SourceError(path, what, hint or "give another file", kind="unreadable")


def _read_all(given: Sequence[Source], workers: int, ner: bool) -> Iterator[Outcome]:
    read_one = partial(read, ner=ner)
    if workers <= 1 or len(given) <= 1:
        yield from map(read_one, given)
        return
    try:
        # Fresh processes: a forked one would share the driver's sockets and threads.
        pool = ProcessPoolExecutor(min(workers, len(given)), get_context("spawn"), warm)
    except OSError:  # no shared memory here, as in some containers: one process does the same
        yield from map(read_one, given)
        return
    with pool:
        yield from pool.map(read_one, given, chunksize=max(1, len(given) // (workers * 8)))


def _without_facts(outcome: Outcome) -> Outcome:
    """The report of a large ingest must not hold all that was read."""
    return replace(outcome, facts=None)
