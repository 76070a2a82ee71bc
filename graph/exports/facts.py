"""Facts as they would stand in the graph, without a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.exports.jsonl import Object, node_object, node_order, relationship_object, relationship_order
from graph.keys import Row
from graph.ledger import Ledger
from graph.model import Facts, Node, Relationship


def rows_of(many: Iterable[Facts], *, extractor: str = "", related: bool = True) -> Iterator[Object]:
    """The export of the graph that these documents alone would make, nodes first, in the contract's order.

    Settled by the same ledger as the graph, in memory; without `related` the overlaps of their measures are
    left out, which take longer than all else. Raises FactsInvalid.
    """
    with Ledger() as ledger:
        for facts in many:
            ledger.put(facts, extractor=extractor)
        ledger.conclude()
        if related:
            ledger.relate()
        yield from objects([*ledger.rows(), ledger.graph()])


def objects(rows: Iterable[Row]) -> Iterator[Object]:
    """The rows of a whole graph as export objects, in the contract's order."""
    nodes: list[Node] = []
    relationships: list[Relationship] = []
    for row in rows:
        if isinstance(row, Node):
            nodes.append(row)
        else:
            relationships.append(row)
    kinds = {node.ref: node.kind for node in nodes if node.kind}
    yield from map(node_object, sorted(nodes, key=node_order))
    for relationship in sorted(relationships, key=relationship_order):
        yield relationship_object(relationship, kinds)
