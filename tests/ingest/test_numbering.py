"""ingest.numbering"""

from __future__ import annotations

import pytest

from ingest.numbering import numbering_at


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("一、总体要求", "cn", 1),
        ("十二、健全机制", "cn", 12),
        ("（三）加快建设", "cn_bracket", 3),
        ("（十七）加强组织实施", "cn_bracket", 17),
        ("1.健全机制", "arabic", 1),
        ("23．共同推动", "arabic", 23),
        ("9、建立名录", "arabic", 9),
        ("（2）加强监管", "arabic_bracket", 2),
        ("3）加强监管", "arabic_bracket", 3),
        ("④推动落地", "circled", 4),
        ("2.1提升能力", "decimal", 1),
        ("第三条本办法", "article", 3),
        ("第二章 职责", "part", 2),
        ("专项行动", None, 0),
        ("行动一：强基", "action", 1),
        ("——保护好风貌", "bullet", 0),
        ("•保护好风貌", "bullet", 0),
        ("1.5万个", None, 0),
        ("2020年推动", None, 0),
        ("第三条例", None, 0),
        ("一带一路", None, 0),
        ("1.", None, 0),
        ("2。健全机制", "arabic", 2),
        ("2。", None, 0),
        ("4.118人才计划", "arabic", 4),
        ("6.5G基站", "arabic", 6),
        ("4.118万吨", None, 0),
        ("4.118人参加", None, 0),
    ],
)
def test_numbering_kinds(line: str, kind: str | None, value: int) -> None:
    found = numbering_at(line, 0, len(line))
    assert (found.kind, found.value) == (kind, value) if found else kind is None
