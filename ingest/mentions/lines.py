"""Lines: railways, roads and metros by their two ends, their short name or their number.

西安至延安、十堰、安康高铁 is three lines that share the slice from the first to the last word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from ingest.gazetteer import Place, gazetteer
from ingest.lexicon import table
from ingest.mentions.sites import Site
from ingest.mentions.words import ordinary
from ingest.mentions.works import (
    PHASE,
    Page,
    Work,
    WorkHead,
    numeral,
    road_ends,
    road_numbers,
    work_heads,
)

LONGEST = 70  # characters of an enumeration before its head
_HARD = re.compile(r"[，。；：！？\n“”《》（）()]")
_SEPARATOR = re.compile(r"、|和|及|与|以及")
_TO = re.compile(r"至|—{1,2}|-|－|~|～")
_HAN = re.compile(r"[一-鿿]+$")
_HAN_START = re.compile(r"[一-鿿]{2,8}")
_ROAD = re.compile(
    r"(?:[GS]\d{1,5})?(?P<name>[一-鿿]{2,4}?)(?:高速公路|高速|高铁|铁路|公路)$|(?P<number>[GS]\d{1,5})$"
)
_SECTION = re.compile(r"(?P<a>[一-鿿]{2,7}?)(?:至|—{1,2}|-)(?P<b>[一-鿿]{2,7}?)段")
_MORE = re.compile(r"(?:、|和|及|与)(?=[一-鿿]{2,7}(?:至|—))")
_NUMBERED = re.compile(
    r"(?P<road>[GS]\d{1,5}|\d{2,4}(?:国道|省道))(?P<name>[一-鿿]{2,4}(?:高速公路|高速))?"
    r"(?P<a>[一-鿿]{2,6}?)(?:至|—{1,2}|-)(?P<b>[一-鿿]{2,6}?)"
    r"(?P<tail>交通繁忙路段|路段|段|(?:黄河|长江)?(?:特)?大桥|高速公路|高速|公路|(?=[，。；、等]|扩|改|工程|项目|建设|前期))"
)
_RING = re.compile(
    r"(?P<road>[GS]\d{1,5})(?![一-鿿]{0,8}(?:至|—))[一-鿿]{2,8}?(?:环线|绕城高速|联络线|高速公路|高速)(?:公路)?"
)
_METRO = re.compile(
    r"(?:(?<=[一-鿿]))?(?:地铁|轨道交通|城市轨道)(?P<lines>(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})号线(?:[一二三四五]期)?(?:工程)?(?:、|和|及|与)?)+)"
    r"|(?:地铁|轨道交通)第?(?P<phase>[一二三四五1-5])期(?P<noun>工程|项目)"
)
# 地铁四期规划涉及新区的11号线、12号线: the lines apart from the word, in its part of the sentence.
_APART = re.compile(
    r"(?:地铁|轨道交通)[^，。；：！？\n、]{1,16}?[^第\d一二三四五六七八九十，。；：！？\n、]"
    r"(?P<lines>(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})号线(?:[一二三四五]期)?(?:工程)?(?:、|和|及|与)?)+)"
)
_OTHER_LINES = re.compile("公交|巴士|BRT|电车|城际|市域|产业|生产")
_METRO_WORD = re.compile("地铁|轨道交通")
_ONE = re.compile(
    r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})号线(?:(?P<phase>[一二三四五])期)?(?:工程)?"
)


def read_lines(page: Page, start: int, end: int, head: WorkHead) -> Iterator[Work]:
    """The lines whose name ends in the head at `start:end`."""
    pairs = list(_pairs(page, start))
    if pairs:
        yield from _between(page, pairs, end, head)
        return
    named = _short_name(page, start, head)
    if named is not None:
        yield from _named(page, named, start, end, head)


def _pairs(page: Page, end: int) -> Iterator[tuple[int, str, str, str]]:
    """(offset, road, one end, other end) of each member of the enumeration that ends at `end`."""
    floor = _floor(page.flat, end)
    stop = end - 1 if page.flat[end - 1 : end] == "等" else end
    items = _items(page, floor, stop)
    taken: list[tuple[int, int]] = []
    first = None
    for number, (start, last) in enumerate(reversed(items)):
        text = page.flat[start:last]
        if number and any(word in text for word in _line_words()) and not text.endswith("段"):
            break  # it has a head of its own
        if _TO.search(text):
            first = len(taken)
        elif not _plain_end(page, start, last) and not (number == 0 and not text):
            break
        taken.append((start, last))
    if first is None:
        return
    left = road = ""
    for start, last in reversed(taken[: first + 1]):
        joint = _TO.search(page.flat, start, last)
        if joint is None:
            yield start, "", left, page.flat[start:last]
            continue
        begin = _left_edge(page, start, joint.start())
        before = page.flat[begin : joint.start()]
        named = _road_before(before)
        left, right = before[len(named) :], page.flat[joint.end() : last]
        road = named or (road if right.endswith("段") else "")
        if not _is_end(left) or not _is_end(_TO.split(right)[0]) or page.stops.between(joint.end(), last):
            return
        yield begin, road, left, right


@cache
def _line_words() -> tuple[str, ...]:
    return tuple(head.word for head in work_heads()[1] if head.need == "line")


def _floor(flat: str, end: int) -> int:
    hard = [match.end() for match in _HARD.finditer(flat, max(0, end - LONGEST), end)]
    return hard[-1] if hard else max(0, end - LONGEST)


def _items(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    cuts = [
        (match.start(), match.end())
        for match in _SEPARATOR.finditer(page.flat, start, end)
        if not _within_site(page, match.start())
    ]
    begins = [start, *(after for _, after in cuts)]
    ends = [*(before for before, _ in cuts), end]
    return list(zip(begins, ends, strict=True))


def _within_site(page: Page, position: int) -> bool:
    """和田 is not two things."""
    index = bisect_left(page.starts, position + 1) - 1
    return index >= 0 and page.sites[index].start <= position < page.sites[index].end


def _plain_end(page: Page, start: int, end: int) -> bool:
    """A lone place, as the further ends of 西安至延安、十堰、安康高铁 are."""
    index = bisect_left(page.starts, start)
    return index < len(page.sites) and page.sites[index].start == start and page.sites[index].end == end


def _left_edge(page: Page, start: int, joint: int) -> int:
    index = bisect_left(page.starts, joint) - 1
    if index >= 0 and page.sites[index].end == joint and page.sites[index].start >= start:
        edge = page.sites[index].start
        numbered = re.search(
            r"(?:[GS]\d{1,5})?[一-鿿]{0,4}(?:高速公路|高速|高铁)$|[GS]\d{1,5}$", page.flat[start:edge]
        )
        return page.stops.before(edge, start + numbered.start()) if numbered else edge
    return page.stops.before(joint, start)


def _road_before(text: str) -> str:
    """The name of the road or railway that a section's two ends follow: 西渝高铁 of 西渝高铁安康."""
    match = re.match(r"(?:[GS]\d{1,5})?[一-鿿]{2,4}(?:高速公路|高速|高铁|铁路|公路)|[GS]\d{1,5}", text)
    return match[0] if match else ""


