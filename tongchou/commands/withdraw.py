"""tongchou withdraw: a plan leaves the graph."""

from __future__ import annotations

import click


@click.command(short_help="Take a plan and all that it alone supports out of the graph.")
@click.argument("plan")
def withdraw(plan: str) -> None:
    """Takes PLAN (its title or id) out of the graph with exactly what no other document supports."""
    from api.naming import meaning
    from graph import GraphSettings, Outcomes
    from tongchou.console import Shown, err
    from tongchou.keeping import forget
    from tongchou.opening import view, writer

    with view() as graph:
        one = meaning(graph, plan, "Plan").one
    with Shown() as shown, writer(GraphSettings(), shown) as into:
        documents = into.withdraw(one.id)
    for document in documents:
        forget(GraphSettings(), document)
    Outcomes(GraphSettings().outcomes).forget(documents)
    err().print(f"withdrawn: {one.name} ({len(documents)} documents)", markup=False)
