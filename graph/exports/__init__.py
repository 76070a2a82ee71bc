"""The graph as files: one module for each format."""

from graph.exports.facts import rows_of
from graph.exports.jsonl import Object, lines

__all__ = ["Object", "lines", "rows_of"]
