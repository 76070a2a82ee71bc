"""Which node a name means in the end: the judgements, replayed over what a document says.

Documents speak of nodes by ids that their readers made from names. `Identity.applied` gives the same facts
with judged nodes in place of those: merged ones under the least id of their set, what a plan calls by a name
that means something else there apart from it, renamed ones by their new name with the old one among the
aliases, without the facts that somebody found to be wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from graph.ids import digest, fold
from graph.judgements import FactKey, Groups, Judgement, Named, PairKey, fact_key
from graph.keys import canonical
from graph.model import Facts, Node, Ref, Relationship, Value

_PASSAGES = ("Task", "Measure")
_STRUCTURE = ("Document", "Section", *_PASSAGES)


class Identity:
    """What the judgements that hold (`Judgements.active`) make of any document's facts: a pure function."""

    def __init__(self, judgements: Sequence[Judgement] = ()) -> None:
        self._groups = Groups()
        for row in judgements:
            if row.verdict == "same" and row.one and row.other:
                self._groups.join(row.one.ref, row.other.ref, row)
        self._merged = self._groups.members()
        self._apart: dict[tuple[str, Ref], Ref] = {}
        self._names: dict[Ref, str] = {}
        self._verdicts: dict[tuple[Any, ...], str] = {}
        self.pairs: dict[PairKey, str] = {}
        for row in judgements:
            if row.verdict == "apart" and row.one:
                apart = Ref(row.one.label, digest(row.one.label, row.one.id, "apart", row.plan))
                self._apart[row.plan, row.one.ref] = apart
            elif row.verdict == "rename" and row.one:
                self._names[self._groups.root(row.one.ref)] = row.name
            elif row.fact:
                self._verdicts[fact_key(row.fact, self._groups)] = row.verdict
            elif row.pair and row.verdict != "comment":
                self.pairs[row.pair] = row.verdict
        self.different = self._different(judgements)

    def _different(self, judgements: Sequence[Judgement]) -> frozenset[frozenset[Ref]]:
        """Pairs of nodes that somebody judged to be two, or parted."""
        pairs = {
            frozenset((self.of(row.one.ref), self.of(row.other.ref)))
            for row in judgements
            if row.verdict == "different" and row.one and row.other
        }
        parted: dict[Ref, set[Ref]] = {}
        for (_, ref), apart in self._apart.items():
            parted.setdefault(ref, {self.of(ref)}).add(self.of(apart))
        for several in parted.values():
            pairs |= {frozenset(pair) for pair in combinations(sorted(several), 2)}
        return frozenset(pairs)

    def of(self, ref: Ref, plans: Iterable[str] = ()) -> Ref:
        """The node that is meant by `ref` in a document that holds the plans."""
        for plan in sorted(plans):
            ref = self._apart.get((plan, ref), ref)
        return self._merged.get(ref, ref)

    def effects(self) -> dict[str, str]:
        """Everything that it does, by what it does it to: two identities differ where these do."""
        said = {canonical(["node", *_pair(ref)]): root.id for ref, root in self._merged.items()}
        said |= {canonical(["apart", plan, *_pair(ref)]): to.id for (plan, ref), to in self._apart.items()}
        for ref, name in self._names.items():
            for member in [ref, *(one for one, root in self._merged.items() if root == ref)]:
                said[canonical(["name", *_pair(member)])] = name
        for key, verdict in self._verdicts.items():
            plan, *rest = key
            said[canonical(["fact", plan, json.dumps(rest, default=_pair, ensure_ascii=False)])] = verdict
        for pair, verdict in self.pairs.items():
            said[canonical(["pair", pair.plan, pair.text, pair.other_plan, pair.other_text])] = verdict
        return said

    def applied(self, facts: Facts) -> Facts:
        """The facts with all judgements applied; the very same object where none concerns them."""
        plans = {r.end.id for r in facts.relationships if r.type == "记载"}
        moved = {node.ref: self.of(node.ref, plans) for node in facts.nodes}
        nodes = tuple(self._node(node, moved[node.ref]) for node in facts.nodes)
        kept = self._relationships(facts, moved, plans)
        if nodes == facts.nodes and kept == facts.relationships:
            return facts
        ends = {end for r in facts.relationships for end in (moved.get(r.start), moved.get(r.end))}
        left = {end for r in kept for end in (r.start, r.end)}
        stays = (*_STRUCTURE, "Plan")
        nodes = tuple(n for n in nodes if n.ref in left or n.ref not in ends or n.label in stays)
        return Facts(facts.document, nodes, kept)

    def _node(self, node: Node, ref: Ref) -> Node:
        name = self._names.get(ref)
        properties = node.properties
        if name is not None and name != properties.get("name"):
            aliases = properties.get("aliases", ())
            others = {*(aliases if isinstance(aliases, tuple) else ()), str(properties["name"])} - {name}
            properties = {**properties, "name": name, "aliases": tuple(sorted(others))}
        elif ref == node.ref:
            return node
        return Node(node.label, ref.id, properties, node.kind)

    def _relationships(
        self, facts: Facts, moved: Mapping[Ref, Ref], plans: set[str]
    ) -> tuple[Relationship, ...]:
        texts = {n.ref: fold(str(n.properties.get("text", ""))) for n in facts.nodes if n.label in _PASSAGES}
        judged = self._verdicts and not plans.isdisjoint(key[0] for key in self._verdicts)
        kept: list[Relationship] = []
        for one in facts.relationships:
            start, end = moved.get(one.start, one.start), moved.get(one.end, one.end)
            if start == end and one.start != one.end:
                continue
            row = one if (start, end) == (one.start, one.end) else replace(one, start=start, end=end)
            verdict = self._verdict(row, texts, plans) if judged else None
            if verdict == "wrong":
                continue
            if verdict == "confirmed":
                confirmed: dict[str, Value] = {**row.properties, "confirmed": True}
                row = replace(row, properties=confirmed)
            kept.append(row)
        return _explicit_first(kept) if len(set(moved.values())) < len(moved) else tuple(kept)

    def _verdict(self, row: Relationship, texts: Mapping[Ref, str], plans: set[str]) -> str | None:
        if row.evidence is None:
            return None
        ends, text = parts_of(row, texts, plans)
        for plan in plans:
            key = fact_key(
                FactKey(plan, text, row.type, ends, str(row.properties.get("role", ""))), self._groups
            )
            if key in self._verdicts:
                return self._verdicts[key]
        return None


def _explicit_first(rows: Sequence[Relationship]) -> tuple[Relationship, ...]:
    """A department that the task's own clause names has no other reading for that task: two that became one
    may have both."""
    named = {(r.start, r.end) for r in rows if r.properties.get("basis") == "explicit" and r.type == "负责"}
    return tuple(
        r
        for r in rows
        if r.type != "负责" or r.properties.get("basis") == "explicit" or (r.start, r.end) not in named
    )


def parts_of(
    row: Relationship, texts: Mapping[Ref, str], plans: Iterable[str]
) -> tuple[tuple[Named, ...], str]:
    """The ends and the text by which a relationship that was read is known again (`FactKey`).

    `texts` are the normalised texts of tasks and measures, `plans` those that the document holds: they say
    nothing. A cited plan is known by its title id.
    """
    refs = [ref for ref in (row.start, row.end) if ref.label not in _STRUCTURE and ref.id not in plans]
    passage = next((texts[ref] for ref in (row.start, row.end) if ref in texts), None)
    text = passage if passage is not None else fold(row.evidence.quote if row.evidence else "")
    return tuple(Named(ref.label, ref.id) for ref in refs), text


def _pair(ref: Ref) -> tuple[str, str]:
    return ref.label, ref.id
