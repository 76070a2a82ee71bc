"""Plans and plans as a person reads them in a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text
from rich.tree import Tree

from api.lineage import BranchItem, LineageAnswer, LineageItem, MissingAnswer
from api.responses import Evidence
from tongchou.tables import print_rows, visible

NOT_HERE = "未读入"
CITES = "引用"


def print_lineage(answer: LineageAnswer, console: Console) -> None:
    """How many of which, the trees, then for one plan every reading."""
    counted = "、".join(f"{relation} {count}" for relation, count in answer.counts.items())
    name = answer.about.name if answer.about else "全部规划"
    console.print(visible(f"{name}：{counted or '没有与其他规划的联系'}。", "bold"), soft_wrap=True)
    for branch in answer.cascade:
        tree = Tree(_titled(branch), guide_style="dim")
        _grow(tree, branch)
        console.print()
        console.print(tree, soft_wrap=True)
    if answer.about and answer.rows:
        console.print()
        own = answer.about.id
        # Words that carry out or repeal a plan cite it, too: once is enough to read.
        said = {_at(row) for row in answer.rows if row.relation != CITES}
        rows = [row for row in answer.rows if not (row.relation == CITES and _at(row) in said)]
        columns = ("联系", "规划", "原文", "出处")
        print_rows(columns, [_row(row, own) for row in rows], console)


def _at(row: LineageItem) -> tuple[str, str, str, int]:
    return row.plan_id, row.cited_id, row.evidence.document, row.evidence.start


def _grow(tree: Tree, branch: BranchItem) -> None:
    for one in branch.below:
        below = tree.add(_titled(one))
        for row in one.by:
            said = f"{row.verb}：{_line(row.evidence.quote)}  {place(row.evidence)}"
            below.add(visible(said, "dim"))
        _grow(below, one)


def _titled(branch: BranchItem) -> Text:
    told = [branch.level or "—", str(branch.year or "—"), branch.name]
    if not branch.ingested:
        told.append(f"（{NOT_HERE}）")
    return visible("  ".join(told), "cyan" if branch.ingested else "yellow")


def _row(row: LineageItem, own: str) -> tuple[str, str, str, str]:
    """→ what the plan speaks of, ← what speaks of it."""
    speaks = row.plan_id == own
    relation = f"{'→' if speaks else '←'} {row.relation}" + (f"（{row.verb}）" if row.verb else "")
    other = row.cited if speaks else row.plan
    if speaks and row.cited_number:
        other += f"（{row.cited_number}）"
    if speaks and not row.cited_ingested:
        other += f"（{NOT_HERE}）"
    return relation, other, _line(row.evidence.quote), place(row.evidence)


def print_missing(answer: MissingAnswer, console: Console) -> None:
    """The ranked list, each with the first place that speaks of it."""
    console.print(visible(f"{answer.total} 个被提及而未读入的规划。", "bold"), soft_wrap=True)
    columns = ("规划", "文号", "级别", "提及的规划", "处", "据以制定", "其一")
    rows = [
        (
            one.name,
            one.number,
            one.level,
            one.plans,
            one.places,
            one.carried_out or "",
            f"{one.rows[0].plan}：{_line(one.rows[0].evidence.quote)}  {place(one.rows[0].evidence)}",
        )
        for one in answer.rows
    ]
    print_rows(columns, rows, console)


def place(evidence: Evidence) -> str:
    """Where in which document."""
    return f"{evidence.document_name}:{evidence.start}–{evidence.end}"


def _line(quote: str) -> str:
    return quote.replace("\n", "")
