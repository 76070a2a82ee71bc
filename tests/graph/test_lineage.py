"""Who carries out whom: as readings of a real graph, as trees, and what is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph import Facts, Ledger, Ref, Relationship, Store, View, Writer, ids
from graph.lineage import Branch, CitationRow, LineageRow, cascade, ranked

NATION, PROVINCE, CITY, AREA = "国家规划", "甲省水利规划", "乙市水利方案", "丙新区水利方案"


def carrying_out(facts: Facts) -> Facts:
    """Whatever the plan cites it was also written to carry out, in the same words."""
    cites = [r for r in facts.relationships if r.type == "引用"]
    more = [
        Relationship("依据", r.start, r.end, {"verb": "根据"}, r.evidence)
        for r in cites
        if r.start.label == "Plan"
    ]
    return Facts(facts.document, facts.nodes, (*facts.relationships, *more))


def citing(facts: Facts, title: str) -> Facts:
    """The first measure cites a plan, too."""
    given = next(r for r in facts.relationships if r.type == "涉及")
    node = next(n for n in facts.nodes if n.label == "Plan")
    cited = replace(
        node, id=ids.title_id(title), properties={"name": title, "title": title, "ingested": False}
    )
    row = Relationship("引用", given.start, Ref("Plan", cited.id), {}, given.evidence)
    return Facts(facts.document, (*facts.nodes, cited), (*facts.relationships, row))


@pytest.fixture(scope="module")
def view(store: Store, tell: Callable[..., Facts]) -> View:
    store.write("MATCH (n) DETACH DELETE n")
    task = ("落实《国家标准规划》，治理甲河市河道。", (), ("甲河市",))
    told = (
        carrying_out(tell("d1", PROVINCE, cites=(NATION,), jurisdiction="甲省", order_year=2021)),
        carrying_out(tell("d2", CITY, cites=(PROVINCE, NATION), jurisdiction="乙市", order_year=2022)),
        citing(
            carrying_out(
                tell("d3", AREA, cites=(CITY,), jurisdiction="丙新区", order_year=2023, tasks=(task,))
            ),
            "国家标准规划",
        ),
    )
    with Ledger() as ledger, Writer(store, ledger, extractor="3") as writer:
        for facts in told:
            writer.add(facts)
    return View(store)


def names(tree: Branch) -> object:
    return {tree.name: [names(branch) for branch in tree.below]}


def test_every_tie_has_its_evidence_and_stands_where_it_says(view: View) -> None:
    rows = view.lineage()
    assert [(row.plan, row.relation, row.cited) for row in rows] == [
        (PROVINCE, "依据", NATION),
        (PROVINCE, "引用", NATION),
        (CITY, "依据", PROVINCE),
        (CITY, "引用", PROVINCE),
        (CITY, "依据", NATION),
        (CITY, "引用", NATION),
        (AREA, "依据", CITY),
        (AREA, "引用", CITY),
        (AREA, "引用", "国家标准规划"),
    ]
    for row in rows:
        assert view.document(row.document).text[row.start : row.end] == row.quote
    last = rows[-1]
    assert last.sentence == "落实《国家标准规划》，治理甲河市河道。"
    assert last.task_id
    assert {row.verb for row in rows} == {"根据", None}


@pytest.mark.parametrize("title", [NATION, PROVINCE, CITY, AREA, "国家标准规划"])
def test_of_one_plan_are_those_that_it_stands_in(view: View, title: str) -> None:
    id_ = ids.title_id(title)
    assert view.plan_lineage(id_) == [row for row in view.lineage() if id_ in (row.plan_id, row.cited_id)]


def test_the_cascade_goes_from_the_nation_to_the_new_area(view: View) -> None:
    (tree,) = cascade(view.lineage())
    below_city = {CITY: [{AREA: []}]}
    assert names(tree) == {NATION: [{PROVINCE: [below_city]}, below_city]}
    assert not tree.ingested
    assert tree.by == ()
    (said,) = tree.below[0].by
    assert (said.verb, said.quote) == ("根据", f"根据《{NATION}》制定。\n")


def test_what_is_missing_is_ranked_by_the_plans_that_speak_of_it(view: View) -> None:
    rows = view.missing_plans()
    assert [(row.name, row.plans, row.places, row.carried_out) for row in rows] == [
        (NATION, 2, 2, 2),
        ("国家标准规划", 1, 1, 0),
    ]
    assert [(row.plan, row.relation) for row in rows[0].rows][:2] == [(PROVINCE, "依据"), (PROVINCE, "引用")]


def reading(plan: str, cited: str, **more: object) -> LineageRow:
    given: dict[str, object] = dict.fromkeys(LineageRow.__slots__)
    given |= {"plan_id": plan, "plan": plan, "cited_id": cited, "cited": cited, "relation": "依据", **more}
    return LineageRow(**given)  # type: ignore[arg-type]


def test_a_tree_ends_where_plans_carry_out_each_other() -> None:
    (tree,) = cascade([reading("甲", "乙"), reading("乙", "甲"), reading("乙", "乙")])
    assert names(tree) == {"乙": [{"甲": []}]}


def test_only_the_trees_of_one_plan() -> None:
    rows = [
        reading("甲", "上"),
        reading("乙", "另"),
        reading("丙", "乙"),
        reading("丁", "上", relation="引用"),
    ]
    assert [names(tree) for tree in cascade(rows)] == [{"上": [{"甲": []}]}, {"另": [{"乙": [{"丙": []}]}]}]
    assert [tree.name for tree in cascade(rows, "丙")] == ["另"]
    assert cascade(rows, "丁") == ()


def test_the_same_words_are_one_place() -> None:
    given: dict[str, object] = dict.fromkeys(CitationRow.__slots__)
    given |= {"id": "q", "name": "乙", "plan_id": "p", "plan": "甲", "document": "d", "start": 1, "end": 5}
    rows = [CitationRow(**{**given, "relation": relation}) for relation in ("引用", "依据")]  # type: ignore[arg-type]
    (one,) = ranked(rows)
    assert (one.plans, one.places, one.carried_out) == (1, 1, 1)