def _is_end(text: str) -> bool:
    return (
        2 <= len(text) <= 10 and _HAN.fullmatch(text) is not None and not text.endswith(("路", "街", "大道"))
    )


def _between(page: Page, pairs: list[tuple[int, str, str, str]], end: int, head: WorkHead) -> Iterator[Work]:
    begin = pairs[0][0]
    for start, road, left, written in pairs:
        right = written.removesuffix("段")
        where = tuple(place for name in (left, *_TO.split(right)) if (place := _place(page, name)))
        ends = "|".join(sorted(_code(page, name) for name in (left, _TO.split(right)[-1])))
        section = road and right != written
        name = f"{road}{left}至{_TO.sub('至', right)}{'段' if section else head.word}"
        slice_start = start if len(pairs) == 1 else begin
        line = f"{head.sort}|{road_numbers().get(road[:2], road)}|"
        key = line + ends if road else f"{head.sort}|{ends}|"
        whole = (road, line) if section else None
        confidence = 0.92 if where else 0.75
        method = "project: section" if section else "project: two ends"
        short = () if road else _called(where, head)
        yield Work(slice_start, end, name, key, "transport", method, confidence, where, whole, short)


def _called(ends: tuple[Place, ...], head: WorkHead) -> tuple[str, ...]:
    """What people call a railway between two cities: 西延高铁; 西康, as 安 could be either end of it."""
    if head.word not in ("高铁", "铁路", "城际铁路") or len(ends) != 2:
        return ()
    if any(place.rank != 1 or len(place.short) != 2 for place in ends):
        return ()
    one, other = ends[0].short, ends[1].short
    signs = (one[one[0] in other], other[other[0] in one])
    return (f"{signs[0]}{signs[1]}{head.word}",)


