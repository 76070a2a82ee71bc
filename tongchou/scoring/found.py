"""What the pipeline found, as the scorer looks at it: the plans of an export and the facts of each task."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.exports.jsonl import Object
from tongchou.scoring.annotations import At
from tongchou.scoring.folding import fold


@dataclass(frozen=True, slots=True)
class Fact:
    """One relationship of a task or of one of its measures, with the node at its other end.

    `name` is what that node is called, `surface` the name as written, `at` where the surface stands (the
    whole quote where it has none, or where it stands in it twice), `node` the node's properties.
    """

    name: str
    node: Mapping[str, Any]
    document: str
    quote: str
    surface: str
    at: At
    method: str
    confidence: float
    role: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class FoundTask:
    """One task. Offsets are into the text of `document`; `sentences` are where its measures stand."""

    id: str
    heading: str
    text: str
    kind: str
    deadline: str | None
    document: str
    at: At
    sentences: tuple[At, ...]
    duties: tuple[Fact, ...] = ()
    departments: tuple[Fact, ...] = ()  # named in a sentence, responsible or not
    projects: tuple[Fact, ...] = ()
    places: tuple[Fact, ...] = ()
    cites: tuple[Fact, ...] = ()
    targets: tuple[Fact, ...] = ()
    links: tuple[Fact, ...] = ()

    @property
    def parties(self) -> list[tuple[str, str]]:
        """Each department with each role that it has here, once."""
        return sorted({(fact.name, fact.role) for fact in self.duties})


@dataclass(frozen=True, slots=True)
class FoundPlan:
    """One plan that was read: its properties, its issuers, the documents that hold it, its tasks."""

    node: Mapping[str, Any]
    issuers: tuple[str, ...]
    documents: tuple[Mapping[str, Any], ...]
    tasks: tuple[FoundTask, ...]


@dataclass(slots=True)
class _Graph:
    """The objects of an export by id and by end."""

    nodes: dict[str, Object] = field(default_factory=dict)
    out: defaultdict[str, list[Object]] = field(default_factory=lambda: defaultdict(list))
    into: defaultdict[str, list[Object]] = field(default_factory=lambda: defaultdict(list))

    def properties(self, id_: str) -> Mapping[str, Any]:
        properties: Mapping[str, Any] = self.nodes[id_]["properties"]
        return properties

    def ends(self, id_: str, type_: str) -> Iterator[str]:
        return (row["end"]["id"] for row in self.out[id_] if row["label"] == type_)

    def starts(self, id_: str, type_: str) -> Iterator[str]:
        return (row["start"]["id"] for row in self.into[id_] if row["label"] == type_)


def found_plans(objects: Iterable[Object]) -> list[FoundPlan]:
    """The plans that an export holds in full (not those only cited), in the order of the export."""
    graph = _Graph()
    for one in objects:
        if one["type"] == "node":
            graph.nodes[one["id"]] = one
        else:
            graph.out[one["start"]["id"]].append(one)
            graph.into[one["end"]["id"]].append(one)
    tasks: defaultdict[str, list[FoundTask]] = defaultdict(list)
    for id_, node in graph.nodes.items():
        if "Task" in node["labels"]:
            tasks[_plan_above(graph, id_)].append(_task(graph, id_))
    return [
        FoundPlan(
            node["properties"],
            tuple(str(graph.properties(start)["name"]) for start in sorted({*graph.starts(id_, "印发")})),
            tuple(graph.properties(start) for start in sorted({*graph.starts(id_, "记载")})),
            tuple(tasks[id_]),
        )
        for id_, node in graph.nodes.items()
        if "Plan" in node["labels"] and node["properties"].get("ingested") is not False
    ]


def _plan_above(graph: _Graph, id_: str) -> str:
    while "Plan" not in graph.nodes[id_]["labels"]:
        id_ = next(graph.starts(id_, "包含"))
    return id_


def _task(graph: _Graph, id_: str) -> FoundTask:
    said = graph.properties(id_)
    measures = [end for end in graph.ends(id_, "包含") if "Measure" in graph.nodes[end]["labels"]]
    facts = _Facts(graph, [id_, *measures])
    return FoundTask(
        id=id_,
        heading=said.get("heading") or "",
        text=said.get("text", ""),
        kind=said.get("kind", "task"),
        deadline=said.get("deadline"),
        document=said["document"],
        at=(said["start"], said["end"]),
        sentences=tuple(_span(graph.properties(one)) for one in measures),
        duties=tuple(_fact(graph, row, "start") for row in graph.into[id_] if row["label"] == "负责"),
        departments=facts.of("涉及", "Department"),
        projects=facts.of("涉及", "Project"),
        places=facts.of("涉及", "Place"),
        cites=facts.of("引用", "Plan"),
        targets=facts.of("设定", "Target"),
        links=facts.links(),
    )


def _span(said: Mapping[str, Any]) -> At:
    return said["start"], said["end"]


class _Facts:
    """The relationships that lead from a task and its measures."""

    def __init__(self, graph: _Graph, parts: list[str]) -> None:
        self._graph = graph
        self._rows = [(part, row) for part in parts for row in graph.out[part]]

    def of(self, type_: str, label: str) -> tuple[Fact, ...]:
        """Every reading, in the order of the export."""
        return tuple(
            _fact(self._graph, row, "end")
            for _, row in self._rows
            if row["label"] == type_ and label in row["end"]["labels"]
        )

    def links(self) -> tuple[Fact, ...]:
        found = []
        for part, row in self._rows:
            if row["label"] == "衔接":
                # The quote is in the source's script, the passage simplified: compare what can be compared.
                quote, said = row["properties"]["quote"], self._graph.properties(part).get("text", "")
                found.append(_fact(self._graph, row, "end", quote if fold(quote) in fold(said) else said))
        return tuple(found)


def _fact(graph: _Graph, row: Object, end: str, quote: str | None = None) -> Fact:
    node, said = graph.properties(row[end]["id"]), row["properties"]
    surface, written, start = said.get("surface") or said.get("object") or "", said["quote"], said["start"]
    at = (start, said["end"])
    if surface and written.count(surface) == 1:
        first = start + written.index(surface)
        at = (first, first + len(surface))
    return Fact(
        name=str(node.get("title") or node["name"] if end == "end" else node["name"]),
        node=node,
        document=said["document"],
        quote=quote or written,
        surface=surface,
        at=at,
        method=said["method"],
        confidence=float(said["confidence"]),
        role=said.get("role", ""),
        basis=said.get("basis", ""),
    )
