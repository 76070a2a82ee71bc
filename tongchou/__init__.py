"""The command line and the client: the one package that knows ingest, graph and api."""

__version__ = "0.1.0"

__all__ = ["__version__"]
