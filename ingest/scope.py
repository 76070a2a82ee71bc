"""Whose document it is: the province, city, county and functional area that its short names belong to."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import ahocorasick_rs

from ingest.gazetteer import Place, gazetteer
from ingest.issuers import issuers
from ingest.lexicon import table
from ingest.mentions.words import common
from ingest.types import Head, Scope

# How much of a text is counted when its head names no place.
COUNTED = 20_000
# How far down the head reaches that is searched for the government's own name.
NEARBY = 4_000
# So far the words reach in which a document says why it is made.
LEAD_IN = 800
_YEAR_OF_WORK = re.compile(
    "(?:做好|抓好|完成|开展|推进|现将|下达|制定|实施)(?:好|全[省市县区]|我[省市县区]|本[省市县区])?((?:19|20)\\d\\d)年(?!\\d|以|前|底|内|末)"
)
_LEVELS = "[市区县州旗盟]"
_LEVEL_AT_HEAD = re.compile(f"(?:中共)?({_LEVELS})(?:人民政府|政府|委)")
_ADDRESSED = re.compile(
    f"(?:(?<=[，、：。\\n])|^)({_LEVELS})(?:(?:人民)?政府(?:各|有关|直属|所属|工作)|[直级](?:各|有关|机关|及))",
    re.MULTILINE,
)
_GOVERNMENT = re.compile(
    f"(?:(?<=[：，、。 \\n])|^)([一-鿿]{{1,12}}{_LEVELS})"
    "(?:(?:人民)?政府(?:办公[厅室])?(?=[\\n（]|$)|第[一二三四五六七八九十]{1,3}届(?:人民代表大会|人大))",
    re.MULTILINE,
)
# 国发, 国办发, 国卫…: numbers of the State Council and its bodies, and of the Party's centre.
_CENTRAL_NUMBERS = ("国", "中办", "中发", "工信部", "人社部", "发改")
# A plan of ministries names them in its clauses.
FEWEST_MINISTRIES = 6
_MINISTRY = re.compile(
    "国家发展改革委|国务院国资委|市场监管总局|税务总局|国铁集团|(?:教育|科技|公安|民政|司法|财政|工业和信息化"
    "|人力资源社会保障|自然资源|生态环境|住房城乡建设|交通运输|水利|农业农村|商务|文化和旅游)部(?!门)"
)
_LOCAL = re.compile("[省市州盟县区旗](?:政府|委|[一-鿿]{2,10}(?:厅|局|委))")
_SUITING = ("结合", "立足", "围绕")
_ITSELF = re.compile("[市县区州]?(?:的)?实际")
_ITS_PARTY = re.compile("委(?=[、 ]|和|办|常委|全委|[十一二三四五六七八九〇]{1,3}届)")
_WE = re.compile(f"[我本]({_LEVELS})(?!政府)")
_KIND_OF_PLAN = re.compile(
    "(?:三年|重点)?(?:行动|实施|工作|建设|发展)?(?:方案|计划|规划|措施|清单)(?:（[^）]*）)?$"
)
_BRANCH = re.compile(
    "(?<![一-鿿])市(?:公安|生态环境|自然资源(?:和规划)?|市场监管|规划|税务)局([一-鿿]{2,4})分局"
)
FEWEST_BRANCHES = 2
FEWEST_LOCAL = 3
_PART = re.compile("(?<![一-鿿])[市县区旗][一-鿿]{2,8}[局委]")
_PROVINCIAL = re.compile(
    "(?<![一-鿿])(?:省|自治区)[一-鿿]{2,10}(?:[厅局委部]|办公室)|(?<![一-鿿])[一-鿿]{2,8}厅[、，；。）]"
)
_TOP = re.compile(r"^(?:国务院|中共中央|全国|中华人民共和国)")
_NATIONAL = re.compile(r"^(?:国务院|中共中央|中央|国家|全国|[一-鿿]{2,8}部(?:办公厅)?(?:$|关于|[、 ]))")


def read_scope(flat: str, head: Head, stated: str | None = None) -> Scope:
    """The scope of a document, from what the sidecar states (`jurisdiction`), else from its issuer, its
    title, its number, else from the province that its text names most."""
    # 年内 and 今年 are of the year that the plan is of, not of the first year of a long period.
    year = head.order_year or head.period_start or _year_led_in(flat, head)
    for words in (stated, head.issuer, head.title):
        if words and (_TOP.match(words) or (words is head.issuer and _is_central(words, year))):
            return Scope(year=year)
        if words is head.title and head.number and head.number.startswith(_CENTRAL_NUMBERS):
            return Scope(year=year)
        if words and (places := _places_at_head(words)):
            return _scope(places, year)
    if place := _named_nearby(flat, head):
        return _scope([place], year)
    if province := _by_number(head.number):
        return _inside(province, head, year)
    if (head.issuer and _NATIONAL.match(head.issuer)) or _NATIONAL.match(head.title):
        return Scope(year=year)
    if place := _own_place(flat) or _titled(flat, head.title) or _of_branches(flat):
        return _scope([place], year)
    counted = None if _names_ministries(flat) else _by_count(flat)
    if counted is None or (not counted.endswith("市") and _acts_below_province(flat)):
        return Scope(year=year)
    return _inside(counted, head, year)


def _year_led_in(flat: str, head: Head) -> int | None:
    """2020 of 做好2020年工作, where nothing else dates the plan and its lead-in names no other such year."""
    begin = head.title_span.end if head.title_span else 0
    years = set(_YEAR_OF_WORK.findall(flat, begin, begin + LEAD_IN))
    return int(years.pop()) if len(years) == 1 else None


def _inside(province: str, head: Head, year: int | None) -> Scope:
    """通州区, 鼓楼区 of the title or issuer, which several provinces have: the one of this province."""
    for words in (head.issuer, head.title):
        places = _places_at_head(words, Scope(province=province)) if words else []
        if places and all(gazetteer().within(place, Scope(province=province)) for place in places):
            return _scope(places, year)
    return Scope(province=province, year=year)


def title_scope(title: str, number: str | None) -> tuple[Scope, str | None]:
    """The scope and the level of a plan of which only the title and the number are known."""
    if _TOP.match(title) or (number or "").startswith(_CENTRAL_NUMBERS):
        return Scope(), "国家"
    places = _places_at_head(title)
    scope = _scope(places, None) if places else Scope(province=_by_number(number))
    return scope, level_of(scope)


def level_of(scope: Scope) -> str | None:
    """The level of a plan that holds for no more than the scope; None for the nation's and unknown ones."""
    if scope.area:
        return "功能区"
    if scope.county:
        return "区县"
    if scope.city:
        return "市"
    return "省" if scope.province else None


