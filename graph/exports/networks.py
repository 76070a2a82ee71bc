"""A network as a file for other programs: the same network gives the same bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import networkx as nx


def graphml(graph: Any) -> str:
    """GraphML, for Gephi, igraph, yEd, Cytoscape."""
    return "\n".join(nx.generate_graphml(graph, named_key_ids=True)) + "\n"


def gexf(graph: Any) -> str:
    """GEXF, for Gephi; without the day on which it was written."""
    labelled = graph.copy()
    nx.set_node_attributes(labelled, dict(graph.nodes(data="name")), "label")
    text = "\n".join(nx.generate_gexf(labelled)) + "\n"
    return re.sub(r' lastmodifieddate="[^"]*"', "", text)


def node_link(graph: Any) -> str:
    """JSON as `networkx.node_link_graph(data, edges="edges")` reads it."""
    return json.dumps(nx.node_link_data(graph, edges="edges"), ensure_ascii=False, indent=1) + "\n"


NETWORK_FORMATS: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {"graphml": graphml, "gexf": gexf, "json": node_link}
)
