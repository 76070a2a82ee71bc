"""The graph as files: one module for each format."""

from graph.exports.jsonl import lines

__all__ = ["lines"]
