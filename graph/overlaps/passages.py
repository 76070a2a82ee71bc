"""A measure with all that its score can depend on: what its own document says of it and of its plan."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.indicators.reading import area_of, clause_of, counts_of
from graph.keys import canonical
from graph.model import Facts, Node, Ref, Relationship

UNDATED = 9999
"""The year of a plan that tells none: it stands after all others."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a plan holds: `province` and `city` are ids of places, "" for all of them; `level` is deeper the
    smaller the area (0 nation, 1 province, 2 city or functional area, 3 below)."""

    province: str = ""
    city: str = ""
    level: int = 0

    def meets(self, other: Scope) -> bool:
        """Whether both may speak of the same place: one holds for all of the other's area, or for a part."""
        if self.province and other.province and self.province != other.province:
            return False
        return not (self.city and other.city and self.city != other.city)


@dataclass(frozen=True, slots=True)
class Goal:
    """A quantified aim of a measure (`Target`), 0 where nothing says by when; `counted`: for what area, since
    when and how (每年, 新增), as in the ledger of aims."""

    subject: str
    unit: str
    value: float
    by: int
    counted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A measure: all that its score can depend on.

    `projects`, `departments` and `cited` are pairs of id and name, `places` have their kind as well;
    `departments` are responsible for its task; `home` are the places that its plan is about, `title` is its
    plan's, `heading` the nearest above it, `names` are how places and departments are written in it.
    """

    id: str
    plan: str
    year: int
    scope: Scope
    home: tuple[str, ...]
    title: str
    heading: str
    text: str
    names: tuple[str, ...]
    places: tuple[tuple[str, str, str], ...]
    projects: tuple[tuple[str, str], ...]
    departments: tuple[tuple[str, str], ...]
    cited: tuple[tuple[str, str], ...]
    goals: tuple[Goal, ...]


def packed(passage: Passage) -> str:
    """The passage as JSON; `unpacked` takes it back."""
    # By hand, since `asdict` takes ten times as long.
    said = {name: getattr(passage, name) for name in Passage.__slots__}
    said["scope"] = {name: getattr(passage.scope, name) for name in Scope.__slots__}
    said["goals"] = [{name: getattr(goal, name) for name in Goal.__slots__} for goal in passage.goals]
    return canonical(said)


def unpacked(text: str) -> Passage:
    said: dict[str, Any] = json.loads(text)
    for name in ("places", "projects", "departments", "cited"):
        said[name] = tuple(tuple(one) for one in said[name])
    said["scope"] = Scope(**said["scope"])
    said["home"], said["names"] = tuple(said["home"]), tuple(said["names"])
    said["goals"] = tuple(Goal(**goal | {"counted": tuple(goal["counted"])}) for goal in said["goals"])
    return Passage(**said)


def passages(facts: Facts) -> Iterator[Passage]:
    """Every measure of the plans that the document holds, in order of id."""
    about = _About(facts)
    for node in sorted((n for n in facts.nodes if n.label == "Measure"), key=lambda n: n.id):
        plan = about.plan_of(node.ref)
        if plan is not None:
            yield about.passage(node, plan)


class _About:
    """The facts of one document, by what they are about."""

    def __init__(self, facts: Facts) -> None:
        self._nodes: dict[Ref, Node] = {node.ref: node for node in facts.nodes}
        self._parents = {r.end: r.start for r in facts.relationships if r.type == "包含"}
        self._from: defaultdict[Ref, list[Relationship]] = defaultdict(list)
        self._responsible: defaultdict[Ref, list[Ref]] = defaultdict(list)
        for row in facts.relationships:
            if row.type == "负责":
                self._responsible[row.end].append(row.start)
            else:
                self._from[row.start].append(row)
        self._areas: dict[Ref, tuple[Scope, tuple[str, ...]]] = {}

    def plan_of(self, ref: Ref) -> Node | None:
        while ref in self._parents:
            ref = self._parents[ref]
        node = self._nodes.get(ref)
        return node if node is not None and node.label == "Plan" else None

    def passage(self, node: Node, plan: Node) -> Passage:
        named = [(row, self._nodes[row.end]) for row in self._from[node.ref] if row.end in self._nodes]
        responsible = self._responsible[self._parents[node.ref]]
        scope, home = self._area(plan)
        year = plan.properties.get("order_year")
        hidden = [(row, end) for row, end in named if row.type == "涉及" and end.label != "Project"]
        return Passage(
            node.id,
            plan.id,
            year if isinstance(year, int) else UNDATED,
            scope,
            home,
            str(plan.properties["title"]),
            self._heading(node.ref),
            str(node.properties["text"]),
            _written(hidden),
            tuple(sorted({(e.id, _name(e), _kind(e)) for _, e in hidden if e.label == "Place"})),
            _ids(end for row, end in named if row.type in ("涉及", "衔接") and end.label == "Project"),
            _ids(self._nodes[ref] for ref in responsible if ref in self._nodes),
            _ids(end for row, end in named if row.type in ("引用", "衔接") and end.label == "Plan"),
            self._goals(node, plan, named),
        )

    def _goals(self, node: Node, plan: Node, named: list[tuple[Relationship, Node]]) -> tuple[Goal, ...]:
        said = plan.properties
        due = str(self._nodes[self._parents[node.ref]].properties.get("deadline") or "")[:4]
        if not due and said.get("period_end") == said.get("order_year"):
            due = str(said.get("order_year") or "")
        places = [
            (_name(end), str(row.properties.get("surface", "")))
            for row, end in named
            if row.type == "涉及" and end.label == "Place"
        ]
        jurisdiction = said.get("jurisdiction")
        found = []
        for row, end in named:
            if row.type == "设定":
                clause = clause_of(str(node.properties["text"]), row.evidence.quote if row.evidence else "")
                area = area_of(clause, places, str(jurisdiction) if jurisdiction else None)
                found.append(_goal(end, int(due or 0), (*area, *counts_of(clause))))
        return tuple(sorted(found, key=str))

    def _heading(self, ref: Ref) -> str:
        """The nearest heading above the measure: its task's own, else its section's."""
        while (ref := self._parents.get(ref, ref)) in self._parents:
            properties = self._nodes[ref].properties
            heading = properties["name"] if ref.label == "Section" else properties.get("heading")
            if heading:
                return str(heading)
        return ""

    def _area(self, plan: Node) -> tuple[Scope, tuple[str, ...]]:
        if plan.ref not in self._areas:
            title, jurisdiction = str(plan.properties["title"]), plan.properties.get("jurisdiction")
            places = [node for node in self._nodes.values() if node.label == "Place"]
            ruled = next((p for p in places if _name(p) == jurisdiction), None)
            home = {p.id for p in places if any(name in title for name in _names(p))}
            above = self._above(ruled.ref) if ruled else []
            self._areas[plan.ref] = (
                self._scope(ruled, above),
                tuple(sorted(home | {node.id for node in above})),
            )
        return self._areas[plan.ref]

    def _above(self, ref: Ref) -> list[Node]:
        """The place and those that it lies in, the smallest first."""
        found: list[Node] = []
        while ref in self._nodes and self._nodes[ref] not in found:
            found.append(self._nodes[ref])
            parents = [row.end for row in self._from[ref] if row.type == "位于" and row.end.label == "Place"]
            ref = min(parents, default=ref)
        return found

    def _scope(self, ruled: Node | None, above: list[Node]) -> Scope:
        if ruled is None:
            return Scope()
        province = next((node.id for node in above if node.kind == "Province"), "")
        if not province:
            return Scope()
        # What has a code of its own is a city's or a part of it; a functional area may lie in several.
        codes = [str(node.properties.get("adcode", "")) for node in above]
        city = next((code[:4] for code in codes if code and code[2:4] != "00"), "")
        return Scope(province, city, min(3, len(above)))


def _written(named: list[tuple[Relationship, Node]]) -> tuple[str, ...]:
    """How places and departments are written; zones that have a long name of their own are left to the text,
    since they are what a measure is about as often as where it is."""
    found: set[str] = set()
    for row, end in named:
        names = {str(row.properties.get("surface", "")), *_names(end)}
        found |= {name for name in names if end.kind != "Zone" or len(name) <= _SHORT}
    return tuple(sorted(name for name in found if len(name) > 1 and "\n" not in name))


_SHORT = 5


def _ids(nodes: Iterator[Node]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(node.id, _name(node)) for node in nodes}))


def _names(node: Node) -> tuple[str, ...]:
    aliases = node.properties.get("aliases", ())
    return (_name(node), *(aliases if isinstance(aliases, tuple) else ()))


def _name(node: Node) -> str:
    return str(node.properties["name"])


def _kind(node: Node) -> str:
    """The kind of a place, a city that is part of another city counted with the counties."""
    code = str(node.properties.get("adcode", ""))
    return "County" if node.kind == "City" and not code.endswith("00") else node.kind or ""


def _goal(node: Node, due: int, counted: tuple[str, ...]) -> Goal:
    said: Mapping[str, Any] = node.properties
    return Goal(
        str(said.get("subject", "")),
        str(said.get("unit", "")),
        float(said["value"]),
        int(said.get("by") or due),
        (*counted, str(said.get("base") or "")),
    )
