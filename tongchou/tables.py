"""Rows as tables for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.responses import Kin, TaskItem, TasksAnswer
from graph import Found, Violation
from graph.rows import How

# How a name was found, where it is not simply its own.
WAYS: dict[How, str] = {
    "name": "名称",
    "alias": "别名",
    "key": "拼音",
    "phrase": "名称含此",
    "key_part": "拼音含此",
    "slip": "差一字",
    "part": "所问含此名",
}
KINDS = {"Department": "部门", "Project": "项目", "Place": "地方", "Plan": "规划"}
# What the researchers say for the graph's basis.
BASES = {"explicit": "本条写明", "inherited": "承前统一写明", "subject": "句中主语", "metadata": "资料标注"}
# For a place or project every row names it; for a department it stands where it has no part in the task.
_LIST_PLANS = 'tongchou query "MATCH (p:Plan {ingested: true}) RETURN p.name, p.id"'
_RELATIONS = {"涉及": "提及", "属于": "下属", "位于": "境内"}
# C0 but tab and line feed, DEL, C1.
_CONTROLS = dict.fromkeys([*range(9), *range(11, 32), *range(127, 160)], "\N{REPLACEMENT CHARACTER}")
SUCCESSION = {"predecessor": "前身", "successor": "后继"}
ROLE_STYLE = {"牵头": "bold red", "负责": "blue", "配合": "green", "支持": "yellow"}


def sentence(answer: TasksAnswer) -> str:
    """The answer in one sentence: how many plans and tasks, and how many under each role."""
    counts, name = answer.counts, answer.about.name
    named_only = {"仅提及": counts.relations["涉及"]} if "涉及" in counts.relations else {}
    roles = "、".join(f"{role} {count}" for role, count in (counts.roles | named_only).items())
    among = f"，其中{roles}" if answer.about.label == "Department" and roles else ""
    if answer.about.label == "Plan":
        return f"{name}：{counts.tasks} 项任务。"
    return f"{counts.plans} 个规划、{counts.tasks} 项任务涉及{name}{among}。"


def print_tasks(answer: TasksAnswer, console: Console) -> None:
    """The sentence, then one table a plan; then what the department was before and became, each likewise."""
    console.print(visible(sentence(answer), "bold"), soft_wrap=True)
    if answer.how == "phrase":
        console.print(visible(f"“{answer.asked}”只见于这一个名称。", "dim"), soft_wrap=True)
    if answer.how == "key":
        console.print(visible(f"“{answer.asked}”是它名称的拼音或拼音首字母。", "dim"), soft_wrap=True)
    if answer.also:
        others = "、".join(f"{one.name}（{KINDS[one.label]}）" for one in answer.also)
        console.print(visible(f"同名的还有：{others}", "dim"), soft_wrap=True)
    _print_plans([row for row in answer.rows if row.succession is None], console)
    for kin in answer.kin:
        console.print()
        console.print(visible(_of_kin(kin), "bold"), soft_wrap=True)
        _print_plans([row for row in answer.rows if row.entity_id == kin.id], console)


def _of_kin(kin: Kin) -> str:
    """前身 陕西省国土资源厅（2018年止）：1 个规划、2 项任务。"""
    edge = "止" if kin.succession == "predecessor" else "起"
    when = f"（{kin.on}年{edge}）" if kin.on else ""
    counted = f"{kin.counts.plans} 个规划、{kin.counts.tasks} 项任务。"
    return f"{SUCCESSION[kin.succession]} {kin.name}{when}：{counted}"


def _print_plans(rows: Iterable[TaskItem], console: Console) -> None:
    for _, of_plan in groupby(rows, key=lambda row: row.plan_id):
        _print_plan(list(of_plan), console)


def _print_plan(rows: list[TaskItem], console: Console) -> None:
    first = rows[0]
    console.print()
    console.print(visible(f"{first.order_year or '—'}  {first.plan}", "bold cyan"), soft_wrap=True)
    table = Table(show_lines=True, expand=console.is_terminal, box=box_of(console))
    table.add_column("任务", ratio=4, overflow="fold")
    # Of a plan every row is somebody else's; of a thing all rows are its own.
    several = len({row.entity_id for row in rows if row.entity_id}) > 1
    if several:
        table.add_column("部门", ratio=2, overflow="fold")
    table.add_column("角色", no_wrap=True)
    table.add_column("依据", no_wrap=True)
    table.add_column("原文", ratio=4, overflow="fold")
    table.add_column("出处", ratio=2, overflow="fold")
    shown = None
    for row in rows:
        table.add_row(
            visible("" if row.task_id == shown else _task(row)),
            *([visible(row.entity or "")] if several else []),
            Text(
                row.role or _RELATIONS.get(row.relation or "", ""), style=ROLE_STYLE.get(row.role or "", "")
            ),
            Text(BASES.get(row.basis or "", row.basis or "")),
            visible(row.evidence.quote if row.evidence else ""),
            visible(_place(row)),
        )
        shown = row.task_id
    console.print(table)


def _task(row: TaskItem) -> str:
    return row.heading or row.text


def _place(row: TaskItem) -> str:
    if row.evidence is None:
        return ""
    one = row.evidence
    return f"{one.document_name}:{one.start}–{one.end}\n{one.method} {one.confidence:.2f}"


def print_choices(asked: str, choices: Sequence[Found], console: Console) -> None:
    """The things that bear a name, for the person to choose from."""
    console.print(visible(f"“{asked}”有 {len(choices)} 种可能，请用全称或 id 再问。"), soft_wrap=True)
    console.print(f"{len(choices)} things bear this name: ask again with a full name or an id.")
    print_found(choices, console)


def print_unknown(asked: str, like: Sequence[Found], console: Console) -> None:
    """That nothing bears a name; what is like it or, where nothing is, what else to try."""
    nothing = f"没有叫“{asked}”的部门、项目、地方或规划"
    if like:
        console.print(visible(f"{nothing}。最相近的如下，请用全称或 id 再问。"), soft_wrap=True)
        console.print("Nothing bears this name. These are like it: ask again with a full name or an id.")
        print_found(like, console)
        return
    console.print(visible(f"{nothing}，也没有相近的。可换名称的一部分、全拼或首字母再问。"), soft_wrap=True)
    console.print("Nothing bears this name or is like it. Try a part of it, its pinyin or its initials.")
    console.print(visible(f"读入了哪些规划 The plans: {_LIST_PLANS}"), soft_wrap=True)


def print_found(found: Sequence[Found], console: Console) -> None:
    """Choices or suggestions: what they are, how many tasks they have, and their ids."""
    if not found:
        return
    table = Table(box=box_of(console))
    for column in ("name", "kind", "matched", "how", "tasks", "id"):
        table.add_column(column, overflow="fold")
    for one in found:
        kind = KINDS.get(one.label, one.label)
        told = (Text(WAYS[one.how]), Text(str(one.tasks)), Text(one.id))
        table.add_row(visible(one.name), Text(kind), visible(one.matched), *told)
    console.print(table)


def print_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], console: Console) -> None:
    """A plain table of values as the database gave them."""
    table = Table(box=box_of(console))
    for column in columns:
        table.add_column(visible(column), overflow="fold")
    for row in rows:
        table.add_row(*(visible(cell(value)) for value in row))
    console.print(table)


def print_violations(broken: Sequence[Violation], console: Console) -> None:
    """Every broken invariant with the row that breaks it, or one line that says that all hold."""
    if broken:
        print_rows(("check", "row"), [(one.check, one.row) for one in broken], console)
    for check, sentence in sorted({(one.check, one.sentence) for one in broken}):
        console.print(f"{check}: {sentence}", markup=False)
    console.print(f"{len(broken)} rows break an invariant" if broken else "every invariant holds")


def visible(text: str, style: str = "") -> Text:
    """Text in which control characters are seen and do nothing: a document may hold a terminal's commands."""
    return Text(text.translate(_CONTROLS), style=style)


def cell(value: Any) -> str:
    """One value on one line."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {cell(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return ", ".join(cell(one) for one in value)
    return str(value)


def box_of(console: Console) -> Any:
    """The frame of a table."""
    from rich import box

    # Off a terminal the frame would only be noise to whoever greps.
    return box.ROUNDED if console.is_terminal else box.SIMPLE_HEAD