def _place(page: Page, name: str) -> Place | None:
    place = page.known.resolve(name, page.scope, anywhere=True)
    return place if place is not None and place.kind != "Natural" else None


def _code(page: Page, name: str) -> str:
    place = _place(page, name)
    return place.code if place else name


@cache
def _abbreviations() -> frozenset[str]:
    """Characters that lines are named by: signs of provinces, first or last ones of cities and counties."""
    signs = {row["sign"] for row in table("province_signs")} | set("沪京津渝穗蓉深甬杭宁榕杭昌衢")
    for place in gazetteer().places:
        if place.rank < 2 and 2 <= len(place.short) <= 3:
            signs |= {place.short[0], place.short[-1]}
        elif place.rank == 3 and len(place.short) == 2:
            signs.add(place.short[0])
    return frozenset(signs)


def _short_name(page: Page, head_start: int, head: WorkHead) -> tuple[int, str] | None:
    """西延 of 西延高铁: two or three characters that stand for places and make no ordinary word."""
    flat = page.flat
    floor = _floor(flat, head_start)
    for length in (4, 3, 2):
        start = head_start - length
        text = flat[start:head_start]
        if start < floor or not set(text) <= _abbreviations() or ordinary(text):
            continue
        bounded = (
            start == floor or page.stops.before(start, -1) == start or not "一" <= flat[start - 1] <= "鿿"
        )
        if bounded or (head.sort == "road" and text in road_numbers()):
            return start, text
    return None


def _named(page: Page, named: tuple[int, str], start: int, end: int, head: WorkHead) -> Iterator[Work]:
    begin, text = named
    if page.flat[begin - 1 : begin].isdigit():
        number = re.search(r"[GS]\d{1,5}$", page.flat[max(0, begin - 6) : begin])
        begin = begin - len(number[0]) if number else begin
    line = page.flat[begin:start] + head.word
    key = f"{head.sort}|{road_numbers().get(text) or _ends_of(page, text)}|"
    where = road_ends(text) if head.sort == "road" and text in road_numbers() else _both(page, text)
    whole = (line, key)
    section = _SECTION.match(page.flat, end)
    if section is None:
        more = PHASE.match(page.flat, end)
        method = "project: line's short name"
        if more is None or not more["phase"]:
            last = more.end() if more and more["rebuild"] else end
            yield Work(begin, last, line, key, "transport", method, 0.85, where)
            return
        name, phased = page.flat[begin : more.end()], key + "|" + numeral(more["phase"])
        yield Work(begin, more.end(), name, phased, "transport", method, 0.85, where, whole)
        return
    first = True
    while section is not None:
        left, right = section["a"], section["b"]
        where = tuple(place for name in (left, right) if (place := _place(page, name)))
        ends = "|".join(sorted(_code(page, name) for name in (left, right)))
        slice_start = begin
        name = f"{line}{left}至{right}段"
        yield Work(
            slice_start, section.end(), name, key + ends, "transport", "project: section", 0.9, where, whole
        )
        joint = _MORE.match(page.flat, section.end()) if first or section else None
        first = False
        section = _SECTION.match(page.flat, joint.end()) if joint else None


def _ends_of(page: Page, text: str) -> str:
    """西延 as the codes of 西安 and 延安 where each character means one place, else as it stands."""
    return "|".join(sorted(place.code for place in _both(page, text))) or text


def _both(page: Page, text: str) -> tuple[Place, ...]:
    """The places that the two characters of 西延 mean, or none."""
    if len(text) != 2:
        return ()
    ends = tuple(place for sign in text if (place := _by_sign(page, sign)))
    if len(ends) < 2 or not any(page.known.within(place, page.scope) for place in ends):
        return ()  # far from home a character means too many places
    return ends


def _by_sign(page: Page, sign: str) -> Place | None:
    municipal = {"京": "110000", "津": "120000", "沪": "310000", "渝": "500000"}.get(sign)
    if municipal:
        return page.known.by_code(municipal)
    starting = [p for p in page.known.places if p.rank in (1, 3) and p.short.startswith(sign)]
    cities = [p for p in starting if p.rank == 1]
    home = [p for p in starting if page.known.within(p, page.scope)]
    found = [p for p in home if p.rank == 1]
    if not found and home:  # 西兴 in Shaanxi goes to Xingping, its one county of that sign, not to Hinggan
        named = {site.place.code for site in page.sites}
        found = home if len(home) == 1 else [p for p in home if p.code in named]
    elif not found:
        # 西康 goes to 安康: where no city begins with the sign, the one at home that ends with it.
        ending = [p for p in page.known.places if p.rank == 1 and p.short[1:] == sign]
        found = cities or [p for p in ending if page.known.within(p, page.scope)]
    return found[0] if len(found) == 1 else None


