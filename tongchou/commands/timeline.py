"""tongchou timeline: what the plans say of a project, one after the other."""

from __future__ import annotations

import click


@click.command(short_help="What each plan says of a project, in time order.")
@click.argument("name", required=False)
@click.option("--slipped", is_flag=True, help="Of all projects: promises that a later plan moved or repeats.")
@click.option("--json", "as_json", is_flag=True, help="The answer of the API, as JSON.")
def timeline(name: str | None, slipped: bool, as_json: bool) -> None:
    """What each plan says of the project NAME, the earliest first: its stage (规划, 前期, 开工, 续建, 建成,
    运营) with the words that say so, dates promised, who is responsible, and what changed since the plan
    before. 续建？ is shown where the words only say that it is being pursued (加快推进…建设).

    NAME is any name of the project, as for 'ask'. Its phases and parts are shown apart; a plan between the
    first and the last that does not name it is shown as 未提及.
    """
    if slipped == (name is not None):
        raise click.UsageError("say either the NAME of a project or --slipped")
    from api import timelines
    from tongchou import timeline_tables
    from tongchou.console import out, print_json
    from tongchou.naming import settled
    from tongchou.opening import view

    with view() as graph, settled(as_json=as_json):
        answer = timelines.timeline(graph, name) if name else timelines.slips(graph)
    if as_json:
        print_json(answer.model_dump(mode="json"))
    elif isinstance(answer, timelines.TimelineAnswer):
        timeline_tables.print_timeline(answer, out())
    elif answer.rows:
        timeline_tables.print_slips(answer.rows, out())
    else:
        out().print("没有后来推迟、重提或未如期的承诺。")
