"""What the authority files add to a document: where places and departments lie, and what became of them."""

from __future__ import annotations

import re
from collections import defaultdict
from math import cos, hypot, radians
from pathlib import Path

import pytest

from graph.model import Facts, Ref
from ingest import ingest
from ingest.gazetteer import gazetteer
from ingest.lexicon import table
from ingest.nodes import cited_plan
from ingest.pipeline import read
from ingest.types import Mention, Source

PLAN = """福建省推进“多规合一”工作方案
为推进工作，制定本方案。本方案自2017年起实施。
一、重点任务
（一）统一空间规划。支持泉州高新技术产业开发区编制规划。（责任单位：省国土资源厅、漳州市国土资源局）
（二）建设平台。建设空间规划信息平台。（责任单位：各设区市人民政府、厦门大学、人行泉州中心支行、中国移动福建公司、民航福建监管局）
"""


def facts(text: str) -> Facts:
    outcome = read(Source(("方案.txt",), text.encode(), {}))
    assert outcome.facts is not None, outcome.error
    return outcome.facts


@pytest.fixture(scope="module")
def told() -> Facts:
    return facts(PLAN)


def ends(found: Facts, type_: str, name: str) -> list[tuple[str, str]]:
    """The other ends of what starts at the node of that name, with year or source."""
    names: dict[Ref, str] = {node.ref: str(node.properties["name"]) for node in found.nodes}
    return sorted(
        (names[row.end], str(row.properties.get("on") or row.properties.get("source")))
        for row in found.relationships
        if row.type == type_ and names[row.start] == name
    )


def test_a_department_keeps_the_name_of_its_time_and_leads_to_its_successor(told: Facts) -> None:
    node = next(n for n in told.nodes if n.properties["name"] == "福建省国土资源厅")
    assert node.properties["valid_to"] == "2018"
    assert ends(told, "更名为", "福建省国土资源厅") == [("福建省自然资源厅", "2018")]
    assert ends(told, "更名为", "漳州市国土资源局") == [("漳州市自然资源局", "2019")]
    assert ends(told, "更名为", "中国人民银行泉州市中心支行") == [("中国人民银行泉州市分行", "2023")]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("福建省国土资源厅", "福建省"),
        ("福建省自然资源厅", "福建省"),
        ("福建省人民政府", "福建省"),
        ("漳州市自然资源局", "漳州市"),
        ("各设区市人民政府", "福建省"),
        ("厦门大学", "厦门市"),
        ("中国移动福建公司", "福建省"),
        ("中国民用航空福建安全监督管理局", "福建省"),
        ("中国人民银行泉州市中心支行", "泉州市"),
        ("泉州高新技术产业开发区", "泉州市"),
        ("泉州市", "福建省"),
    ],
)
def test_everything_that_has_a_place_lies_in_it(told: Facts, name: str, place: str) -> None:
    ((found, source),) = ends(told, "位于", name)
    assert (found, bool(source)) == (place, True)


def test_what_a_reform_made_is_followed_to_the_present() -> None:
    text = "福建省卫生工作方案\n一、任务\n（一）做好工作。完善制度。（责任单位：省卫生厅）\n"
    found = facts(text)
    assert ends(found, "更名为", "福建省卫生厅") == [("福建省卫生和计划生育委员会", "2013")]
    assert ends(found, "更名为", "福建省卫生和计划生育委员会") == [("福建省卫生健康委员会", "2018")]


def test_places_have_codes_parents_and_coordinates_near_their_parents() -> None:
    known = gazetteer()
    rows = table("places")
    located = [row for row in rows if row["lat"]]
    assert len(located) > 0.98 * len(rows)
    assert {row["datum"] for row in rows} == {"", "gcj02"}
    for row in rows:
        place = known.by_code(row["code"])
        assert place is not None
        assert known.province_of(place) is not None
        if place.lat is None or place.lon is None:
            continue
        assert 3 < place.lat < 54, place
        assert 73 < place.lon < 136, place
        above = known.by_code(place.parent) if place.parent else None
        if above is not None and above.lat is not None and above.lon is not None:
            wide = 3000 if above.kind == "Province" else 600
            east = (place.lon - above.lon) * cos(radians(place.lat))
            assert 111.2 * hypot(place.lat - above.lat, east) < wide, place


@pytest.mark.parametrize(
    ("former", "scope_code", "present"),
    [("户县", "610118", "鄠邑区"), ("长乐市", "350112", "长乐区"), ("龙海市", "350604", "龙海区")],
)
def test_a_former_name_means_the_present_place(former: str, scope_code: str, present: str) -> None:
    (place,) = gazetteer().by_name(former)
    assert (place.code, place.name) == (scope_code, present)
    ((name, first, last),) = (one for one in place.former if one[0] == former)
    assert name == former
    assert 1980 <= first <= last <= 2024


class _Kept:
    """A writer that keeps what it is given."""

    def __init__(self) -> None:
        self.facts: list[Facts] = []

    def add(self, facts: Facts) -> None:
        self.facts.append(facts)


@pytest.mark.shared
def test_no_department_bears_names_of_two_provinces(root: Path, shared: Path) -> None:
    """Over the whole development corpus and the sample plans, under one id: names, places, successors."""
    # 台湾工作办公室 is an office of every province.
    provinces = [p for p in gazetteer().places if p.kind == "Province" and p.short != "台湾"]
    words = {name: p.code for p in provinces for name in (p.name, p.short)}
    # 吉林市, 河北区, 海南州 are none.
    named = re.compile("|".join(f"{p.name}|{p.short}(?![市区县州])" for p in provinces))
    kept = _Kept()
    report = ingest([shared / "corpus", root / "corpus"], kept)
    assert not report.errors
    found: dict[str, set[str]] = defaultdict(set)
    names: dict[str, set[str]] = defaultdict(set)
    for one in kept.facts:
        for node in one.nodes:
            if node.label == "Department":
                aliases = node.properties.get("aliases", ())
                assert isinstance(aliases, tuple)
                for name in (str(node.properties["name"]), *aliases):
                    names[node.id].add(name)
                    found[node.id] |= {words[match] for match in named.findall(name)}
    assert len(found) > 300
    assert {id_: names[id_] for id_, several in found.items() if len(several) > 1} == {}


@pytest.mark.parametrize(
    ("title", "number", "said"),
    [
        ("陕西省“十四五”水利发展规划", None, ("规划", "省", "陕西省")),
        ("西安市国土空间总体规划（2021—2035年）", None, ("规划", "市", "西安市")),
        ("国务院关于加强水利建设的意见", None, ("意见", "国家", None)),
        # A title without a place: its number says whose it is.
        ("关于加强水利建设的意见", "陕政发〔2020〕5号", ("意见", "省", "陕西省")),
        ("水利发展规划", "国发〔2014〕26号", ("规划", "国家", None)),
        ("水利发展规划", None, ("规划", None, None)),
    ],
)
def test_a_cited_plan_is_what_its_title_and_number_say(
    title: str, number: str | None, said: tuple[str | None, ...]
) -> None:
    properties = {"number": number} if number else {}
    mention = Mention("Plan", 0, len(title), title, title, "plan: 《》", 0.95, None, properties)
    node = cited_plan(mention)
    assert tuple(node.properties.get(name) for name in ("kind", "level", "jurisdiction")) == said
