"""tongchou db: the local database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.settings import GraphSettings


@click.group(short_help="Start, stop and describe the local database.")
def db() -> None:
    """The local Neo4j of TONGCHOU_HOME."""


@db.command()
def start() -> None:
    """Start it, or find that it runs; it stays until 'db stop'."""
    from graph.server import LocalServer
    from tongchou.console import Shown, err

    with Shown() as progress:
        connection = LocalServer(_local()).start(progress)
    err().print(f"Neo4j answers at {connection.uri}; 'tongchou db status' shows how to connect.")


@db.command()
def stop() -> None:
    """Stop it cleanly."""
    from graph.server import LocalServer
    from tongchou.console import err

    stopped = LocalServer(_local()).stop()
    err().print("the local Neo4j is stopped" if stopped else "no local Neo4j was running")


@db.command()
@click.option("--json", "as_json", is_flag=True, help="The same as JSON; the password itself is never shown.")
def status(as_json: bool) -> None:
    """Say whether it runs and how to connect to it."""
    from graph.settings import GraphSettings
    from tongchou.connecting import Connecting
    from tongchou.console import out, print_json

    how = Connecting.of(GraphSettings())
    if as_json:
        print_json(how.facts())
    else:
        out().print(how.text(), markup=False, soft_wrap=True)


def _local() -> GraphSettings:
    from graph.settings import GraphSettings
    from tongchou.failures import TongchouError

    settings = GraphSettings()
    if settings.neo4j_uri is not None:
        raise TongchouError(
            "TONGCHOU_NEO4J_URI names a Neo4j that is not ours to start or stop",
            where=settings.neo4j_uri,
            remedy="Unset it to use the local one.",
        )
    return settings
