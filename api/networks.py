"""Networks of departments: the shapes of the answer, and the answer."""

from __future__ import annotations

from typing import Any, Literal

import networkx as nx
from pydantic import Field

from api.naming import meaning
from api.responses import Shape
from graph import View
from graph.centrality import measures
from graph.networks import Kind, chosen, network, ties


class NetworkNode(Shape):
    """A node with what the network says of it."""

    id: str
    name: str
    mode: Literal["department", "task"]
    level: str = Field(description="of a department its own, of a task its plan's; empty where not known")
    tasks: int
    degree: int = Field(description="number of neighbours")
    strength: int = Field(description="number of tasks that tie it to them, each tie counted")
    leads: int = Field(description="of lead: ties in which it leads")
    assists: int = Field(description="of lead: ties in which it assists")
    betweenness: float = Field(ge=0, le=1)
    eigenvector: float = Field(ge=0, le=1, description="within the largest component; 0 outside")
    community: int = Field(description="from 1, the largest first")


class NetworkEdge(Shape):
    """A tie; `tasks` are the ids of the tasks that make it, whose evidence the plan's tasks have."""

    source: str
    target: str
    weight: int
    tasks: list[str]


class NetworkWhole(Shape):
    """The network as a whole; null is what is not defined for it."""

    nodes: int
    edges: int
    density: float
    components: int
    largest: int = Field(description="nodes of the largest component")
    clustering: float | None = None
    centralization: float | None = Field(default=None, description="Freeman's, of the degree")
    communities: int
    modularity: float | None = None


class NetworkAnswer(Shape):
    """Who works with whom: the network, its nodes by strength, its ties by weight."""

    kind: Kind
    year: int | None = None
    level: str | None = None
    jurisdiction: str | None = None
    field: str | None = None
    plan: str | None = None
    sets: bool
    plans: int
    tasks: int
    whole: NetworkWhole
    nodes: list[NetworkNode]
    edges: list[NetworkEdge]

    def drawn(self) -> Any:
        """The same as a `networkx` graph; an edge has the ids of its tasks with spaces between."""
        graph = nx.DiGraph(name=self.kind) if self.kind == "lead" else nx.Graph(name=self.kind)
        for node in self.nodes:
            graph.add_node(node.id, **node.model_dump(exclude={"id"}))
        for edge in self.edges:
            graph.add_edge(edge.source, edge.target, weight=edge.weight, task_ids=" ".join(edge.tasks))
        return graph


def answer(
    view: View,
    kind: Kind,
    *,
    year: int | None = None,
    level: str | None = None,
    jurisdiction: str | None = None,
    field: str | None = None,
    plan: str | None = None,
    sets: bool = False,
) -> NetworkAnswer:
    """The network of what is asked for, measured. Raises UnknownNameError and AmbiguousNameError."""
    about = plan_id(view, plan)
    rows = chosen(
        view.assignments(),
        year=year,
        level=level,
        jurisdiction=jurisdiction,
        field=field,
        plan=about,
        sets=sets,
    )
    whole, nodes = measures(network(kind, rows))
    edges = sorted(ties(kind, rows).items(), key=lambda item: (-len(item[1]), item[0]))
    return NetworkAnswer(
        kind=kind,
        year=year,
        level=level,
        jurisdiction=jurisdiction,
        field=field,
        plan=plan,
        sets=sets,
        plans=len({row.plan_id for row in rows}),
        tasks=len({row.task_id for row in rows}),
        whole=NetworkWhole.model_validate(whole),
        nodes=[NetworkNode.model_validate(node) for node in nodes],
        edges=[
            NetworkEdge(source=one, target=other, weight=len(tasks), tasks=list(tasks))
            for (one, other), tasks in edges
        ],
    )


def plan_id(view: View, plan: str | None) -> str | None:
    """The id of the plan that a name means. Raises UnknownNameError and AmbiguousNameError."""
    return meaning(view, plan, "Plan").one.id if plan else None
