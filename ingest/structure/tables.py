"""The rows of a table that came apart into lines -> passages with their clauses.

A row is read only if its lines fit the columns in exactly one way: party cells must hold nothing but bodies,
the cell of the task must be none. What fits in two ways, or in none, makes nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest import tables
from ingest.columns import Column
from ingest.deadlines import DATE_WORDS, deadline
from ingest.structure.bodies import NONE, Bodies
from ingest.structure.finder import Found, ruled_from
from ingest.structure.items import paragraphs
from ingest.structure.passages import SHORTEST_TASK, Group, Passage
from ingest.tables import MOST_EXTRA, Table
from ingest.types import Clause, Scope, Span

__all__ = ["TableRead", "outside", "read_tables", "without"]

_STOPS = ("。", "；")
_SHORTEST_NAME, _LONGEST_NAME = 2, 24
_LONGEST_TEXT = 60
_DATE = re.compile(DATE_WORDS)
# The rows of a table that must be read, of those that it has: where most do not fit, the header is misread.
_FEWEST = 0.5


@dataclass(frozen=True, slots=True)
class TableRead:
    """Where a table stands, header and all, and what its rows make."""

    span: Span
    parts: tuple[Passage | Group, ...]


def read_tables(flat: str, start: int, scope: Scope) -> tuple[TableRead, ...]:
    """The tables of tasks from `start` on, in order."""
    lines = list(paragraphs(flat, start))
    found = tables.find([flat[line.start : line.end] for line in lines])
    if not found:
        return ()
    ruled = ruled_from(flat, lines)
    reads: list[TableRead] = []
    for each in found:
        led = any(column.role == "牵头" for column in each.columns)
        read = _Rows(flat, scope, lines, each, Bodies(flat, scope, ruled, led)).read()
        reads += [read] if read else []
    return tuple(reads)


def outside(reads: Sequence[TableRead], others: Sequence[TableRead]) -> list[TableRead]:
    """The tables that share no line with others; both are in order."""
    starts = [other.span.start for other in others]
    before = [bisect_left(starts, each.span.end) for each in reads]
    return [
        each
        for each, index in zip(reads, before, strict=True)
        if index == 0 or others[index - 1].span.end <= each.span.start
    ]


def without(clauses: Sequence[Found], reads: Sequence[TableRead]) -> tuple[Found, ...]:
    """The clauses that begin in none of the tables; both are in order."""
    starts = [each.span.start for each in reads]
    before = [bisect_right(starts, found.start) - 1 for found in clauses]
    return tuple(
        found
        for found, index in zip(clauses, before, strict=True)
        if index < 0 or found.start >= reads[index].span.end
    )


def _bodies(passages: Sequence[Passage]) -> Iterator[tuple[int, int]]:
    return ((passage.body[0].start, passage.body[-1].end) for passage in passages)


Cells = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Row:
    """What a row says: the lines of its task, those of its parties with the columns' role, its deadline."""

    body: list[int] = field(default_factory=list)
    named: list[tuple[int, str]] = field(default_factory=list)
    deadline: str | None = None


