from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from graph import FactKey, Facts, Judgement, Judgements, Ledger, Named, Node, Ref, Relationship, ids
from graph.exports import lines
from graph.exports.facts import objects
from graph.identity import Identity, parts_of
from graph.ids import fold
from graph.packing import packed, unpacked

Tell = Callable[..., Facts]

WATER, HYDRO = (Named("Department", ids.department_id(name), name) for name in ("水利厅", "水利局"))
PLAN = ids.title_id("陕西省水利规划")
SENTENCE = "在咸阳市建设水库。"
ONE: dict[str, object] = {"tasks": [(SENTENCE, ["水利厅"], ["咸阳市"]), ("修渠。", ["水利局"], [])]}
TWO: dict[str, object] = {"title": "甘肃省水利规划", "tasks": [("在咸阳市治沙。", ["水利局"], ["咸阳市"])]}


def export(ledger: Ledger) -> list[str]:
    return list(lines(objects([*ledger.rows(), ledger.graph()])))


def built(tell: Tell, log: Judgements, order: tuple[str, ...] = ("d1", "d2")) -> list[str]:
    with Ledger(judgements=log) as ledger:
        for document in order:
            ledger.put(tell(document, **{"d1": ONE, "d2": TWO}[document]))
        return export(ledger)


def nodes(ledger: Ledger, label: str) -> dict[str, Node]:
    return {row.id: row for row in ledger.rows() if isinstance(row, Node) and row.label == label}


def responsible(ledger: Ledger) -> list[tuple[str, str]]:
    """Department id and surface of each 负责."""
    found = [row for row in ledger.rows() if isinstance(row, Relationship) and row.type == "负责"]
    return sorted((row.start.id, str(row.properties["surface"])) for row in found)


def fact(facts: Facts, type_: str = "负责") -> FactKey:
    row = next(one for one in facts.relationships if one.type == type_)
    texts = {n.ref: fold(str(n.properties.get("text", ""))) for n in facts.nodes if "text" in n.properties}
    ends, text = parts_of(row, texts, {PLAN})
    return FactKey(PLAN, text, type_, ends, str(row.properties.get("role", "")))


def test_without_judgements_the_facts_are_the_same_object(tell: Tell) -> None:
    facts = tell(**ONE)
    assert Identity().applied(facts) is facts


def test_facts_come_back_from_bytes(tell: Tell) -> None:
    facts = tell(**ONE, cites=["某规划"])
    assert unpacked(packed(facts)) == facts


def test_two_that_are_one_are_one_node_with_both_names(tell: Tell) -> None:
    log = Judgements()
    log.add(Judgement("same", one=HYDRO, other=WATER))
    with Ledger(judgements=log) as ledger:
        ledger.put(tell("d1", **ONE))
        ledger.put(tell("d2", **TWO))
        (node,) = nodes(ledger, "Department").values()
        assert node.id == min(WATER.id, HYDRO.id)
        assert {str(node.properties["name"]), *node.properties["aliases"]} == {"水利厅", "水利局"}  # type: ignore[misc]
        # What was written stays as it was written.
        assert sorted(surface for _, surface in responsible(ledger)) == ["水利厅", "水利局", "水利局"]


def test_a_judgement_that_comes_later_gives_the_same_graph_and_undoing_it_the_old_one(tell: Tell) -> None:
    log = Judgements()
    plain = built(tell, log)
    with Ledger(judgements=log) as ledger:
        ledger.put(tell("d1", **ONE))
        ledger.put(tell("d2", **TWO))
        log.add(Judgement("same", one=HYDRO, other=WATER))
        assert ledger.judge() == {"d1", "d2"}
        merged = export(ledger)
        assert merged != plain
        assert merged == built(tell, log)
        log.add(Judgement("undo", undoes=1))
        ledger.judge()
        assert export(ledger) == plain
        assert ledger.judge() == set()


def test_the_order_of_documents_and_of_judgements_changes_nothing(tell: Tell) -> None:
    rows = [
        Judgement("same", one=HYDRO, other=WATER),
        Judgement("rename", one=WATER, name="水行政主管部门"),
        Judgement("wrong", fact=fact(tell("d1", **ONE), "涉及")),
    ]
    seen = set()
    for order in permutations(rows):
        log = Judgements()
        for row in order:
            log.add(row)
        for documents in permutations(("d1", "d2")):
            seen.add("\n".join(built(tell, log, documents)))
    assert len(seen) == 1


