"""The graph's store: queries in, plain rows out. The only package that knows the Neo4j driver."""

from graph.store.console import Console, Limits, Running, Table
from graph.store.noting import Noted, noted
from graph.store.store import Store, Transaction
from graph.store.values import plain

__all__ = ["Console", "Limits", "Noted", "Running", "Store", "Table", "Transaction", "noted", "plain"]
