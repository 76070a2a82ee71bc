"""Prints the weights of `graph.overlaps.score`, fitted on pairs that people read.

    python tools/overlap_fit.py

Logistic regression with a quadratic penalty over all pairs of measures that have anything in common, on the
pairs of documents of TRAINED alone; the constant is moved so that the score .5 is where F1 is best on them.
The other pairs of documents are held back, and what is printed of them is no part of the fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph import Facts
from graph.overlaps.passages import passages
from graph.overlaps.reading import Reading, read
from graph.overlaps.score import LEAST, features, runs
from ingest.pipeline import read as read_document
from ingest.types import Source
from tongchou.scoring.overlapping import Member, Threads, members_of, read_threads, source_of
from tongchou.scoring.sets import committed

ROOT = Path(__file__).resolve().parents[1]
TRAINED = {
    frozenset(pair.split())
    for pair in (
        "002 004",
        "000 003",
        "002 003",
        "001 004",
        "apply-0686 fujian-0312",
        "fujian-0283 fujian-0504",
        "fujian-0685 fujian-0819",
    )
}
# Few pairs that were read share a place that tells anything, so that its weight is not left to them: places
# alone must never come to an overlap.
PLACE, OF_PLACES = 4, 3.0
_PENALTY, _STEPS = 1.0, 50
Numbers = NDArray[np.float64]


def main() -> None:
    rows: list[tuple[frozenset[str], tuple[float, ...], int]] = []
    wanted: dict[frozenset[str], int] = {}
    for one in committed(ROOT / "evaluation"):
        if one.overlaps and not one.absent:
            threads = read_threads(one.overlaps)
            facts = {doc: _facts(source_of(doc, one.documents)) for doc in threads.documents}
            rows += _rows(threads, facts)
            for pair in threads.strong:
                docs = frozenset(doc for doc, _ in pair)
                wanted[docs] = wanted.get(docs, 0) + 1
    known = [row for row in rows if row[2] >= 0]
    trained = [row for row in known if row[0] in TRAINED]
    x, y = np.array([row[1] for row in trained]), np.array([row[2] for row in trained], dtype=float)
    weights = _fitted(x, y)
    _, threshold = _best(x @ weights, y, sum(wanted[docs] for docs in TRAINED))
    weights[0] -= threshold
    print("coefficients", tuple(round(float(weight), 2) for weight in weights))
    for name, chosen in (("trained", True), ("held back", False)):
        some = [row for row in known if (row[0] in TRAINED) is chosen]
        count = sum(number for docs, number in wanted.items() if (docs in TRAINED) is chosen)
        scores = np.array([row[1] for row in some]) @ weights
        right = np.array([row[2] for row in some], dtype=float)
        found = float(right[scores >= 0].sum())
        best, _ = _best(scores, right, count)
        f1 = 2 * found / (float((scores >= 0).sum()) + count)
        print(f"{name}: {count} pairs, F1 {f1:.3f} at .5, {best:.3f} at best")


def _facts(path: Path) -> Facts:
    facts = read_document(Source((path.name,), path.read_bytes())).facts
    assert facts is not None
    return facts


def _rows(
    threads: Threads, facts: dict[str, Facts]
) -> Iterator[tuple[frozenset[str], tuple[float, ...], int]]:
    """Documents, features and 1 (right), 0 (wrong) or -1 (neither) of each pair of measures."""
    members = {id_: member for id_, (member, _) in members_of(threads, facts).items()}
    readings = {doc: [read(passage) for passage in passages(said)] for doc, said in facts.items()}
    for one, other in combinations(sorted(facts), 2):
        docs = frozenset((one, other))
        if not threads.compared or docs in threads.compared:
            for a in readings[one]:
                for b in readings[other]:
                    measured = features(a, b, runs(a, b))
                    if measured.project or measured.sum >= LEAST:
                        yield docs, measured.vector(), _label(threads, members, a, b)


def _label(threads: Threads, members: dict[str, Member], a: Reading, b: Reading) -> int:
    pair = frozenset((members[a.passage.id], members[b.passage.id]))
    return 1 if pair in threads.strong else -1 if pair in threads.weak else 0


def _fitted(x: Numbers, y: Numbers) -> Numbers:
    """The weights, each penalised by how much its feature varies, that of places as it is given."""
    free = [index for index in range(x.shape[1]) if index != PLACE]
    given = x[:, PLACE] * OF_PLACES
    spread = np.array([1.0, *x[:, free[1:]].std(axis=0)])
    z = x[:, free] / spread
    weights = np.zeros(len(free))
    penalty = np.eye(len(free)) * _PENALTY
    penalty[0, 0] = 1e-6
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-z @ weights - given))
        gradient = z.T @ (p - y) + penalty @ weights
        weights -= np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + penalty, gradient)
    return np.insert(weights / spread, PLACE, OF_PLACES)


def _best(scores: Numbers, right: Numbers, wanted: int) -> tuple[float, float]:
    """The best F1, and the score from which on it is reached."""
    order: Sequence[int] = np.argsort(-scores, kind="stable").tolist()
    best, good = (0.0, 0.0), 0.0
    for place, index in enumerate(order, 1):
        good += right[index]
        best = max(best, (2 * good / (place + wanted), float(scores[index])))
    return best


if __name__ == "__main__":
    main()
