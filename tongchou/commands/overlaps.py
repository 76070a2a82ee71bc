"""tongchou overlaps: what measures of different plans have in common."""

from __future__ import annotations

import click

TYPES = ("数字冲突", "重复", "同项目异主体", "细化", "延续")


@click.command(short_help="Measures of different plans that pursue the same thing.")
@click.option("--between", nargs=2, metavar="PLAN PLAN", help="Only between these two plans (title or id).")
@click.option("--plan", help="Only pairs that this plan has a part in.")
@click.option("--department", help="Only where this department is responsible for one of the tasks.")
@click.option("--type", "type_", type=click.Choice(TYPES), help="Only overlaps of this kind.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="So many pairs.")
@click.option("--matrix", is_flag=True, help="How many pairs each two plans have, instead of the pairs.")
@click.option("--threads", is_flag=True, help="What is pursued in several plans, instead of the pairs.")
@click.option("--recompute", is_flag=True, help="Find every overlap of the graph again before.")
@click.option("--json", "as_json", is_flag=True, help="The answer of the API, as JSON.")
def overlaps(
    between: tuple[str, str] | None,
    plan: str | None,
    department: str | None,
    type_: str | None,
    limit: int,
    matrix: bool,
    threads: bool,
    recompute: bool,
    as_json: bool,
) -> None:
    """Pairs of measures of different plans that pursue the same project, instrument, target or action: the
    surest first, side by side, what both have marked; how sure that is and what it is made of, what kind of
    overlap it is, what they share.
    """
    from api import overlapping
    from api.paging import PageAsked
    from graph import GraphSettings, Judgements
    from tongchou import overlapping as printing
    from tongchou.console import out, print_json
    from tongchou.opening import view

    if recompute:
        printing.recompute(GraphSettings())
    one, other = between or (plan, None)
    page = PageAsked("/api/v1/overlaps", (), limit)
    with view() as graph:
        if matrix:
            table = overlapping.matrix(graph)
            print_json(table.model_dump(mode="json")) if as_json else printing.print_matrix(table, out())
        elif threads:
            found = overlapping.threads(graph, one, other, page)
            print_json(found.model_dump(mode="json")) if as_json else printing.print_threads(found, out())
        else:
            log = Judgements(GraphSettings().judgements)
            pairs = overlapping.overlaps(graph, one, other, department, type_, page, log)
            print_json(pairs.model_dump(mode="json")) if as_json else printing.print_pairs(pairs, out())
