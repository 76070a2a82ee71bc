"""The target ledger as tables for a person to read."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.indicators import ConflictItem, LedgerItem
from tongchou.tables import box_of, visible

SIGNS = {">=": "≥", "<=": "≤", "~": "约"}
COUNTS = {"new": "新增", "yearly": "每年", "change": "增减"}
DIFFERS = {"base": "基期", "counts": "计法", "unit": "单位"}
# Where the year is not said with the aim itself.
BASES = {"task": "任务", "plan": "规划期"}


def print_ledger(rows: Sequence[LedgerItem], console: Console) -> None:
    """One aim a row; an indicator's name stands where it begins."""
    plans = len({row.plan_id for row in rows})
    console.print(visible(f"{plans} 个规划、{len(rows)} 项目标。", "bold"), soft_wrap=True)
    table = Table(show_lines=True, expand=console.is_terminal, box=box_of(console))
    table.add_column("指标", ratio=3, overflow="fold")
    table.add_column("目标", no_wrap=True)
    table.add_column("时限", no_wrap=True)
    table.add_column("口径", ratio=2, overflow="fold")
    table.add_column("规划", ratio=3, overflow="fold")
    table.add_column("原文", ratio=4, overflow="fold")
    table.add_column("出处", ratio=2, overflow="fold")
    shown = None
    for row in rows:
        similar = "（相近）" if row.match == "similar" else ""
        table.add_row(
            visible("" if row.indicator == shown else f"{row.indicator}{similar}"),
            visible(_aim(row)),
            visible(_due(row)),
            visible(_counted(row)),
            visible(_plan(row)),
            visible(row.evidence.quote),
            visible(_place(row)),
        )
        shown = row.indicator
    console.print(table)


def print_conflicts(rows: Sequence[ConflictItem], console: Console) -> None:
    """Both sides of each, beside each other."""
    if not rows:
        console.print("没有不一致的目标。")
        return
    table = Table(show_lines=True, expand=console.is_terminal, box=box_of(console))
    table.add_column("类型", no_wrap=True)
    table.add_column("指标", ratio=2, overflow="fold")
    table.add_column("一处", ratio=4, overflow="fold")
    table.add_column("另一处", ratio=4, overflow="fold")
    for row in rows:
        differs = "、".join(DIFFERS[one] for one in row.differs)
        kind = Text(row.kind, style="bold red" if row.kind == "数字冲突" else "")
        table.add_row(
            kind.append(f"\n{differs}" if differs else ""),
            visible(row.indicator),
            _side(row.before),
            _side(row.after),
        )
    console.print(table)


def _side(row: LedgerItem) -> Text:
    due = _due(row)
    head = visible(f"{_aim(row)}{f'，{due}' if due else ''}", "bold")
    return Text("\n").join(
        [head, visible(row.evidence.quote), visible(_plan(row), "cyan"), visible(_place(row), "dim")]
    )


def _aim(row: LedgerItem) -> str:
    return f"{SIGNS.get(row.comparator, row.comparator)} {row.value:g}{row.unit}"


def _due(row: LedgerItem) -> str:
    if row.due is None:
        return ""
    basis = BASES.get(row.due_basis or "", "")
    return f"{row.due}（{basis}）" if basis else str(row.due)


def _counted(row: LedgerItem) -> str:
    told = [*row.scope, *(COUNTS[one] for one in row.counts)]
    return "、".join([*told, *([f"比{row.base}"] if row.base else []), *(["其中"] if row.part else [])])


def _plan(row: LedgerItem) -> str:
    return f"{row.order_year or '—'}  {row.plan}"


def _place(row: LedgerItem) -> str:
    return f"{row.evidence.document_name}:{row.evidence.start}–{row.evidence.end}"
