"""Folded text -> lines: white space inside a line settled, and how each line is set off from the one before.

A line is what stands between two line ends, or between two wide gaps: pages that lost their line ends keep
the ideographic spaces that opened each paragraph.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.folding import CELL_END, DROPPED

_GAP = re.compile(f"[ \u3000\n{DROPPED}{CELL_END}]+")
# Half an ideographic space is a narrow one; two narrow ones also stand between the letters of a name.
_WIDE = 3
_SENTENCE_ENDS = frozenset("。；！？")
_ORGAN_ENDS = (
    "委员会|人民政府|政府|办公厅|办公室|厅|局|委|办|院|部|行|会|团|公司|集团|法院|中心|党校|署|社|处"
)
_ENDS_AS_ORGAN = re.compile(f"(?:{_ORGAN_ENDS})$")
# The lookahead keeps the class from running over the organ's own ending.
_NEXT_ORGAN = re.compile(f"[\u4e00-\u9fff]{{2,24}}?(?:{_ORGAN_ENDS})(?=关于|：|》|\\Z)")
_NAME_LENGTH = 40


@dataclass(slots=True)
class Line:
    """One line: its text and the slices of the source that it is made of, in order.

    `blank`: a blank line stands before it; `soft`: only a gap in the running line does; `indent`: it is
    set in from the margin; `cell`: it is a cell of a table; `apart`: a mark parts it from the line before.
    """

    text: str
    parts: list[tuple[int, int]]
    blank: bool = False
    soft: bool = False
    indent: bool = False
    cell: bool = False
    apart: bool = False

    @property
    def start(self) -> int:
        return self.parts[0][0]

    @property
    def end(self) -> int:
        return self.parts[-1][1]

    def without_head(self, count: int) -> Line:
        """The line less its first `count` characters."""
        return self.split([count])[1]

    def split(self, cuts: Sequence[int]) -> list[Line]:
        """The line cut before each of `cuts` (ascending, inside it)."""
        bounds = list(accumulate((end - start for start, end in self.parts), initial=0))
        pieces: list[Line] = []
        for start, end in zip([0, *cuts], [*cuts, len(self.text)], strict=True):
            first, last = bisect_right(bounds, start) - 1, bisect_right(bounds, end - 1) - 1
            parts = self.parts[first : last + 1]
            parts[0] = (parts[0][0] + start - bounds[first], parts[0][1])
            parts[-1] = (parts[-1][0], self.parts[last][0] + end - bounds[last])
            pieces.append(Line(self.text[start:end], parts))
        pieces[0].blank, pieces[0].soft, pieces[0].indent = self.blank, self.soft, self.indent
        return pieces


def split_lines(folded: str) -> list[Line]:
    """The lines of a folded text that hold anything. No space is left between Chinese characters; one is
    left between Latin words and between two names of departments that head the same title."""
    gaps = [found.span() for found in _GAP.finditer(folded)]
    lines: list[Line] = []
    parts: list[tuple[int, int]] = []
    blank = soft = indent = apart = False
    position = 0
    for index, (start, end) in enumerate([*gaps, (len(folded), len(folded))]):
        if start > position:
            parts.append((position, start))
        upto = gaps[index + 1][0] if index + 1 < len(gaps) else len(folded)
        gap = _Gap(folded, start, end, upto, alone=len(parts) == 1)
        if start == len(folded) or gap.breaks:
            if parts:
                lines.append(
                    Line(_text(folded, parts), parts, blank, soft, indent, apart or gap.parts, apart)
                )
                blank = soft = indent = apart = False
            blank, soft = blank or gap.newlines > 1, gap.newlines == 0
            indent, apart = gap.indents, apart or gap.parts
            parts = []
        elif gap.keeps_space and parts:
            parts.append((start, start + 1))
        position = end
    return lines


def join(lines: Iterable[Line], repeats: Sequence[int] | None = None) -> Line:
    """Several lines as one; `repeats[i]` characters at the head of line `i` are left out."""
    whole = list(lines)
    if repeats:
        whole = [line.without_head(n) if n else line for line, n in zip(whole, repeats, strict=True)]
    first = whole[0]
    parts = [part for line in whole for part in line.parts]
    text = "".join(line.text for line in whole)
    return Line(text, parts, first.blank, first.soft, first.indent, first.cell, first.apart)


def assemble(lines: Sequence[Line]) -> tuple[str, array[int]]:
    """The lines as one text, a line end between two, and where each of its characters comes from."""
    offsets = array("I")
    bare = [line for line in map(_bare, lines) if line.text]
    for index, line in enumerate(bare):
        if index:
            offsets.append(bare[index - 1].end)
        for start, end in line.parts:
            offsets.extend(range(start, end))
    return "\n".join(line.text for line in bare), offsets


def _bare(line: Line) -> Line:
    """The line without a space that a cut left at its edge."""
    text = line.text.strip()
    if len(text) == len(line.text):
        return line
    start = len(line.text) - len(line.text.lstrip())
    return line.split([cut for cut in (start, start + len(text)) if 0 < cut < len(line.text)])[bool(start)]


def _text(folded: str, parts: Sequence[tuple[int, int]]) -> str:
    pieces = (folded[start:end] for start, end in parts)
    return "".join(pieces).replace("\u3000", " ")


class _Gap:
    """A run of white space between two chunks: what it means."""

    __slots__ = ("breaks", "indents", "keeps_space", "newlines", "parts")

    def __init__(self, text: str, start: int, end: int, upto: int, *, alone: bool) -> None:
        run = text[start:end].replace(CELL_END, "\n")
        self.parts = CELL_END in text[start:end]
        self.newlines = run.count("\n")
        last_line = run.rpartition("\n")[2]
        self.indents = _width(last_line) >= _WIDE
        self.keeps_space = False
        if self.newlines:
            self.breaks = True
            return
        before = text[start - 1] if start else ""
        width = _width(run)
        # 附　　件, 目　　录: letters set wide, not two paragraphs.
        spread = upto - end == 1 and alone and (start < 2 or text[start - 2] in "\n \u3000")
        self.breaks = not spread and (width >= _WIDE or (width >= 2 and before in _SENTENCE_ENDS))
        if not self.breaks and width:
            self.breaks, self.keeps_space = _between(text, start, end, upto)


def _width(run: str) -> int:
    return run.count(" ") + 2 * run.count("\u3000") + run.count("\t")


def _between(text: str, start: int, end: int, upto: int) -> tuple[bool, bool]:
    """Whether a narrow gap ends a line, and whether it stays as a space."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if not after or not before:
        return False, False
    if before.isascii() and after.isascii():
        return False, True
    following = text[end : min(upto, end + _NAME_LENGTH)]
    if _ENDS_AS_ORGAN.search(text, max(0, start - 4), start) and _NEXT_ORGAN.match(following):
        return False, True
    return False, False
