"""What is counted: one document's facts against its annotation, row by row.

The rows from `task` to `links` and the plan's title, number and date follow the scorer that came with the
annotated plans and give the same counts. The others look at what those leave out:

- `basis`: how a task's responsibility is stated; of several ways the strongest counts.
- `deadline`: of tasks that were annotated with regard to it.
- `comparator`, `by`: of required targets whose number and unit were found.
- `link ends`: what must connect with what; the end that a link starts from is optional, because the graph
  starts links from the sentence.
- `plan issuer`, `plan period`: where the annotation states them.

A name is right when it is the annotated one or an alias of it: a wrong name at the right place is wrong, and
the error report says that it is that. Places decide where names cannot: which target, which link.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tongchou.scoring.annotations import Annotation, Named, Task
from tongchou.scoring.folding import Aliases
from tongchou.scoring.found import Fact, FoundPlan, FoundTask
from tongchou.scoring.pairing import pair, plan_of
from tongchou.scoring.score import Score
from tongchou.scoring.sentences import short
from tongchou.scoring.sheet import Sheet
from tongchou.scoring.task_rows import count_facts, distinct


def count(score: Score, annotation: Annotation, plans: Sequence[FoundPlan], aliases: Aliases) -> None:
    """Adds to `score` what one annotation and the plans of an export come to."""
    plan = plan_of(annotation, plans)
    sheet = Sheet(score, annotation, plan, aliases)
    paired = pair(annotation, plan)
    for task, found in paired.pairs:
        if not task.optional:
            _count_task(sheet, task, found)
        count_facts(sheet, task, found)
    for left in paired.invented:
        _count_invented(sheet, left)
    _count_plan(sheet)


def _count_task(sheet: Sheet, task: Task, found: FoundTask | None) -> None:
    if found is None:
        at = None if task.extent is None else (task.extent.heading or task.extent.body[0])
        sheet.score.rows["task"].add(fn=1)
        sheet.error("task", task.id, short(f"{task.heading}　{task.text}"), "", _all(task.responsible), at)
        return
    sheet.score.rows["task"].add(tp=1)
    sheet.value("kind", task.id, task.kind, found.kind, task.text, found.at)


def _count_invented(sheet: Sheet, left: FoundTask) -> None:
    facts = distinct(left.duties)
    sheet.score.rows["task"].add(fp=1)
    sheet.score.rows["responsible"].add(fp=len(facts))
    sheet.error("task", "", "", short(f"{left.heading}　{left.text}"), _all(facts), left.at)
    for fact in facts:
        sheet.judge("responsible", fact, right=False)
        sheet.error("responsible", "", "", fact.name, fact.quote, fact.at, fact, follows=True)


def _count_plan(sheet: Sheet) -> None:
    said, node = sheet.annotation.plan, sheet.plan.node if sheet.plan else {}
    if said.get("title"):
        title = str(node.get("title") or node.get("name") or "")
        sheet.value("plan title", "", said["title"], title, same=sheet.aliases.same)
    for key in ("number", "issued_on"):
        if said.get(key):
            sheet.value(f"plan {key}", "", said[key], node.get(key) or "")
    if said.get("issuer"):
        issuers = sheet.plan.issuers if sheet.plan else ()
        right = (one for one in issuers if sheet.aliases.same(said["issuer"], one))
        sheet.value(
            "plan issuer", "", said["issuer"], next(right, "、".join(issuers)), same=sheet.aliases.same
        )
    if said.get("period"):
        sheet.value("plan period", "", _years(*said["period"]), _period(node), same=str.__eq__)


def _years(start: int | None, end: int | None) -> str:
    return f"{start or ''}–{end or ''}" if start or end else ""


def _period(node: Mapping[str, Any]) -> str:
    return _years(node.get("period_start"), node.get("period_end"))


def _all(parties: Sequence[Named | Fact]) -> str:
    return "、".join(one.name for one in parties) or "nobody responsible"
