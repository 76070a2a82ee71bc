"""Tables whose rows are lines of the file: header, sections, rows -> tasks under their headings.

A cell that was merged with the one above it is missing, so that a row may have fewer cells than the header:
it is laid where each cell holds what its column should, and gives no edge where that may be in two places. A
row that is short at its end is laid from the left only if the table's first rows, which nothing stands above
to be merged with, are short too; else what is missing there reaches down from the row above. Where bodies
stand before what they do (部门, 职责), a row without the body is one more duty of that above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.columns import Column, bodies_first, column_of, placed, words
from ingest.deadlines import DATE_WORDS, deadline
from ingest.numbering import RANKS, numbering_at
from ingest.structure.bodies import NONE, Bodies
from ingest.structure.finder import Found, ruled_from
from ingest.structure.headed_rows import Entry, Heading, grouped
from ingest.structure.items import LINE_HEADING, paragraphs
from ingest.structure.passages import SHORTEST_TASK, Passage
from ingest.structure.row_lines import Row, blocks
from ingest.structure.tables import TableRead
from ingest.tables import are_bodies, is_number
from ingest.types import Clause, Scope, Span, Text

__all__ = ["read_lined"]

_HEADER_CELL, _MOST_COLUMNS = 14, 12
_LONGEST_NAME, _PARTY_CELL = 24, 120
_SHORTEST_NAME = 2
_DATE = re.compile(DATE_WORDS)
_FEWEST = 0.5

Cell = tuple[Span, ...]


def read_lined(text: Text, start: int, scope: Scope) -> tuple[TableRead, ...]:
    """The tables of tasks from `start` on, in order."""
    if "|" not in text.raw and "\t" not in text.raw:
        return ()
    found: list[TableRead] = []
    ruled = None
    for block in blocks(text, start):
        table: _Table | None = None
        for row in block:
            columns = _header(text.flat, row)
            if columns is not None and (table is None or columns != table.columns):
                found += _read(table)
                ruled = ruled or ruled_from(text.flat, list(paragraphs(text.flat, start)))
                led = any(column.role == "牵头" for column in columns)
                table = _Table(text.flat, scope, columns, Bodies(text.flat, scope, ruled, led), [row])
            elif table is not None and columns is None:
                table.rows.append(row)
        found += _read(table)
    return tuple(found)


def _read(table: _Table | None) -> Iterator[TableRead]:
    read = table.read() if table else None
    if read is not None:
        yield read


def _header(flat: str, row: Row) -> tuple[Column, ...] | None:
    """The columns that a row names, its number with them; None where it is no header of a table of tasks."""
    cells = ["".join(flat[line.start : line.end] for line in cell) for cell in row.cells]
    while cells and not cells[-1]:
        cells.pop()
    if not 1 < len(cells) <= _MOST_COLUMNS or any(len(cell) > _HEADER_CELL for cell in cells):
        return None
    counted = [index for index, cell in enumerate(cells) if cell in words("number")]
    if len(counted) > 1:
        return None
    named = [cell for index, cell in enumerate(cells) if index not in counted]
    columns = (_bodies_last(named, bool(counted)) if len(cells) > 2 else None) or bodies_first(named)
    if columns is None:
        return None
    for index in counted:
        columns = (*columns[:index], Column("number"), *columns[index:])
    return columns


def _bodies_last(cells: Sequence[str], counted: bool) -> tuple[Column, ...] | None:
    named = [column_of(cell) for cell in cells]
    if not counted and None in named:
        return None
    columns = placed([column or Column("unknown") for column in named])
    return None if columns is None or any(column.guessed for column in columns) else columns


@dataclass(slots=True)
class _Table:
    """A table: its columns and its rows, the header's first."""

    flat: str
    scope: Scope
    columns: tuple[Column, ...]
    bodies: Bodies
    rows: list[Row]
    _sections: list[tuple[int, Heading]] = field(default_factory=list)
    _above: dict[int, Heading] = field(default_factory=dict)

    def read(self) -> TableRead | None:
        """What the rows make. Where lines are pieces of rows, or most do not say what the header promises,
        they make nothing, for its labels are no clauses either; None where tabs may stand in prose."""
        nothing = TableRead(self._span, ()) if self.rows[0].barred else None
        if not self._is_regular():
            return nothing
        if self._bodies_first and not self._named_first():
            return None
        short = self._short_at_end()
        carried = self._bodies_first or (not short and self._whole_or_merged())
        entries: list[Entry] = []
        above: Clause | None = None
        told = 0
        for row in self.rows[1:]:
            if self._is_section(row):
                above = None
                continue
            laid = self._laid(row, short)
            told += laid is not None
            if laid is None:
                above = None
                continue
            passage = self._entry(laid, entries)
            if not (carried and self._is_below(row, laid)):
                above = next((found.clause for found in passage.clauses if found.clause.parties), None)
            elif above is not None:
                passage.inherited.append(above)
        rows = sum(sum(map(bool, row.cells)) > 1 for row in self.rows[1:])
        if not any(entry.passage.clauses for entry in entries) or told < _FEWEST * rows:
            return nothing
        return TableRead(self._span, tuple(grouped(entries)))

    @property
    def _span(self) -> Span:
        return Span(self.rows[0].start, self.rows[-1].end)

    def _is_regular(self) -> bool:
        """Whether lines are rows: tabs part merged cells too, so that each line has as many; bars frame each
        row or none."""
        header = self.rows[0]
        return all(
            row.framed == header.framed if row.barred else len(row.cells) in (1, len(header.cells))
            for row in self.rows
            if not row.plain
        )

    # Where the cells of a row belong

    @property
    def _task(self) -> int:
        """The column that says what is to be done; a name may stand in those before it."""
        return max(index for index, column in enumerate(self.columns) if column.kind == "task")

    def _parties(self) -> list[int]:
        return [index for index, column in enumerate(self.columns) if column.kind == "party"]

    @property
    def _bodies_first(self) -> bool:
        return self._parties()[-1] < self._task

    def _named_first(self) -> bool:
        """Whether most cells of the column of bodies, where it stands first, name bodies."""
        at = self._parties()[0]
        cells = [row.cells[at] for row in self.rows[1:] if len(row.cells) == len(self.columns)]
        filled = [cell for cell in cells if self._text(cell) not in (*NONE, "")]
        return sum(all(map(self.bodies.names, cell)) for cell in filled) > len(filled) / 2

    def _whole_or_merged(self) -> bool:
        """Whether rows hold all that stands behind the task, or nothing of it: a row that holds some may have
        lost empty cells at its end, as others then may too."""
        first, last = self._parties()[0], len(self.columns) - 1
        whole = 0
        for row in self.rows[1:]:
            whole += len(row.cells) > last
            if first < len(row.cells) <= last and self._fits_at(row.cells, 0):
                return False
        return whole > 1

    def _is_below(self, row: Row, laid: dict[int, Cell]) -> bool:
        """Whether a row lacks the cell of its bodies, and nothing that stands in it may be that cell."""
        cells = row.cells
        if not row.barred or len(cells) < 2 or not all(cells) or len(cells) >= len(self.columns):
            return False
        if any(index in laid for index in self._parties()):
            return False
        if self.columns[0].kind == "number" and not is_number(self._text(cells[0])):
            return False
        if self._bodies_first:
            return True
        *before, last = (self._text(cell) for cell in cells)
        alone = all(map(is_number, before))
        names = all(len(text) <= _LONGEST_NAME and "。" not in text for text in before)
        return cells[-1] == laid[self._task] and (alone or (names and not are_bodies(last)))

    def _short_at_end(self) -> bool:
        """Whether a row with nothing above it to be merged with leaves out cells at its end."""
        first = True
        last = self._parties()[-1]
        for row in self.rows[1:]:
            if sum(map(bool, row.cells)) < 2:
                first = True
            elif first:
                if len(row.cells) <= last and self._fits_at(row.cells, 0):
                    return True
                first = False
        return False

    def _laid(self, row: Row, short: bool) -> dict[int, Cell] | None:
        """The row's cells by column; without those of the parties where they may be in two places."""
        cells = row.cells
        missing = len(self.columns) - len(cells)
        if missing <= 0:
            laid = dict(enumerate(cells[: len(self.columns)]))
            self._fill(laid)
            whole = not any(cells[len(laid) :]) and self._fits(self.columns[self._task], laid[self._task])
            return laid if whole else None
        places = [at for at in range(missing + 1) if self._fits_at(cells, at)]
        if len(places) == 1:
            laid = {places[0] + index: cell for index, cell in enumerate(cells)}
            if short or self._parties()[-1] in laid:
                return laid
        return self._without_body(cells) if self._bodies_first else self._by_kind(cells)

    def _without_body(self, cells: Sequence[Cell]) -> dict[int, Cell] | None:
        """The cells of a row whose body, which would stand first, is that of the row above."""
        at = [index for index in range(len(self.columns)) if index not in self._parties()]
        laid = dict(zip(at, cells, strict=False))
        fits = all(self._fits(self.columns[index], cell) for index, cell in laid.items())
        return laid if fits and self._task in laid else None

    def _fill(self, laid: dict[int, Cell]) -> None:
        """Where nothing says what is to be done, it is the name."""
        names = [i for i, c in enumerate(self.columns[: self._task]) if c.kind == "task" and laid[i]]
        if names and self._text(laid[self._task]) in (*NONE, ""):
            laid[self._task], laid[names[-1]] = laid[names[-1]], ()

    def _fits_at(self, cells: Sequence[Cell], at: int) -> bool:
        return at <= self._task < at + len(cells) and all(
            self._fits(column, cell) for column, cell in zip(self.columns[at:], cells, strict=False)
        )

    def _by_kind(self, cells: Sequence[Cell]) -> dict[int, Cell] | None:
        """The one cell that can be the task, and those of the parties if there is one for each column."""
        texts = [cell for cell in cells if self._fits(self.columns[self._task], cell)]
        if not texts:
            return None
        while len(texts) > 1 and all(map(self.bodies.names, texts[-1])):
            texts.pop()
        parties = self._parties()
        named = [
            cell for cell in cells[cells.index(texts[-1]) + 1 :] if self._fits(self.columns[parties[0]], cell)
        ]
        laid = {self._task: texts[-1]}
        if len(named) == len(parties):
            laid |= zip(parties, named, strict=True)
        dates = [cell for cell in cells if _DATE.fullmatch(self._text(cell))]
        due = next((index for index, column in enumerate(self.columns) if column.kind == "deadline"), None)
        if due is not None and len(dates) == 1:
            laid[due] = dates[0]
        return laid

    def _fits(self, column: Column, cell: Cell) -> bool:
        """Whether a cell holds what its column should."""
        text = self._text(cell)
        if column.kind == "task" and column is self.columns[self._task]:
            return len(text) >= SHORTEST_TASK and self._is_text(cell)
        if not cell or text in NONE or column.kind == "free":
            return True
        if column.kind == "number":
            return is_number(text)
        if column.kind == "party":
            return (
                len(text) <= _PARTY_CELL * len(cell)
                and "。" not in text
                and any(map(self.bodies.names, cell))
            )
        if column.kind in ("task", "text"):
            return len(text) >= _SHORTEST_NAME and self._is_text(cell)
        return len(text) <= _LONGEST_NAME and "。" not in text and not self._names(cell)

    def _is_text(self, cell: Cell) -> bool:
        text = self._text(cell)
        return not (is_number(text) or _DATE.fullmatch(text) or text in NONE or self._names(cell))

    def _names(self, cell: Cell) -> bool:
        return bool(cell) and all(self.bodies.names(line, sure=True) for line in cell)

    def _text(self, cell: Cell) -> str:
        return "".join(self.flat[line.start : line.end] for line in cell)

    # What stands above a row

    def _is_section(self, row: Row) -> bool:
        """Whether a row is a heading over those below, which then stand under it."""
        filled = [cell for cell in row.cells if cell]
        if len(filled) != 1 or len(filled[0]) != 1:
            return False
        line = filled[0][0]
        text = self.flat[line.start : line.end]
        number = numbering_at(text, 0, len(text))
        numbered = number is not None and number.kind in ("part", "division", "cn", "cn_bracket")
        if len(text) > LINE_HEADING or "。" in text or not (numbered or len(row.cells) == 1):
            return False
        rank = RANKS.index(number.kind) if number and numbered else len(RANKS)
        self._sections = [above for above in self._sections if above[0] < rank]
        begin = line.start + (number.end if number and numbered else 0)
        self._sections.append((rank, Heading(line.start, Span(begin, line.end))))
        self._above.clear()
        return True

    def _entry(self, laid: dict[int, Cell], entries: list[Entry]) -> Passage:
        """Adds the task of a row under the headings above it: a name that is missing, or said again, is that
        of the row above."""
        numbered = any(column.kind == "number" and laid.get(i) for i, column in enumerate(self.columns))
        for index, column in enumerate(self.columns[: self._task]):
            if column.kind != "task":
                continue
            cell = laid.get(index, ())
            before = self._above.get(index)
            if cell and not (before and self._says(before, cell)):
                span = Span(cell[0].start, cell[-1].end)
                self._above = {i: above for i, above in self._above.items() if i < index}
                self._above[index] = Heading(span.start, span)
            elif not cell and numbered:
                self._above.pop(index, None)
        passage = self._passage(laid)
        path = (*(heading for _, heading in self._sections), *(self._above[i] for i in sorted(self._above)))
        entries.append(Entry(path, passage))
        return passage

    def _says(self, heading: Heading, cell: Cell) -> bool:
        return self.flat[heading.span.start : heading.span.end].replace("\n", "") == self._text(cell)

    def _passage(self, laid: dict[int, Cell]) -> Passage:
        passage = Passage("task", None, list(laid[self._task]), [], numbered=True)
        named = [
            (line, self.columns[i].role)
            for i in self._parties()
            for line in laid.get(i, ())
            if self.bodies.names(line)
        ]
        parties = self.bodies.parties(named)
        due = next((laid[i] for i, c in enumerate(self.columns) if c.kind == "deadline" and laid.get(i)), ())
        when = deadline(self._text(due), self.scope.year) if due else None
        spans = [line for line, _ in named] or list(due)
        if parties or when:
            clause = Clause(spans[0].start, spans[-1].end, parties, when)
            passage.clauses.append(Found(clause, own_line=True))
        return passage
