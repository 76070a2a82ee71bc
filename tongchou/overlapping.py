"""Overlaps as a person reads them in a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.overlap_shapes import MatrixAnswer, OverlapItem, OverlapsAnswer, OverlapSideItem, ThreadsAnswer
from graph import GraphSettings, Judgements, Ledger
from tongchou.console import Shown
from tongchou.opening import writer
from tongchou.tables import print_rows, visible


def recompute(settings: GraphSettings) -> None:
    """Finds every overlap again and writes what differs."""
    with Shown() as shown:
        with Ledger(settings.ledger, Judgements(settings.judgements)) as ledger:
            ledger.relate_anew()
        with writer(settings, shown):
            pass


def print_pairs(answer: OverlapsAnswer, console: Console) -> None:
    """Pair after pair, both texts side by side, what they have in common marked."""
    for row in answer.rows:
        _print_pair(row, console)
    if not answer.rows:
        console.print("no two measures overlap here")
    elif answer.next:
        console.print("there are more: --limit shows them")


def _print_pair(row: OverlapItem, console: Console) -> None:
    parts = "  ".join(f"{name} {value:.2f}" for name, value in row.parts.items())
    marked = "  ✓" if row.confirmed else ""
    console.print()
    console.print(
        visible(f"{row.score:.2f}  {row.type}  {'、'.join(row.shared)}{marked}", "bold cyan"), soft_wrap=True
    )
    console.print(visible(parts, "dim"), soft_wrap=True)
    table = Table(expand=console.is_terminal)
    for side in (row.one, row.other):
        table.add_column(visible(f"{side.plan} ({side.year or '?'})\n{side.id}"), ratio=1, overflow="fold")
    table.add_row(_text(row.one), _text(row.other))
    console.print(table)


def _text(side: OverlapSideItem) -> Text:
    text = Text()
    for piece in side.pieces:
        text.append_text(visible(piece.text, "bold green" if piece.common else ""))
    return text


def print_matrix(answer: MatrixAnswer, console: Console) -> None:
    """A line for each two plans."""
    rows = [
        (
            f"{row.one_plan} ({row.one_year or '?'})",
            f"{row.other_plan} ({row.other_year or '?'})",
            str(row.pairs),
            "、".join(f"{name} {count}" for name, count in row.types.items()),
        )
        for row in answer.rows
    ]
    print_rows(("plan", "later plan", "pairs", "types"), rows, console)


def print_threads(answer: ThreadsAnswer, console: Console) -> None:
    """Each thread by its name, its measures under it."""
    for thread in answer.rows:
        console.print(
            visible(f"\n{thread.name}  {len(thread.measures)} measures, {thread.pairs} pairs", "bold cyan")
        )
        for side in thread.measures:
            console.print(visible(f"  {side.year or '?'}  {side.plan}", "dim"), soft_wrap=True)
            console.print(visible(f"    {side.text}"), soft_wrap=True)
