"""Facts are looked at before they are taken: all that breaks the contract is refused, and told at once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping

from graph.contributions import flat
from graph.errors import FactsInvalid
from graph.model import Facts, Node, Properties, Ref, Relationship, Value
from graph.ontology import Label, Pattern, Property, RelationshipType, ontology

_EVIDENCE = ("document", "start", "end", "quote", "method", "confidence")


def validate(facts: Facts) -> None:
    """Raises FactsInvalid if the facts break the ontology or their evidence is not in the document's text."""
    problems = tuple(_problems(facts))
    if problems:
        raise FactsInvalid(
            f"{len(problems)} of the facts of a document break the contract",
            where=f"{facts.document.properties.get('name', '')} {facts.document.id}".strip(),
            remedy="Nothing was taken. The fault is in the program that read the document.",
            problems=problems,
        )


def _problems(facts: Facts) -> Iterator[str]:
    yield from _document_problems(facts.document)
    for node in facts.nodes:
        yield from (f"{node.label} {node.id}: {p}" for p in _node_problems(node))
    text = str(facts.document.properties.get("text", ""))
    nodes = {node.ref: node for node in (facts.document, *facts.nodes)}
    for relationship in facts.relationships:
        name = f"{relationship.type} {relationship.start} {relationship.end}"
        yield from (
            f"{name}: {p}" for p in _relationship_problems(relationship, nodes, facts.document.id, text)
        )
    yield from _structure_problems(facts)


def _document_problems(document: Node) -> Iterator[str]:
    if document.label != "Document":
        yield f"the document is a {document.label}"
        return
    yield from _node_problems(document)


def _node_problems(node: Node) -> Iterator[str]:
    label = ontology().labels.get(node.label)
    if label is None or label.alone:
        yield "no label that a document can speak of"
        return
    if not node.id or "id" in node.properties:
        yield "the id is empty, or repeated among the properties"
    if (node.kind is not None or bool(label.kinds)) and node.kind not in label.kinds:
        yield f"kind {node.kind!r} is none of {label.kinds}"
    yield from _property_problems(label.properties, node.properties)
    if label.whole and {"start", "end"} <= node.properties.keys():
        start, end = node.properties["start"], node.properties["end"]
        if isinstance(start, int) and isinstance(end, int) and not 0 <= start < end:
            yield f"starts at {start}, ends at {end}"


def _property_problems(rules: Mapping[str, Property], given: Properties) -> Iterator[str]:
    for name, value in given.items():
        if name not in rules or rules[name].derived:
            yield f"no property {name!r}"
        elif not rules[name].accepts(value):
            yield f"{name} is {value!r}, not a {rules[name].type} {' | '.join(rules[name].values)}".rstrip()
        elif not _storable(value):
            yield f"{name} is {value!r}: not a finite number or not Unicode"
    yield from (f"lacks {name}" for name, rule in rules.items() if not rule.optional and name not in given)


def _storable(value: Value) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    words = value if isinstance(value, tuple) else (value,)
    try:
        "".join(word for word in words if isinstance(word, str)).encode()
    except UnicodeEncodeError:
        return False
    return True


def _relationship_problems(
    given: Relationship, nodes: Mapping[Ref, Node], document: str, text: str
) -> Iterator[str]:
    type_ = ontology().types.get(given.type)
    pattern = type_.pattern(given.start.label, given.end.label) if type_ else None
    if type_ is None or pattern is None:
        yield "no such relationship between such ends"
        return
    yield from (f"no node {end}" for end in (given.start, given.end) if end not in nodes)
    yield from _held_problems(given, type_, nodes)
    yield from _evidence_problems(given, pattern, document, text)
    reading = _EVIDENCE if given.evidence else ()
    own = {name: value for name, value in flat(given).properties.items() if name not in reading}
    rules = dict(type_.properties)
    if pattern.evidence in ("source", "metadata"):
        rules["source"] = ontology().evidence["source"]
    if pattern.evidence == "method" and not given.evidence:
        rules |= {name: ontology().evidence[name] for name in ("method", "confidence")}
    optional = {"source"} if pattern.evidence == "metadata" else set()
    yield from (p for p in _property_problems(rules, own) if p not in {f"lacks {n}" for n in optional})


def _held_problems(given: Relationship, type_: RelationshipType, nodes: Mapping[Ref, Node]) -> Iterator[str]:
    """A plan that is only cited may be the end of a citation, and of nothing else."""
    ends = (given.start,) if type_.cites else (given.start, given.end)
    for end in ends:
        if end.label == "Plan" and end in nodes and not nodes[end].properties.get("ingested"):
            yield f"{end} is only cited, so it can be nothing but the end of a citation"


def _evidence_problems(given: Relationship, pattern: Pattern, document: str, text: str) -> Iterator[str]:
    evidence = given.evidence
    if pattern.evidence == "computed":
        yield "computed over the whole graph, so that no document says it"
    if evidence is None:
        if pattern.evidence == "always" or (
            pattern.evidence == "metadata" and given.properties.get("basis") != "metadata"
        ):
            yield "no evidence"
        return
    if pattern.evidence in ("none", "source", "computed"):
        yield "evidence for what is not read from a text"
    if evidence.document != document:
        yield f"evidence in another document, {evidence.document}"
    elif not evidence.quote or text[evidence.start : evidence.end] != evidence.quote or evidence.start < 0:
        yield f"text[{evidence.start}:{evidence.end}] is not the quote {evidence.quote!r}"
    if not 0 <= evidence.confidence <= 1 or not evidence.method:
        yield f"method {evidence.method!r}, confidence {evidence.confidence}"
    for name in ("surface", "object"):
        word = given.properties.get(name)
        if isinstance(word, str) and word not in evidence.quote:
            yield f"{name} {word!r} is not in the quote {evidence.quote!r}"


def _structure_problems(facts: Facts) -> Iterator[str]:
    """Every passage stands under one heading, and every node is spoken of."""
    parents = {(r.start, r.end) for r in facts.relationships if r.type == "包含"}
    count = Counter(end for _, end in parents)
    ends = {end for r in facts.relationships for end in (r.start, r.end)}
    seen: dict[Ref, Node] = {}
    for node in facts.nodes:
        label = ontology().labels.get(node.label)
        if label and label.whole and seen.setdefault(node.ref, node) != node:
            yield f"{node.ref}: two passages of one id"
        if node.label in ("Section", "Task", "Measure") and count[node.ref] != 1:
            yield f"{node.ref}: stands under {count[node.ref]} passages"
        if node.ref not in ends:
            yield f"{node.ref}: no relationship names it"
        yield from _span_problems(node, label, facts.document)


def _span_problems(node: Node, label: Label | None, document: Node) -> Iterator[str]:
    if label is None or "document" not in label.properties:
        return
    end = node.properties.get("end")
    if node.properties.get("document") != document.id:
        yield f"{node.ref}: its offsets are in another document"
    elif isinstance(end, int) and end > len(str(document.properties.get("text", ""))):
        yield f"{node.ref}: ends at {end}, after the text"
