"""tongchou check: whether the graph keeps its promises."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click


@click.command(short_help="Test every invariant over the whole graph.")
@click.option("--json", "as_json", is_flag=True, help="The broken ones as JSON.")
def check(as_json: bool) -> None:
    """Runs every query of cypher/check over the whole graph; status 1 when one returns a row."""
    import graph
    from tongchou import tables
    from tongchou.console import out, print_json
    from tongchou.opening import store

    with store() as opened:
        broken = graph.check(opened)
    if as_json:
        print_json([asdict(one) for one in broken])
    else:
        tables.print_violations(broken, out())
    sys.exit(1 if broken else 0)
