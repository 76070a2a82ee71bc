"""Writes ingest/lexicon/confidence.tsv: how often readings of each method are right on the annotated plans.

    python tools/calibrate.py

Needs the annotated sets with their sources (`evaluation/README.md`); the set that is kept aside is no part
of it. Run it when rules change, then `tongchou evaluate --calibration` to see what came of it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from graph import unwatched
from ingest.calibration import TYPES
from tongchou.scoring import committed, evaluate

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "ingest" / "lexicon" / "confidence.tsv"
HEADER = """\
# Readings that were judged against the annotated plans, by type of relationship and method.
# Source: `python tools/calibrate.py` over the open sets of evaluation/.
type\tmethod\tjudged\tright
"""


def main() -> None:
    judged: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for one in committed(ROOT / "evaluation"):
        if one.blind or one.absent:
            continue
        for fact in evaluate(one, unwatched).judged:
            key = (TYPES[fact.row], fact.method)
            judged[key] += 1
            right[key] += fact.right
    rows = [
        f"{type_}\t{method}\t{judged[type_, method]}\t{right[type_, method]}\n"
        for type_, method in sorted(judged)
    ]
    TARGET.write_text(HEADER + "".join(rows), "utf-8")


if __name__ == "__main__":
    main()
