"""A score for a person to read, and as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console

from tongchou.scoring.calibration import Bin, bins, expected_error
from tongchou.scoring.floors import Below, counts
from tongchou.scoring.linking import Linked
from tongchou.scoring.overlapping import Overlapping
from tongchou.scoring.score import JUDGED, ROWS, Error, Score
from tongchou.scoring.sets import AnnotatedSet
from tongchou.scoring.tally import Interval, Tally
from tongchou.tables import print_rows, visible

# A row with fewer items to find says little, and is marked so.
FEW = 30
# Errors of a row that are shown unless all are asked for.
WORST = 5
# A bin further than this from what its confidence promises is marked so.
OFF = 0.05


def print_all(
    sets: Sequence[AnnotatedSet],
    scores: Mapping[str, Score],
    fallen: Sequence[Below],
    console: Console,
    *,
    every: bool,
    calibration: bool,
) -> None:
    """The tables of all sets that are here, then the errors of those that are not blind, then the bins."""
    for one in sets:
        if one.absent:
            console.print(visible(f"{one.name}: left out, its {one.absent} are not here", "dim"))
        else:
            print_score(one, scores[one.name], fallen, console)
    present = [one for one in sets if not one.absent]
    for one in present:
        score = scores[one.name]
        confused = any(row.confusions for row in score.linked.values()) or score.overlaps
        if not one.blind and (score.errors or confused):
            console.print(visible(f"\nErrors of {one.name}", "bold"))
            print_errors(score, console, None if every else WORST)
            print_confusions(score, console, None if every else WORST)
            print_overlaps(score, console, None if every else WORST)
    if calibration:
        print_calibration(scores, console)


def print_score(chosen: AnnotatedSet, score: Score, fallen: Sequence[Below], console: Console) -> None:
    """The table of rows, each rate with its 95 % interval."""
    low = {one.row: one for one in fallen if one.set == chosen.name}
    console.print(visible(f"{chosen.name} (documents: {len(chosen.files)})", "bold"))
    columns = ("row", "precision", "recall", "F1", "right", "wrong", "missed", "")
    rows = [_line(row, tally, low.get(row)) for row, tally in score.rows.items() if not tally.empty]
    if rows:
        print_rows(columns, rows, console)
    if score.overlaps:
        wider = (*columns[:-1], "recall at P .9", "first 50", "")
        print_rows(wider, [_overlaps(row, one, low.get(row)) for row, one in score.overlaps.items()], console)
    if score.linked:
        heads = ("row", "precision", "recall", "F1", "mentions", "things", "nodes", "not found", "")
        print_rows(heads, [_linked(row, one, low.get(row)) for row, one in score.linked.items()], console)


def _linked(row: str, linked: Linked, low: Below | None) -> tuple[str, ...]:
    one = linked.agreement
    rates = (f"{float(rate):.4f}" for rate in (one.precision, one.recall, one.f1))
    missed = f"{linked.unfound} ({linked.missed} required)" if linked.missed else str(linked.unfound)
    note = f"BELOW {float(low.floor):.4f}" if low else "few" if one.mentions < FEW else ""
    return (row, *rates, str(one.mentions), str(one.things), str(one.nodes), missed, note)


def _overlaps(row: str, one: Overlapping, low: Below | None) -> tuple[str, ...]:
    *counted, note = _line(row, one.tally, low)
    return (*counted, f"{one.recall_at_precision:.3f}", f"{one.first:.3f}", note)


def _line(row: str, tally: Tally, low: Below | None) -> tuple[str, ...]:
    note = f"BELOW {float(low.floor):.4f}" if low else "few" if tally.items < FEW else ""
    return (
        row,
        _rate(tally.precision, tally.precision_interval),
        _rate(tally.recall, tally.recall_interval),
        _rate(tally.f1, tally.f1_interval),
        str(tally.tp),
        str(tally.fp),
        str(tally.fn),
        note,
    )


def _rate(rate: float, interval: Interval) -> str:
    return f"{rate:.3f} [{interval[0]:.3f}–{interval[1]:.3f}]"


def print_errors(score: Score, console: Console, most: int | None = WORST) -> None:
    """The errors of each row, the surest wrong ones first; `most` a row, None for all.

    What only follows from a missed or invented task is counted, not shown.
    """
    for row in ROWS:
        found = [one for one in score.errors if one.row == row]
        own = sorted((one for one in found if not one.follows), key=_badness)
        if not found:
            continue
        follow = f"; {len(found) - len(own)} more follow from the task" if len(own) < len(found) else ""
        console.print(visible(f"{row}: {len(own)} errors{follow}", "bold"))
        for one in own[:most]:
            _print_error(one, console)
        if most is not None and len(own) > most:
            console.print(f"  … and {len(own) - most} more (--verbose shows all)", markup=False)


def _badness(one: Error) -> tuple[float, str, tuple[int, int], str]:
    # What is wrong stands in the graph, the worse the surer it is said; what is missed does not.
    return -(one.confidence or (0.5 if one.got else 0.0)), one.doc, one.at or (0, 0), one.task


def _print_error(one: Error, console: Console) -> None:
    place = f"{one.doc}:{one.at[0]}–{one.at[1]}" if one.at else one.doc
    sure = f"  {one.method} {one.confidence:.2f}" if one.confidence is not None else ""
    console.print(visible(f"  {one.kind}  {place}  {one.task}{sure}"), soft_wrap=True)
    if one.expected:
        console.print(visible(f"    expected  {one.expected}", "green"), soft_wrap=True)
    if one.got:
        console.print(visible(f"    got       {one.got}", "red"), soft_wrap=True)
    if one.sentence:
        console.print(visible(f"    in        {one.sentence}", "dim"), soft_wrap=True)


def print_confusions(score: Score, console: Console, most: int | None = WORST) -> None:
    """Of each row about linking, what stands at several nodes and which nodes stand for several things; those
    that part or join most pairs of mentions first, `most` a row, None for all."""
    for row, linked in score.linked.items():
        if linked.confusions:
            console.print(visible(f"{row}: {len(linked.confusions)} confusions", "bold"))
        for one in linked.confusions[:most]:
            parts = " | ".join(f"{name} ×{count}" for name, count in one.parts)
            text = f"  {'one thing, several nodes' if one.split else 'one node, several things'}  {one.what}"
            console.print(visible(f"{text}: {parts}  ({', '.join(one.docs)})"), soft_wrap=True)
        if most is not None and len(linked.confusions) > most:
            left = len(linked.confusions) - most
            console.print(f"  … and {left} more (--verbose shows all)", markup=False)


def print_overlaps(score: Score, console: Console, most: int | None = WORST) -> None:
    """The surest wrong pairs and the missed ones, `most` of each, None for all."""
    for row, one in score.overlaps.items():
        for kind, pairs in (("wrong", one.wrong), ("missed", one.missed)):
            if pairs:
                console.print(visible(f"{row}: {len(pairs)} {kind}", "bold"))
            for pair in pairs[:most]:
                console.print(visible(f"  {pair}"), soft_wrap=True)


def print_calibration(scores: Mapping[str, Score], console: Console) -> None:
    """One table over the facts of all sets, and one a row."""
    judged = [one for score in scores.values() for one in score.judged]
    for row in (None, *JUDGED):
        found = bins(one for one in judged if row in (None, one.row))
        error = f"expected calibration error {expected_error(found):.3f}"
        console.print(visible(f"\nconfidence of {row or 'all facts'}: {error}", "bold"))
        columns = ("confidence", "facts", "right", "mean confidence", "precision", "too sure by", "")
        print_rows(columns, [_bin(one) for one in found], console)


def _bin(one: Bin) -> tuple[str, ...]:
    span = f"{one.low:.3f}" if one.low == one.high else f"{one.low:.3f}–{one.high:.3f}"
    precision = _rate(one.precision, one.interval)
    note = "off" if abs(one.gap) > OFF else ""
    return (span, str(one.facts), str(one.right), f"{one.mean:.3f}", precision, f"{one.gap:+.3f}", note)


def as_json(
    sets: Sequence[AnnotatedSet], scores: Mapping[str, Score], fallen: Sequence[Below]
) -> dict[str, Any]:
    """Everything that the tables show, unrounded, and every error that may be seen."""
    rates = counts(scores)
    return {
        chosen.name: {
            "documents": len(chosen.files) or len(chosen.overlaps),
            "rows": {
                row: said | _intervals(scores[chosen.name].rows[row])
                for row, said in rates[chosen.name].items()
                if row in scores[chosen.name].rows
            },
            "linked": {row: one.counts() for row, one in scores[chosen.name].linked.items()},
            "overlaps": {row: one.counts() for row, one in scores[chosen.name].overlaps.items()},
            "confusions": []
            if chosen.blind
            else [asdict(c) for one in scores[chosen.name].linked.values() for c in one.confusions],
            "below": [one.row for one in fallen if one.set == chosen.name],
            "calibration": [asdict(one) for one in bins(scores[chosen.name].judged)],
            "errors": [] if chosen.blind else [asdict(one) for one in scores[chosen.name].errors],
        }
        for chosen in sets
        if not chosen.absent
    }


def _intervals(tally: Tally) -> dict[str, Interval]:
    return {
        "precision_interval": tally.precision_interval,
        "recall_interval": tally.recall_interval,
        "f1_interval": tally.f1_interval,
    }
