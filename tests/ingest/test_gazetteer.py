"""Places by code and by name, and what a name means in whose document."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from ingest.gazetteer import gazetteer
from ingest.types import Scope

SHAANXI = Scope(province="陕西省")
XIANYANG = Scope(province="陕西省", city="咸阳市")
NATION = Scope()


@pytest.mark.parametrize(
    ("surface", "scope", "code"),
    [
        ("西安", SHAANXI, "610100"),
        ("西安", NATION, "610100"),
        ("西安区", NATION, None),  # two bear the name
        ("江北区", Scope(province="重庆市", year=2022), "500105"),  # until 2025
        ("江北区", Scope(province="浙江省"), "330205"),
        ("江北区", SHAANXI, None),
        ("永安县", Scope(province="福建省"), "350481"),  # its first code is 长汀县's today
        ("长泰县", Scope(province="福建省"), "350605"),
        ("户县", SHAANXI, "610118"),
        ("太谷县", Scope(province="山西省"), "140703"),
        ("吉林", NATION, "220000"),
        ("吉林市", NATION, "220200"),
        ("富平", SHAANXI, "610528"),
        ("富平", NATION, None),
        ("富平县", NATION, "610528"),
        ("河津", SHAANXI, None),  # a county's short name, at home elsewhere
        ("新城区", SHAANXI, "610102"),
        ("城关区", SHAANXI, None),
        ("杨凌", SHAANXI, "Zone/杨凌农业高新技术产业示范区"),
        ("杨陵区", SHAANXI, "610403"),
        ("陕西西咸新区", SHAANXI, "NewArea/西咸新区"),
        ("浦东新区", NATION, "310115"),
        ("没有这个县", SHAANXI, None),
    ],
)
def test_resolve_decides_by_scope(surface: str, scope: Scope, code: str | None) -> None:
    place = gazetteer().resolve(surface, scope)
    assert (place.code if place else None) == code


def test_company_lets_a_short_name_of_another_province_stand() -> None:
    place = gazetteer().resolve("河津", SHAANXI, anywhere=True)
    assert place is not None
    assert place.name == "河津市"
    assert gazetteer().resolve("城关区", SHAANXI, anywhere=True) is None


def test_ancestors_run_from_the_nearest() -> None:
    g = gazetteer()
    qian = g.resolve("乾县", XIANYANG)
    assert qian is not None
    assert [p.name for p in g.ancestors(qian)] == ["咸阳市", "陕西省"]
    assert g.province_of(qian) == g.by_code("610000")
    assert g.city_of(qian) == g.by_code("610400")
    assert g.within(qian, XIANYANG) == 2


def test_every_parent_exists_and_codes_are_unique() -> None:
    g = gazetteer()
    assert all(p.parent is None or g.by_code(p.parent) for p in g.places)
    assert len({p.code for p in g.places}) == len(g.places)


def test_no_former_name_is_that_of_a_neighbour() -> None:
    """Codes were given anew in the 1980s: a name that a code bore then may be another county's."""
    kinds = re.compile("[省市区县]$")
    divisions = [place for place in gazetteer().places if place.code.isdigit()]
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place in divisions:
        bearers[place.code[:2], kinds.sub("", place.name)].add(place.code)
    wrong = [
        (place.name, name)
        for place in divisions
        for name, *_ in place.former
        if bearers[place.code[:2], kinds.sub("", name)] - {place.code, place.parent}
    ]
    assert wrong == []


def test_coordinates_lie_in_china() -> None:
    located = [p for p in gazetteer().places if p.lat is not None and p.lon is not None]
    assert len(located) > 2000
    assert all(3 < p.lat < 54 and 73 < p.lon < 136 for p in located if p.lat and p.lon)


def test_all_nineteen_national_new_areas_are_there() -> None:
    assert sum(p.kind == "NewArea" for p in gazetteer().places) == 19
