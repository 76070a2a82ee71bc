"""Overlaps of a whole ledger: whatever the order, and as documents come, go and are judged."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from graph import Facts, Judgement, Judgements, Ledger, Relationship
from graph.errors import NotFound
from graph.judgements import pair_key
from graph.overlaps.compare import THRESHOLD

Tell = Callable[..., Facts]
TEXTS = {
    "d1": (
        "甲市规划",
        2020,
        ["加快建立生活垃圾分类投放、分类收集、分类运输系统。", "建设农产品仓储保鲜冷链物流设施。"],
    ),
    "d2": ("乙市规划", 2022, ["深入推进生活垃圾分类，完善分类投放、分类收集设施。", "加强组织领导。"]),
    "d3": ("丙市规划", 2024, ["完善农产品冷链物流设施和仓储保鲜设施。", "推进生活垃圾分类投放和分类收集。"]),
}


@pytest.fixture
def facts(tell: Tell) -> dict[str, Facts]:
    return {
        document: tell(document, title, tasks=[(text, [], []) for text in texts], order_year=year)
        for document, (title, year, texts) in TEXTS.items()
    }


def pairs(ledger: Ledger) -> set[tuple[str, str]]:
    ledger.relate()
    texts = {row.id: row.properties.get("text") for row in ledger.rows() if not isinstance(row, Relationship)}
    rows = (row for row in ledger.rows() if isinstance(row, Relationship) and row.type == "重叠")
    return {(str(texts[row.start.id])[:6], str(texts[row.end.id])[:6]) for row in rows}


def built(facts: list[Facts]) -> Ledger:
    ledger = Ledger()
    for one in facts:
        ledger.put(one)
    return ledger


def test_pairs_are_those_of_different_plans_from_the_earlier_to_the_later(facts: dict[str, Facts]) -> None:
    assert pairs(built([*facts.values()])) == {
        ("加快建立生活", "深入推进生活"),
        ("加快建立生活", "推进生活垃圾"),
        ("深入推进生活", "推进生活垃圾"),
        ("建设农产品仓", "完善农产品冷"),
    }


def test_the_order_of_documents_changes_nothing(facts: dict[str, Facts]) -> None:
    hashes = set()
    for order in permutations(facts.values()):
        ledger = built([])
        for one in order:
            ledger.put(one)
            ledger.relate()
        hashes.add(ledger.content_hash)
    assert len(hashes) == 1


def test_documents_of_one_jurisdiction_come_after_each_other(tell: Tell) -> None:
    ledger = built(
        [
            tell(document, title, tasks=[], jurisdiction=place)
            for document, title, place in (
                ("d1", "甲市规划", "甲市"),
                ("d2", "乙市规划", "乙市"),
                ("d3", "甲市工作方案", "甲市"),
            )
        ]
    )
    ledger.withdraw("d2")
    assert ledger.due() == ["d2", "d1", "d3"]
    ledger.put(tell("d2", "乙市规划", tasks=[], jurisdiction="甲省"))
    ledger.put(tell("d4", "甲市规划二", tasks=[], jurisdiction="甲市"))
    ledger.put(tell("d5", "丙市规划", tasks=[], jurisdiction="甲省"))
    assert ledger.due() == ["d1", "d3", "d4", "d2", "d5"]
    ledger.relate()
    assert ledger.due() == []


def test_a_document_that_goes_takes_its_pairs_and_no_others(facts: dict[str, Facts]) -> None:
    ledger = built([*facts.values()])
    before = pairs(ledger)
    ledger.withdraw("d2")
    assert pairs(ledger) == {pair for pair in before if "深入推进生活" not in pair}
    ledger.put(facts["d2"])
    assert pairs(ledger) == before


def test_adding_a_plan_touches_no_pair_of_others(facts: dict[str, Facts]) -> None:
    ledger = built([facts["d1"], facts["d2"]])
    ledger.relate()
    ledger.written(p.number for nodes in (True, False) for p in ledger.pending(1000, nodes=nodes))
    ledger.put(facts["d3"])
    ledger.relate()
    touched = [p.key for p in ledger.pending(1000, nodes=False) if "重叠" in p.key]
    new = {node.id for node in facts["d3"].nodes if node.label == "Measure"}
    assert touched
    assert all(any(id_ in key for id_ in new) for key in touched)


def test_a_measure_that_two_documents_give_is_one(facts: dict[str, Facts], tell: Tell) -> None:
    title, year, texts = TEXTS["d1"]
    copy = tell("d0", title, tasks=[(texts[0], [], [])], order_year=year)
    ledger = built([*facts.values(), copy])
    before = pairs(ledger)
    ledger.withdraw("d1")
    assert pairs(ledger) == {pair for pair in before if "建设农产品仓" not in pair}


def test_everything_can_be_found_again_and_is_the_same(facts: dict[str, Facts]) -> None:
    ledger = built([*facts.values()])
    ledger.relate()
    before = ledger.content_hash
    ledger.relate_anew()
    assert ledger.relate() == 3
    assert ledger.content_hash == before


def test_other_rules_find_everything_again(
    facts: dict[str, Facts], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Ledger(tmp_path / "ledger") as ledger:
        for one in facts.values():
            ledger.put(one)
        ledger.relate()
        before = ledger.content_hash
    with Ledger(tmp_path / "ledger") as ledger:
        assert ledger.relate() == 0
    monkeypatch.setattr("graph.overlaps.index.version", lambda: "other")
    with Ledger(tmp_path / "ledger") as ledger:
        assert ledger.relate() == 3
        assert ledger.content_hash == before


def judged(facts: dict[str, Facts], *verdicts: str) -> tuple[Ledger, Judgements]:
    log = Judgements()
    ledger = Ledger(judgements=log)
    for one in facts.values():
        ledger.put(one)
    ledger.relate()
    ids = [next(n.id for n in facts[d].nodes if n.label == "Measure") for d in ("d1", "d2")]
    pair = pair_key(ledger.measure(ids[0]), ledger.measure(ids[1]))
    for verdict in verdicts:
        log.add(Judgement(verdict, "甲", "看过", pair=pair))  # type: ignore[arg-type]
    ledger.judge()
    return ledger, log


def test_a_rejected_pair_leaves_the_graph_and_comes_back_with_the_verdict(facts: dict[str, Facts]) -> None:
    ledger, log = judged(facts, "wrong")
    rejected = ("加快建立生活", "深入推进生活")
    assert rejected not in pairs(ledger)
    # Read again, it stays out.
    ledger.put(facts["d1"])
    assert rejected not in pairs(ledger)
    log.add(Judgement("undo", "甲", undoes=1))
    ledger.judge()
    assert rejected in pairs(ledger)


def test_an_accepted_pair_says_so_and_a_comment_changes_nothing(facts: dict[str, Facts]) -> None:
    ledger, _ = judged(facts, "confirmed", "comment")
    ledger.relate()
    marked = [r for r in ledger.rows() if isinstance(r, Relationship) and r.properties.get("confirmed")]
    assert [row.type for row in marked] == ["重叠"]


def test_an_accepted_pair_that_was_not_found_stands_until_the_verdict_is_undone(
    facts: dict[str, Facts],
) -> None:
    log = Judgements()
    ledger = Ledger(judgements=log)
    ledger.put(facts["d1"])
    ledger.put(facts["d2"])
    waste, organisation = ("加快建立生活", "加强组织领导")
    found = pairs(ledger)
    assert (waste, organisation) not in found
    measures = {
        n.properties["text"]: n.id for d in ("d1", "d2") for n in facts[d].nodes if n.label == "Measure"
    }
    ids = [measures[TEXTS["d1"][2][0]], measures["加强组织领导。"]]
    pair = pair_key(ledger.measure(ids[0]), ledger.measure(ids[1]))
    log.add(Judgement("confirmed", "甲", "看过", pair=pair))
    ledger.judge()
    assert pairs(ledger) == found | {(waste, organisation)}
    row = next(r for r in ledger.rows() if isinstance(r, Relationship) and r.properties.get("confirmed"))
    assert (row.start.id, row.end.id) == tuple(ids)
    assert float(str(row.properties["score"])) < THRESHOLD
    # Read again, and with a plan more, it stands.
    ledger.put(facts["d2"])
    ledger.put(facts["d3"])
    assert (waste, organisation) in pairs(ledger)
    ledger.withdraw("d3")
    log.add(Judgement("undo", "甲", undoes=1))
    ledger.judge()
    assert pairs(ledger) == found


def test_a_measure_that_is_not_there_cannot_be_judged() -> None:
    with pytest.raises(NotFound):
        Ledger().measure("x")
