"""Functional areas named by form: a place, words between and a head (咸阳高新区, 西安临空经济示范区)."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick

from ingest.gazetteer import Place, gazetteer, own_code
from ingest.lexicon import table
from ingest.mentions.sites import Site
from ingest.mentions.words import Stops, common, is_punctuation, ordinary, spotter
from ingest.types import Scope

LONGEST = 30  # characters from the place to the end of the head
_FREE_TRADE = re.compile(r"中国（([一-鿿]{2,4})）自由贸易(?:试验|实验)(?:区|港)(?:[一-鿿]{2,3}片区)?")
_ADMINISTRATIVE = ("Province", "City", "District", "County")
_KIND = re.compile(r"(?:国家级?|省级|市级|各类|重点|特色|主要|现有)+(?:[一-鿿]{2,4}区)")
_TRADE = ("自由贸易试验区", "自由贸易港")
_INSIDE = frozenset("“”—（）")
_LEAD = 10  # characters of a name before a bracket that holds its place: 兴化湾南岸（涵江）
_EVERYDAY = 300  # from this frequency on, two characters are an ordinary word
_AND = "、和与及"
_ESTATE = re.compile(r"[一-鿿]{0,2}园")  # 芯谷产业园 is one name
_PARTICLES = "将把对在由为是的了其该各并或向"  # as likely within a name as before it: 华为芯谷
_OWN = 12  # characters of a name that begins with no place of the lists
# Followed by one of these the name is that of a body, or of something in the zone.
_BODY = re.compile(r"(?:党工委|管委会|管理委员会|管理局|法院|公司|集团|医院|学校|办公室)")
# The verb that says that the zone is yet to be; 建设 alone does not.
_MADE = re.compile(
    r"(?:打造|共建|创建|申报|申建|争创|争取|谋划|谋划建设|设立|筹建|建成)(?:国家级?|省级|一批|成为?)?$"
)


@dataclass(frozen=True, slots=True)
class Head:
    """`bare`: a place alone makes a name with it; `park`: an estate, named by any place and a trade."""

    word: str
    full: str
    bare: bool
    park: bool


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone by form. `made` when the text says that it is brought into being."""

    site: Site
    anchors: tuple[Place, ...]
    made: bool


@cache
def _heads() -> tuple[AhoCorasick, tuple[Head, ...]]:
    heads = tuple(
        Head(row["head"], row["full"] or row["head"], "1" in row["bare"], "park" in row["bare"])
        for row in table("zone_heads")
    )
    return spotter(head.word for head in heads), heads


def find_zones(
    flat: str, scope: Scope, sites: Sequence[Site], stops: Stops, inside: Callable[[int, int], bool]
) -> list[Zone]:
    """Every zone by form, in order. Sites inside one are for the caller to leave out."""
    automaton, heads = _heads()
    starts = [site.start for site in sites]
    found = [zone for match in _FREE_TRADE.finditer(flat) if (zone := _free_trade(match, scope, inside))]
    last: Zone | None = None
    nameless: list[tuple[int, int, Head]] = []
    for index, start, end in automaton.find_matches_as_indexes(flat):
        head = heads[index]
        if not inside(start, end) or _BODY.match(flat, end) or _goes_on(flat, end):
            continue
        if head.word.endswith("谷") and _ESTATE.match(flat, end):
            continue
        zone = _shared(flat, start, end, head, last) or _anchored(
            flat, start, end, head, sites, starts, stops, last
        )
        if zone is None:
            if (head.park or head.full.endswith("开发区")) and not _known(sites, starts, end):
                nameless.append((start, end, head))
            continue
        if last is not None and last.site.start == zone.site.start and found[-1] is last:
            found.pop()  # a longer name that begins with the last one
        found.append(zone)
        last = zone
    found += _listed(flat, nameless, found, stops, scope)
    return sorted(found, key=lambda zone: zone.site.start)


def _known(sites: Sequence[Site], starts: Sequence[int], end: int) -> bool:
    index = bisect_left(starts, end) - 1
    return index >= 0 and sites[index].end >= end


def _goes_on(flat: str, end: int) -> bool:
    """Whether the head is a part of a longer word: 示范区域, 开发区块链."""
    return flat[end : end + 1] in ("域", "块", "位", "划", "间", "县") and flat[end : end + 2] != "县域"