def read_numbered(page: Page) -> Iterator[Work]:
    """G70西安至永寿…扩能改造, G342临猗至合阳黄河大桥."""
    for match in _NUMBERED.finditer(page.flat):
        if not page.inside(match.start(), match.end()):
            continue
        more = PHASE.match(page.flat, match.end())
        end = more.end() if more else match.end()
        left, right = match["a"], match["b"]
        where = tuple(place for name in (left, right) if (place := _place(page, name)))
        ends = "|".join(sorted(_code(page, name) for name in (left, right)))
        sort = "bridge" if "大桥" in match["tail"] else "road"
        name = page.flat[match.start() : end]
        key = f"{sort}|{match['road']}|{ends}"
        yield Work(match.start(), end, name, key, "transport", "project: road number", 0.9, where)


def read_rings(page: Page) -> Iterator[Work]:
    """G9908西安都市圈环线: a numbered ring or branch, whole."""
    for match in _RING.finditer(page.flat):
        if page.inside(match.start(), match.end()):
            index = bisect_left(page.starts, match.start())
            where = page.sites[index].place if index < len(page.sites) else None
            places = (where,) if where and page.sites[index].end <= match.end() else ()
            key = f"road|{match['road']}|"
            yield Work(
                match.start(), match.end(), match[0], key, "transport", "project: road number", 0.9, places
            )


def read_metro(page: Page) -> Iterator[Work]:
    """西安地铁11号线和12号线 is two lines of one city."""
    if "地铁" not in page.flat and "轨道" not in page.flat:
        return
    at_once = [match for match in _METRO.finditer(page.flat) if page.inside(*match.span())]
    for match in at_once:
        owner = _owner(page, match)
        city = owner.place if owner else _city(page)
        if city is None:
            continue
        start = owner.start if owner else match.start()
        if match["phase"]:
            name = f"{city.short}{_label(match)}{match['phase']}期工程"
            key = f"metro|{city.code}|phase {numeral(match['phase'])}"
            yield Work(start, match.end(), name, key, "transport", "project: metro", 0.9, (city,))
        else:
            yield from _metro_lines(page, match, start, city)
    taken = {match.end("lines") for match in at_once}
    for match in _APART.finditer(page.flat):
        others = match.end("lines") in taken or _OTHER_LINES.search(match[0])
        if others or not page.inside(*match.span()):
            continue
        owner = _owner(page, match)
        city = owner.place if owner else _city(page) or _only_city(page)
        if city is not None:
            yield from _metro_lines(page, match, match.start("lines"), city)


def _owner(page: Page, match: re.Match[str]) -> Site | None:
    """The place written directly before 地铁."""
    index = bisect_left(page.starts, match.start()) - 1
    return page.sites[index] if index >= 0 and page.sites[index].end == match.start() else None


def _city(page: Page) -> Place | None:
    """The city whose plan it is."""
    return page.known.resolve(page.scope.city, page.scope) if page.scope.city else None


def _only_city(page: Page) -> Place | None:
    """The one city whose metro the document names in full."""
    named = [site.place for site in page.sites if _METRO_WORD.match(page.flat, site.end)]
    return named[0] if len({place.code for place in named}) == 1 else None


def _label(match: re.Match[str]) -> str:
    return "地铁" if match[0].startswith("地铁") else "轨道交通"


def _metro_lines(page: Page, match: re.Match[str], start: int, city: Place) -> Iterator[Work]:
    numbers = list(_ONE.finditer(page.flat, match.start("lines"), match.end("lines")))
    for number in numbers:
        name = f"{city.short}{_label(match)}{number['number']}号线"
        key = f"metro|{city.code}|{_line_number(number['number'])}"
        whole = (name, key) if number["phase"] else None
        if whole:
            name, key = f"{name}{number['phase']}期", f"{key}|{numeral(number['phase'])}"
        end = numbers[-1].end()
        yield Work(start, end, name, key, "transport", "project: metro", 0.93, (city,), whole)


def _line_number(text: str) -> str:
    if text.isdigit():
        return text
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return numeral(text)
    return str((int(numeral(tens)) if tens else 1) * 10 + (int(numeral(ones)) if ones else 0))
