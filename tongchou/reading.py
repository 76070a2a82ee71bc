"""Reading documents into the graph, as `ingest` and `up` do it, and the report in words."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from graph import GraphSettings, Progress
from ingest import Report, ingest
from tongchou.console import Shown
from tongchou.opening import writer
from tongchou.tables import print_rows

# What a document can come to, as the report's table says it.
READ, NO_PLAN, FAILED, LEFT = "read", "no plan", "FAILED", "left aside"


def read(paths: Sequence[Path], settings: GraphSettings, workers: int | None) -> Report:
    """Reads every document under `paths` into the graph; what fails is in the report, the others are read."""
    with Shown() as shown, writer(settings, shown) as into:

        def progress(done: int, total: int, _: str) -> None:
            shown(Progress("reading documents", done, total, "documents"))

        return ingest(paths, into=into, workers=workers or os.cpu_count() or 1, progress=progress)


def lines(report: Report) -> list[tuple[str, str, str, str]]:
    """One line a document, and one for what is none: name, state, tasks, title or reason."""
    documents = [
        (
            outcome.name,
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


def print_report(report: Report, console: Console) -> None:
    """The table of all documents, then the sum in one line."""
    table = lines(report)
    print_rows(("document", "state", "tasks", "title or reason"), table, console)
    counts = {state: sum(1 for line in table if line[1] == state) for state in (READ, NO_PLAN, FAILED, LEFT)}
    tasks = sum(outcome.tasks for outcome in report.outcomes)
    said = ", ".join(f"{count} {state}" for state, count in counts.items() if count)
    console.print(f"{said or 'nothing to read'}; {tasks} tasks", markup=False)


def as_json(report: Report) -> dict[str, object]:
    """The report for a program."""
    return {
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
