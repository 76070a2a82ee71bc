from __future__ import annotations

import pytest

from graph import Node, Value
from graph.linking import Candidate, Linker, candidates, numbers


def node(label: str, id_: str, name: str, kind: str | None = None, **properties: Value) -> Node:
    return Node(label, id_, {"name": name, **properties}, kind)


def pair(
    label: str, one: str, other: str, places: tuple[str, ...] = (), **properties: Value
) -> list[Candidate]:
    nodes = [node(label, "a", one, **properties), node(label, "b", other, **properties)]
    nodes += [node("Place", f"p{i}", name, "City") for i, name in enumerate(places)]
    return [found for found in candidates(nodes) if found.label == label]


@pytest.mark.parametrize(
    ("label", "one", "other", "places", "method"),
    [
        ("Project", "西安国际会展中心改造工程", "西安国际会展中心", (), "generic words"),
        ("Project", "咸阳北塬供水工程", "北塬供水工程", ("咸阳",), "containment"),
        ("Project", "引江补汉咸阳北塬供水", "咸阳北塬供水", (), "containment"),
        ("Department", "滨江区城市管理局", "滨江区城市管埋局", (), "slip"),
        ("Project", "榆林至鄂尔多斯高速铁路", "榆鄂至鄂尔多斯高速铁路", (), "slip"),
        ("Project", "沿黄生态廊道绿化示范带", "沿黄生态廊道示范绿化带", (), "parts"),
    ],
)
def test_names_that_may_be_one_are_found_with_the_reason(
    label: str, one: str, other: str, places: tuple[str, ...], method: str
) -> None:
    (found,) = pair(label, one, other, places)
    assert (found.method, found.one, found.other) == (method, "a", "b")
    assert found.names == (one, other)
    assert 0.5 <= found.confidence < 1
    assert found.why


@pytest.mark.parametrize(
    ("label", "one", "other", "places"),
    [
        ("Project", "西安地铁8号线", "西安地铁9号线", ()),
        ("Project", "咸阳机场二期工程", "咸阳机场三期工程", ()),
        ("Project", "沣河一期治理工程", "沣河治理工程", ()),
        ("Project", "沣河东岸治理工程", "沣河西岸治理工程", ()),
        ("Project", "三明市科技创新中心", "南平市科技创新中心", ("三明市", "南平市")),
        ("Project", "京昆高速西安至阎良段", "京昆高速", ()),
        ("Place", "关中平原", "关中平原城市群", ()),
        ("Department", "省直有关部门", "省直相关部门", ()),
        ("Department", "各设区市人民政府", "设区市人民政府", ()),
        ("Project", "水库", "供水", ()),
    ],
)
def test_what_a_number_a_place_or_a_part_tells_apart_is_no_candidate(
    label: str, one: str, other: str, places: tuple[str, ...]
) -> None:
    if label == "Place":
        assert (
            list(Linker([node(label, "a", one, "Region"), node(label, "b", other, "Region")]).candidates())
            == []
        )
    else:
        assert pair(label, one, other, places) == []


def test_two_that_an_authority_file_knows_are_two() -> None:
    assert pair("Department", "陕西省文化和旅游厅", "陕西省文化和旅游局", level="省") == []
    assert len(pair("Department", "陕西省文化和旅游厅", "陕西省文化和旅游局")) == 1


def test_an_alias_counts_unless_it_is_of_an_office_that_every_province_has() -> None:
    one = node("Project", "a", "西安至兴平高速公路", aliases=("西兴高速公路",))
    other = node("Project", "b", "西兴高速公路")
    (found,) = candidates([one, other])
    assert (found.method, found.compared) == ("alias", ("西兴高速公路", "西兴高速公路"))
    office = node("Department", "a", "陕西省水利厅", aliases=("省水利厅厅机关",), level="省")
    assert candidates([office, node("Department", "b", "省水利厅厅机关")]) == []


def test_kinds_of_projects_that_differ_tell_them_apart() -> None:
    def found(one: str, other: str) -> int:
        nodes = [node("Project", "a", "泾河新城水厂工程"), node("Project", "b", "泾河新城水厂")]
        pairs = zip(nodes, (one, other), strict=True)
        return len(candidates([Node(n.label, n.id, {**n.properties, "kind": kind}) for n, kind in pairs]))

    assert (found("water", "energy"), found("water", "water"), found("other", "water")) == (0, 1, 1)


def test_the_order_of_the_nodes_changes_nothing() -> None:
    names = ["泾河新城水厂", "泾河新城水厂工程", "新建泾河新城水厂", "沣东水厂一期", "沣东新城水厂一期"]
    nodes = [node("Project", f"{i}", name) for i, name in enumerate(names)]
    assert candidates(nodes) == candidates(nodes[::-1])
    assert len(candidates(nodes)) >= 3


def test_a_pair_is_found_whichever_of_the_two_has_the_other_near() -> None:
    """Among many namesakes of one the other is not near it, but it is near the other."""
    names = [f"新城{chr(0x4E00 + i)}片水厂甲乙" for i in range(150)]
    nodes = [node("Project", f"{i:04}", name) for i, name in enumerate(names)]
    linker = Linker(nodes)
    near = {(i, j) for i, held in enumerate(linker._names) for j in linker._near(held) if i != j}
    assert any((j, i) not in near for i, j in near)
    compared = {tuple(sorted(pair)) for pair in near}
    found = {(int(row.one), int(row.other)) for row in linker.candidates()}
    assert found
    assert found == {pair for pair in compared if linker._likeness(*pair)}


def test_one_name_more_is_compared_without_being_known() -> None:
    linker = Linker([node("Project", "a", "泾河新城水厂"), node("Project", "b", "沣东水厂")])
    assert [row.one for row in linker.like(node("Project", "z", "泾河新城水厂工程"))] == ["a"]
    assert linker.like(node("Project", "a", "泾河新城水厂工程")) == []


def test_a_name_is_compared_with_a_bounded_number_of_others() -> None:
    nodes = [node("Project", f"{i:04}", f"新城{chr(0x4E00 + i)}水厂") for i in range(3000)]
    linker = Linker(nodes)
    assert len(linker._near(["新城某水厂"])) <= 24


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("西安地铁十号线", {"十"}),
        ("地铁3号线二期", {"3", "2"}),
        ("第三污水处理厂", {"3"}),
        ("沣河东段", {"东"}),
        ("沣东新城", {"东"}),
        ("三河口水库", set()),
    ],
)
def test_what_counts_or_points_in_a_name(name: str, found: set[str]) -> None:
    assert numbers(name) == found


def test_companies_may_be_one_by_more_than_their_parts() -> None:
    def methods(one: str, other: str) -> list[str]:
        return [row.method for row in pair("Department", one, other, level="企业")]

    assert methods("中国铁塔公司福建省分公司", "中国铁塔福建省分公司") == ["generic words"]
    assert methods("福建广电网络集团", "福建省广电网络集团") == ["slip"]
    assert methods("中国建设银行福建省分行", "中国进出口银行福建省分行") == []
