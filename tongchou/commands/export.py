"""tongchou export: the whole graph as a file."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="The whole graph as a file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    show_default=True,
    help="Form of the file.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; default: stdout."
)
def export(form: str, output: Path | None) -> None:
    """Writes every node and relationship in a fixed order: the same documents give the same bytes."""
    from graph import lines
    from tongchou.console import err
    from tongchou.opening import view
    from tongchou.writing import whole

    assert form == "jsonl"
    with view() as graph:
        if output is None:
            for line in lines(graph.export()):
                click.echo(line, nl=False)
            return
        with whole(output) as file:
            count = sum(1 for line in lines(graph.export()) if file.write(line))
    err().print(f"{count} lines written to {output}", markup=False)
