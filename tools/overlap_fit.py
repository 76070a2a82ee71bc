"""Prints the weights of `graph.overlaps.score`, fitted on pairs that people read, and how good they are.

    python tools/overlap_fit.py

Logistic regression with a quadratic penalty over all pairs of measures that have anything in common; the
constant is moved so that the score .5 is where F1 is best. For each set of threads, three rows of figures:
`fitted`, with the weights that are printed; `left out`, where each pair of documents is scored with weights
and a threshold fitted without it; `other sets`, the same without the whole set. The words in the tables of
graph/overlaps were chosen with all of these documents in view, which none of the rows can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graph import Facts
from graph.overlaps.passages import passages
from graph.overlaps.reading import read
from graph.overlaps.score import features, probability, runs
from ingest.pipeline import read as read_document
from ingest.types import Source
from tongchou.scoring.overlapping import Member, Threads, members_of, read_threads, source_of
from tongchou.scoring.sets import committed

ROOT = Path(__file__).resolve().parents[1]
# Few pairs that were read share a place that tells anything, so that its weight is not left to them: places
# alone must never come to an overlap.
PLACE, OF_PLACES = 4, 3.0
PRECISION = 0.9
_PENALTY, _STEPS = 1.0, 50
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Pairs of measures: their set, their documents, features, whether they are right; `wanted` pairs are to
    be found between two documents of a set, whether they have anything in common or not."""

    sets: NDArray[np.str_]
    documents: NDArray[np.str_]
    x: Numbers
    y: Numbers
    wanted: Mapping[tuple[str, str], int]

    def where(self, chosen: NDArray[np.bool_], keep: Callable[[str, str], bool]) -> Pairs:
        """Those that are chosen, and what is wanted of the sets and documents to keep."""
        wanted = {key: number for key, number in self.wanted.items() if keep(*key)}
        return Pairs(self.sets[chosen], self.documents[chosen], self.x[chosen], self.y[chosen], wanted)


def main() -> None:
    pairs = _read()
    weights = _trained(pairs)
    print("coefficients", tuple(round(float(weight), 2) for weight in weights))
    fitted = pairs.x @ weights
    left, other = np.zeros(len(pairs.y)), np.zeros(len(pairs.y))
    for docs in sorted(set(pairs.documents)):
        out = pairs.documents == docs
        left[out] = pairs.x[out] @ _trained(pairs.where(~out, lambda _, d, docs=docs: d != docs))  # type: ignore[misc]
    for name in sorted(set(pairs.sets)):
        out = pairs.sets == name
        other[out] = pairs.x[out] @ _trained(pairs.where(~out, lambda s, _, name=name: s != name))  # type: ignore[misc]
    for name in sorted(set(pairs.sets)):
        chosen = pairs.sets == name
        wanted = sum(number for (one, _), number in pairs.wanted.items() if one == name)
        print(f"{name}: {wanted} pairs")
        for row, scores in (("fitted", fitted), ("left out", left), ("other sets", other)):
            print(f"  {row:10s}", _figures(scores[chosen], pairs.y[chosen], wanted))


def _read() -> Pairs:
    rows: list[tuple[str, str, tuple[float, ...], int]] = []
    wanted: dict[tuple[str, str], int] = {}
    for one in committed(ROOT / "evaluation"):
        if one.overlaps and not one.absent:
            threads = read_threads(one.overlaps)
            facts = {doc: _facts(source_of(doc, one.documents)) for doc in threads.documents}
            rows += [(one.name, *row) for row in _rows(threads, facts) if row[2] >= 0]
            for pair in threads.strong:
                key = (one.name, " ".join(sorted(doc for doc, _ in pair)))
                wanted[key] = wanted.get(key, 0) + 1
    sets, documents, x, y = zip(*rows, strict=True)
    return Pairs(np.array(sets), np.array(documents), np.array(x), np.array(y, dtype=float), wanted)


def _trained(pairs: Pairs) -> Numbers:
    """The weights, with the constant moved to where F1 is best."""
    weights = _fitted(pairs.x, pairs.y)
    weights[0] -= _best(pairs.x @ weights, pairs.y, sum(pairs.wanted.values()))[1]
    return weights


def _figures(scores: Numbers, right: Numbers, wanted: int) -> str:
    order = np.argsort(-scores, kind="stable")
    good = np.cumsum(right[order])
    place = np.arange(1, len(order) + 1)
    found, sure = int((scores >= 0).sum()), good[good >= PRECISION * place] / wanted
    tp = float(right[scores >= 0].sum())
    return (
        f"F1 {2 * tp / (found + wanted):.3f} (precision {tp / found:.3f}, recall {tp / wanted:.3f}),"
        f" recall at precision {PRECISION} {max(sure, default=0.0):.3f}, first 50 {good[49] / 50:.2f}"
    )


def _facts(path: Path) -> Facts:
    facts = read_document(Source((path.name,), path.read_bytes())).facts
    assert facts is not None
    return facts


def _rows(threads: Threads, facts: dict[str, Facts]) -> Iterator[tuple[str, tuple[float, ...], int]]:
    """Documents, features and 1 (right), 0 (wrong) or -1 (neither) of each pair of measures, those that are
    annotated as one thing once."""
    members = {id_: member for id_, (member, _) in members_of(threads, facts).items()}
    readings = {doc: [read(passage) for passage in passages(said)] for doc, said in facts.items()}
    for one, other in combinations(sorted(facts), 2):
        docs = frozenset((one, other))
        if not threads.compared or docs in threads.compared:
            seen: set[frozenset[Member]] = set()
            for a, b in product(readings[one], readings[other]):
                pair = frozenset((members[a.passage.id], members[b.passage.id]))
                measured = features(a, b, runs(a, b))
                if pair not in seen and probability(measured):
                    seen.add(pair)
                    right = 1 if pair in threads.strong else -1 if pair in threads.weak else 0
                    yield f"{one} {other}", measured.vector(), right


def _fitted(x: Numbers, y: Numbers) -> Numbers:
    """The weights, each penalised by how much its feature varies, that of places as it is given."""
    free = [index for index in range(x.shape[1]) if index != PLACE]
    given = x[:, PLACE] * OF_PLACES
    spread = np.array([1.0, *x[:, free[1:]].std(axis=0)])
    spread[spread == 0] = 1.0
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
