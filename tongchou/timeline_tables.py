"""Timelines as tables for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.timelines import SlipItem, TimelineAnswer
from graph.timelines import Entry, Mention, Wording
from tongchou.tables import box_of, visible

# How many plans that do not name the project are listed by name; more are counted.
LISTED = 3
CHANGES = {"=": "", "-": "strike red", "+": "underline green"}


def print_timeline(answer: TimelineAnswer, console: Console) -> None:
    """The answer in one sentence, one table with a plan a row, then what became of promises."""
    named = [entry for entry in answer.entries if entry.mentions or entry.parts]
    console.print(visible(f"{answer.about.name}：{len(named)} 个规划提及。", "bold"), soft_wrap=True)
    table = Table(show_lines=True, expand=console.is_terminal, box=box_of(console))
    table.add_column("规划", ratio=3, overflow="fold")
    table.add_column("阶段", no_wrap=True)
    table.add_column("时限", no_wrap=True)
    table.add_column("原文", ratio=5, overflow="fold")
    table.add_column("责任", ratio=3, overflow="fold")
    table.add_column("出处", ratio=2, overflow="fold")
    for silent, entries in groupby(answer.entries, key=lambda one: not (one.mentions or one.parts)):
        for row in _silent(list(entries)) if silent else _rows(entries):
            table.add_row(*row)
    console.print(table)
    print_slips(answer.slips, console)


def _silent(entries: Sequence[Entry]) -> Iterable[tuple[Text, ...]]:
    if len(entries) > LISTED:
        entries_told = [f"其间 {len(entries)} 个规划"]
    else:
        entries_told = [_plan(entry) for entry in entries]
    for told in entries_told:
        yield visible(told, "dim"), Text("未提及", style="dim"), Text(), Text(), Text(), Text()


def _rows(entries: Iterable[Entry]) -> Iterable[tuple[Text, ...]]:
    for entry in entries:
        told = False
        for mention in (*entry.mentions, *entry.parts):
            plan = Text() if told else visible(_plan(entry), "cyan")
            parties = Text() if told else _parties(entry)
            yield plan, _stage(mention), _promises(mention), _quote(mention), parties, _place(mention)
            told = True
        if any(part.change != "=" for part in entry.wording):
            yield Text("与上一规划相比", style="dim"), Text(), Text(), _wording(entry.wording), Text(), Text()


def _plan(entry: Entry) -> str:
    return f"{entry.issued_on or entry.order_year or '—'}  {entry.plan}"


def _stage(mention: Mention) -> Text:
    if mention.stage is None:
        return Text("—")
    return Text(mention.stage.name + ("" if mention.stage.stated else "？"), style="bold")


def _promises(mention: Mention) -> Text:
    return Text("\n".join(f"{one.on or '早日'} {one.stage}" for one in mention.promises))


def _quote(mention: Mention) -> Text:
    """The clause with the words of the stage in bold; a part's own name before it."""
    shown = visible(mention.quote)
    for words in mention.stage.words if mention.stage else ():
        shown.stylize("bold", words.start - mention.start, words.end - mention.start)
    return (
        shown
        if mention.relation == "涉及"
        else Text.assemble(visible(f"（{mention.project}）", "dim"), shown)
    )


def _parties(entry: Entry) -> Text:
    """Who is responsible: new ones marked +, those of the plan before that are gone marked -."""
    new = set(entry.joined)
    lines = [visible(f"+ {name}" if name in new else name) for name in entry.parties]
    return Text("\n").join([*lines, *(visible(f"- {name}", "dim") for name in entry.left)])


def _wording(parts: Sequence[Wording]) -> Text:
    marks = {"=": ("", ""), "-": ("[-", "-]"), "+": ("[+", "+]")}
    shown = Text()
    for part in parts:
        first, last = marks[part.change]
        shown.append_text(visible(f"{first}{part.text}{last}", CHANGES[part.change]))
    return shown


def _place(mention: Mention) -> Text:
    return visible(f"{mention.document_name}:{mention.start}–{mention.end}")


def print_slips(slips: Sequence[SlipItem], console: Console) -> None:
    """What became of promises, each with both sentences; nothing where there is none."""
    if not slips:
        return
    table = Table(show_lines=True, title="承诺的变化", title_justify="left", box=box_of(console))
    for column in ("项目", "变化", "阶段", "先前", "其后"):
        table.add_column(column, overflow="fold")
    for slip in slips:
        before = (
            f"{slip.from_year or '—'} {slip.from_plan}：{slip.promised or '未定时限'}\n{slip.before.quote}"
        )
        after = f"{slip.to_year or '—'} {slip.to_plan}：{slip.now or '未定时限'}\n{slip.after.quote}"
        table.add_row(
            visible(slip.project),
            Text(slip.move, style="bold"),
            Text(slip.stage),
            visible(before),
            visible(after),
        )
    console.print(table)