def _is_central(issuer: str, year: int | None) -> bool:
    """Whether a central body issued it: then it names its departments as such, whatever place it is about."""
    nation = Scope(year=year)
    first = next(iter(issuers(issuer, nation)), None)
    return first is not None and first.found.method == "authority" and first.found.level == "国家"


def _names_ministries(flat: str) -> bool:
    """Whether the text speaks of ministries, and more of them than of the departments of a place."""
    text = flat[:COUNTED]
    central = len(_MINISTRY.findall(text))
    return central >= FEWEST_MINISTRIES and central > 2 * len(_LOCAL.findall(text))


def names_place(title: str) -> bool:
    """Whether a title names a place of its own accord, so that it can stand for one plan only."""
    return bool(_places_at_head(title)) or bool(_TOP.match(title))


def _places_at_head(words: str, scope: Scope | None = None) -> list[Place]:
    """The places that a title or issuer begins with or names, each resolved without a scope, or in one."""
    known = gazetteer()
    found: list[Place] = []
    for _, start, end in _names().find_matches_as_indexes(words):
        so_far = _scope(found, None) if found else scope or Scope()
        place = known.resolve(words[start:end], so_far, anywhere=end - start > 2)
        if place is None or place.kind in ("Region", "Natural"):
            continue
        if start and place.rank == 3 and words[start:end] != place.name and words[start:end] in common():
            continue  # 新兴产业, 全面振兴: ordinary words, though counties bear them as short names
        found.append(place)
    return found


def _scope(places: list[Place], year: int | None) -> Scope:
    """One place: itself and what it lies in. Several: what all of them lie in."""
    known = gazetteer()
    lines = [[place, *known.ancestors(place)] for place in places]
    area = next((place.name for place in places if place.kind in ("NewArea", "NewTown", "Zone")), None)
    first = lines[0]
    nested = all(
        place in lines[-1] or lines[-1][0] in line for line, place in zip(lines, places, strict=True)
    )
    if nested:
        first = max(lines, key=len)
    common = [place for place in first if nested or all(place in line for line in lines)]
    divisions = [place for place in common if place.kind not in ("NewArea", "NewTown", "Zone")]
    return Scope(
        province=_named(divisions, 0),
        city=_named(divisions, 1),
        county=_named(divisions, 3),
        area=area,
        year=year,
    )


