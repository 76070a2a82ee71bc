"""Aims of one indicator against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from graph.indicators.model import Conflict, Indicator, Kind
from graph.indicators.reading import is_generic
from graph.rows import NO_YEAR


def conflicts(ledger: Iterable[Indicator]) -> tuple[Conflict, ...]:
    """Every two aims of one indicator that do not agree; of equal pairs of sentences the first."""
    groups: dict[str, list[Indicator]] = defaultdict(list)
    for one in ledger:
        if not one.part and not is_generic(one.indicator) and not _is_place(one):
            groups[one.indicator].append(one)
    found = [conflict for name in sorted(groups) for conflict in _among(groups[name])]
    return tuple(sorted(found, key=lambda one: tuple(one.key)))


def _is_place(one: Indicator) -> bool:
    """厦门市3个 of a list of quotas: what is counted stands elsewhere."""
    return any(place.startswith(one.indicator) for place in one.scope)


def _among(group: Sequence[Indicator]) -> Iterator[Conflict]:
    ordered = sorted(group, key=lambda one: (one.order_year or NO_YEAR, *one.key[4:]))
    for before, after in combinations(ordered, 2):
        # Numbers of one sentence are parts of one aim, or steps to it.
        if before.measure_id != after.measure_id and before.scope == after.scope:
            yield from _of(before, after)


def _of(before: Indicator, after: Indicator) -> Iterator[Conflict]:
    differs = _differs(before, after)
    same = before.amount == after.amount and "unit" not in differs
    if _same_year(before, after):
        if not same:
            kind: Kind = "口径不同" if differs else "数字冲突"
            yield Conflict(kind, before.indicator, differs, before, after)
    elif same and not differs and before.due_basis == after.due_basis == "target":
        yield Conflict("时限推移", before.indicator, (), before, after)


def _differs(before: Indicator, after: Indicator) -> tuple[str, ...]:
    """In what the two are counted otherwise."""
    told = (
        ("base", before.base != after.base),
        ("counts", before.counts != after.counts),
        ("unit", before.measured_in != after.measured_in),
    )
    return tuple(name for name, different in told if different)


def _same_year(before: Indicator, after: Indicator) -> bool:
    """Whether both are set for one year; of two plans only where both say so, or are plans of that year."""
    if before.due is None or before.due != after.due:
        return False
    return before.plan_id == after.plan_id or (_says(before) and _says(after))


def _says(one: Indicator) -> bool:
    return one.due_basis != "plan" or one.due == one.order_year
