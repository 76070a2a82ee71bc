"""Tables whose cells came apart into lines: the header, then rows whose numbers rise.

序号 / 重点任务 / 牵头单位 / 1 / 推进… / 区交通局 / 2 / …: only where the header says which column holds the
tasks and which the parties. `find` sees no more than the lines, so that lines are not joined over the edge of
a cell before anything else is known; `ingest.structure.tables` reads the rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.breaks import part_breaks
from ingest.columns import Column, bodies_first, column_of, first_words, placed, words
from ingest.folding import CELL_END
from ingest.numbering import numbering_at

__all__ = ["Table", "are_bodies", "find", "is_number", "is_section", "part_cells"]

_NUMBER = re.compile(r"(\d{1,3})[.．、]?")
# What a table is followed by.
_STOPS = re.compile("附件|附表|注：|备注：|说明：|抄送|[（(]此件|第[一二三四五六七八九十]{1,3}章")
_HEADER_CELL = 14
_MOST_COLUMNS = 9
_MOST_ROWS = 999
# Lines of one row beyond one for each column: cells that were set over several lines.
MOST_EXTRA = 6
_SECTION = 30
_SECTION_LINE = 120
# （牵头领导：张某、李某） behind a section's name.
_REMARK_LONG = re.compile(r"[（(][^（）()]{1,60}[）)]$")
# Headings and headers between two rows.
_FURNITURE = 8
# A header whose cells tabs or bars part, and the line under it in marked-up text.
_PARTED = re.compile("^[ \u3000|]*(?:序 ?号|编号)[ \u3000]*[\t|]", re.MULTILINE)
_PARTED_LINE = re.compile(
    "^[ \u3000|]*[一-鿿（） \u3000]{2,14}(?:[\t|][一-鿿（） \u3000]{0,14}){1,9}$", re.MULTILINE
)
_FIRST_CELL = re.compile("[ \u3000|]*[^\t|\n]+[\t|]")
_SPACES = " \u3000"
_GAP = re.compile(f"[{_SPACES}]+")
_SPACED = re.compile(
    f"^[{_SPACES}]*(?:序号|编号|项次)(?:[{_SPACES}]+[^{_SPACES}\n，。；]{{2,14}}){{2,9}}[{_SPACES}]*$",
    re.MULTILINE,
)
_COUNTED = re.compile(f"[{_SPACES}]*\\d{{1,3}}[.、．]?[{_SPACES}]")
# A cell of bodies, by its form.
_PARTY = re.compile(
    "[一-鿿、，,；（）() ]*[厅局委办部府会室社院团行司站校处企业商位门区市县州旗集公关队所心等）)]"
)
_PARTY_CELL, _TASK_CELL = 120, 6
_BAR = re.compile("^[ \t\u3000]*([|])[ \t\u3000\r]*$", re.MULTILINE)
_FEWEST_BARS = 6
_RULE = re.compile(r"[-:| ]+")


@dataclass(frozen=True, slots=True)
class Table:
    """Lines `start:end`; `columns` without the number; `rows` the lines of each row after its number. The
    last row may reach too far: nothing in the lines says where it ends."""

    start: int
    end: int
    columns: tuple[Column, ...]
    rows: tuple[tuple[int, int], ...]


def find(texts: Sequence[str]) -> list[Table]:
    """The tables among the lines, in order. Takes time linear in the number of lines."""
    found: list[Table] = []
    index = 0
    while index < len(texts):
        text = texts[index]
        read = _table(texts, index) if text in words("number") else None
        if read is None and len(text) <= _HEADER_CELL and text in first_words():
            read = _uncounted(texts, index)
        if read is not None:
            found.append(read)
        index = read.end if read else index + 1
    return found


def part_cells(received: str, folded: str) -> str:
    """The folded text with `CELL_END` for each tab or bar between the cells of a table.

    `received` is the same text before it was folded, tabs and all, character by character.
    """
    alone = [found.start(1) for found in _BAR.finditer(received)]
    if len(alone) >= _FEWEST_BARS:  # a bar a line between two cells that have a line each
        signs = list(folded)
        for at in alone:
            signs[at] = " "
        folded = "".join(signs)
    header = _PARTED.search(received) or _parted_header(received)
    if header is None:
        return _part_gaps(folded)
    mark = received[header.end() - 1]
    a_line = received[header.end() : received.find("\n", header.end())].strip() == ""  # one cell a line
    start = header.start()
    if mark == "|":  # the empty header that mark-up sets above
        start -= len(received[:start]) - len(received[:start].rstrip("-:| \r\n"))
    pieces = [folded[:start]]
    counted = header.re is _PARTED
    fewest = 2 if counted or mark == "|" else 1
    for line in received[start:].splitlines(keepends=True):
        end = start + len(line)
        piece = folded[start:end]
        if line.count(mark) >= fewest or (a_line and line.rstrip().endswith(mark)):
            rule = _RULE.fullmatch(line.rstrip("\r\n"))
            piece = "".join(
                CELL_END if sign == mark else " " if rule and sign in "-:" else kept
                for sign, kept in zip(line, piece, strict=True)
            )
            piece = part_breaks(piece, CELL_END)
        pieces.append(piece)
        start = end
    return "".join(pieces)


def _parted_header(received: str) -> re.Match[str] | None:
    """The first cell and the mark behind it of a header without 序号: 任务 | 责任单位 | 时限."""
    if "\t" not in received and "|" not in received:
        return None
    for found in _PARTED_LINE.finditer(received):
        cells = [cell.strip(" \u3000") for cell in re.split("[\t|]", found.group().strip("| \u3000"))]
        kinds = [column.kind if column else "" for column in map(column_of, cells)]
        if bodies_first(cells) or (all(kinds) and kinds.count("task") == 1 and "party" in kinds):
            return _FIRST_CELL.match(received, found.start())
    return None


def _part_gaps(folded: str) -> str:
    """The same where nothing but spaces parts the cells: 1 推进… 市财政局, one row a line."""
    header = _SPACED.search(folded)
    if header is None:
        return folded
    pieces = [folded[: header.start()]]
    for line in folded[header.start() :].splitlines(keepends=True):
        inside = line.strip(_SPACES + "\n")
        first = line.find(inside)
        gaps = [(first + a.start(), first + a.end()) for a in _GAP.finditer(inside)]
        if len(gaps) > 1 and (_SPACED.match(line) or _COUNTED.match(line)):
            signs = list(line)
            for start, _ in gaps:
                signs[start] = "\n"
            line = "".join(signs)
        pieces.append(line)
    return "".join(pieces)


def _table(texts: Sequence[str], start: int) -> Table | None:
    first = start + 1
    while (
        first - start <= _MOST_COLUMNS
        and first < len(texts)
        and not (_NUMBER.fullmatch(texts[first]) or is_section(texts[first]))
    ):
        if len(texts[first]) > _HEADER_CELL or texts[first] in words("number"):
            return None
        first += 1
    while is_section(texts[first - 1]):
        first -= 1
    header = texts[start:first]
    columns = placed(_columns(header[1:]))
    if columns is None:
        return None
    rows = _rows(texts, first, header, len(columns))
    return Table(start, rows[-1][1], columns, tuple(rows)) if rows else None


def _uncounted(texts: Sequence[str], start: int) -> Table | None:
    """A table whose rows are not counted: as many lines a row as there are columns, each party cell short and
    without a sentence, as far as that goes."""
    first = start
    while first < len(texts) and first - start < _MOST_COLUMNS and column_of(texts[first]) is not None:
        first += 1
    columns = tuple(_columns(texts[start:first]))
    kinds = [column.kind for column in columns]
    if len(columns) != first - start or "task" not in kinds or "party" not in kinds[1:]:
        return None
    if "task" in kinds[kinds.index("party") :]:
        return None
    columns = _with_number(texts, _behind_sections(texts, first), columns)
    rows: list[tuple[int, int]] = []
    at = _behind_sections(texts, first)
    while at + len(columns) <= len(texts) and _fits(texts[at : at + len(columns)], columns):
        rows.append((at, at + len(columns)))
        at = _behind_sections(texts, at + len(columns))
    return Table(start, rows[-1][1], columns, tuple(rows)) if len(rows) > 1 else None


def _with_number(texts: Sequence[str], at: int, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns and, where the first two rows hold 1 and 2 in one place, one of numbers that the header
    leaves out."""
    width = len(columns) + 1
    for place, (first, second) in enumerate(zip(texts[at : at + width], texts[at + width :], strict=False)):
        if _value(first) == 1 and _value(second) == 2:
            return (*columns[:place], Column("number"), *columns[place:])
    return columns


