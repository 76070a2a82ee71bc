"""Rows of marked-up or tab-parted tables: one line of the file is one row.

The marks between the cells are no longer in the text that is read; they stand between its lines in the text
as received.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.structure.items import paragraphs
from ingest.tables import is_section
from ingest.types import Span, Text

__all__ = ["Row", "blocks"]


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one line, each with its lines; none where nothing stands in it. `barred`: bars part them,
    and not tabs; `framed`: one stands at either end too; `plain`: nothing parts them, for it is a heading."""

    cells: tuple[tuple[Span, ...], ...]
    barred: bool
    framed: bool = False
    plain: bool = False

    @property
    def start(self) -> int:
        return next(cell[0].start for cell in self.cells if cell)

    @property
    def end(self) -> int:
        return next(cell[-1].end for cell in reversed(self.cells) if cell)


def blocks(text: Text, start: int) -> Iterator[list[Row]]:
    """Rows that follow each other with nothing but headings between, from `start` of the flat text on."""
    block: list[Row] = []
    for row in _rows(text, start):
        if row is not None:
            block.append(row)
        elif block:
            yield _trimmed(block)
            block = []
    if block:
        yield _trimmed(block)


def _trimmed(block: list[Row]) -> list[Row]:
    """The rows without the headings behind the last of them."""
    while block and block[-1].plain:
        block.pop()
    return block


def _rows(text: Text, start: int) -> Iterator[Row | None]:
    """A row for each line of the file that is one, None for what stands between."""
    lines: list[Span] = []
    gaps: list[str] = []
    opening: str | None = None
    at = 0
    for line in paragraphs(text.flat, start):
        first, last = text.source_span(line.start, line.end)
        if opening is None:
            opening = text.raw[text.raw.rfind("\n", 0, first) + 1 : first]
        gap = text.raw[at:first] if lines else ""
        at = last
        if lines and ("\n" in gap or "\r" in gap):
            yield _row(text.flat, opening, lines, [*gaps, gap.splitlines()[0]])
            lines, gaps, opening = [], [], gap.splitlines()[-1] if gap[-1] not in "\r\n" else ""
        elif lines:
            gaps.append(gap)
        lines.append(line)
    if lines and opening is not None:
        yield _row(text.flat, opening, lines, [*gaps, text.raw[at:].partition("\n")[0]])


def _row(flat: str, opening: str, lines: list[Span], gaps: list[str]) -> Row | None:
    """The row of a line of the file; `gaps[i]` is what stands behind `lines[i]`."""
    mark = "|" if "|" in opening or any("|" in gap for gap in gaps) else "\t"
    marks = [gap.count(mark) for gap in gaps]
    leading = opening.count(mark)
    if not (leading or sum(marks)):
        text = flat[lines[0].start : lines[0].end]
        return (
            Row((tuple(lines),), barred=False, plain=True) if len(lines) == 1 and is_section(text) else None
        )
    outer = mark == "|" and opening.lstrip().startswith("|")
    cells: list[tuple[Span, ...]] = [()] * (leading - outer)
    current: list[Span] = []
    for line, count in zip(lines, marks, strict=True):
        current.append(line)
        if count:
            cells += [tuple(current), *[()] * (count - 1)]
            current = []
    if current or mark == "\t":
        cells.append(tuple(current))
    return Row(tuple(cells), mark == "|", framed=outer and not current)
