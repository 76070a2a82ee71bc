"""The names of a node."""

from __future__ import annotations

from graph.model import Node


def names_of(node: Node) -> tuple[str, ...]:
    """The name that is shown, then every alias."""
    aliases = node.properties.get("aliases", ())
    return str(node.properties["name"]), *(aliases if isinstance(aliases, tuple) else ())
