"""Networks and their numbers, against cases that were worked out by hand."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable

import networkx as nx
import pytest

from graph import Facts, Ledger, Store, View, Writer
from graph.centrality import communities, measures
from graph.exports.networks import NETWORK_FORMATS, gexf, graphml, node_link
from graph.networks import Assignment, chosen, network, ties


def assignment(number: str, letter: str, role: str = "负责", **more: object) -> Assignment:
    given: dict[str, object] = {
        "plan_id": "p",
        "plan": "甲规划",
        "plan_year": 2020,
        "plan_level": "省",
        "jurisdiction": "甲省",
        "sections": (),
        "heading": None,
        "task_id": number,
        "task": f"任务{number}",
        "task_kind": "task",
        "department_id": letter,
        "department": f"{letter}局",
        "department_level": "省",
        "seats": (),
        "role": role,
        "basis": "explicit",
        "document": "d",
        "document_name": "d.txt",
        "start": 0,
        "end": 1,
        "quote": "（",
        "method": "test",
        "confidence": 0.9,
    }
    return Assignment(**{**given, **more})  # type: ignore[arg-type]


def of(*tasks: str) -> list[Assignment]:
    """One task for each word, one department for each of its letters."""
    return [assignment(str(number), letter) for number, word in enumerate(tasks) for letter in word]


# A star: a in the middle. A path a-b-c-d. Two triangles with a bridge c-d.
STAR = of("ab", "ac", "ad", "ad")
PATH = of("ab", "bc", "cd")
BRIDGE = of("abc", "abc", "cd", "def", "def")


def by_name(rows: list[Assignment], what: str) -> dict[str, float]:
    return {node.id: getattr(node, what) for node in measures(network("co", rows))[1]}


def test_a_star_is_all_about_its_centre() -> None:
    whole, nodes = measures(network("co", STAR))
    assert (whole.nodes, whole.edges, whole.density, whole.components) == (4, 3, 0.5, 1)
    assert whole.centralization == 1.0
    assert whole.clustering == 0.0
    assert [(node.id, node.tasks, node.degree, node.strength) for node in nodes] == [
        ("a", 4, 3, 4),
        ("d", 2, 1, 2),
        ("b", 1, 1, 1),
        ("c", 1, 1, 1),
    ]
    assert [node.betweenness for node in nodes] == [1.0, 0.0, 0.0, 0.0]
    # Weights 1, 1, 2: the eigenvalue is √6, the vector (√6, 1, 1, 2)/√12.
    assert [node.eigenvector for node in nodes] == pytest.approx([0.707107, 0.57735, 0.288675, 0.288675])


def test_a_path_is_run_through_in_the_middle() -> None:
    # b lies on a–c and a–d, of the three pairs of others.
    assert by_name(PATH, "betweenness") == pytest.approx({"a": 0, "b": 2 / 3, "c": 2 / 3, "d": 0}, abs=1e-6)
    # The golden ratio: 0.371748 and 0.601501.
    assert by_name(PATH, "eigenvector") == pytest.approx(
        {"a": 0.371748, "b": 0.601501, "c": 0.601501, "d": 0.371748}, abs=1e-6
    )


def test_two_groups_are_two_communities() -> None:
    whole, nodes = measures(network("co", BRIDGE))
    groups = {node.id: node.community for node in nodes}
    assert groups == {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 2}
    # 13 in all, 6 within each group, 13 ends at each: 2·(6/13 − 1/4).
    assert whole.modularity == pytest.approx(2 * (6 / 13 - 1 / 4), abs=1e-6)
    assert (whole.density, whole.communities) == (round(7 / 15, 6), 2)
    # a, b, e, f have 1, c and d have 1 of 3 pairs.
    assert whole.clustering == pytest.approx((4 + 2 / 3) / 6, abs=1e-6)


def test_who_leads_whom() -> None:
    rows = [
        assignment("1", "a", "牵头"),
        assignment("1", "b", "配合"),
        assignment("1", "c", "支持"),
        assignment("2", "a", "牵头"),
        assignment("2", "b", "配合"),
        assignment("3", "b", "牵头"),
        assignment("3", "a", "配合"),
        assignment("4", "a", "负责"),
        assignment("4", "d", "负责"),
        assignment("5", "a", "牵头"),
        assignment("5", "a", "配合"),
    ]
    graph = network("lead", rows)
    assert sorted(graph.edges(data="weight")) == [("a", "b", 2), ("a", "c", 1), ("b", "a", 1)]
    assert ties("lead", rows)["a", "b"] == ("1", "2")
    whole, nodes = measures(graph)
    told = {node.id: (node.leads, node.assists, node.degree, node.strength) for node in nodes}
    assert told == {"a": (3, 1, 2, 4), "b": (1, 2, 1, 3), "c": (0, 1, 1, 1)}
    assert whole.density == 0.5


def test_two_modes() -> None:
    graph = network("two-mode", [*STAR, assignment("0", "a", "牵头")])
    assert sorted(mode for _, mode in graph.nodes(data="mode")) == ["department"] * 4 + ["task"] * 4
    whole, nodes = measures(graph)
    assert (whole.edges, whole.density) == (8, 0.5)
    assert (whole.clustering, whole.centralization) == (None, None)
    assert next(node for node in nodes if node.id == "a").degree == 4
    assert nx.is_bipartite(graph)


def test_a_department_with_two_roles_in_a_task_is_tied_once() -> None:
    rows = [*of("ab"), assignment("0", "a", "牵头")]
    assert network("co", rows).edges["a", "b"]["weight"] == 1


def test_what_is_not_defined_is_none() -> None:
    whole, nodes = measures(network("co", of("a", "b")))
    assert (whole.edges, whole.components, whole.modularity, whole.centralization) == (0, 2, None, None)
    assert [node.eigenvector for node in nodes] == [0.0, 0.0]
    assert measures(network("co", []))[0].nodes == 0
    assert communities(nx.empty_graph(2)) == [[0], [1]]


def test_rows_are_chosen() -> None:
    rows = [
        assignment("1", "a", plan_year=2019, sections=("二、交通互联计划",)),
        assignment("2", "a", plan_level="市", sections=("一、总体要求",), heading="优化营商环境"),
        assignment("3", "a", jurisdiction="乙省", plan_id="q", department="各设区市人民政府"),
    ]

    def tasks(**wanted: object) -> list[str]:
        return [row.task_id for row in chosen(rows, **wanted)]  # type: ignore[arg-type]

    assert tasks() == ["1", "2"]
    assert tasks(sets=True) == ["1", "2", "3"]
    assert tasks(year=2019) == ["1"]
    assert tasks(level="市") == ["2"]
    assert tasks(plan="q", sets=True) == tasks(jurisdiction="乙省", sets=True) == ["3"]
    assert tasks(field="交通") == ["1"]
    assert tasks(field="营商与市场") == ["2"]
    assert tasks(field="要求") == ["2"]


@pytest.mark.parametrize("form", NETWORK_FORMATS)
def test_the_order_of_rows_changes_no_byte(form: str) -> None:
    shuffled = list(BRIDGE)
    random.Random(1).shuffle(shuffled)
    write = NETWORK_FORMATS[form]
    assert write(network("co", shuffled)) == write(network("co", BRIDGE))
    assert measures(network("co", shuffled)) == measures(network("co", BRIDGE))


def test_files_are_read_again() -> None:
    graph = network("co", BRIDGE)
    for again in (
        nx.read_graphml(io.BytesIO(graphml(graph).encode())),
        nx.read_gexf(io.BytesIO(gexf(graph).encode())),
        nx.node_link_graph(json.loads(node_link(graph)), edges="edges"),
    ):
        assert sorted(again.edges(data="weight")) == sorted(graph.edges(data="weight"))
        assert again.nodes["a"]["name"] == "a局"
    assert "lastmodified" not in gexf(graph)


def test_no_seed_of_hashes_changes_a_number() -> None:
    code = (
        "import networkx as nx; from graph.centrality import measures\n"
        "graph = nx.les_miserables_graph(); named = nx.Graph(graph)\n"
        "[data.update(name=node, level='', tasks=1) for node, data in named.nodes(data=True)]\n"
        "print(measures(named))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1


def test_the_graph_gives_the_rows(store: Store, tell: Callable[..., Facts]) -> None:
    store.write("MATCH (n) DETACH DELETE n")
    tasks = (("治水。", ("水利厅", "各有关部门"), ()), ("造林。", ("水利厅", "林业局"), ()))
    with Ledger() as ledger, Writer(store, ledger, extractor="3") as writer:
        writer.add(tell("d1", tasks=tasks, order_year=2021))
    view = View(store)
    rows = view.assignments()
    assert [(row.task, row.department, row.role) for row in rows] == [
        ("治水。", "各有关部门", "负责"),
        ("治水。", "水利厅", "负责"),
        ("造林。", "林业局", "负责"),
        ("造林。", "水利厅", "负责"),
    ]
    for row in rows:
        assert view.document(row.document).text[row.start : row.end] == row.quote
    graph = view.network("co", year=2021)
    assert sorted(graph.nodes[node]["name"] for node in graph) == ["林业局", "水利厅"]
    assert graph.number_of_edges() == 1
    assert view.network("co", year=1999).number_of_nodes() == 0
