"""tongchou networks: who works with whom."""

from __future__ import annotations

from pathlib import Path

import click

KINDS = ("co", "lead", "two-mode")
FORMATS = ("graphml", "gexf", "json")


@click.command(short_help="Who works with whom: networks of departments, measured or as a file.")
@click.option("--kind", type=click.Choice(KINDS), default="co", show_default=True, help="Which, as below.")
@click.option("--year", type=int, help="Only plans of this year.")
@click.option("--level", help="Only plans of this level: 国家, 省, 市 …")
@click.option("--jurisdiction", help="Only plans for this place: 陕西省.")
@click.option("--field", help="Only tasks of this policy field (产业), or under a heading with this word.")
@click.option("--plan", help="Only this plan: a title, a part of one, or an id.")
@click.option("--sets", is_flag=True, help="Sets of bodies (各设区市人民政府, 有关部门) are nodes, too.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="The network as a file.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File to write; default: stdout."
)
@click.option("--json", "as_json", is_flag=True, help="The answer of the API, as JSON.")
def networks(
    kind: str,
    year: int | None,
    level: str | None,
    jurisdiction: str | None,
    field: str | None,
    plan: str | None,
    sets: bool,
    form: str | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Departments and how central they are, who belongs together, how dense the network is.

    co: tied by the tasks for which both are responsible. lead: from the department that leads a task (牵头)
    to each that assists (配合, 支持). two-mode: departments and tasks.
    """
    from typing import cast

    from api import networks as answers
    from graph.networks import Kind
    from tongchou.console import out, print_json
    from tongchou.naming import settled
    from tongchou.opening import view
    from tongchou.working import print_network

    which = cast(Kind, kind)
    with view() as graph, settled(as_json=as_json):
        if form:
            from graph.exports.networks import NETWORK_FORMATS

            about = answers.plan_id(graph, plan)
            found = graph.network(
                which,
                year=year,
                level=level,
                jurisdiction=jurisdiction,
                field=field,
                plan=about,
                sets=sets,
            )
            _write(NETWORK_FORMATS[form](found), output)
            return
        answer = answers.answer(
            graph,
            which,
            year=year,
            level=level,
            jurisdiction=jurisdiction,
            field=field,
            plan=plan,
            sets=sets,
        )
    if as_json:
        print_json(answer.model_dump(mode="json"))
    else:
        print_network(answer, out())


def _write(text: str, output: Path | None) -> None:
    from tongchou.writing import whole

    if output is None:
        click.echo(text, nl=False)
        return
    with whole(output) as file:
        file.write(text)
