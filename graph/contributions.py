"""One document's facts as contributions to rows of the graph, before they are settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.ids import number_key, title_id, title_key
from graph.keys import dump, node_key, relationship_key
from graph.model import Facts, Node, Ref, Relationship, Value
from graph.ontology import ontology
from graph.settle import Cited, settle_node


@dataclass(frozen=True, slots=True)
class Contribution:
    """What a document says of one row: its key as the document gives it, the row as text.

    For a citation `cited` is what it cites and `plan` the plan that cites it.
    """

    key: str
    payload: str
    cited: Cited | None = None
    plan: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """A plan that the document holds, under which title (its id, its words) and number."""

    plan: str
    title: str
    name: str
    number: str


def contributions(facts: Facts) -> Iterator[Contribution]:
    """Every row that the facts speak of, each once; the facts are valid (`graph.validate`)."""
    said: dict[Ref, list[Node]] = {}
    for node in (facts.document, *facts.nodes):
        said.setdefault(node.ref, []).append(node)
    settled = {ref: settle_node(nodes) for ref, nodes in said.items()}
    for ref, node in settled.items():
        yield Contribution(node_key(ref), dump(node))
    plan_of = _plans(facts)
    best: dict[str, Relationship] = {}
    for relationship in facts.relationships:
        row = flat(relationship)
        key = relationship_key(row.type, row.start, row.end, row.properties)
        if key not in best or _rank(row) < _rank(best[key]):
            best[key] = row
    for key, row in best.items():
        cited = ontology().types[row.type].cites and row.end.label == "Plan"
        yield Contribution(
            key,
            dump(row),
            _cited(row.end.id, settled.get(row.end)) if cited else None,
            plan_of.get(row.start) if cited else None,
        )


def holdings(facts: Facts) -> Iterator[Holding]:
    """The plans that the document holds."""
    held = {r.end.id for r in facts.relationships if r.type == "记载"}
    plans: dict[tuple[str, str], Holding] = {}
    for node in sorted((n for n in facts.nodes if n.label == "Plan" and n.id in held), key=_number):
        title = str(node.properties["title"])
        plans[node.id, title_id(title)] = Holding(node.id, title_id(title), title_key(title), _number(node))
    yield from (plan for _, plan in sorted(plans.items()))


def _cited(title: str, node: Node | None) -> Cited:
    return Cited(title, title_key(str(node.properties["title"])), _number(node)) if node else Cited(title)


def _number(node: Node) -> str:
    return number_key(str(node.properties.get("number", "")))


def flat(relationship: Relationship) -> Relationship:
    """The relationship with its evidence among the properties, as the graph holds it."""
    evidence = relationship.evidence
    if evidence is None:
        return relationship
    properties: dict[str, Value] = {
        "document": evidence.document,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
        "method": evidence.method,
        "confidence": evidence.confidence,
        **relationship.properties,
    }
    return Relationship(relationship.type, relationship.start, relationship.end, properties)


def _rank(row: Relationship) -> tuple[float, str]:
    """Of two rules that read the same thing the surer one speaks."""
    confidence = row.properties.get("confidence", 0.0)
    return -float(confidence) if isinstance(confidence, (int, float)) else 0.0, dump(row)


def _plans(facts: Facts) -> Mapping[Ref, str]:
    """The plan that each plan, section, task and measure of the facts belongs to."""
    parents = {r.end: r.start for r in facts.relationships if r.type == "包含"}
    plans: dict[Ref, str] = {n.ref: n.id for n in facts.nodes if n.label == "Plan"}
    for ref in parents:
        path = [ref]
        while path[-1] not in plans and path[-1] in parents:
            path.append(parents[path[-1]])
        if path[-1] in plans:
            plans.update((step, plans[path[-1]]) for step in path)
    return plans
