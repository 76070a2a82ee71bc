"""tongchou ask: the question that the project exists for."""

from __future__ import annotations

import click

KINDS = {"department": "Department", "project": "Project", "place": "Place", "plan": "Plan"}


@click.command(short_help="Every task that involves a department, project, place or plan.")
@click.argument("name")
@click.option("--kind", type=click.Choice(list(KINDS)), help="What NAME is, when it could be several things.")
@click.option("--within", is_flag=True, help="For a place: count what lies in it, too.")
@click.option(
    "--with-predecessors/--without-predecessors",
    default=True,
    show_default=True,
    help="For a department: what it was before a reform and what it became, too, each apart.",
)
@click.option("--json", "as_json", is_flag=True, help="The answer of the API, as JSON.")
def ask(name: str, kind: str | None, within: bool, with_predecessors: bool, as_json: bool) -> None:
    """Every task that involves NAME, in every plan: role, how it is stated, the quote, where in the source.

    NAME is any name of a department, project, place or plan in either script, its pinyin or the initials of
    it, or an id. One that means several things is answered with the choices and status 2; one that nothing
    bears, and that not exactly one name holds as a part, with the likest names and status 1: a slip is
    offered, never taken.
    """
    from api import answers
    from tongchou import tables
    from tongchou.console import out, print_json
    from tongchou.naming import settled
    from tongchou.opening import view

    with view() as graph, settled(as_json=as_json):
        answer = answers.tasks(
            graph,
            name,
            KINDS[kind] if kind else None,
            within=within,
            with_predecessors=with_predecessors,
        )
    if as_json:
        print_json(answer.model_dump(mode="json"))
    else:
        tables.print_tasks(answer, out())
