"""tongchou silences: what plans do not say."""

from __future__ import annotations

import click

KINDS = ("tasks", "projects", "departments", "parties")


@click.command(short_help="What plans do not say: tasks of nobody, projects and departments left out.")
@click.option(
    "--kind", type=click.Choice(KINDS), default="tasks", show_default=True, help="Which silences, as below."
)
@click.option("--plan", help="Only of this plan: a title, a part of one, or an id.")
@click.option("--against", help="For projects the upper plan, for parties the earlier one, to compare with.")
@click.option("--json", "as_json", is_flag=True, help="The answer of the API, as JSON.")
def silences(kind: str, plan: str | None, against: str | None, as_json: bool) -> None:
    """What plans do not say, each with the words that make it a silence.

    tasks: nobody is responsible. projects: an upper plan names them and the lower one, which was written to
    carry it out (or is given with --plan and --against), never does. departments: no task in a field that
    most peers, or most other plans of the jurisdiction, give them. parties: responsible in one plan of a
    series and no longer in the next.
    """
    from api import silences as answers
    from tongchou import silent
    from tongchou.console import out, print_json
    from tongchou.naming import settled
    from tongchou.opening import view

    if against and kind not in ("projects", "parties"):
        raise click.UsageError("--against goes with --kind projects and --kind parties")
    with view() as graph, settled(as_json=as_json):
        answer: silent.Answer
        match kind:
            case "tasks":
                answer = answers.tasks_of_nobody(graph, plan)
            case "projects":
                answer = answers.unnamed_projects(graph, against, plan)
            case "departments":
                answer = answers.absent_departments(graph, plan)
            case _:
                answer = answers.vanished_parties(graph, against, plan)
    if as_json:
        print_json(answer.model_dump(mode="json"))
    else:
        silent.print_silences(answer, out())
