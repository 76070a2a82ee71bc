"""tongchou query: a researcher's own Cypher, reading only."""

from __future__ import annotations

import json

import click


class Parameter(click.ParamType[tuple[str, object], str]):
    """k=v; v is JSON where it is JSON (3, true, ["a"]), else text."""

    name = "k=v"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, object]:
        key, equals, text = value.partition("=")
        if not equals or not key:
            self.fail(f"{value!r} is not of the form k=v", param, ctx)
        try:
            return key, json.loads(text)
        except json.JSONDecodeError:
            return key, text


@click.command(short_help="Cypher, reading only, as a table.")
@click.argument("cypher")
@click.option(
    "--param", "-p", "params", multiple=True, type=Parameter(), help="A parameter of the query: --param k=v."
)
@click.option("--limit", type=click.IntRange(min=1), help="Rows to show at most.")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), help="Seconds that it may take.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array with one object a row.")
def query(
    cypher: str,
    params: tuple[tuple[str, object], ...],
    limit: int | None,
    timeout: float | None,
    as_json: bool,
) -> None:
    """Runs CYPHER without letting it write, and prints the rows.

    Example: tongchou query 'MATCH (d:Department {name: $name})-[:负责]->(t:Task) RETURN t.text'
    --param name=陕西省水利厅
    """
    from tongchou import tables
    from tongchou.console import err, out, print_json
    from tongchou.opening import view

    with view() as graph:
        table = graph.query(cypher, dict(params), timeout=timeout, limit=limit)
    if as_json:
        print_json([dict(zip(table.columns, row, strict=True)) for row in table.rows])
    else:
        tables.print_rows(table.columns, table.rows, out())
        if table.truncated:
            err().print(f"only the first {len(table.rows)} rows are shown; --limit shows more")
