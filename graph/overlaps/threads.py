"""What pairs of measures add up to: threads of them about one thing, and graphs of plans and of measures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import networkx as nx

from graph.rows import MatrixRow, OverlapRow, OverlapSide

_SAME = 3


@dataclass(frozen=True, slots=True)
class Thread:
    """Measures that pursue one thing, the earliest first, by the name of what they share; `score` is that of
    its surest pair."""

    name: str
    score: float
    pairs: int
    measures: tuple[OverlapSide, ...]


def threads(rows: Iterable[OverlapRow]) -> list[Thread]:
    """Two pairs are of one thread if they have a measure in common and share the same thing: the first name
    of one is that of the other, or stands in it. The largest thread first; each pair is in one."""
    ordered = sorted(rows, key=lambda row: (-row.score, row.one.id, row.other.id))
    parents = list(range(len(ordered)))

    def root(index: int) -> int:
        while parents[index] != index:
            index = parents[index]
        return index

    by_measure: defaultdict[str, list[int]] = defaultdict(list)
    for index, row in enumerate(ordered):
        for measure in (row.one.id, row.other.id):
            for before in by_measure[measure]:
                if _same(ordered[before], row):
                    low, high = sorted((root(before), root(index)))
                    parents[high] = low
            by_measure[measure].append(index)
    groups: defaultdict[int, list[OverlapRow]] = defaultdict(list)
    for index, row in enumerate(ordered):
        groups[root(index)].append(row)
    found = [_thread(group) for group in groups.values()]
    return sorted(found, key=lambda one: (-len(one.measures), -one.score, one.name, one.measures[0].id))


def plan_graph(rows: Iterable[MatrixRow]) -> nx.Graph:
    """Plans that overlap: nodes are ids with `name` and `year`, edges have `pairs` and `weight` (scores)."""
    graph = nx.Graph()
    for row in rows:
        graph.add_node(row.one_plan_id, name=row.one_plan, year=row.one_year)
        graph.add_node(row.other_plan_id, name=row.other_plan, year=row.other_year)
        graph.add_edge(row.one_plan_id, row.other_plan_id, pairs=row.pairs, weight=row.score)
    return graph


def measure_graph(rows: Iterable[OverlapRow]) -> nx.DiGraph:
    """Measures that overlap, from the earlier to the later: nodes are ids with `text`, `plan` and `year`,
    edges have `weight` (the score), `type` and `shared`."""
    graph = nx.DiGraph()
    for row in rows:
        for side in (row.one, row.other):
            graph.add_node(side.id, text=side.text, plan=side.plan, year=side.year)
        graph.add_edge(row.one.id, row.other.id, weight=row.score, type=row.type, shared=row.shared)
    return graph


def _same(one: OverlapRow, other: OverlapRow) -> bool:
    a, b = (row.shared[0] if row.shared else "" for row in (one, other))
    return min(len(a), len(b)) >= _SAME and (a in b or b in a)


def _thread(rows: Sequence[OverlapRow]) -> Thread:
    names = Counter(name for row in rows for name in row.shared[:1])
    name = min(names, key=lambda one: (-names[one], -len(one), one), default="")
    measures = {side.id: side for row in rows for side in (row.one, row.other)}
    ordered = sorted(measures.values(), key=lambda side: (side.year or 9999, side.plan, side.id))
    return Thread(name, max(row.score for row in rows), len(rows), tuple(ordered))
