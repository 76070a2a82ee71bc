"""The command line and the client: the one package that knows ingest, graph and api."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tongchou.client import Answer, Client, ClientError, ProblemError

__version__ = "0.1.0"

# Loaded when first asked for: the command line needs none of it.
_LATER = ("Answer", "Client", "ClientError", "ProblemError")

__all__ = ["Answer", "Client", "ClientError", "ProblemError", "__version__"]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("tongchou.client"), name)
