"""Names of departments over the years: what each reform of 2008 to 2023 made of them, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.authority import Body, bodies, central
from ingest.departments import recognise, resolve
from ingest.gazetteer import Place, gazetteer
from ingest.jurisdictions import Prefix
from ingest.lexicon import listed, table
from ingest.reforms import usual
from ingest.resolved import Resolved, local_body
from ingest.types import Scope


def _cases() -> list[dict[str, str]]:
    lines = (Path(__file__).parent / "cases" / "reforms.tsv").read_text(encoding="utf-8").splitlines()
    head, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [dict(zip(head, row + [""] * (len(head) - len(row)), strict=True)) for row in rows]


YEARS = {str(year) for year in range(2008, 2025)}
SOURCES = {"2008", "2013", "2018", "2021", "2023", "place"}
PROVINCES = tuple(place for place in gazetteer().places if place.kind == "Province")
CASES = _cases()
MAINLAND = tuple(p for p in PROVINCES if p.short not in ("台湾", "香港", "澳门"))


def became(found: Resolved) -> list[tuple[str, str | None]]:
    return [(one.name, one.on) for one in found.relations if one.type == "更名为"]


@pytest.mark.parametrize("case", CASES, ids=[f"{c['surface']} {c['province']}" for c in CASES])
def test_a_name_of_its_time_leads_to_what_took_its_place(case: dict[str, str]) -> None:
    where = (case["province"] or None, case["city"] or None, case["county"] or None)
    found = resolve(case["surface"], Scope(*where, year=int(case["year"]) if case["year"] else None))
    assert found.name == case["name"]
    assert "|".join(f"{name}@{on}" for name, on in became(found)) == case["successors"]
    assert found.known


@pytest.mark.parametrize(
    ("surface", "province", "name"),
    [
        ("市教育部门", "北京市", "北京市教育委员会"),
        ("省教育部门", "陕西省", "陕西省教育厅"),
        ("市农业农村部门", "重庆市", "重庆市农业农村委员会"),
        ("市生态环境部门", "上海市", "上海市生态环境局"),
        ("自治区财政部门", "宁夏回族自治区", "宁夏回族自治区财政厅"),
        ("省水务部门", "海南省", "海南省水务厅"),
        ("市交通运输部门", "天津市", "天津市交通运输委员会"),
        ("市交通运输部门", "北京市", "北京市交通委员会"),
        ("自治区农业农村部门", "内蒙古自治区", "内蒙古自治区农牧厅"),
        ("省工业和信息化部门", "浙江省", "浙江省经济和信息化厅"),
        ("市自然资源部门", "北京市", "北京市规划和自然资源委员会"),
        ("市住房城乡建设部门", "上海市", "上海市住房和城乡建设管理委员会"),
    ],
)
def test_a_province_has_departments_of_its_own_units(surface: str, province: str, name: str) -> None:
    assert resolve(surface, Scope(province=province)).name == name


@pytest.mark.parametrize("place", MAINLAND, ids=[place.short for place in MAINLAND])
def test_every_province_has_one_department_of_a_system_and_it_is_there_at_present(place: Place) -> None:
    for stem in ("教育", "财政", "公安", "司法", "审计", "应急管理", "生态环境", "农业农村", "退役军人事务"):
        full = usual(stem, place)
        assert full is not None
        found = recognise(full.replace("{p}", place.name), Scope(province=place.name))
        assert found is not None
        assert (found.key, found.valid_to) == (f"{place.code}/{full.removeprefix('{p}')}", None)


def test_an_organ_that_is_not_under_the_state_council_has_no_superior_there() -> None:
    for name in ("国家监察委员会", "全国人民代表大会常务委员会办公厅", "国家互联网信息办公室"):
        assert resolve(name, Scope()).relations == ()
    assert [one.name for one in resolve("国家税务总局", Scope()).relations] == ["国务院"]


def test_every_row_has_a_source_and_years_in_order() -> None:
    stems = {row["stem"] for row in table("departments")}
    names = {name for place in gazetteer().places for name in (place.short, place.name) if place.rank < 2}
    for row in table("reforms"):
        assert row["source"] in SOURCES, row
        assert row["stem"] in stems, row
        assert {row["from"], row["to"]} <= {"", *YEARS}, row
        assert row["from"] or row["to"] or not row["successor"], row
        assert not (row["from"] and row["to"]) or row["from"] < row["to"], row
        assert row["to"] or not row["successor"], row
        assert set(listed(row["where"].removeprefix("!"))) <= names, row
        told = [one.partition(":")[0] for one in listed(row["successor"]) if "{" not in one]
        assert set(told) <= stems, row


def _every_body() -> list[Body]:
    return list({body.full: body for several in bodies().values() for body in several}.values())


@pytest.mark.parametrize("place", PROVINCES, ids=[place.short for place in PROVINCES])
def test_what_took_the_place_of_another_is_known_and_came_later(place: Place) -> None:
    """From every body of a province, step by step to what is there at present: no circle, no unknown name."""
    scope = Scope(province=place.name)
    for body in _every_body():
        line = [local_body(body, Prefix("", place, "none"), "", 1.0)]
        while line:
            one = line.pop()
            for name, on in became(one):
                after = recognise(name, scope)
                assert after is not None, name
                assert after.known, name
                assert on is not None, one.name
                assert on <= (after.valid_to or "9999"), (one.name, name)
                assert after.name.count(place.short) == 1 or after.name.startswith("中共"), after.name
                line.append(after)


def test_what_took_the_place_of_a_central_body_is_known() -> None:
    for several in central().values():
        for body in several:
            for name in listed(body.successor):
                found = recognise(name, Scope())
                assert found is not None
                assert found.key == f"000000/{name}"


def test_a_short_form_that_another_bears_at_present_is_its_alone() -> None:
    before = resolve("省委网信办", Scope(province="福建省", year=2016))
    present = resolve("省委网信办", Scope(province="福建省", year=2022))
    assert before.name == "中共福建省委网络安全和信息化领导小组办公室"
    assert became(before) == [(present.name, "2018")]
    assert "省委网信办" in present.aliases
    assert not [alias for alias in before.aliases if alias.endswith("网信办")]
    assert "省国土厅" in resolve("省国土厅", Scope(province="福建省")).aliases