@dataclass(slots=True)
class _Rows:
    flat: str
    scope: Scope
    lines: Sequence[Span]
    table: Table
    bodies: Bodies

    def read(self) -> TableRead | None:
        passages: list[Passage] = []
        end = self.table.end
        for begin, stop in self.table.rows[:-1]:
            passages += self._row(begin, stop)
        begin, stop = self.table.rows[-1]
        for last in range(stop, min(stop + MOST_EXTRA, len(self.lines)) + 1):
            row = self._row(begin, last)
            if row:
                passages += row
                end = last
                break
        else:
            end = self._end_of_unread()
        if len(passages) < max(2, _FEWEST * len(self.table.rows)):
            return None
        if any(column.guessed for column in self.table.columns) and not self._sentences(passages):
            return None
        return TableRead(Span(self.lines[self.table.start].start, self.lines[end - 1].end), tuple(passages))

    def _end_of_unread(self) -> int:
        """Where the table ends whose last row is not read: before it where its number leaves some out, for
        then it may be a page's."""
        numbers = [self._text(begin - 1).rstrip(".．、") for begin, _ in self.table.rows[-2:]]
        if len(numbers) == 2 and all(map(str.isdecimal, numbers)) and int(numbers[1]) > int(numbers[0]) + 1:
            return self.table.rows[-2][1]
        return self.table.end

    def _sentences(self, passages: Sequence[Passage]) -> bool:
        """Whether most rows say what is to be done: a list of companies and their 主管部门 does not."""
        said = sum(any(self.flat.find(sign, *span) >= 0 for sign in _STOPS) for span in _bodies(passages))
        return said > len(passages) / 2

    def _row(self, begin: int, stop: int) -> list[Passage]:
        """The row's passage, or nothing if its cells cannot be told."""
        columns = self.table.columns
        if not 2 <= stop - begin <= len(columns) + MOST_EXTRA:
            return []
        told: _Row | None = None
        for cells in self._ways(begin, stop, 0, len(columns) - (stop - begin)):
            row = self._told(cells)
            if told is not None and row != told:
                return []
            told = row
        return [self._passage(told)] if told else []

    def _ways(self, at: int, stop: int, column: int, missing: int) -> Iterator[Cells]:
        """Every way to deal the lines out to the columns in order. Where there are fewer lines than columns,
        as many columns as are `missing` are empty; where there are more, none is."""
        columns = self.table.columns
        if column == len(columns):
            if at == stop and missing <= 0:
                yield ()
            return
        if missing > 0 and columns[column].kind != "task":
            for rest in self._ways(at, stop, column + 1, missing - 1):
                yield ((at, at), *rest)
        more = max(0, -missing)
        for end in range(at + 1, min(at + 1 + more, stop) + 1):
            if not self._fits(columns[column], at, end):
                continue
            for rest in self._ways(end, stop, column + 1, missing + end - at - 1):
                yield ((at, end), *rest)

    # What a cell may hold

    def _fits(self, column: Column, at: int, end: int) -> bool:
        texts = [self._text(line) for line in range(at, end)]
        if column.kind == "party":
            return all(t in NONE or self._is_party(i) for i, t in enumerate(texts, start=at))
        if any(self._is_party(line, sure=True) for line in range(at, end)):
            return False
        if column.kind == "task":
            behind = (line for line, text in enumerate(texts[:-1], at + 1) if text.endswith(_STOPS))
            return sum(map(len, texts)) >= self._shortest() and not any(map(self._is_party, behind))
        if column.kind == "free":
            return True
        if column.kind == "text" and _DATE.fullmatch(texts[0]):
            return False
        longest = _LONGEST_TEXT if column.kind == "text" else _LONGEST_NAME
        return len(texts) == 1 and len(texts[0]) <= longest and "。" not in texts[0]

    def _shortest(self) -> int:
        """A name may be short where a second column says what is to be done with it."""
        alone = sum(column.kind == "task" for column in self.table.columns) == 1
        return SHORTEST_TASK if alone else _SHORTEST_NAME

    def _is_party(self, line: int, *, sure: bool = False) -> bool:
        return self.bodies.names(self.lines[line], sure=sure)

    def _text(self, line: int) -> str:
        return self.flat[self.lines[line].start : self.lines[line].end]

    # A row whose cells are told

    def _told(self, cells: Cells) -> _Row:
        row = _Row()
        for column, (at, end) in zip(self.table.columns, cells, strict=True):
            if column.kind == "task":
                row.body += range(at, end)
            elif column.kind == "party":
                row.named += [(line, column.role) for line in range(at, end)]
            elif column.kind == "deadline" and end > at:
                row.deadline = deadline(self._text(at), self.scope.year)
        return row

    def _passage(self, row: _Row) -> Passage:
        parties = self.bodies.parties((self.lines[line], role) for line, role in row.named)
        passage = Passage("task", None, [self.lines[line] for line in row.body], [], numbered=True)
        if parties:
            first, last = self.lines[row.named[0][0]].start, self.lines[row.named[-1][0]].end
            passage.clauses.append(Found(Clause(first, last, parties, row.deadline), own_line=True))
        return passage
