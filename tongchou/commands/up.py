"""tongchou up: everything, from nothing to the explorer."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command(short_help="Database, ingest, API and explorer, until Ctrl-C.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--ner/--no-ner", default=None, help="Also names that only a model knows; default: TONGCHOU_NER."
)
@click.option(
    "--workers", type=click.IntRange(min=1), help="Processes that read documents; default: one a core."
)
def up(paths: tuple[Path, ...], workers: int | None, ner: bool | None) -> None:
    """Starts the database, reads PATHS into it, and serves the API and the explorer until Ctrl-C.

    Ctrl-C stops all of it, the local database too. What cannot be read is reported,
    the rest is served, and the status is 1 in the end.
    """
    from api import ApiSettings
    from tongchou.asking import wanted
    from tongchou.console import err
    from tongchou.opening import stopped_after
    from tongchou.reading import print_report, read
    from tongchou.serving import serving

    settings = ApiSettings()
    with serving(settings) as run, stopped_after(settings.graph):
        done = read(paths, settings.graph, workers, ner=wanted(ner))
        if paths:
            print_report(done, err())
        run()
    sys.exit(1 if done.report.failed else 0)
