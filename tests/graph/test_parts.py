from __future__ import annotations

from itertools import permutations

import pytest

from graph import Node
from graph.parts import part_of, parts


def project(name: str, kind: str | None = "transport", *aliases: str) -> Node:
    properties: dict[str, str | tuple[str, ...]] = {"name": name}
    if kind:
        properties["kind"] = kind
    if aliases:
        properties["aliases"] = aliases
    return Node("Project", name, properties)


@pytest.mark.parametrize(
    ("part", "whole", "kind", "method"),
    [
        ("引汉济渭咸阳北塬城乡供水工程", "引汉济渭工程", "water", "component"),
        ("引汉济渭二期", "引汉济渭工程", "water", "phase"),
        ("引汉济渭工程二期", "引汉济渭", "water", "phase"),
        ("引汉济渭二期输配水工程", "引汉济渭", "water", "component"),
        ("引汉济渭输配水南干线", "引汉济渭工程", "water", "branch"),
        ("南水北调中线工程", "南水北调工程", "water", "branch"),
        ("引江济淮江水北送段", "引江济淮工程", "water", "section"),
        ("东雷抽黄灌区续建配套与现代化改造工程", "东雷抽黄灌区", "water", "component"),
        ("鹭岛水厂配套管网工程", "鹭岛水厂", "water", "component"),
        ("西气东输二线", "西气东输工程", "energy", "branch"),
        ("西安咸阳国际机场三期扩建工程", "西安咸阳国际机场", "transport", "phase"),
        ("西安咸阳国际机场三期扩建工程东航站楼", "西安咸阳国际机场", "transport", "component"),
        ("西安咸阳国际机场东航站区", "西安咸阳国际机场", "transport", "component"),
        ("湄洲湾港东吴作业区", "湄洲湾港", "transport", "component"),
        ("京昆高速西安至阎良段", "京昆高速", "transport", "section"),
        ("京昆高速公路西安至阎良段改扩建工程", "京昆高速", "transport", "section"),
        ("福银高速第三标段", "福银高速", "transport", "section"),
        ("西安地铁2号线二期", "西安地铁2号线", "transport", "phase"),
        ("浦梅铁路建宁支线", "浦梅铁路", "transport", "branch"),
        ("泾河新城文化中心二期", "泾河新城文化中心", "facility", "phase"),
    ],
)
def test_a_name_that_goes_on_names_a_part(part: str, whole: str, kind: str, method: str) -> None:
    found = part_of(project(part, kind), project(whole, kind))
    assert found is not None
    assert found.method == f"name: {method}"
    assert found.compared[0] == part
    assert found.compared[1] == whole
    assert 0.85 <= found.confidence < 1
    assert part_of(project(whole, kind), project(part, kind)) is None


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("西安地铁11号线", "西安地铁1号线", "transport"),
        ("西安地铁11号线", "西安地铁2号线", "transport"),
        ("西安咸阳国际机场至阎良城际铁路", "西安咸阳国际机场", "transport"),
        ("西安咸阳国际机场高速", "西安咸阳国际机场", "transport"),
        ("西安咸阳国际机场专用高速公路西段", "西安咸阳国际机场", "transport"),
        ("西安咸阳国际机场综合保税区", "西安咸阳国际机场", "transport"),
        ("西安交通大学附属医院二期", "西安交通大学", "facility"),
        ("西安交通大学附属医院", "西安交通大学", "facility"),
        ("东庄水库移民安置工程", "东庄水库", "water"),
        ("东庄水库供水工程", "东庄水库", "water"),
        ("东庄水利枢纽供水工程", "东庄水利枢纽工程", "water"),
        ("秦汉新城生物医药产业园", "秦汉新城", "industry"),
        ("秦汉新城正阳污水处理厂", "秦汉新城", "industry"),
        ("京昆高速公路", "京昆高速", "transport"),
        ("引汉济渭工程", "引汉济渭", "water"),
        ("引汉济渭引水工程", "引汉济渭工程", "water"),
        ("机场三期东航站楼", "机场三期", "transport"),
        ("绕城高速北段", "绕城高速", "transport"),
        ("G70西安至永寿段", "G7", "transport"),
        ("“双百”工程二期", "“双百”工程", "programme"),
        ("福州至厦门高铁泉州时段", "福州至厦门高铁", "transport"),
    ],
)
def test_what_only_shares_a_beginning_is_no_part(one: str, other: str, kind: str) -> None:
    assert part_of(project(one, kind), project(other, kind)) is None


def test_a_road_is_known_by_its_number_too() -> None:
    found = part_of(project("G70西安至永寿段"), project("福银高速", "transport", "G70"))
    assert found is not None
    assert found.compared == ("G70西安至永寿段", "G70")


def test_works_of_different_kinds_are_not_parts_of_each_other() -> None:
    part, whole = project("引汉济渭供水工程二期", "energy"), project("引汉济渭供水工程", "water")
    assert part_of(part, whole) is None
    assert part_of(project("引汉济渭供水工程二期", None), whole) is not None


def test_all_parts_are_found_by_two_nodes_alone_in_any_order() -> None:
    names = ["引汉济渭工程", "引汉济渭二期", "引汉济渭二期输配水工程", "引江补汉工程"]
    nodes = [project(name, "water") for name in names]
    told = {tuple(sorted((r.start.id, r.end.id) for r in parts(order))) for order in permutations(nodes)}
    (edges,) = told
    assert set(edges) == {
        ("引汉济渭二期", "引汉济渭工程"),
        ("引汉济渭二期输配水工程", "引汉济渭工程"),
        ("引汉济渭二期输配水工程", "引汉济渭二期"),
    }
    assert set(edges) == {
        (a.id, b.id) for a in nodes for b in nodes if a is not b and part_of(a, b) is not None
    }