def _anchored(
    flat: str,
    start: int,
    end: int,
    head: Head,
    sites: Sequence[Site],
    starts: Sequence[int],
    stops: Stops,
    last: Zone | None,
) -> Zone | None:
    index = bisect_left(starts, start) - 1
    if index < 0 or sites[index].end >= end:
        return None  # the gazetteer knows this zone
    floor = max(0, end - LONGEST)
    limit = stops.before(start, floor, hard=True)
    first: int | None = None
    while index >= 0 and sites[index].start >= limit:
        gap = flat[sites[index].end : start if first is None else sites[first].start]
        if any(is_punctuation(c) and c not in _INSIDE for c in gap):
            break
        if first is not None and not (gap in ("", "—", "（") and sites[index].place.kind in _ADMINISTRATIVE):
            break
        first = index
        index -= 1
    if first is None:
        return None
    anchor = sites[first]
    begin = _before_bracket(flat, anchor, limit) if head.park else anchor.start
    middle = [site for site in sites[first : bisect_left(starts, start)] if site.end <= start]
    between = flat[anchor.end : start] if anchor.end <= start else ""
    if anchor.end > start or not _names(flat, begin, anchor, between, head, middle):
        return None
    if not _balanced(flat[begin:end]) or _generic(between, head) or _second(flat, anchor, start, last):
        return None
    lead = flat[begin : anchor.start]
    name = lead + _official(_name(flat, anchor, between, head), anchor.place, head)
    known = gazetteer().by_name(name)
    place = known[0] if len(known) == 1 else _area(name, head, anchor.place)
    made = flat[end : end + 1] != "—" and _MADE.search(flat, max(0, begin - 8), begin) is not None
    anchors = tuple(site.place for site in middle)
    return Zone(Site(begin, end, place, "place: zone form", 0.85), anchors, made)


def _second(flat: str, anchor: Site, start: int, last: Zone | None) -> bool:
    """Whether the place is that of the zone before: 三明生物医药产业园和荆东工业园."""
    return (
        last is not None
        and last.site.start <= anchor.start < last.site.end < start
        and flat[last.site.end] in "和与及或等、"
    )


def _names(flat: str, begin: int, anchor: Site, between: str, head: Head, anchors: Sequence[Site]) -> bool:
    """Whether a place and the words after it make a name with the head."""
    kind = anchor.place.kind
    if (not between and not head.bare) or between in ("市", "县", "区"):
        return False
    if kind in ("Natural", "Region") and not (head.bare or head.park):
        return False  # a belt along a river is no area of its own
    if kind == "Region" and head.park:
        return False
    if kind == "Province" and head.park:
        return begin < anchor.start or len(anchors) > 1  # 福建省农业产业园: one of many
    if kind == "Province" and not between and head.full not in _TRADE:
        return False  # 福建省工业园区: all of them
    # 富平—阎良合作区 is of both; in 沣西—高陵新城 each part is a place by itself.
    dashes = [i for i in range(anchor.end, anchor.end + len(between)) if flat[i] == "—"]
    starts = {site.start for site in anchors}
    return not dashes or (
        all(i + 1 in starts for i in dashes) and anchors[-1].end < anchor.end + len(between)
    )


def _before_bracket(flat: str, anchor: Site, limit: int) -> int:
    """Where a name begins that bears its place in brackets: 闽台（南靖）精密机械产业园."""
    if flat[anchor.start - 1 : anchor.start] != "（" or flat[anchor.end : anchor.end + 1] != "）":
        return anchor.start
    begin = anchor.start - 1
    while begin > max(limit, anchor.start - 1 - _LEAD) and not is_punctuation(flat[begin - 1]):
        begin -= 1
    return begin if begin + 1 < anchor.start else anchor.start


