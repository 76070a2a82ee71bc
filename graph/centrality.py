"""What a network says in numbers: who is central, who belongs together, how dense it is.

Everything is `networkx`'s and goes through its dispatch: where a faster backend is installed and named
(NETWORKX_BACKEND_PRIORITY, or `networkx.config`), that one computes. Nodes are numbered in their order
first, so that neither hash seeds nor the order of rows change a number, and rounded to `DIGITS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

SEED = 20240101
DIGITS = 6
_ROUNDS, _EXACT = 20_000, 1e-9


@dataclass(frozen=True, slots=True)
class NodeMeasures:
    """One node of a network. `degree` is its number of neighbours, `strength` the number of tasks that tie it
    to them, each tie counted (for `lead`: `leads` where it leads, `assists` where it assists). `betweenness`
    is the share of shortest paths between others that run through it; `eigenvector` how well it is tied to
    those who are well tied, within the largest component, 0 outside; `community` counts from 1, the largest
    first."""

    id: str
    name: str
    mode: str
    level: str
    tasks: int
    degree: int
    strength: int
    leads: int
    assists: int
    betweenness: float
    eigenvector: float
    community: int


@dataclass(frozen=True, slots=True)
class NetworkMeasures:
    """A network as a whole. `centralization` is Freeman's, of the degree: 0 where all are alike, 1 for a
    star; `modularity` of its communities by weight; `clustering` the mean over all nodes. `density` of
    `two-mode` is of the ties that can be, between tasks and departments. None where it is not defined."""

    nodes: int
    edges: int
    density: float
    components: int
    largest: int
    clustering: float | None
    centralization: float | None
    communities: int
    modularity: float | None


def measures(graph: Any) -> tuple[NetworkMeasures, list[NodeMeasures]]:
    """The network as a whole, and every node: by strength, then by name and id."""
    numbered = nx.convert_node_labels_to_integers(graph, label_attribute="id")
    plain = _undirected(numbered)
    groups = communities(plain)
    rows = _rows(numbered, plain, {node: i for i, group in enumerate(groups, 1) for node in group})
    return _whole(numbered, plain, groups), sorted(rows, key=lambda row: (-row.strength, row.name, row.id))


def _undirected(graph: Any) -> Any:
    """Ties without direction: those both ways are one, with both weights."""
    if not graph.is_directed():
        return graph
    plain = nx.Graph()
    plain.add_nodes_from(graph.nodes)
    for one, other, weight in graph.edges(data="weight"):
        before = plain.get_edge_data(one, other, {"weight": 0})["weight"]
        plain.add_edge(one, other, weight=before + weight)
    return plain


def communities(graph: Any) -> list[list[int]]:
    """Louvain's communities of a graph of numbered nodes, by weight, the largest first, then by the least."""
    if not graph.number_of_edges():
        return [[node] for node in graph]
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    return sorted((sorted(group) for group in found), key=lambda group: (-len(group), group[0]))


def _rows(graph: Any, plain: Any, community: Mapping[int, int]) -> list[NodeMeasures]:
    between = nx.betweenness_centrality(graph)
    eigen = _eigenvector(plain)
    degree, strength = dict(plain.degree()), dict(plain.degree(weight="weight"))
    leads = dict(graph.out_degree(weight="weight")) if graph.is_directed() else {}
    assists = dict(graph.in_degree(weight="weight")) if graph.is_directed() else {}
    return [
        NodeMeasures(
            said["id"],
            said["name"],
            said.get("mode", "department"),
            said["level"],
            said["tasks"],
            degree[node],
            strength[node],
            leads.get(node, 0),
            assists.get(node, 0),
            round(between[node], DIGITS),
            round(eigen.get(node, 0.0), DIGITS),
            community[node],
        )
        for node, said in graph.nodes(data=True)
    ]


def _eigenvector(graph: Any) -> dict[int, float]:
    """Of the largest component alone: between components it is not defined."""
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p[0]))
    if not parts or len(parts[0]) < 2:
        return {}
    largest = nx.Graph()
    largest.add_nodes_from(parts[0])
    largest.add_edges_from(graph.subgraph(parts[0]).edges(data=True))
    found: dict[int, float] = nx.eigenvector_centrality(
        largest, max_iter=_ROUNDS, tol=_EXACT, weight="weight"
    )
    return found


def _whole(graph: Any, plain: Any, groups: list[list[int]]) -> NetworkMeasures:
    modes = [mode for _, mode in graph.nodes(data="mode")]
    two = "task" in modes
    parts = [len(part) for part in nx.connected_components(plain)]
    return NetworkMeasures(
        nodes=graph.number_of_nodes(),
        edges=graph.number_of_edges(),
        density=round(_two_mode_density(graph, modes) if two else nx.density(graph), DIGITS),
        components=len(parts),
        largest=max(parts, default=0),
        # In a two-mode network no two neighbours of a node are tied.
        clustering=None if two or not parts else round(nx.average_clustering(plain), DIGITS),
        centralization=None if two else _centralization(plain),
        communities=len(groups),
        modularity=_modularity(plain, groups),
    )


def _two_mode_density(graph: Any, modes: list[str | None]) -> float:
    tasks = modes.count("task")
    ties = tasks * (len(modes) - tasks)
    return float(graph.number_of_edges() / ties) if ties else 0.0


def _centralization(graph: Any) -> float | None:
    nodes = graph.number_of_nodes()
    if nodes <= 2:
        return None
    degrees = [degree for _, degree in graph.degree()]
    spread = sum(max(degrees) - degree for degree in degrees)
    return round(float(spread / ((nodes - 1) * (nodes - 2))), DIGITS)


def _modularity(graph: Any, groups: list[list[int]]) -> float | None:
    if not graph.number_of_edges():
        return None
    return round(float(nx.community.modularity(graph, groups, weight="weight")), DIGITS)
