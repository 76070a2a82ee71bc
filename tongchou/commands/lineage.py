"""tongchou lineage: plans and plans."""

from __future__ import annotations

import click


@click.command(short_help="Which plan carries out, cites, revises or repeals which.")
@click.argument("plan", required=False)
@click.option("--missing", is_flag=True, help="What is cited most and was never ingested.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=50, show_default=True, help="With --missing: so many."
)
@click.option("--json", "as_json", is_flag=True, help="The answer of the API, as JSON.")
def lineage(plan: str | None, missing: bool, limit: int, as_json: bool) -> None:
    """Who carries out whom, as a tree from the top down, each with the words that say so; of PLAN also
    everything else that ties it to other plans, in either direction.

    PLAN is a title or a part of one, or an id. A plan that was not ingested is known from who cites it.
    """
    from api import lineage as answers
    from tongchou import lineages
    from tongchou.console import out, print_json
    from tongchou.naming import settled
    from tongchou.opening import view

    if missing and plan:
        raise click.UsageError("--missing is asked of all plans together, without PLAN")
    with view() as graph, settled(as_json=as_json):
        if missing:
            found = answers.missing_plans(graph)
            found = found.model_copy(update={"rows": found.rows[:limit]})
            if as_json:
                print_json(found.model_dump(mode="json"))
            else:
                lineages.print_missing(found, out())
            return
        answer = answers.plan_lineage(graph, plan) if plan else answers.lineage(graph)
    if as_json:
        print_json(answer.model_dump(mode="json"))
    else:
        lineages.print_lineage(answer, out())
