"""tongchou ingest: documents into the graph."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command(short_help="Read documents into the graph.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--workers", type=click.IntRange(min=1), help="Processes that read documents; default: one a core."
)
@click.option(
    "--ner/--no-ner", default=None, help="Also names that only a model knows; default: TONGCHOU_NER."
)
@click.option("--json", "as_json", is_flag=True, help="The report as JSON.")
def ingest(paths: tuple[Path, ...], workers: int | None, ner: bool | None, as_json: bool) -> None:
    """Reads the documents at PATHS (files, and folders with all in them) into the graph.

    What cannot be read is reported and the others go on; the status is then 1. The number of workers changes
    nothing but the time, and reading a document again changes nothing.
    """
    from graph import GraphSettings
    from tongchou import reading
    from tongchou.asking import wanted
    from tongchou.console import out, print_json

    done = reading.read(paths, GraphSettings(), workers, ner=wanted(ner))
    if as_json:
        print_json(reading.as_json(done))
    else:
        reading.print_report(done, out())
    sys.exit(1 if done.report.failed else 0)
