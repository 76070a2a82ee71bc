"""ingest.structure.plain_labels"""

from __future__ import annotations

import pytest

from ingest.structure.items import paragraphs
from ingest.structure.plain_labels import plain_labels
from ingest.types import Scope

HUBEI = Scope(province="湖北省", year=2024)


def read(text: str) -> list[list[str]]:
    found = plain_labels(text, list(paragraphs(text)), HUBEI)
    return [[f"{p.name} {p.role}" for p in one.clause.parties] for one in found]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("整治河道。\n责任单位省水利厅、省财政厅\n", [["湖北省水利厅 负责", "湖北省财政厅 负责"]]),
        ("整治河道。\n责任单位\n省水利厅\n", [["湖北省水利厅 负责"]]),
        ("牵头部门省水利厅 配合部门省财政厅\n", [["湖北省水利厅 牵头", "湖北省财政厅 配合"]]),
        ("牵头单位省水利厅\n责任单位各市、县人民政府\n", [["湖北省水利厅 牵头"], ["各市、县人民政府 负责"]]),
        ("责任单位要加强协调，省水利厅配合。\n", []),
        ("责任单位：省水利厅\n", []),
        ("责任单位\n1\n整治河道\n", []),
        ("责任单位\n\n整治河道\n省水利厅\n", []),
        ("牵头单位省水利厅负责汇总。\n", []),
        ("整治河道，责任单位省水利厅\n", []),
    ],
)
def test_a_label_without_a_colon_is_read_where_only_names_follow(text: str, parties: list[list[str]]) -> None:
    assert read(text) == parties


def test_the_deadline_on_the_line_below_belongs_to_the_clause() -> None:
    text = "责任单位省水利厅\n完成时限2025年6月底\n责任单位省财政厅\n完成时限长期\n"
    first, second = (one.clause for one in plain_labels(text, list(paragraphs(text)), HUBEI))
    assert (text[first.start : first.end], first.deadline) == (text[:21], "2025-06")
    assert (text[second.start : second.end], second.deadline) == ("责任单位省财政厅", None)
