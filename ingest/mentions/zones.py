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
from ingest.mentions.words import Stops, is_punctuation, spotter
from ingest.types import Scope

LONGEST = 30  # characters from the place to the end of the head
_FREE_TRADE = re.compile(r"中国（([一-鿿]{2,4})）自由贸易(?:试验|实验)(?:区|港)(?:[一-鿿]{2,3}片区)?")
_ADMINISTRATIVE = ("Province", "City", "District", "County")
_KIND = re.compile(r"(?:国家级?|省级|市级|各类|重点|特色|主要|现有)+(?:[一-鿿]{2,4}区)")
_TRADE = ("自由贸易试验区", "自由贸易港")
_INSIDE = frozenset("“”—（）")
# Followed by one of these the name is that of a body, or of something in the zone.
_BODY = re.compile(r"(?:党工委|管委会|管理委员会|管理局|法院|公司|集团|医院|学校|办公室)")
# The verb that says that the zone is yet to be; 建设 alone does not.
_MADE = re.compile(
    r"(?:打造|共建|创建|申报|申建|争创|争取|谋划|谋划建设|设立|筹建|建成)(?:国家级?|省级|一批|成为?)?$"
)


@dataclass(frozen=True, slots=True)
class Head:
    word: str
    full: str
    bare: bool


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone by form. `made` when the text says that it is brought into being."""

    site: Site
    anchors: tuple[Place, ...]
    made: bool


@cache
def _heads() -> tuple[AhoCorasick, tuple[Head, ...]]:
    heads = tuple(
        Head(row["head"], row["full"] or row["head"], row["bare"] == "1") for row in table("zone_heads")
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
    for index, start, end in automaton.find_matches_as_indexes(flat):
        head = heads[index]
        if not inside(start, end) or _BODY.match(flat, end) or _goes_on(flat, end):
            continue
        zone = _shared(flat, start, end, head, last) or _anchored(
            flat, start, end, head, sites, starts, stops
        )
        if zone is None:
            continue
        if last is not None and last.site.start == zone.site.start and found[-1] is last:
            found.pop()  # a longer name that begins with the last one
        found.append(zone)
        last = zone
    return sorted(found, key=lambda zone: zone.site.start)


def _goes_on(flat: str, end: int) -> bool:
    """Whether the head is a part of a longer word: 示范区域, 开发区块链."""
    return flat[end : end + 1] in ("域", "块", "位", "划", "间", "县") and flat[end : end + 2] != "县域"


def _anchored(
    flat: str, start: int, end: int, head: Head, sites: Sequence[Site], starts: Sequence[int], stops: Stops
) -> Zone | None:
    index = bisect_left(starts, start) - 1
    floor = max(0, end - LONGEST)
    limit = stops.before(start, floor, hard=True)
    first: int | None = None
    while index >= 0 and sites[index].start >= limit:
        gap = flat[sites[index].end : start if first is None else sites[first].start]
        if any(is_punctuation(c) and c not in _INSIDE for c in gap):
            break
        if first is not None and not (gap in ("", "—") and sites[index].place.kind in _ADMINISTRATIVE):
            break
        first = index
        index -= 1
    if first is None:
        return None
    anchor = sites[first]
    if anchor.place.kind == "Natural" and not head.bare:
        return None  # a belt along a river is no area of its own
    if anchor.end >= end:
        return None  # the gazetteer knows this zone
    between = flat[anchor.end : start] if anchor.end <= start else ""
    if anchor.end > start or (not between and not head.bare) or between in ("市", "县", "区"):
        return None
    if not _balanced(flat[anchor.start : end]) or _generic(between, head):
        return None
    middle = [sites[i].place for i in range(first, bisect_left(starts, start))]
    if anchor.place.kind == "Province" and not between and head.full not in _TRADE:
        return None  # 福建省工业园区: all of them
    name = _official(_name(flat, anchor, between, head), anchor.place, head)
    known = gazetteer().by_name(name)
    place = known[0] if len(known) == 1 else _area(name, head, anchor.place)
    made = _MADE.search(flat, max(0, anchor.start - 8), anchor.start) is not None
    return Zone(Site(anchor.start, end, place, "place: zone form", 0.85), tuple(middle), made)


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
    if own.kind == "Province" or (own.kind == "City" and lead in (own.name, own.short)):
        lead = own.short
    return lead + between + head.full


def _generic(between: str, head: Head) -> bool:
    """Counted phrases, kinds and ways name no zone: 陕西20个示范区, 西安市国家级开发区, 咸阳划转到新区."""
    if any(c.isdigit() for c in between) and "“" not in between:
        return True
    return (
        "到" in between
        or "至" in between
        or (bool(between) and _KIND.fullmatch(between + head.word) is not None)
    )


def _balanced(text: str) -> bool:
    return text.count("（") == text.count("）") and text.count("“") == text.count("”")