def _listed(
    flat: str, nameless: Sequence[tuple[int, int, Head]], found: Sequence[Zone], stops: Stops, scope: Scope
) -> list[Zone]:
    """Parks without a place of the lists that stand in a list with parks that have one: 漳湾工业集中区."""
    near = {edge for zone in found for edge in (zone.site.start, zone.site.end)}
    kept: list[Zone] = []
    for turn in (nameless, nameless[::-1]):
        for start, end, head in turn:
            begin = start
            while begin > max(0, start - _OWN) and not is_punctuation(flat[begin - 1]):
                begin -= 1
            begin = next((e + 1 for e in range(start - 1, begin, -1) if e in near and flat[e] in _AND), begin)
            beside = begin - 1 in near and flat[begin - 1] in _AND
            if not beside:
                begin = stops.before(start, begin, hard=True)
                beside = begin - 1 in near and flat[begin - 1] in _AND
            own = flat[begin:start]
            ahead = end + 1 in near and flat[end] in _AND and flat[begin - 1] not in _PARTICLES
            if end in near or not (beside or ahead) or not _proper(own) or _generic(own, head):
                continue
            place = Place(own_code("Zone", own + head.full), own + head.full, "Zone", _home(scope))
            kept.append(Zone(Site(begin, end, place, "place: zone in a list", 0.75), (), False))
            near |= {begin, end}
    return kept


def _proper(own: str) -> bool:
    """Whether words begin with a name of their own, not with an ordinary word: 漳湾工业, 石门澳化工新材料."""
    return (
        2 <= len(own) <= _OWN
        and all("一" <= c <= "鿿" for c in own)
        and common().get(own[:2], 0) < _EVERYDAY
        and common().get(own[1:3], 0) < _EVERYDAY
        and not ordinary(own)
    )


def _home(scope: Scope) -> str | None:
    place = gazetteer().home(scope)
    return place.code if place else None


def _area(name: str, head: Head, parent: Place) -> Place:
    kind = "NewTown" if head.word == "新城" else "Zone"
    return Place(own_code(kind, name), name, kind, parent.code)


def _shared(flat: str, start: int, end: int, head: Head, last: Zone | None) -> Zone | None:
    """西安高新技术产业开发区、经济技术开发区: the second one's place is the first one's."""
    if last is None or not head.bare or flat[last.site.end : start] not in ("、", "和", "与", "及"):
        return None
    if flat[last.site.start : last.site.end] not in _plain(last):
        return None
    anchor = last.anchors[0] if last.anchors else None
    if anchor is None or anchor.kind not in ("City", "Province", "District", "County"):
        return None
    name = anchor.short + head.full
    place = Place(own_code("Zone", name), name, "Zone", anchor.code)
    return Zone(Site(start, end, place, "place: shared name", 0.8), (anchor,), last.made)


def _plain(zone: Zone) -> tuple[str, ...]:
    """The zone's name as nothing but a place and a head, in all its forms."""
    places = (zone.anchors[0].name, zone.anchors[0].short) if zone.anchors else ()
    words = [head.word for head in _heads()[1] if head.bare]
    return tuple(place + word for place in places for word in words)


def _free_trade(match: re.Match[str], scope: Scope, inside: Callable[[int, int], bool]) -> Zone | None:
    province = gazetteer().resolve(match[1], scope)
    if province is None or not inside(match.start(), match.end()):
        return None
    place = Place(own_code("Zone", match[0]), match[0], "Zone", province.code)
    return Zone(Site(match.start(), match.end(), place, "place: zone form", 0.95), (province,), False)


def _official(name: str, own: Place, head: Head) -> str:
    """A province's free-trade zone is named in one way: 中国（福建）自由贸易试验区."""
    return f"中国（{own.short}）{head.full}" if own.kind == "Province" and head.full in _TRADE else name


def _name(flat: str, anchor: Site, between: str, head: Head) -> str:
    own = anchor.place
    lead = flat[anchor.start : anchor.end]
    short = own.kind == "Province" or (own.kind == "City" and lead in (own.name, own.short))
    if short and not (head.park and between):
        lead = own.short
    return lead + between + head.full


def _generic(between: str, head: Head) -> bool:
    """Counted phrases, kinds and ways name no zone: 陕西20个示范区, 西安市国家级开发区, 咸阳划转到新区."""
    if any(c.isdigit() for c in between) and "“" not in between:
        return True
    return any(c in between for c in "到至等") or (
        bool(between) and _KIND.fullmatch(between + head.word) is not None
    )


def _balanced(text: str) -> bool:
    """Whether brackets and quotation marks open before they close: 咸阳”“新城 is of two names."""
    for opening, closing in ("（）", "“”"):
        depth = 0
        for character in text:
            depth += (character == opening) - (character == closing)
            if depth < 0:
                return False
        if depth:
            return False
    return True
