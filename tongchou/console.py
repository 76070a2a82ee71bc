"""What a person sees: answers on stdout, all else on stderr, bars on a terminal and lines elsewhere."""

from __future__ import annotations

import json
from types import TracebackType
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn

from graph import Progress as Step

# A log file or CI has no width of its own: wide enough that a row stays on its line.
PLAIN_WIDTH = 160


def out() -> Console:
    """Where answers go."""
    return _console(stderr=False)


def err() -> Console:
    """Where what is being done goes."""
    return _console(stderr=True)


def _console(stderr: bool) -> Console:
    console = Console(stderr=stderr, highlight=False, soft_wrap=False)
    return console if console.is_terminal else Console(stderr=stderr, highlight=False, width=PLAIN_WIDTH)


def print_json(value: Any) -> None:
    """One JSON value on stdout, Chinese as it is."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


class Shown:
    """Shows steps of work as they are told: a Watcher, to be used in a `with`.

    On a terminal one bar a step; elsewhere one line when a step begins and one when it ends.
    """

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or err()
        self._tasks: dict[str, TaskID] = {}
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            TaskProgressColumn(),
            TextColumn("{task.fields[amount]}"),
            TimeElapsedColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
        )

    def __enter__(self) -> Shown:
        self._bars.start()
        return self

    def __exit__(
        self, cls: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def __call__(self, step: Step) -> None:
        if self._console.is_terminal:
            self._bar(step)
        else:
            self._line(step)

    def _bar(self, step: Step) -> None:
        total = step.total or None
        if step.step not in self._tasks:
            self._tasks[step.step] = self._bars.add_task(step.step, total=total, amount="")
        self._bars.update(
            self._tasks[step.step], completed=step.done, total=total, amount=_amount(step), refresh=True
        )

    def _line(self, step: Step) -> None:
        first = step.step not in self._tasks
        self._tasks.setdefault(step.step, TaskID(len(self._tasks)))
        if first:
            self._console.print(f"{step.step} …")
        if step.total and step.done == step.total:
            self._console.print(f"{step.step}: done {_amount(step)}".rstrip())


def _amount(step: Step) -> str:
    if not step.total or not step.unit:
        return ""
    if step.unit in ("B", "byte", "bytes"):
        return f"{step.done / 1e6:.0f}/{step.total / 1e6:.0f} MB"
    return f"{step.done}/{step.total} {step.unit}"
