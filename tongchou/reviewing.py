"""Pairs and judgements as a person reads them in a terminal, and the questions that are asked there."""

from __future__ import annotations

import getpass
from collections.abc import Sequence

import click
from rich.console import Console
from rich.table import Table

from graph import Desk, Judgement, Named, Pair, Sentence
from graph.errors import JudgementsContradict
from graph.judgements import Verdict
from tongchou.tables import KINDS, visible

_ANSWERS: dict[str, Verdict] = {"s": "same", "d": "different"}
_QUESTION = "s 同一 same · d 不同 different · l 以后再说 later · q 结束 quit"


def user() -> str:
    """Who decides when nobody else is named: the user of this computer."""
    return getpass.getuser()


def print_pair(pair: Pair, console: Console) -> None:
    """Two names side by side, their sentences under them, the reason above."""
    found = pair.candidate
    console.print()
    reason = f"{KINDS[found.label]}  {found.method} {found.confidence:.2f}  {found.why}"
    console.print(visible(reason, "bold cyan"), soft_wrap=True)
    table = Table(show_lines=True, expand=console.is_terminal)
    for name, id_ in zip(found.names, (found.one, found.other), strict=True):
        table.add_column(visible(f"{name}\n{id_}"), ratio=1, overflow="fold")
    for index in range(max(len(pair.one), len(pair.other))):
        table.add_row(*(visible(_said(side, index)) for side in (pair.one, pair.other)))
    console.print(table)


def _said(sentences: tuple[Sentence, ...], index: int) -> str:
    if index >= len(sentences):
        return ""
    one = sentences[index]
    return f"{one.quote}\n{one.document_name} {one.start}–{one.end}"


def ask(desk: Desk, label: str | None, limit: int, console: Console) -> None:
    """Shows pair after pair and writes down what is answered."""
    pairs = desk.pairs(label, limit)
    judged = 0
    for number, pair in enumerate(pairs, 1):
        print_pair(pair, console)
        answer = click.prompt(
            f"[{number}/{len(pairs)}] {_QUESTION}",
            type=click.Choice(["s", "d", "l", "q"]),
            show_choices=False,
        )
        if answer == "q":
            break
        if answer in _ANSWERS:
            judged += _judged(desk, pair, _ANSWERS[answer], console)
    console.print(
        f"{judged} judged; `tongchou review log` shows them, `tongchou review undo N` takes one back."
    )


def _judged(desk: Desk, pair: Pair, verdict: Verdict, console: Console) -> int:
    found = pair.candidate
    why = click.prompt("为什么 why", default="", show_default=False)
    one, other = (
        Named(found.label, id_, name) for id_, name in zip((found.one, found.other), found.names, strict=True)
    )
    try:
        (row,), _ = desk.judge(Judgement(verdict, user(), why, one=one, other=other))
    except JudgementsContradict as error:
        console.print(visible(str(error), "red"), soft_wrap=True)
        return 0
    console.print(visible(f"judgement {row}", "dim"), soft_wrap=True)
    return 1


def print_log(rows: Sequence[tuple[Judgement, bool]], console: Console) -> None:
    """A line a row; what no longer holds is struck out."""
    for row, holds in rows:
        style = "" if holds else "strike dim"
        why = f"  {row.why}" if row.why else ""
        console.print(visible(f"{row}{why}", style), soft_wrap=True)
    if not rows:
        console.print("nothing was judged yet")
