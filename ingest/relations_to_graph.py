"""One document's relations -> `graph.Facts`: ids, nodes, evidence in offsets of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph import ids
from graph.model import Evidence, Facts, Node, Ref, Relationship, Value
from ingest.calibration import calibrated
from ingest.issuers import issuers
from ingest.matching import matched
from ingest.nodes import department_standing, node_of, of_another_place, place_standing
from ingest.scope import level_of, names_place
from ingest.types import At, Mention, Outline, Reading, Relation, Scope, Span, TaskSpan, Text

# What a reader sees of a task without heading, or of a measure, where only a name is shown.
NAME_LENGTH = 40
# What has several names, so that a link says by which one it was known.
_LINKED = ("Department", "Place", "Project")


def relations_to_graph(reading: Reading) -> Facts:
    """Everything the document says, as nodes and relationships that `graph.Writer` takes."""
    return _Graph(reading.outline, _document(reading.outline.text)).build(reading)


@dataclass(slots=True)
class _Graph:
    outline: Outline
    document: Node
    nodes: dict[Ref, Node] = field(default_factory=dict)
    relationships: dict[tuple[object, ...], Relationship] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)
    at: dict[At, Ref] = field(default_factory=dict)
    targets: Counter[Ref] = field(default_factory=Counter)
    named: dict[tuple[object, ...], Ref] = field(default_factory=dict)

    def build(self, reading: Reading) -> Facts:
        plan = self._plan()
        self._link("记载", self.document.ref, plan)
        self._structure(plan)
        for relation in reading.relations:
            self._relate(relation)
        return Facts(self.document, tuple(self.nodes.values()), tuple(self.relationships.values()))

    # Nodes

    def _add(self, node: Node) -> Ref:
        ref = node.ref
        known = self.nodes.setdefault(ref, node)
        if known is not node:
            self.nodes[ref] = _joined(known, node)
        return ref

    def _plan(self) -> Ref:
        head, scope = self.outline.head, self.outline.scope
        issuing = self._issuers()
        scoped = not names_place(head.title) and not (head.issuer and head.issuer in head.title)
        plan = ids.plan_id(
            head.title,
            issuing[0].key if issuing and scoped else None,
            head.period_start if scoped else None,
        )
        properties: dict[str, Value | None] = {
            "name": head.title,
            "title": head.title,
            "ingested": True,
            "kind": head.kind or None,
            "number": head.number,
            "level": self.outline.text.statements.get("level") or _level(scope, issuing),
            "jurisdiction": scope.area or scope.county or scope.city or scope.province,
            "issued_on": head.issued_on,
            "period_start": head.period_start,
            "period_end": head.period_end,
            "order_year": head.order_year,
        }
        ref = self._add(Node("Plan", plan, {k: v for k, v in properties.items() if v is not None}))
        self.at[At("plan")] = ref
        for issuer in issuing:
            department = self._named(issuer)
            if head.issuer_span is None:
                self._link("印发", department, ref, {"basis": "metadata"})
            else:
                evidence = self._evidence(issuer.start, issuer.end, issuer.method, issuer.confidence)
                said = self._matched(department, Span(issuer.start, issuer.end), evidence.quote)
                self._link("印发", department, ref, said, evidence)
        return ref

    def _issuers(self) -> list[Mention]:
        """Who issued the plan, each where the document names it."""
        head = self.outline.head
        offset = head.issuer_span.start if head.issuer_span else 0
        return [
            Mention(
                "Department",
                offset + issuer.start,
                offset + issuer.end,
                issuer.found.name,
                issuer.found.key,
                f"issuer:{issuer.found.method}",
                issuer.found.confidence,
                properties=issuer.found.properties,
            )
            for issuer in issuers(head.issuer or "", self.outline.scope)
        ]

    def _structure(self, plan: Ref) -> None:
        sections: list[Ref] = []
        paths: list[tuple[str, ...]] = []
        for section in self.outline.sections:
            above = () if section.parent is None else paths[section.parent]
            path = (*above, section.name)
            node = Node(
                "Section",
                ids.section_id(plan.id, path, self._occurrence("section", *path)),
                {"name": section.name, "ordinal": section.ordinal, "level": section.level, "path": path},
            )
            parent = plan if section.parent is None else sections[section.parent]
            sections.append(self._add(node))
            self._link("包含", parent, sections[-1])
            paths.append(path)
        for index, task in enumerate(self.outline.tasks):
            parent = plan if task.section is None else sections[task.section]
            self._task(plan, parent, index, task)

    def _task(self, plan: Ref, parent: Ref, index: int, task: TaskSpan) -> None:
        text = "".join(self._flat(span) for span in task.body)
        heading = self._flat(task.heading) if task.heading else None
        start, end = self.outline.text.source_span(task.start, task.end)
        properties: dict[str, Value | None] = {
            "name": heading or _short(text),
            "ordinal": task.ordinal,
            "heading": heading,
            "text": text,
            "kind": task.kind,
            "deadline": task.deadline,
            "document": self.document.id,
            "start": start,
            "end": end,
        }
        given = {k: v for k, v in properties.items() if v is not None}
        node = Node("Task", ids.task_id(plan.id, text, self._occurrence("task", ids.fold(text))), given)
        ref = self.at[At("task", index)] = self._add(node)
        self._link("包含", parent, ref)
        for number, span in enumerate(task.measures):
            self._measure(plan, ref, At("measure", index, number), span)

    def _measure(self, plan: Ref, task: Ref, at: At, span: Span) -> None:
        text = self._flat(span)
        start, end = self.outline.text.source_span(span.start, span.end)
        node = Node(
            "Measure",
            ids.measure_id(plan.id, text, self._occurrence("measure", ids.fold(text))),
            {
                "name": _short(text),
                "ordinal": at.measure + 1,
                "text": text,
                "document": self.document.id,
                "start": start,
                "end": end,
            },
        )
        ref = self.at[at] = self._add(node)
        self._link("包含", task, ref)

    def _named(self, mention: Mention) -> Ref:
        """The node of a mention, with what the authority files say of it beside it, once a document."""
        said = (mention.label, mention.key, mention.name, mention.properties.get("aliases"))
        if said in self.named:
            return self.named[said]
        node = node_of(mention)
        if mention.label == "Department":
            node = of_another_place(node, mention.key, self.outline.scope)
        ref = self.named[said] = self._add(node)
        known: tuple[Node | Relationship, ...] = ()
        if mention.label == "Department":
            known = department_standing(mention.name, mention.key, self.outline.scope)
        elif mention.label == "Place":
            known = place_standing(mention)
        for row in known:
            if isinstance(row, Node):
                self._add(row)
            else:
                self.relationships.setdefault(_identity(row), row)
        return ref

    # Relationships

    def _relate(self, relation: Relation) -> None:
        start = self._end(relation.subject, relation)
        end = self._end(relation.object, relation)
        properties: dict[str, Value] = dict(relation.properties)
        if relation.surface is not None:
            name = "object" if relation.type == "衔接" else "surface"
            properties[name] = self.outline.text.quote(relation.surface.start, relation.surface.end)
            named = start if relation.type == "负责" else end
            properties |= self._matched(named, relation.surface, str(properties[name]))
        sure = calibrated(relation.type, relation.method, relation.confidence)
        evidence = self._evidence(relation.start, relation.end, relation.method, sure)
        self._link(relation.type, start, end, properties, evidence)

    def _end(self, end: At | Mention, relation: Relation) -> Ref:
        if isinstance(end, At):
            return self.at[end]
        if end.label == "Target":
            assert isinstance(relation.subject, At)
            return self._target(self.at[relation.subject], end)
        return self._named(end)

    def _target(self, measure: Ref, mention: Mention) -> Ref:
        self.targets[measure] += 1
        given = {k: v for k, v in mention.properties.items() if v is not None and v != ""}
        node = Node(
            "Target",
            ids.target_id(measure.id, self.targets[measure]),
            {"name": self._flat(Span(mention.start, mention.end)), **given},
        )
        return self._add(node)

    def _link(
        self,
        kind: str,
        start: Ref,
        end: Ref,
        properties: dict[str, Value] | None = None,
        evidence: Evidence | None = None,
    ) -> None:
        row = Relationship(kind, start, end, properties or {}, evidence)
        self.relationships.setdefault(_identity(row), row)

    def _evidence(self, start: int, end: int, method: str, confidence: float) -> Evidence:
        first, last = self.outline.text.source_span(start, end)
        return Evidence(self.document.id, first, last, self.outline.text.raw[first:last], method, confidence)

    def _matched(self, ref: Ref, span: Span, written: str) -> dict[str, Value]:
        """The name that a slice was taken for, where it is not just what stands there."""
        if ref.label not in _LINKED:
            return {}
        node = self.nodes[ref]
        name = matched(self._flat(span), str(node.properties["name"]), _aliases(node))
        return {"matched": name} if name != written else {}

    # Small things

    def _flat(self, span: Span) -> str:
        return self.outline.text.flat[span.start : span.end].replace("\n", "")

    def _occurrence(self, *key: str) -> int:
        joined = ids.SEPARATOR.join(key)
        self.seen[joined] += 1
        return self.seen[joined] - 1


def _document(text: Text) -> Node:
    names = tuple(sorted(text.names))
    properties: dict[str, Value] = {
        "name": names[0],
        "names": names,
        "sha256": text.sha256,
        "media_type": text.media_type,
        "script": text.script,
        "text": text.raw,
    }
    return Node("Document", ids.digest("Document", text.sha256), properties)


def _identity(relationship: Relationship) -> tuple[object, ...]:
    """What tells two readings apart: the ends, where it stands, and the properties that say what it says."""
    evidence = relationship.evidence
    where = (evidence.start, evidence.end) if evidence else ()
    said = frozenset(relationship.properties.items())
    start, end = relationship.start, relationship.end
    return (relationship.type, start.label, start.id, end.label, end.id, where, said)


def _joined(known: Node, node: Node) -> Node:
    """Two mentions of one thing: all aliases, the fuller name, whatever either knows."""
    names = sorted({str(known.properties["name"]), str(node.properties["name"])}, key=lambda n: (-len(n), n))
    merged = {**node.properties, **known.properties, "name": names[0]}
    aliases = {*_aliases(known), *_aliases(node), *names} - {names[0]}
    if aliases and known.label in ("Department", "Place", "Project"):
        merged["aliases"] = tuple(sorted(aliases))
    if known.label == "Plan" and (known.properties.get("ingested") or node.properties.get("ingested")):
        merged = dict(known.properties if known.properties.get("ingested") else node.properties)
    return Node(known.label, known.id, merged, known.kind or node.kind)


def _aliases(node: Node) -> tuple[str, ...]:
    aliases = node.properties.get("aliases", ())
    return aliases if isinstance(aliases, tuple) else ()


def _short(text: str) -> str:
    return text if len(text) <= NAME_LENGTH else text[: NAME_LENGTH - 1] + "…"


def _level(scope: Scope, issuers: Sequence[Mention]) -> str | None:
    """Whose plan it is, by its scope; 国家 only where a national body issued it."""
    if any(issuer.properties.get("level") == "国家" for issuer in issuers) and not scope.province:
        return "国家"
    return level_of(scope)
