"""ingest.lines: what white space means"""

from __future__ import annotations

import pytest

from ingest.folding import fold
from ingest.lines import assemble, join, split_lines


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("推进 8 条 道路", ["推进8条道路"]),
        ("启动 Smart City 建设", ["启动Smart City建设"]),
        ("水\u200b利", ["水利"]),
        ("　　一、总体要求　　为深入贯彻。　　二、任务", ["一、总体要求", "为深入贯彻。", "二、任务"]),
        ("附　　件", ["附件"]),
        ("第一章　总则", ["第一章总则"]),
        ("请执行。　某厅", ["请执行。", "某厅"]),
        ("福建省商务厅\xa0 \xa0 福建省财政厅", ["福建省商务厅", "福建省财政厅"]),
        ("中共陕西省委 陕西省人民政府关于建设的意见", ["中共陕西省委 陕西省人民政府关于建设的意见"]),
        ("西咸一体化 三年行动计划", ["西咸一体化三年行动计划"]),
        ("\n\n 一\r\n\r\n二 \n", ["一", "二"]),
        (" \n\u3000", []),
    ],
)
def test_lines(written: str, lines: list[str]) -> None:
    assert [line.text for line in split_lines(fold(written))] == lines


def test_a_line_knows_how_it_is_set_off() -> None:
    first, second, third = split_lines("一\n\n　　二。　　三")
    assert (first.blank, second.blank, third.blank) == (False, True, False)
    assert (second.indent, second.soft, third.soft) == (True, False, True)


def test_cut_and_joined_lines_keep_their_places() -> None:
    source = "推进 8 条 道路"
    (line,) = split_lines(source)
    pieces = line.split([1, 3, 4])
    assert [piece.text for piece in pieces] == ["推", "进8", "条", "道路"]
    for piece in pieces:
        assert "".join(source[a:b] for a, b in piece.parts) == piece.text
    assert join(pieces, [0, 1, 0, 0]).text == "推8条道路"
    flat, offsets = assemble(pieces)
    assert flat == "推\n进8\n条\n道路"
    assert [source[o] for o, char in zip(offsets, flat, strict=True) if char != "\n"] == list("推进8条道路")
    assert list(offsets) == sorted(offsets)
