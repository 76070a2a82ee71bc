"""Reading documents into the graph, as `ingest` and `up` do it, and the report in words."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console

from graph import Changes, GraphSettings, Outcomes, Progress
from ingest import Report, check_extras, ingest
from tongchou.console import Shown
from tongchou.opening import writer
from tongchou.outcomes import of_report
from tongchou.tables import print_rows

# What a document can come to, as the report's table says it.
READ, NO_PLAN, FAILED, LEFT = "read", "no plan", "FAILED", "left aside"

# Of more lines than this, only those that a person has to look at are shown; --json has them all.
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Read:
    """What became of the documents, and what that changed in the graph."""

    report: Report
    changes: Changes


def read(paths: Sequence[Path], settings: GraphSettings, workers: int | None, *, ner: bool = False) -> Read:
    """Reads every document under `paths` into the graph; what fails is in the report, the others are read.

    With `ner` also the names that only the model of that extra knows. Raises ExtraMissing.
    """
    check_extras(ner=ner)
    with Shown() as shown, writer(settings, shown, ner=ner) as into:

        def progress(done: int, total: int, _: str) -> None:
            shown(Progress("reading documents", done, total, "documents"))

        processes = workers or os.cpu_count() or 1
        report = ingest(paths, into=into, workers=processes, ner=ner, progress=progress)
        Outcomes(settings.outcomes).take(of_report(report))
        return Read(report, into.sync())


def lines(report: Report) -> list[tuple[str, str, str, str]]:
    """One line a document, and one for what is none: name, state, tasks, title or reason."""
    documents = [
        (
            " = ".join(outcome.names),
            _state(outcome.error, outcome.reason),
            str(outcome.tasks or ""),
            outcome.error or _titled(outcome.title, outcome.reason),
        )
        for outcome in report.outcomes
    ]
    errors = [(error.path, FAILED, "", f"{error.what}; {error.hint}") for error in report.errors]
    skipped = [(one.path, LEFT, "", one.reason) for one in report.skipped]
    return documents + errors + skipped


def _state(error: str | None, reason: str | None) -> str:
    return FAILED if error else NO_PLAN if reason else READ


def _titled(title: str, reason: str | None) -> str:
    return f"{title} ({reason})" if reason else title


def print_report(done: Read, console: Console) -> None:
    """The table of all documents, then the sums in two lines."""
    report, changes = done.report, done.changes
    table = lines(report)
    shown = table if len(table) <= SHOWN else [line for line in table if line[1] != READ]
    if shown:
        print_rows(("document", "state", "tasks", "title or reason"), shown, console)
    counts = {state: sum(1 for line in table if line[1] == state) for state in (READ, NO_PLAN, FAILED, LEFT)}
    tasks = sum(outcome.tasks for outcome in report.outcomes)
    said = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
    console.print(f"{said or 'nothing to read'}; {tasks} tasks", markup=False)
    console.print(
        f"the graph: {changes.added} nodes and relationships added, {changes.changed} changed, "
        f"{changes.removed} removed, {changes.unchanged} as before"
    )


def as_json(done: Read) -> dict[str, object]:
    """The report for a program."""
    report = done.report
    return {
        "changes": asdict(done.changes),
        "failed": report.failed,
        "documents": [
            {
                "names": one.names,
                "title": one.title,
                "tasks": one.tasks,
                "reason": one.reason,
                "error": one.error,
            }
            for one in report.outcomes
        ],
        "errors": [{"path": one.path, "what": one.what, "hint": one.hint} for one in report.errors],
        "skipped": [asdict(one) for one in report.skipped],
    }
