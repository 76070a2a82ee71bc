from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from graph import Facts, Node, Relationship
from graph.errors import FactsInvalid
from graph.validate import validate


@pytest.fixture
def facts(tell: Callable[..., Facts]) -> Facts:
    return tell(
        tasks=[("建设水库。", ["水利厅"], []), ("治理咸阳市渭河。", [], ["咸阳市"])], cites=["国家规划"]
    )


def set_node(label: str, **changes: Any) -> Callable[[Facts], Facts]:
    """Changes properties of every node of the label; None takes one away."""

    def change(node: Node) -> Node:
        properties = {k: v for k, v in {**node.properties, **changes}.items() if v is not None}
        return dataclasses.replace(node, properties=properties) if node.label == label else node

    return lambda f: Facts(change(f.document), tuple(map(change, f.nodes)), f.relationships)


def set_link(type_: str, **changes: Any) -> Callable[[Facts], Facts]:
    def change(given: Relationship) -> Relationship:
        if given.type != type_:
            return given
        return dataclasses.replace(given, properties={**given.properties, **changes})

    return lambda f: Facts(f.document, f.nodes, tuple(map(change, f.relationships)))


def set_evidence(type_: str, **changes: Any) -> Callable[[Facts], Facts]:
    def change(given: Relationship) -> Relationship:
        if given.type != type_ or given.evidence is None:
            return given
        evidence = dataclasses.replace(given.evidence, **changes) if changes else None
        return dataclasses.replace(given, evidence=evidence)

    return lambda f: Facts(f.document, f.nodes, tuple(map(change, f.relationships)))


def add_node(node: Node) -> Callable[[Facts], Facts]:
    return lambda f: Facts(f.document, (*f.nodes, node), f.relationships)


def add_link(type_: str, start: str, end: str, **properties: Any) -> Callable[[Facts], Facts]:
    """Ties the first node of the one label to the first of the other."""

    def add(f: Facts) -> Facts:
        first = {node.label: node.ref for node in reversed((f.document, *f.nodes))}
        given = Relationship(type_, first[start], first[end], properties)
        return Facts(f.document, f.nodes, (*f.relationships, given))

    return add


BREACHES: list[tuple[str, Callable[[Facts], Facts], str]] = [
    ("unknown label", add_node(Node("Person", "x", {"name": "甲"})), "no label"),
    ("the node about the whole", add_node(Node("Graph", "graph", {"name": "甲"})), "no label"),
    ("unknown property", set_node("Task", colour="红"), "no property 'colour'"),
    ("what the writer adds", set_node("Place", keys=("xys",)), "no property 'keys'"),
    ("wrong type", set_node("Task", ordinal="1"), "ordinal is '1', not a integer"),
    ("wrong word", set_node("Task", kind="wish"), "kind is 'wish'"),
    ("missing property", set_node("Task", text=None), "lacks text"),
    ("infinite number", set_node("Place", lat=float("inf")), "not a finite number"),
    ("half a character", set_node("Place", name="\ud842"), "not Unicode"),
    ("empty span", set_node("Measure", start=9, end=9), "starts at 9, ends at 9"),
    ("span after the text", set_node("Measure", end=10_000), "after the text"),
    ("span elsewhere", set_node("Measure", document="other"), "in another document"),
    ("place without kind", add_node(Node("Place", "x", {"name": "甲"})), "kind None is none of"),
    ("task with kind label", add_node(Node("Topic", "x", {"name": "甲"}, "City")), "kind 'City' is none of"),
    ("nobody speaks of it", add_node(Node("Topic", "x", {"name": "甲"})), "no relationship names it"),
    ("unknown type", add_link("喜欢", "Department", "Task"), "no such relationship"),
    ("ends the wrong way round", add_link("负责", "Task", "Department"), "no such relationship"),
    ("no evidence", set_evidence("负责"), "no evidence"),
    ("another quote", set_evidence("负责", quote="不在"), "is not the quote"),
    ("shifted by one", set_evidence("负责", start=0), "is not the quote"),
    ("another document", set_evidence("负责", document="other"), "evidence in another document"),
    ("no method", set_evidence("负责", method=""), "method ''"),
    ("too sure", set_evidence("负责", confidence=1.5), "confidence 1.5"),
    ("role unknown", set_link("负责", role="领导"), "role is '领导'"),
    ("surface elsewhere", set_link("负责", surface="省水利厅"), "is not in the quote"),
    ("unknown property of a reading", set_link("负责", wish=1), "no property 'wish'"),
    ("nobody issued it", add_link("印发", "Department", "Plan"), "no evidence"),
    ("issued by a wrong basis", add_link("印发", "Department", "Plan", basis="rumour"), "basis is 'rumour'"),
    ("no source", add_link("隶属", "Department", "Department"), "lacks source"),
]


def test_what_keeps_the_contract_is_taken(facts: Facts) -> None:
    validate(facts)


def test_issue_may_be_stated_by_a_sidecar(facts: Facts) -> None:
    validate(add_link("印发", "Department", "Plan", basis="metadata")(facts))


@pytest.mark.parametrize(("change", "words"), [b[1:] for b in BREACHES], ids=[b[0] for b in BREACHES])
def test_what_breaks_the_contract_is_refused(
    facts: Facts, change: Callable[[Facts], Facts], words: str
) -> None:
    with pytest.raises(FactsInvalid) as caught:
        validate(change(facts))
    assert any(words in problem for problem in caught.value.problems), caught.value.problems
    assert "d1.txt" in str(caught.value)


def test_a_missing_node_is_told(facts: Facts) -> None:
    nodes = tuple(node for node in facts.nodes if node.label != "Place")
    with pytest.raises(FactsInvalid, match="no node"):
        validate(Facts(facts.document, nodes, facts.relationships))


def test_a_passage_under_two_headings_is_told(facts: Facts) -> None:
    task, measure = (next(n.ref for n in facts.nodes if n.label == label) for label in ("Task", "Measure"))
    other = next(n.ref for n in facts.nodes if n.label == "Task" and n.ref != task)
    doubled = (*facts.relationships, Relationship("包含", other, measure))
    with pytest.raises(FactsInvalid, match="stands under 2 passages"):
        validate(Facts(facts.document, facts.nodes, doubled))


def test_a_plan_that_is_only_cited_holds_nothing(facts: Facts) -> None:
    cited = next(n.ref for n in facts.nodes if n.label == "Plan" and not n.properties["ingested"])
    tied = (*facts.relationships, Relationship("记载", facts.document.ref, cited))
    with pytest.raises(FactsInvalid, match="only cited"):
        validate(Facts(facts.document, facts.nodes, tied))


def test_all_breaches_are_told_at_once(facts: Facts) -> None:
    with pytest.raises(FactsInvalid) as caught:
        validate(set_node("Task", kind="wish")(set_link("负责", role="领导")(facts)))
    assert len(caught.value.problems) == 3, caught.value.problems
