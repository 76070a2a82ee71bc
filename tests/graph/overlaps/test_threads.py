"""What pairs add up to."""

from __future__ import annotations

import networkx as nx

from graph import MatrixRow, OverlapRow, measure_graph, plan_graph, threads
from graph.rows import OverlapSide


def pair(one: str, other: str, *shared: str, score: float = 0.9) -> OverlapRow:
    sides = (
        OverlapSide(
            f"plan {name[0]}",
            f"plan {name[0]}",
            2020 + int(name[0]),
            f"task {name}",
            name,
            name,
            "d",
            "d.txt",
            0,
            1,
            name,
        )
        for name in (one, other)
    )
    return OverlapRow(*sides, score, ("text 0.90",), "延续", shared, False)


ROWS = [
    pair("1a", "2a", "机场三期", "高铁"),
    pair("2a", "3a", "机场三期工程"),
    # The same measure, another thing.
    pair("2a", "3b", "引汉济渭"),
    # The same thing, no measure in common.
    pair("1c", "2c", "机场三期", score=0.8),
]


def test_pairs_with_a_measure_and_a_thing_in_common_are_one_thread() -> None:
    found = [(one.name, [side.id for side in one.measures], one.pairs) for one in threads(ROWS)]
    assert found == [
        ("机场三期工程", ["1a", "2a", "3a"], 2),
        ("引汉济渭", ["2a", "3b"], 1),
        ("机场三期", ["1c", "2c"], 1),
    ]


def test_the_order_of_pairs_changes_nothing() -> None:
    assert threads(reversed(ROWS)) == threads(ROWS)


def test_measures_and_plans_as_graphs() -> None:
    measures = measure_graph(ROWS)
    assert measures["1a"]["2a"] == {"weight": 0.9, "type": "延续", "shared": ("机场三期", "高铁")}
    assert nx.number_weakly_connected_components(measures) == 2
    plans = plan_graph([MatrixRow("p", "甲", 2020, 4, 2, "q", "乙", None, 8, 3, 3, 2.5, {"延续": 3})])
    assert plans["p"]["q"] == {"pairs": 3, "weight": 2.5}
    assert plans.nodes["q"] == {"name": "乙", "year": None}
