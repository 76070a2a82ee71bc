"""tongchou withdraw: a plan leaves the graph."""

from __future__ import annotations

import click


@click.command(short_help="Take a plan and all that it alone supports out of the graph.")
@click.argument("plan")
def withdraw(plan: str) -> None:
    """Takes PLAN (its title or id) out of the graph with exactly what no other document supports."""
    from api.naming import meaning
    from graph import View, Writer
    from tongchou.console import err
    from tongchou.opening import opened

    with opened() as store:
        graph = View(store)
        one = meaning(graph, plan, "Plan").one
        row = graph.plan(one.id)
        for document in row.documents if row else ():
            Writer(store).withdraw(document)
    err().print(f"withdrawn: {one.name}", markup=False)
