"""Whether overlaps are found as fast in a million measures as in ten thousand, and how many are missed.

    python bench/overlaps.py [--only growth|recall] [--json FILE]

`bench/README.md` says what each figure means. The status is 1 when a figure misses its bar.
TONGCHOU_BENCH_MOST is the largest size (1000000).
"""

from __future__ import annotations

import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import combinations
from math import log
from pathlib import Path

import made_up
from parts import Figures, run

from graph.ledger_file import connect
from graph.overlaps.compare import compare
from graph.overlaps.index import Index
from graph.overlaps.passages import Scope
from graph.overlaps.reading import read

SIZES = (10_000, 100_000, 1_000_000)
EXPONENT, MEMORY, RECALL, ADDED = 1.15, 4.0, 0.98, 2.0
SAMPLE = 1500
_ROUNDS = 5


def main() -> int:
    return run(__doc__ or "", {"growth": growth, "recall": recall}, misses)


@contextmanager
def index() -> Iterator[tuple[sqlite3.Connection, Index]]:
    """An empty index in a file of its own, as it stands beside a ledger."""
    with tempfile.TemporaryDirectory() as folder:
        db = connect(Path(folder) / "ledger.sqlite")
        try:
            yield db, _prepared(db)
        finally:
            db.close()


def _prepared(db: sqlite3.Connection) -> Index:
    found = Index(db)
    found.prepare()
    return found


def growth() -> Figures:
    """CPU seconds to index so many measures and find all pairs, plan by plan (not to make them up), the most
    memory used; then the same for one plan that is added: the median of five, each taken out again."""
    most = int(os.environ.get("TONGCHOU_BENCH_MOST", SIZES[-1]))
    sizes = [size for size in SIZES if size <= most]
    figures: Figures = {}
    with index() as (db, into):
        seconds, pairs, done = 0.0, 0, 0
        for plan in made_up.plans(sizes[-1]):
            took, found = _put(db, into, plan)
            seconds, pairs, done = seconds + took, pairs + found, done + made_up.MEASURES
            if done in sizes:
                figures[str(done)] = {
                    "cpu_seconds": round(seconds, 1),
                    "pairs": pairs,
                    "gigabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 2),
                    "added_plan_seconds": round(_added(db, into), 3),
                }
                print(f"growth: {done:,} measures {figures[str(done)]}", flush=True)
            elif done % sizes[0] == 0:
                print(f"growth: {done:,} measures in {seconds:.0f} s", file=sys.stderr, flush=True)
    if len(sizes) > 1:
        few, many = (figures[str(size)] for size in sizes[-2:])
        figures["exponent"] = round(log(many["cpu_seconds"] / few["cpu_seconds"], sizes[-1] / sizes[-2]), 3)
        figures["added_ratio"] = round(many["added_plan_seconds"] / few["added_plan_seconds"], 2)
    return figures


def _put(db: sqlite3.Connection, into: Index, plan: made_up.Plan) -> tuple[float, int]:
    """The CPU seconds that the plan took, and how many pairs came with it."""
    said = made_up.passages(plan)
    start = time.process_time()
    db.execute("BEGIN")
    came, went = into.replace(plan.id, said)
    db.execute("COMMIT")
    return time.process_time() - start, len(came) - len(went)


def _added(db: sqlite3.Connection, into: Index) -> float:
    times: list[float] = []
    for number in range(_ROUNDS):
        plan = made_up.Plan(Scope("p0", "c0", 2), 2030, 1000 + number)
        times.append(_put(db, into, plan)[0])
        db.execute("BEGIN")
        into.replace(plan.id, ())
        db.execute("COMMIT")
    return sorted(times)[_ROUNDS // 2]


def recall() -> Figures:
    """How many of the pairs that comparing everything with everything finds the index finds, in a sample."""
    chosen = list(made_up.plans(SAMPLE + 2 * made_up.MEASURES * 5))[3:]
    readings = [read(passage) for plan in chosen for passage in made_up.passages(plan)][:SAMPLE]
    every = {
        (row.start.id, row.end.id)
        for one, other in combinations(readings, 2)
        if one.passage.plan != other.passage.plan and (row := compare(one, other)) is not None
    }
    known = {reading.passage.id for reading in readings}
    found: set[tuple[str, str]] = set()
    with index() as (db, into):
        for plan in chosen:
            db.execute("BEGIN")
            came, _ = into.replace(plan.id, (p for p in made_up.passages(plan) if p.id in known))
            db.execute("COMMIT")
            found |= {(row.start.id, row.end.id) for row in came}
    figures: Figures = {"measures": len(readings), "pairs": len(every), "found": len(found & every)}
    figures["recall"] = round(len(found & every) / len(every), 4)
    print(f"recall: {figures}", flush=True)
    return figures


def misses(figures: Figures) -> Iterable[str]:
    grown = figures.get("growth", {})
    if grown.get("exponent", 0) > EXPONENT:
        yield f"growth: n^{grown['exponent']}, not n^{EXPONENT}"
    if grown.get("added_ratio", 0) > ADDED:
        yield f"growth: an added plan takes {grown['added_ratio']} times as long, not {ADDED}"
    if any(one["gigabytes"] >= MEMORY for one in grown.values() if isinstance(one, dict)):
        yield f"growth: {MEMORY} GB and more"
    if figures.get("recall", {}).get("recall", 1) < RECALL:
        yield f"recall: {figures['recall']['recall']}, not {RECALL}"


if __name__ == "__main__":
    sys.exit(main())
