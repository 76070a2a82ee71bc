"""ingest.breaks: `<br>` in the cells of marked-up tables"""

from __future__ import annotations

import pytest

from ingest.breaks import part_breaks
from ingest.folding import CELL_END, DROPPED


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("区水利局<br>区财政局<BR/>各镇", ["区水利局", "区财政局", "各镇"]),
        ("区机关事务管理<br>服务中心<br />区财政局", ["区机关事务管理服务中心", "区财政局"]),
        ("区水利局<br>等部门", ["区水利局等部门"]),
        ("区水利局、<br>区财政局", ["区水利局、区财政局"]),
        ("区发展和改革委<br>员会", ["区发展和改革委员会"]),
        ("市规划自然资源局<br>江津分局<br>区公安分局", ["市规划自然资源局江津分局", "区公安分局"]),
        ("区城市管理局<br>江津交通支队", ["区城市管理局", "江津交通支队"]),
        ("区委<br>区政府", ["区委", "区政府"]),
        ("扩建城关水厂<br>供水管网", ["扩建城关水厂供水管网"]),
        ("改造老旧小区。<br>新建公园", ["改造老旧小区。新建公园"]),
        ("无", ["无"]),
    ],
)
def test_a_break_parts_names_and_nothing_else(cell: str, lines: list[str]) -> None:
    parted = part_breaks(f"{CELL_END}{cell}{CELL_END}", CELL_END)
    assert len(parted) == len(cell) + 2
    assert parted[1:-1].replace(DROPPED, "").split(CELL_END) == lines