def _named_nearby(flat: str, head: Head) -> Place | None:
    """The one city, district or county of a document that says no more of itself than 市 or 县: named in the
    line of a government at its head (the signature, the page's publisher, its congress), or named at the
    head by a name that the number's sign is taken from (十政办发 of 十堰)."""
    level = _level(flat, head)
    if level is None:
        return None
    known = gazetteer()
    text = flat[:NEARBY]
    found = {known.resolve(name[1], Scope(), anywhere=True) for name in _GOVERNMENT.finditer(text)}
    whole = {place for place in found if place and place.name.endswith(level) and place.rank in (1, 3)}
    if len(whole) == 1:
        return whole.pop()
    signs = (head.number or "")[:3].partition("政")[0]
    named: Counter[Place] = Counter()
    for _, start, end in _names().find_matches_as_indexes(text):
        place = _only(text[start:end], level)
        if place and (set(signs) & set(place.short) or text[start:end] in head.title):
            named[place] += 1
    ranked = named.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _own_place(flat: str) -> Place | None:
    """The one place that speaks of itself where the text begins: 结合淮安实际, 中共广州市委、市政府."""
    text = flat[:LEAD_IN]
    found: set[Place] = set()
    for _, start, end in _names().find_matches_as_indexes(text):
        if not (text.endswith(_SUITING, 0, start) and _ITSELF.match(text, end)) and not (
            text[end - 1] in _LEVELS and _ITS_PARTY.match(text, end)
        ):
            continue
        place = gazetteer().resolve(text[start:end], Scope(), anywhere=True)
        if place is not None and place.kind in ("Province", "City", "District", "County"):
            found.add(place)
    smallest = {place for place in found if not any(place in gazetteer().ancestors(one) for one in found)}
    return smallest.pop() if len(smallest) == 1 else None


def _titled(flat: str, title: str) -> Place | None:
    """The one district, county or city whose short name stands before the kind of plan, where the text speaks
    of itself as 我区, 我县, 我市: …消费品以旧换新盐都行动方案."""
    kind, we = _KIND_OF_PLAN.search(title), _WE.search(flat[:LEAD_IN])
    if kind is None or we is None:
        return None
    for _, start, end in _names().find_matches_as_indexes(title):
        if end == kind.start():
            return _only(title[start:end], we[1])
    return None


def _only(name: str, level: str = "", ranks: tuple[int, ...] = (1, 3)) -> Place | None:
    """The one city, district or county of that name and level; None where there are several."""
    places = [p for p in gazetteer().by_name(name) if p.rank in ranks and p.name.endswith(level)]
    return places[0] if len(places) == 1 else None


def _of_branches(flat: str) -> Place | None:
    """The one district or county whose branches of the city's bureaus act beside its own bodies:
    市公安局平川分局, 区商务局."""
    text = flat[:COUNTED]
    named = _BRANCH.findall(text)
    if len(set(named)) != 1 or len(named) < FEWEST_BRANCHES or len(_PART.findall(text)) < FEWEST_LOCAL:
        return None
    return _only(named[0], ranks=(3,))


def _acts_below_province(flat: str) -> bool:
    """Whether the bodies that are told to act are those of a city, county or district and none is a
    province's: the document is not the province's, whatever places it names."""
    text = flat[:COUNTED]
    return len(_PART.findall(text)) >= FEWEST_LOCAL and not _PROVINCIAL.search(text)


def _level(flat: str, head: Head) -> str | None:
    """市, 县, 区 where the issuer, the title or the addressees say only that."""
    for words in (head.issuer, head.title):
        if words and (found := _LEVEL_AT_HEAD.match(words)):
            return found[1]
    levels = {found[1] for found in _ADDRESSED.finditer(flat[:NEARBY])}
    return levels.pop() if len(levels) == 1 else None


def _named(places: list[Place], rank: int) -> str | None:
    return next((place.name for place in places if place.rank == rank), None)


def _by_number(number: str | None) -> str | None:
    signs = {row["sign"]: row["province"] for row in table("province_signs")}
    return signs.get(number[0]) if number else None


def _by_count(flat: str) -> str | None:
    known = gazetteer()
    counts: Counter[str] = Counter()
    text = flat[:COUNTED]
    for _, start, end in _names().find_matches_as_indexes(text):
        place = known.resolve(text[start:end], Scope())
        province = known.province_of(place) if place else None
        if province is not None:
            counts[province.name] += 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


@cache
def _names() -> ahocorasick_rs.AhoCorasick:
    names = [name for name in gazetteer().names() if len(name) > 1]
    return ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
