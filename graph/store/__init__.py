"""The graph's store: queries in, plain rows out. The only package that knows the Neo4j driver."""

from graph.store.console import Console, Limits, Running, Table
from graph.store.store import Store, Transaction
from graph.store.values import plain

__all__ = ["Console", "Limits", "Running", "Store", "Table", "Transaction", "plain"]
