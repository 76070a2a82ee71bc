from __future__ import annotations

import pytest

from graph.model import Node, Ref, Relationship, Value
from graph.settle import Cited, Held, settle, settle_citation, settle_node


def named(label: str, *said: dict[str, Value]) -> list[Node]:
    return [Node(label, "x", properties) for properties in said]


def test_the_smallest_document_that_gives_a_property_decides() -> None:
    said = named("Department", {"name": "甲"}, {"name": "甲", "level": "省"}, {"name": "甲", "level": "市"})
    assert settle_node(said).properties["level"] == "省"


def test_the_longest_name_is_shown_and_the_others_are_aliases() -> None:
    said = named("Project", {"name": "机场三期", "aliases": ("T5",)}, {"name": "西安机场三期工程"})
    assert settle_node(said).properties == {"name": "西安机场三期工程", "aliases": ("T5", "机场三期")}


def test_of_names_of_one_length_the_first_by_code_points_is_shown() -> None:
    said = named("Project", {"name": "乙工程"}, {"name": "丙工程"})
    assert settle_node(said).properties["name"] == min("乙工程", "丙工程")


def test_a_name_is_no_alias_of_itself() -> None:
    said = named("Place", {"name": "西安市", "aliases": ("西安市",)})
    assert settle_node(said).properties == {"name": "西安市"}


def test_a_passage_comes_whole_from_one_document() -> None:
    said = named("Task", {"name": "甲", "ordinal": 2}, {"name": "甲", "ordinal": 1, "heading": "标题"})
    assert settle_node(said).properties == {"name": "甲", "ordinal": 2}


def test_a_citation_says_nothing_of_a_plan_that_is_held() -> None:
    cited: dict[str, Value] = {"name": "《规划》", "title": "《规划》", "ingested": False, "number": "1号"}
    held: dict[str, Value] = {"name": "规划", "title": "规划", "ingested": True}
    assert settle_node(named("Plan", cited, held)).properties == held
    assert settle_node(named("Plan", cited)).properties == cited


def test_the_second_label_is_the_first_that_is_given() -> None:
    said = [Node("Place", "x", {"name": "甲"}, kind) for kind in (None, "Zone", "City")]
    assert settle_node(said).kind == "Zone"


def test_saying_the_same_again_changes_nothing() -> None:
    said = named("Department", {"name": "甲", "aliases": ("乙",)}, {"name": "甲甲", "level": "市"})
    assert settle_node([*said, said[0], said[1]]) == settle_node(said)


def test_a_relationship_is_that_of_the_smallest_document() -> None:
    ends = Ref("Department", "a"), Ref("Department", "b")
    said = [Relationship("隶属", *ends, {"source": source}) for source in ("一", "二")]
    assert settle(said) == said[0]


@pytest.mark.parametrize(
    ("held", "citing", "meant"),
    [
        ([], "陕西省", "title"),
        (["p1"], "陕西省", "p1"),
        (["p1"], None, "p1"),
        (["p1", "p2"], "陕西省", "p1"),
        (["p1", "p2"], "四川省", "title"),
        (["p1", "p2"], None, "title"),
        (["p1", "p2", "p3"], "陕西省", "title"),
        (["p2", "p4"], None, "title"),
    ],
)
def test_a_citation_means_the_one_plan_that_it_can(held: list[str], citing: str | None, meant: str) -> None:
    jurisdictions = {"p1": "陕西省", "p2": "甘肃省", "p3": "陕西省", "p4": None}
    cited = Cited("title")
    assert settle_citation(cited, [Held(p, cited, jurisdictions[p]) for p in held], citing) == meant


@pytest.mark.parametrize(
    ("cited", "meant"),
    [
        # The number decides between two of one title, and where the title is another wording of it.
        (Cited("t1", "水利规划", "国发1"), "p1"),
        (Cited("t1", "水利规划", "国发2"), "p2"),
        (Cited("t3", "关于印发水利规划的通知", "国发2"), "p2"),
        # A number that another plan bears is misread.
        (Cited("t3", "防疫条例", "国发2"), "t3"),
        # Neither bears it; the one of no known number may.
        (Cited("t1", "水利规划", "国发9"), "t1"),
        (Cited("t4", "供水规划", "国发9"), "p4"),
        (Cited("t1", "水利规划"), "t1"),
    ],
)
def test_a_number_decides_which_plan_is_cited(cited: Cited, meant: str) -> None:
    held = [
        Held("p1", Cited("t1", "水利规划", "国发1"), None),
        Held("p2", Cited("t1", "水利规划", "国发2"), None),
        Held("p4", Cited("t4", "供水规划"), None),
    ]
    some = [h for h in held if h.said.title == cited.title or h.said.number == cited.number]
    assert settle_citation(cited, some, None) == meant
