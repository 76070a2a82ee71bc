"""`<br>` inside a cell of a marked-up table: the end of a body's name, or no more than a full line.

A cell of units has a name on each line: 区水利局<br>区财政局. Elsewhere, and inside a name longer than its
column (区机关事务管理<br>服务中心), the mark says nothing.
"""

from __future__ import annotations

import re

from ingest.folding import CELL_END, DROPPED

__all__ = ["part_breaks"]

_BREAK = re.compile("<br ?/?>", re.IGNORECASE)
_UNIT = re.compile(
    "[一-鿿、，（）() ]*"
    "[厅局委办部府会室社院团行司站校处企业商位门区市县州旗镇乡道集公关队所心联地厂场）)、，]"
)
_LONGEST_UNIT = 60
# What no name begins with, a branch whose parent stands on the line before, and what is left of a name.
_GOES_ON = re.compile(
    "[等及和、，（(）)]|(?!公安|税务|交通|运管|城管|规划|资源|环保)[一-鿿]{2,3}分局$|(?![省市县区州各]).{1,2}$"
)
_LEVELLED = ("省", "市", "县", "区", "州")


def part_breaks(line: str, mark: str) -> str:
    """A folded line of a table with each `<br>` as the end of a line or as nothing, as long as before."""
    if not _BREAK.search(line):
        return line
    return mark.join(_in_cell(cell) for cell in line.split(mark))


def _in_cell(cell: str) -> str:
    breaks = [found.span() for found in _BREAK.finditer(cell)]
    starts = [0, *(end for _, end in breaks)]
    ends = [*(start for start, _ in breaks), len(cell)]
    lines = [cell[start:end].strip(" \u3000") for start, end in zip(starts, ends, strict=True)]
    of_units = _is_unit(lines[-1]) and all(len(line) <= _LONGEST_UNIT for line in lines) and "。" not in cell
    pieces = [cell[: ends[0]]]
    for index, (start, end) in enumerate(breaks):
        parts = of_units and _is_unit(lines[index]) and not _goes_on(lines[index], lines[index + 1])
        pieces.append((CELL_END if parts else DROPPED) + DROPPED * (end - start - 1))
        pieces.append(cell[end : ends[index + 1]])
    return "".join(pieces)


def _is_unit(line: str) -> bool:
    return _UNIT.fullmatch(line) is not None


def _goes_on(before: str, line: str) -> bool:
    """Whether a line goes on with the name before it. 丰台分局 is a branch of 市规划自然资源委 above it."""
    found = _GOES_ON.match(line)
    if found is None or before[-1:] in ("、", "，"):
        return before[-1:] in ("、", "，")
    return not found.group().endswith("分局") or before.startswith(_LEVELLED)
