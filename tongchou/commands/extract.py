"""tongchou extract: what one document says, without any database."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="The facts of one document as JSON lines, without a database.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--ner/--no-ner", default=None, help="Also names that only a model knows; default: TONGCHOU_NER."
)
def extract(file: Path, ner: bool | None) -> None:
    """Prints the facts of FILE in the form of 'export --format jsonl', one node or relationship a line."""
    import ingest
    from graph import lines, rows_of
    from tongchou.asking import wanted

    model = wanted(ner)
    outcome = ingest.extract(file, ner=model)
    assert outcome.facts is not None
    for line in lines(rows_of([outcome.facts], extractor=ingest.extractor_version(ner=model))):
        click.echo(line, nl=False)
