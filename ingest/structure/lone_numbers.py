"""Numbers on lines of their own: 1 / 扩建水厂 / 新增日供水5万吨。 / 省水利厅牵头 / 2 / …

Columns of numbers stand in lists and tables too. So a number counts only where the next one follows and
between both stand a heading, text, and a clause on a line of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.numbering import numbering_at
from ingest.structure.finder import Found
from ingest.structure.items import Numbered
from ingest.types import Span

__all__ = ["lone_numbers"]

_NUMBER = re.compile("\\d{1,3}")
_NO_HEADING = re.compile("[。；：！？]")
_SHORTEST, _LONGEST = 4, 40
_FEWEST = 2


def lone_numbers(flat: str, lines: Sequence[Span], clauses: Sequence[Found]) -> dict[int, Numbered]:
    """What begins with a number that has a line to itself, and the headings above, by where they start."""
    found: dict[int, Numbered] = {}
    for run in _runs(flat, lines, clauses):
        if len(run) < _FEWEST:
            continue
        above: dict[int, Numbered] = {}
        for stretch in run[:-1]:
            above |= _headings(flat, lines[stretch.closed : stretch.end])
        if above:
            above |= _headings(flat, lines[max(0, run[0].start - 1) : run[0].start])
        found |= above
        for stretch in run:
            line, heading = lines[stretch.start], lines[stretch.start + 1]
            found[line.start] = Numbered("arabic", int(flat[line.start : line.end]), heading)
    return found


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The lines from a number to before the next; `closed`: the first behind its clause."""

    start: int
    closed: int
    end: int


def _runs(flat: str, lines: Sequence[Span], clauses: Sequence[Found]) -> Iterator[list[_Stretch]]:
    """Stretches whose numbers rise by one."""
    starts = [clause.start for clause in clauses]
    numbers = [i for i, line in enumerate(lines) if _NUMBER.fullmatch(flat, line.start, line.end)]
    run: list[_Stretch] = []
    last = 0
    for at, end in zip(numbers, [*numbers, len(lines)][1:], strict=True):
        value = int(flat[lines[at].start : lines[at].end])
        closed = _closed(flat, lines, at, end, clauses, starts)
        if run and (closed is None or value != last + 1):
            yield run
            run = []
        if closed is not None:
            run.append(_Stretch(at, closed, end))
        last = value
    if run:
        yield run


def _closed(
    flat: str, lines: Sequence[Span], at: int, end: int, clauses: Sequence[Found], starts: Sequence[int]
) -> int | None:
    """The line behind the first clause that stands below a heading and text; None where none does."""
    if at + 3 >= end or not _is_heading(flat, lines[at + 1]):
        return None
    first = bisect_left(starts, lines[at + 1].start)
    clause = clauses[first] if first < len(clauses) else None
    if clause is None or not clause.own_line or not lines[at + 3].start <= clause.start < lines[end - 1].end:
        return None
    return next((i for i in range(at + 3, end) if lines[i].start >= clause.end), end)


def _headings(flat: str, lines: Sequence[Span]) -> dict[int, Numbered]:
    """Headings between a clause and the next number: the last stands over it, the first over more; what
    stands between them only says what is below."""
    if not lines or not all(_is_heading(flat, line) for line in lines):
        return {}
    first, *between, last = lines if len(lines) > 1 else (*lines, *lines)
    return {
        **{line.start: Numbered("", 0, line) for line in between},
        first.start: Numbered("cn", 0, first),
        last.start: Numbered("cn_bracket", 0, last),
    }


def _is_heading(flat: str, line: Span) -> bool:
    return (
        _SHORTEST <= line.end - line.start <= _LONGEST
        and not _NO_HEADING.search(flat, line.start, line.end)
        and numbering_at(flat, line.start, line.end) is None
    )
