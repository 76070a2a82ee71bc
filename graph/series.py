"""Which plans follow each other: the same subject for the same place, in another year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph.ids import fold
from graph.rows import PlanRow

# Two titles are of one series when what they share is so long, and so much of the shorter.
SHARED, SHARE = 5, 0.5
_TIME = re.compile(
    r"（[^（）]*）|“?十[一二三四五六]五”?|(?:19|20)\d{2}(?:-+(?:19|20)\d{2})?年?度?|[一二三四五]年"
)
_ISSUER = re.compile(r"^.*?(?:人民政府|政府|办公[厅室]|委员会|委)(?=关于)")
# What a title says of its form, and how it begins to say what is to be done.
_FRAME = re.compile(
    r"关于|印发|贯彻|落实|推进|推动|加快|促进|进一步|的?若干(?:意见|措施)|意见|措施|通知|办法|方案|计划|要点|规划"
    r"|任务|工作|重点|实施|行动|专项|指导|[一二三四五六七八九十]+条"
)


def series(plans: Iterable[PlanRow]) -> list[tuple[PlanRow, PlanRow]]:
    """Every two plans that follow each other in a series: of one jurisdiction, about the same subject, of
    different years, with none between them that is about it, too.

    The subject is the title without years and words of form; two are the same when the longest run of
    characters that they share is long, and most of the shorter.
    """
    dated = sorted(
        (plan for plan in plans if plan.order_year is not None and plan.tasks),
        key=lambda plan: (plan.order_year or 0, plan.name, plan.id),
    )
    found: list[tuple[PlanRow, PlanRow]] = []
    for index, after in enumerate(dated):
        alike = [before for before in dated[:index] if _same_series(before, after)]
        if alike:
            year = alike[-1].order_year
            found += [(before, after) for before in alike if before.order_year == year]
    return found


def _same_series(one: PlanRow, other: PlanRow) -> bool:
    if one.jurisdiction != other.jurisdiction or one.order_year == other.order_year:
        return False
    first, second = subject(one), subject(other)
    if first == second:
        return len(first) > 1
    run = _longest_run(first, second)
    return run >= SHARED and run >= SHARE * min(len(first), len(second))


def subject(plan: PlanRow) -> str:
    """What a plan is about: its title without years, place, and words of form."""
    title = _TIME.sub("", fold(plan.name).replace("(", "（").replace(")", "）"))
    if plan.jurisdiction:
        title = title.removeprefix(plan.jurisdiction)
    return _FRAME.sub("", _ISSUER.sub("", title))


def _longest_run(one: str, other: str) -> int:
    best = 0
    for start in range(len(one)):
        while start + best < len(one) and one[start : start + best + 1] in other:
            best += 1
    return best


def following(pairs: Sequence[tuple[PlanRow, PlanRow]], plan: str | None) -> list[tuple[PlanRow, PlanRow]]:
    """The pairs in which the plan stands, or all."""
    return [pair for pair in pairs if plan is None or plan in (pair[0].id, pair[1].id)]
