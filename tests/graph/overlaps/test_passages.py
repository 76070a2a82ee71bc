"""Measures as a document gives them: their aims, for what area, by when and how counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph import Facts, Node, Relationship, ids
from graph.overlaps.passages import Goal, passages


@pytest.mark.parametrize(
    ("text", "quote", "given", "by", "counted"),
    [
        ("每年新增绿地5公顷。", "新增绿地5公顷", {"by": 2025}, 2025, ("陕西省", "new", "yearly", "")),
        ("绿地比2020年多5公顷。", "绿地比2020年多5公顷", {"base": "2020年"}, 0, ("陕西省", "2020年")),
        ("西安市绿地5公顷。", "西安市绿地5公顷", {}, 0, ("西安市", "")),
    ],
)
def test_aims_are_told_as_the_ledger_tells_them(
    tell: Callable[..., Facts], text: str, quote: str, given: dict[str, object], by: int, counted: object
) -> None:
    facts = tell("d1", "陕西省绿地规划", tasks=((text, ("水利厅",), ()),), jurisdiction="陕西省")
    measure = next(node for node in facts.nodes if node.label == "Measure")
    target = Node("Target", "t", {"name": "t", "subject": "绿地", "unit": "公顷", "value": 5.0, **given})
    xian = Node("Place", ids.place_id("西安市"), {"name": "西安市"}, "City")
    some = next(row.evidence for row in facts.relationships if row.evidence)
    rows = [Relationship("设定", measure.ref, target.ref, {}, replace(some, quote=quote))]
    if "西安市" in text:
        rows.append(Relationship("涉及", measure.ref, xian.ref, {"surface": "西安市"}, some))
    told = Facts(facts.document, (*facts.nodes, target, xian), (*facts.relationships, *rows))
    (passage,) = passages(told)
    assert passage.goals == (Goal("绿地", "公顷", 5.0, by, counted),)
