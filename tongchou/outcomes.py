"""What became of files, from what reading says of them to what is kept (`graph.Outcomes`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from api.job_shapes import JobDocument, JobSkipped
from graph import FileOutcome
from graph.outcomes import State
from ingest import Report


def of_report(report: Report) -> Iterator[FileOutcome]:
    """A line for each name of each file of an ingest."""
    for one in report.outcomes:
        state: State = "failed" if one.error else "no plan" if one.reason else "read"
        reason = one.error or one.reason or ""
        for name in one.names:
            yield FileOutcome(name, state, one.document, one.title, one.tasks, reason)
    for error in report.errors:
        yield FileOutcome(error.path, "failed", reason=f"{error.what}; {error.hint}")
    for left in report.skipped:
        yield FileOutcome(left.path, "left aside", reason=left.reason)


def of_job(documents: Iterable[JobDocument], skipped: Iterable[JobSkipped]) -> Iterator[FileOutcome]:
    """A line for each name of each file of an upload."""
    for one in documents:
        if one.state == "withdrawn":
            continue
        for name in one.names:
            yield FileOutcome(name, one.state, one.id, one.title, one.tasks, one.reason)
    for left in skipped:
        yield FileOutcome(left.name, "left aside", reason=left.reason)
