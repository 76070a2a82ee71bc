"""What the graph shows when several documents speak of one row: a pure function of what each of them says.

The rules are data (`merge`, `whole`, `cites` in `graph/ontology/`). Contributions come in order of document
id; one that repeats an earlier one word for word never changes the result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import partial_ratio

from graph.keys import Row
from graph.model import Node, Relationship, Value
from graph.ontology import Property, ontology

# Titles that bear one number are of one plan from this likeness on, in percent: numbers are misread too.
_ALIKE = 60.0


def settle(contributions: Sequence[Row]) -> Row:
    """One row from what the documents say of it, at least one, in order of document id."""
    first = contributions[0]
    if isinstance(first, Relationship):
        return first
    return settle_node([c for c in contributions if isinstance(c, Node)])


def settle_node(said: Sequence[Node]) -> Node:
    """One node; what a citing document says of a plan counts only while no document holds the plan."""
    label = ontology().labels[said[0].label]
    said = [n for n in said if n.properties.get("ingested")] or said
    if label.whole:
        return said[0]
    kind = next((n.kind for n in said if n.kind), None)
    return Node(label.name, said[0].id, _settle_properties(label.properties, said), kind)


def _settle_properties(rules: Mapping[str, Property], said: Sequence[Node]) -> dict[str, Value]:
    settled: dict[str, Value] = {}
    for rule in (rule for rule in rules.values() if not rule.derived):
        given = [n.properties[rule.name] for n in said if rule.name in n.properties]
        value: Value | None
        if rule.also:
            others = sorted({str(n.properties[rule.also]) for n in said})
            value = _without(_merge(rule, [*given, tuple(others)]), settled[rule.also])
        else:
            value = _merge(rule, given) if given else None
        if value is not None and value != ():
            settled[rule.name] = value
    return settled


def _without(values: Value, shown: Value) -> Value:
    return tuple(v for v in values if v != shown) if isinstance(values, tuple) else values


def _merge(rule: Property, given: Sequence[Value]) -> Value:
    match rule.merge:
        case "first":
            return given[0]
        case "any":
            return any(given)
        case "least":
            return min(str(v) for v in given)
        case "longest":
            return min((str(v) for v in given), key=lambda v: (-len(v), v))
        case "union":
            return tuple(sorted({v for many in given if isinstance(many, tuple) for v in many}))


@dataclass(frozen=True, slots=True)
class Cited:
    """What is said of a plan where it is cited, or where it is held: the id of its title, the title and the
    reference number, both normalised (`graph.ids`)."""

    title: str
    name: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """An ingested plan under one of its titles."""

    plan: str
    said: Cited
    jurisdiction: str | None


def settle_citation(cited: Cited, held: Iterable[Held], citing: str | None) -> str:
    """The id of the plan that a citation means.

    `held` are the ingested plans of that title or number. The only one that bears the number and a title that
    is alike; else, of those of the title whose number is no other one, the only one or, among several, the
    only one whose jurisdiction is the citing plan's (`citing`); otherwise the unscoped plan of the title.
    """
    listed = list(held)
    if cited.number:
        same = {h.plan for h in listed if h.said.number == cited.number and _alike(h.said.name, cited.name)}
        if len(same) == 1:
            return same.pop()
    others = {h.plan for h in listed if h.said.number}
    others -= {h.plan for h in listed if h.said.number == cited.number}
    areas = {
        h.plan: h.jurisdiction
        for h in listed
        if h.said.title == cited.title and not (cited.number and h.plan in others)
    }
    plans = [*areas] if len(areas) == 1 else [p for p, area in areas.items() if citing and area == citing]
    return plans[0] if len(plans) == 1 else cited.title


def _alike(one: str, other: str) -> bool:
    return partial_ratio(one, other) >= _ALIKE
