"""tongchou evaluate: how good the extraction is."""

from __future__ import annotations

import sys
from pathlib import Path

import click

_PATH = click.Path(path_type=Path)


@click.command(short_help="Score the extraction against annotated documents, without a database.")
@click.argument("gold", nargs=-1, type=_PATH)
@click.option("--corpus", multiple=True, type=_PATH, help="A folder of the annotated documents.")
@click.option("--aliases", multiple=True, type=_PATH, help="A file of names that mean the same.")
@click.option("--verbose", is_flag=True, help="Every error, not the worst of each row.")
@click.option("--blind", is_flag=True, help="The counts, and no error.")
@click.option("--calibration", is_flag=True, help="Whether confidences keep their word, in bins.")
@click.option("--json", "as_json", is_flag=True, help="Counts, intervals, bins and errors as JSON.")
@click.option(
    "--ner/--no-ner", default=None, help="Also names that only a model knows; default: TONGCHOU_NER."
)
@click.option("--floor", type=_PATH, help="The reference run; default: evaluation/floors.json.")
@click.option("--update", is_flag=True, help="Write the reference run anew, if no row is below it.")
@click.option("--lower", is_flag=True, help="With --update: write it also where a row is lower.")
def evaluate(
    gold: tuple[Path, ...],
    corpus: tuple[Path, ...],
    aliases: tuple[Path, ...],
    verbose: bool,
    blind: bool,
    calibration: bool,
    as_json: bool,
    ner: bool | None,
    floor: Path | None,
    update: bool,
    lower: bool,
) -> None:
    """Reads the documents that the annotations GOLD (files, or folders of them) are about, and counts what is
    right, wrong and missed, with 95 % intervals; then the worst errors with their sentences.

    Without GOLD: the sets of evaluation/sets.yaml that are here, compared with the reference run. The status
    is 1 when a row is below it.
    """
    from tongchou.asking import wanted
    from tongchou.console import Shown, out, print_json
    from tongchou.scoring import report, run

    if update and gold:
        raise click.UsageError("--update writes the counts of the committed sets: give no GOLD.")
    if lower and not update:
        raise click.UsageError("--lower says what --update may write: give both.")
    model = wanted(ner)
    if model and update:
        raise click.UsageError("The reference run is without --ner.")
    sets = run.chosen(gold, corpus, aliases, blind=blind)
    with Shown() as shown:
        scores = run.evaluate_all(sets, shown, ner=model)
    fallen = run.compared(scores, floor, reference=not gold, update=update, lower=lower)
    if as_json:
        print_json(report.as_json(sets, scores, fallen))
    else:
        report.print_all(sets, scores, fallen, out(), every=verbose, calibration=calibration)
    sys.exit(1 if fallen else 0)
