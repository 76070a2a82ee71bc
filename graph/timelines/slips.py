"""What became of promises: each against what the plans after it say of the same project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from graph.timelines.build import entries_of
from graph.timelines.model import (
    STAGES,
    Entry,
    Mention,
    Move,
    Promise,
    Slip,
    StageName,
    TimelineRow,
)

SLIPPED: tuple[Move, ...] = ("推迟", "重提", "未如期")
_EARLIER: dict[StageName, tuple[StageName, ...]] = {
    "前期": ("规划",),
    "开工": ("规划", "前期"),
    "建成": ("规划", "前期", "开工"),
    "运营": ("规划", "前期", "开工"),
}


def slips_of(entries: Sequence[Entry]) -> tuple[Slip, ...]:
    """Of one project: what each later plan makes of what an earlier one promised, plan by plan in order."""
    told = [entry for entry in entries if entry.mentions]
    found: dict[tuple[str, str, StageName], Slip] = {}
    for number, now in enumerate(told):
        for then in reversed(told[:number]):
            for slip in _between(then, now):
                # The nearest plan that promised it is the one that it is held against.
                found.setdefault((slip.to_plan_id, slip.after.measure_id, slip.stage), slip)
    return tuple(found.values())


def slipped(rows: Iterable[TimelineRow]) -> tuple[Slip, ...]:
    """Of all projects: the promises that were moved, made again or not kept in time."""
    found: list[Slip] = []
    for _, group in groupby(sorted(rows, key=lambda row: row.project_id), key=lambda row: row.project_id):
        found += [slip for slip in slips_of(entries_of(group, ())) if slip.move in SLIPPED]
    return tuple(sorted(found, key=lambda one: tuple(one.key)))


def _between(then: Entry, now: Entry) -> Iterator[Slip]:
    for before in then.mentions:
        for promise in before.promises:
            if promise.on is not None:
                yield from _of_promise(then, before, promise, now)
        if before.stage and before.stage.stated and before.stage.name == "开工":
            yield from _again(then, before, now)


def _of_promise(then: Entry, before: Mention, promise: Promise, now: Entry) -> Iterator[Slip]:
    assert promise.on is not None
    for after in now.mentions:
        same = [one for one in after.promises if one.stage == promise.stage and one.on]
        for one in same:
            assert one.on is not None
            yield _slip(
                then, before, now, after, _move(promise.on, one.on), promise.stage, promise.on, one.on
            )
        stage = after.stage
        passed = now.order_year is not None and int(promise.on[:4]) < now.order_year
        if not same and passed and stage and stage.name in _EARLIER[promise.stage]:
            yield _slip(then, before, now, after, "未如期", promise.stage, promise.on, stage.name)


def _again(then: Entry, before: Mention, now: Entry) -> Iterator[Slip]:
    """An earlier plan sets it going, a later year's sets it going again."""
    if any(one.stage == "开工" and one.on for one in before.promises):
        return
    if then.order_year is None or now.order_year is None or then.order_year >= now.order_year:
        return
    for after in now.mentions:
        if after.stage and after.stage.stated and STAGES.index(after.stage.name) <= STAGES.index("开工"):
            on = next((one.on for one in after.promises if one.stage == "开工"), None)
            yield _slip(then, before, now, after, "重提", "开工", None, on)


def _move(then: str, now: str) -> Move:
    """A year is over with its last day: 2024-06 is earlier than 2024."""
    old, new = (then + "-12")[:7], (now + "-12")[:7]
    return "不变" if old == new else "推迟" if new > old else "提前"


def _slip(
    then: Entry,
    before: Mention,
    now: Entry,
    after: Mention,
    move: Move,
    stage: StageName,
    promised: str | None,
    said: str | None,
) -> Slip:
    return Slip(
        after.project_id,
        after.project,
        move,
        stage,
        then.plan_id,
        then.plan,
        then.order_year,
        promised,
        now.plan_id,
        now.plan,
        now.order_year,
        said,
        before,
        after,
    )
