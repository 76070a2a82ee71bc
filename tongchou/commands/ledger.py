"""tongchou ledger: every quantified aim, and those that do not agree."""

from __future__ import annotations

import click


@click.command(short_help="Every quantified aim, and those that do not agree.")
@click.option("--subject", help="Of this subject alone: the same, then the similar.")
@click.option("--plan", help="Of this plan alone: its title or id.")
@click.option("--conflicts", is_flag=True, help="Aims of one indicator that do not agree.")
@click.option("--json", "as_json", is_flag=True, help="The answer of the API, as JSON.")
def ledger(subject: str | None, plan: str | None, conflicts: bool, as_json: bool) -> None:
    """Every quantified aim, by indicator and year: comparator, value, unit, base, deadline, plan and quote.

    With --conflicts: another number for one area and year (数字冲突), told apart from what is counted
    otherwise (口径不同) and from the same number by another year (时限推移); between plans and within one.
    """
    if subject and conflicts:
        raise click.UsageError("--conflicts takes no --subject")
    from api import indicators
    from tongchou import ledger_tables
    from tongchou.console import out, print_json
    from tongchou.naming import settled
    from tongchou.opening import view

    answer: indicators.ConflictsAnswer | indicators.LedgerAnswer
    with view() as graph, settled(as_json=as_json):
        answer = indicators.conflicts(graph, plan) if conflicts else indicators.ledger(graph, subject, plan)
    if as_json:
        print_json(answer.model_dump(mode="json"))
    elif isinstance(answer, indicators.ConflictsAnswer):
        ledger_tables.print_conflicts(answer.rows, out())
    else:
        ledger_tables.print_ledger(answer.rows, out())
