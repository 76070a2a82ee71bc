"""Silences as a person reads them in a terminal."""

from __future__ import annotations

from itertools import groupby

from rich.console import Console

from api.silences import (
    AbsentDepartmentsAnswer,
    UnassignedTasksAnswer,
    UnnamedProjectsAnswer,
    VanishedPartiesAnswer,
    VanishedPartyItem,
)
from tongchou.lineages import place
from tongchou.tables import print_rows, visible

Answer = UnassignedTasksAnswer | UnnamedProjectsAnswer | AbsentDepartmentsAnswer | VanishedPartiesAnswer
_SHOWN = 60


def print_silences(answer: Answer, console: Console) -> None:
    """Counts in a sentence, then the list."""
    match answer:
        case UnassignedTasksAnswer():
            _tasks(answer, console)
        case UnnamedProjectsAnswer():
            _projects(answer, console)
        case AbsentDepartmentsAnswer():
            _departments(answer, console)
        case VanishedPartiesAnswer():
            _parties(answer, console)


def _say(text: str, console: Console, style: str = "bold") -> None:
    console.print(visible(text, style), soft_wrap=True)


def _tasks(answer: UnassignedTasksAnswer, console: Console) -> None:
    silent = sum(plan.tasks - plan.assigned for plan in answer.plans)
    _say(f"{len(answer.plans)} 个规划、{silent} 项任务没有责任单位。", console)
    listed = {row.plan_id for row in answer.rows}
    for plan in answer.plans:
        if plan.plan_id not in listed:
            _say(
                f"{plan.plan_year or '—'}  {plan.plan}：{plan.tasks} 项任务都没有，不逐项列出", console, "dim"
            )
    counts = {plan.plan_id: plan for plan in answer.plans}
    for plan_id, rows in groupby(answer.rows, key=lambda row: row.plan_id):
        plan = counts[plan_id]
        console.print()
        told = f"{plan.plan_year or '—'}  {plan.plan}：{plan.tasks} 项任务中 {plan.tasks - plan.assigned} 项"
        _say(told, console, "bold cyan")
        table = [
            (row.ordinal, short(row.heading or row.text), f"{row.passage.document_name}:{row.passage.start}")
            for row in rows
        ]
        print_rows(("序", "任务", "出处"), table, console)


def _projects(answer: UnnamedProjectsAnswer, console: Console) -> None:
    _say(f"比较了 {len(answer.pairs)} 对上下级规划，{answer.projects} 个项目下级规划未提及。", console)
    for (upper, lower), rows in groupby(answer.rows, key=lambda row: (row.upper, row.lower)):
        console.print()
        _say(f"{lower}  未提及  {upper}  中的：", console, "bold cyan")
        table = [
            (
                row.project,
                "境内" if row.inside else "所在地不详",
                short(row.evidence.quote),
                place(row.evidence),
            )
            for row in rows
        ]
        print_rows(("项目", "位置", "上级规划原文", "出处"), table, console)


def _departments(answer: AbsentDepartmentsAnswer, console: Console) -> None:
    _say(f"{len(answer.rows)} 处：他人共同承担的领域里，该部门没有任务。", console)
    for (year, plan), rows in groupby(answer.rows, key=lambda row: (row.plan_year, row.plan)):
        console.print()
        _say(f"{year or '—'}  {plan}", console, "bold cyan")
        table = [
            (
                row.department,
                row.field,
                f"{'同类部门' if row.reason == 'peers' else '其他规划'} {len(row.others)}",
                row.elsewhere,
                f"{row.rows[0].plan if row.reason == 'plans' else row.rows[0].department}："
                f"{short(row.rows[0].task)}  {place(row.rows[0].evidence)}",
            )
            for row in rows
        ]
        print_rows(("部门", "领域", "谁有", "本规划他处", "其一"), table, console)


def _parties(answer: VanishedPartiesAnswer, console: Console) -> None:
    _say(f"比较了 {len(answer.pairs)} 对前后规划，{answer.parties} 个部门不再承担任务。", console)
    for (before, after), rows in groupby(answer.rows, key=lambda row: (row.before, row.after)):
        console.print()
        _say(f"{before}  →  {after}", console, "bold cyan")
        by_department = [list(own) for _, own in groupby(rows, key=lambda row: row.department_id)]
        print_rows(
            ("部门", "此前任务", "其一", "后者仍提及"), [_party(own) for own in by_department], console
        )


def _party(own: list[VanishedPartyItem]) -> tuple[str, int, str, str]:
    first = own[0]
    told = f"{short(first.task)}  {first.role}  {place(first.evidence)}"
    return first.department, len({row.task_id for row in own}), told, "是" if first.named else ""


def short(text: str) -> str:
    """On one line, and no longer than a reader takes in at a glance."""
    line = text.replace("\n", "")
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
