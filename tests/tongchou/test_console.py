"""Progress off a terminal: readable lines in a log, few of them."""

from __future__ import annotations

import io

from rich.console import Console

from graph.progress import Progress
from tongchou.console import Shown


def test_one_line_when_a_step_begins_and_one_when_it_ends() -> None:
    log = io.StringIO()
    with Shown(Console(file=log, force_terminal=False, width=100)) as shown:
        for done in range(1001):
            shown(Progress("reading documents", done, 1000, "documents"))
        shown(Progress("settling"))
    assert log.getvalue().splitlines() == [
        "reading documents …",
        "reading documents: done 1000/1000 documents",
        "settling …",
    ]


def test_a_bar_on_a_terminal_ends_full() -> None:
    log = io.StringIO()
    with Shown(Console(file=log, force_terminal=True, width=100, color_system=None)) as shown:
        shown(Progress("fetching", 0, 2_000_000, "bytes"))
        shown(Progress("fetching", 2_000_000, 2_000_000, "bytes"))
    assert "2/2 MB" in log.getvalue()
    assert "100%" in log.getvalue()