def _behind_sections(texts: Sequence[str], at: int) -> int:
    while at < len(texts) and is_section(texts[at]):
        at += 1
    return at


def _fits(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    """Whether lines may be a row: no party is a sentence, and the task is none of the parties."""
    for cell, column in zip(cells, columns, strict=True):
        if column.kind == "party" and not (len(cell) <= _PARTY_CELL and are_bodies(cell)):
            return False
        if column.kind == "task" and (len(cell) < _TASK_CELL or are_bodies(cell)):
            return False
    return True


def are_bodies(text: str) -> bool:
    """Whether a cell may name bodies, by its form alone."""
    return _PARTY.fullmatch(text) is not None


def _rows(texts: Sequence[str], first: int, header: Sequence[str], width: int) -> list[tuple[int, int]]:
    """The lines of each row. The count rises, or starts again under a heading or a new header; it may leave
    numbers out, for a department's own share of a table keeps those of the whole."""
    rows: list[tuple[int, int]] = []
    at: int | None = _below(texts, first, header)
    while at is not None and at < len(texts) and (value := _value(texts[at])):
        end, following = _row_end(texts, at + 1, width, header, value)
        rows.append((at + 1, end))
        at = following
    return rows


def _row_end(
    texts: Sequence[str], begin: int, width: int, header: Sequence[str], value: int
) -> tuple[int, int | None]:
    """Where a row ends and where the next one's number stands: rather behind as many cells as there are
    columns, for a cell may hold that number too."""
    stop = next(
        (i for i in range(begin, min(len(texts), begin + width + MOST_EXTRA)) if _STOPS.match(texts[i])), None
    )
    limit = min(len(texts), begin + width + MOST_EXTRA) if stop is None else stop - 1
    for most in (value + 1, _MOST_ROWS):
        for end in (begin + width, *range(begin + 2, limit + 1)):
            following = _next(texts, end, header, value, most) if end <= limit else None
            if following is not None:
                return end, following
    return min(limit if stop is None else stop, begin + width), None


def _next(texts: Sequence[str], at: int, header: Sequence[str], value: int, most: int) -> int | None:
    """Where the number of the next row, `most` at the most, stands if the row before it ends at `at`."""
    headed = _below(texts, at, header)
    if headed >= len(texts):
        return None
    restarted = headed > at and _value(texts[headed]) == 1
    return headed if restarted or value < _value(texts[headed]) <= most else None


def _below(texts: Sequence[str], at: int, header: Sequence[str]) -> int:
    """Behind the headings and the header set again on a new page that stand at a place between two rows."""
    for _ in range(_FURNITURE):
        if at < len(texts) and is_section(texts[at]):
            at += 1
        elif list(texts[at : at + len(header)]) == list(header):
            at += len(header)
    return at


def is_section(text: str) -> bool:
    """Whether a line is a heading over rows: short, and numbered as those of plans are."""
    bare = _REMARK_LONG.sub("", text) if len(text) <= _SECTION_LINE else text
    short = len(bare) <= _SECTION or (
        bare.endswith(("工作", "工作目标", "任务", "方面")) and "。" not in bare
    )
    number = numbering_at(text, 0, len(text)) if short else None
    return number is not None and number.kind in ("cn", "cn_bracket", "part")


def is_number(text: str) -> bool:
    """Whether a cell holds nothing but the number of a row."""
    return _NUMBER.fullmatch(text) is not None


def _value(text: str) -> int:
    found = _NUMBER.fullmatch(text)
    return int(found[1]) if found else 0


def _columns(cells: Sequence[str]) -> list[Column]:
    """What each cell of a header says; a name set on two lines is one."""
    columns: list[Column] = []
    index = 0
    while index < len(cells):
        column, step = column_of(cells[index]), 1
        if column is None and index + 1 < len(cells):
            column, step = column_of(cells[index] + cells[index + 1]), 2
            step = step if column else 1
        columns.append(column or Column("unknown"))
        index += step
    return columns
