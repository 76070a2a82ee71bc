"""The committed reference run, below which no row may fall."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

from tongchou.scoring.errors import FloorsInvalid
from tongchou.scoring.score import Score
from tongchou.scoring.tally import Tally

# Set -> row -> the F1 that it must reach.
Floors: TypeAlias = Mapping[str, Mapping[str, Fraction]]


@dataclass(frozen=True, slots=True)
class Below:
    """A row that fell: of which set, what it reached, what it must reach."""

    set: str
    row: str
    f1: Fraction
    floor: Fraction


def counts(scores: Mapping[str, Score]) -> dict[str, dict[str, dict[str, Any]]]:
    """Set -> row -> counts and rates, rows without any item left out: what `write` writes."""
    return {
        name: {row: _count(tally) for row, tally in score.rows.items() if not tally.empty}
        | {row: one.counts() for row, one in score.linked.items()}
        | {row: pairs.counts() for row, pairs in score.overlaps.items()}
        for name, score in scores.items()
    }


def write(path: Path, scores: Mapping[str, Score]) -> None:
    """Writes the reference run: the same scores are the same bytes. Sets that were not scored stay."""
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    rows = [
        f"  {json.dumps(name)}: {{\n"
        + ",\n".join(f"    {json.dumps(row)}: {json.dumps(said)}" for row, said in one.items())
        + "\n  }"
        for name, one in sorted((kept | counts(scores)).items())
    ]
    path.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


def read(path: Path) -> Floors:
    """The floors of a file that `write` wrote. Raises FloorsInvalid."""
    try:
        return {
            name: {row: _floor(said) for row, said in one.items()}
            for name, one in json.loads(path.read_text(encoding="utf-8")).items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        what = f"these are no reference counts ({type(error).__name__}: {error})"
        raise FloorsInvalid(
            what, where=str(path), remedy="Write them with `tongchou evaluate --update`."
        ) from error


def below(scores: Mapping[str, Score], floors: Floors) -> list[Below]:
    """The rows of the scored sets whose F1 is less than their floor, by exact fractions.

    Raises FloorsInvalid when the floors are of none of the scored sets: nothing would be compared.
    """
    if not scores.keys() & floors.keys():
        what = f"floors of {', '.join(floors) or 'nothing'}, scores of {', '.join(scores)}"
        raise FloorsInvalid(what, remedy="Compare the committed sets: give no annotation files.")
    return [
        Below(name, row, reached, floor)
        for name, score in scores.items()
        for row, floor in floors.get(name, {}).items()
        if (reached := _reached(score, row)) < floor
    ]


def _reached(score: Score, row: str) -> Fraction:
    """The F1 of a row; 0 of one that is gone, as the linked rows are where nothing is annotated."""
    known = score.rows.get(row) or score.linked.get(row) or score.overlaps.get(row)
    return known.exact_f1 if known else Fraction(0)


def _floor(said: Mapping[str, Any]) -> Fraction:
    if "tp" in said:
        return Tally(said["tp"], said["fp"], said["fn"]).exact_f1
    return Fraction(str(said["f1"]))


def _count(tally: Tally) -> dict[str, Any]:
    return {
        "precision": round(tally.precision, 4),
        "recall": round(tally.recall, 4),
        "f1": round(tally.f1, 4),
        "tp": tally.tp,
        "fp": tally.fp,
        "fn": tally.fn,
    }
