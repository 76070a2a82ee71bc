"""From the readings of a project to what each plan says of it, the earliest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.rows import NO_YEAR, PlanRow
from graph.timelines.model import STAGES, Entry, Mention, Party, TimelineRow
from graph.timelines.passage import Passage
from graph.timelines.promises import promises_of
from graph.timelines.stages import stage_of
from graph.timelines.wording import compared, frame_of


def order(row: TimelineRow | PlanRow | Entry) -> tuple[int, str, str, str]:
    """When a plan was made: its year, within it the day of issue (unknown goes first), its name."""
    plan, plan_id = (row.name, row.id) if isinstance(row, PlanRow) else (row.plan, row.plan_id)
    return (NO_YEAR if row.order_year is None else row.order_year, row.issued_on or "", plan, plan_id)


def mention_of(row: TimelineRow) -> Mention:
    """One reading with its stage, its promises and who is responsible."""
    passage = Passage.of(row.source, row.source_start)
    start, end = _place(row, passage)
    stage = stage_of(passage, start, end, row.source, row.source_start)
    return Mention(
        task_id=row.task_id,
        measure_id=row.measure_id,
        project_id=row.project_id,
        project=row.project,
        relation=row.relation,
        sentence=row.sentence,
        surface=row.surface,
        document=row.document,
        document_name=row.document_name,
        start=row.start,
        end=row.end,
        quote=row.quote,
        method=row.method,
        confidence=row.confidence,
        frame=frame_of(passage, start, end),
        stage=stage,
        promises=promises_of(row, passage, start, end, stage),
        parties=tuple(
            sorted((Party(**one) for one in row.parties), key=lambda one: (one.name, one.start, one.role))
        ),
    )


def _place(row: TimelineRow, passage: Passage) -> tuple[int, int]:
    """Where the name stands in the passage."""
    at = row.quote.find(row.surface)
    start = row.start + max(at, 0)
    first = passage.index(start)
    return first, max(first + 1, passage.index(start + len(row.surface)))


def entries_of(rows: Iterable[TimelineRow], plans: Sequence[PlanRow]) -> tuple[Entry, ...]:
    """An entry for each plan that names the project, and for each of `plans` between the first and the last
    that could have: of a jurisdiction that one of the naming plans has."""
    rows = sorted(rows, key=lambda row: (order(row), row.document, row.start, row.end, row.project_id))
    named: dict[str, list[TimelineRow]] = {}
    for row in rows:
        named.setdefault(row.plan_id, []).append(row)
    told = [_entry(group) for group in named.values()]
    silent = [_silent(plan) for plan in plans if plan.id not in named and _could(plan, rows)]
    return tuple(_compared(sorted([*told, *silent], key=order)))


def _could(plan: PlanRow, rows: Sequence[TimelineRow]) -> bool:
    between = bool(rows) and order(rows[0]) < order(plan) < order(rows[-1])
    return between and plan.jurisdiction in {row.jurisdiction for row in rows if row.jurisdiction}


def _silent(plan: PlanRow) -> Entry:
    return Entry(plan.id, plan.name, plan.order_year, plan.issued_on)


def _entry(rows: list[TimelineRow]) -> Entry:
    found = [mention_of(row) for row in rows]
    own = tuple(one for one in found if one.relation == "涉及")
    stages = {one.stage.name for one in own if one.stage}
    first = rows[0]
    return Entry(
        first.plan_id,
        first.plan,
        first.order_year,
        first.issued_on,
        mentions=own,
        parts=tuple(one for one in found if one.relation != "涉及"),
        stages=tuple(stage for stage in STAGES if stage in stages),
        parties=tuple(sorted({party.name for one in found for party in one.parties})),
    )


def _compared(entries: Sequence[Entry]) -> Iterable[Entry]:
    """Each entry with how it differs from the last one before it that names the project."""
    last: Entry | None = None
    for entry in entries:
        if not entry.mentions and not entry.parts:
            yield entry
            continue
        yield _against(last, entry) if last else entry
        last = entry


def _against(before: Entry, entry: Entry) -> Entry:
    then, now = (set(before.parties), set(entry.parties)) if entry.parties else (set(), set())
    return Entry(
        entry.plan_id,
        entry.plan,
        entry.order_year,
        entry.issued_on,
        entry.mentions,
        entry.parts,
        entry.stages,
        entry.parties,
        joined=tuple(sorted(now - then)),
        left=tuple(sorted(then - now)),
        wording=compared(before.mentions, entry.mentions),
    )