def test_apart_is_in_one_plan_alone(tell: Tell) -> None:
    log = Judgements()
    log.add(Judgement("apart", one=HYDRO, plan=PLAN))
    with Ledger(judgements=log) as ledger:
        ledger.put(tell("d1", **ONE))
        ledger.put(tell("d2", **TWO))
        surfaces = responsible(ledger)
        assert len({id_ for id_, surface in surfaces if surface == "水利局"}) == 2
        assert HYDRO.id in nodes(ledger, "Department")


def test_a_new_name_is_shown_and_the_old_one_still_finds_it(tell: Tell) -> None:
    log = Judgements()
    log.add(Judgement("rename", one=WATER, name="陕西省水利厅"))
    with Ledger(judgements=log) as ledger:
        ledger.put(tell("d1", **ONE))
        node = nodes(ledger, "Department")[WATER.id]
        assert node.properties["name"] == "陕西省水利厅"
        assert node.properties["aliases"] == ("水利厅",)


def test_a_wrong_fact_goes_with_what_it_alone_supports(tell: Tell) -> None:
    log = Judgements()
    log.add(Judgement("wrong", fact=fact(tell("d1", **ONE))))
    with Ledger(judgements=log) as ledger:
        ledger.put(tell("d1", **ONE))
        assert [surface for _, surface in responsible(ledger)] == ["水利局"]
        assert WATER.id not in nodes(ledger, "Department")


def test_a_verdict_survives_a_better_reading(tell: Tell) -> None:
    """The same fact at another place of another version of the file, with another confidence."""
    log = Judgements()
    log.add(Judgement("confirmed", fact=fact(tell("d1", **ONE))))
    with Ledger(judgements=log) as ledger:
        ledger.put(tell("d3", **ONE, before="转载：", confidence=0.5))
        found = [row for row in ledger.rows() if isinstance(row, Relationship) and row.type == "负责"]
        assert {str(row.properties["surface"]): row.properties.get("confirmed") for row in found} == {
            "水利厅": True,
            "水利局": None,
        }


def test_a_department_that_became_two_names_of_one_has_one_reading_of_a_task(tell: Tell) -> None:
    facts = tell("d1", tasks=[(SENTENCE, ["水利厅", "水利局"], [])])
    second = [r for r in facts.relationships if r.properties.get("surface") == "水利局"]
    softer = [
        Relationship(r.type, r.start, r.end, {**r.properties, "basis": "inherited"}, r.evidence)
        for r in second
    ]
    facts = Facts(
        facts.document, facts.nodes, (*(r for r in facts.relationships if r not in second), *softer)
    )
    log = Judgements()
    log.add(Judgement("same", one=HYDRO, other=WATER))
    with Ledger(judgements=log) as ledger:
        ledger.put(facts)
        assert [surface for _, surface in responsible(ledger)] == ["水利厅"]


def test_nothing_becomes_its_own_end(tell: Tell) -> None:
    facts = tell("d1", **ONE)
    successor = Relationship("更名为", WATER.ref, HYDRO.ref, {"source": "test"})
    log = Judgements()
    log.add(Judgement("same", one=HYDRO, other=WATER))
    with Ledger(judgements=log) as ledger:
        ledger.put(Facts(facts.document, facts.nodes, (*facts.relationships, successor)))
        assert not [row for row in ledger.rows() if isinstance(row, Relationship) and row.type == "更名为"]


def test_a_ledger_that_was_closed_applies_what_came_since(tell: Tell, tmp_path: Path) -> None:
    log = Judgements(tmp_path / "judgements.jsonl")
    with Ledger(tmp_path / "ledger.sqlite", log) as ledger:
        ledger.put(tell("d1", **ONE))
        ledger.put(tell("d2", **TWO))
    log.add(Judgement("same", one=HYDRO, other=WATER))
    with Ledger(tmp_path / "ledger.sqlite", log) as ledger:
        assert ledger.judge() == {"d1", "d2"}
        assert export(ledger) == built(tell, log)
        ledger.withdraw("d1")
        ledger.withdraw("d2")
        assert list(ledger.rows()) == []


@pytest.mark.parametrize("label", ["Department", "Place"])
def test_a_name_that_no_document_has_does_nothing(tell: Tell, label: str) -> None:
    log = Judgements()
    plain = built(tell, log)
    log.add(Judgement("same", one=Named(label, "x"), other=Named(label, "y")))
    log.add(Judgement("rename", one=Named(label, "x"), name="无"))
    assert built(tell, log) == plain
    assert Identity(log.active()).of(Ref(label, "y")) == Ref(label, "x")
