"""Sites: every place that the text names, before it is known whether the name belongs to works or to a body.

A short name stands where it reads better as a name than as parts of ordinary words. What is at home in
another province, or is an ordinary word itself (资源, 合作, 平原), needs the company of a certain place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from ahocorasick_rs import AhoCorasick

from ingest.gazetteer import Gazetteer, Place, gazetteer
from ingest.lexicon import table, words
from ingest.mentions.words import NAME_COUNT, common, spotter, stands
from ingest.types import Scope

# What makes a name out of a shorter one that is no place: 西安路, 兴平村, 长安号.
_AFTER = frozenset("路街巷号牌型镇乡村县式派系籍")
_GROUNDS = ("园区", "园林")  # 湖里园 is a part of an estate, 西安园区 one in Xi'an
# 数字陕西, 平安西安 name a campaign.
_SLOGANS = (
    "数字",
    "平安",
    "健康",
    "美丽",
    "法治",
    "信用",
    "质量",
    "清新",
    "幸福",
    "智慧",
    "文明",
    "魅力",
    "活力",
)
_JOINT = re.compile(r"(?:（[^（）\n]{0,12}）)?(?:、|—{1,2}|-|－|至|与|和|及|以及|到|·)")
_SIGNED = re.compile(
    r"([京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新]{2,8})(?:[两二三四五六七八九])(?:省|地)"
)
_CITIES_SIGNED = re.compile(r"(?<=[一-鿿]{2})([两二三四])(?:个?(?:设区)?市|地(?![方区块点处级]))")
_COUNT = {"两": 2, "二": 2, "三": 3, "四": 4}
_BRACKETED = re.compile(r"(?:[一-鿿]（[一-鿿]）){2,6}")
_TOGETHER = re.compile(r"一体化|同城化|协同|融合|产业|组团|板块")
_LONGEST_ACROSS = 9  # characters of a name that a shorter one hides
_VAGUE = ("西咸",)  # as well a new area of its own
_WHOLE = ("省", "市", "县", "区", "州", "盟", "旗", "新区", "新城")


@dataclass(frozen=True, slots=True)
class Site:
    """A place named at `start:end`; `place` is what it means here."""

    start: int
    end: int
    place: Place
    method: str
    confidence: float


@cache
def _spotter() -> tuple[AhoCorasick, tuple[str, ...]]:
    decoys = words("decoys")
    names = tuple(dict.fromkeys((*gazetteer().names(), *decoys)))
    return spotter(names), names


@cache
def _names() -> frozenset[str]:
    return frozenset(gazetteer().names())


@cache
def _zone_words() -> frozenset[str]:
    return frozenset(words("zone_heads", "head"))


@cache
def _decoys() -> frozenset[str]:
    return frozenset(words("decoys"))


def find_sites(flat: str, scope: Scope, inside: Callable[[int, int], bool]) -> list[Site]:
    """Every site of the text that `inside` lets pass, in order; stacked names (西安市高陵区) as one."""
    automaton, names = _spotter()
    known = gazetteer()
    sure: list[Site | None] = []
    hits: list[tuple[int, int, str]] = []
    reader = _Reader(flat, scope, known)
    for index, start, end in automaton.find_matches_as_indexes(flat):
        name = names[index]
        if name in _decoys() or not inside(start, end):
            continue
        reads = reader.reads(name, start, end)
        found = reader.certain(name, start, end) if reads else None
        across = None if found else reader.across(start, end)
        if across is not None:
            hits.append((across.start, across.end, flat[across.start : across.end]))
            sure.append(across)
        elif reads:
            hits.append((start, end, name))
            sure.append(found)
    sites = [site for site in _accompany(flat, scope, hits, sure) if site is not None]
    sites += [site for site in _signed(flat) if inside(site.start, site.end)]
    sites += [site for site in _cities_signed(flat, scope, sites) if inside(site.start, site.end)]
    sites += [site for site in _bracketed(flat, scope, known) if inside(site.start, site.end)]
    sites += [site for site in _paired(flat, sites) if inside(site.start, site.end)]
    return _stacked(sorted(sites, key=lambda site: (site.start, site.end)), known)


class _Reader:
    """Decides over one hit by itself; remembers what a name means in this document."""

    def __init__(self, flat: str, scope: Scope, known: Gazetteer) -> None:
        self._flat = flat
        self._scope = scope
        self._known = known
        self._meant: dict[str, Place | None] = {}

    def reads(self, name: str, start: int, end: int) -> bool:
        """Whether the characters read as this name."""
        candidates = self._known.by_name(name)
        if name.endswith(_WHOLE) and len(name) > 2:
            return True
        after = self._flat[end : end + 1]
        if self._flat.startswith("园", end) and not self._flat.startswith(_GROUNDS, end):
            return False
        if (after in _AFTER and after) or self._flat[max(0, start - 2) : start] in _SLOGANS:
            return False
        if name.endswith("县") and after in ("域", "级", "乡", "直", "区"):
            return False
        if len(name) > 3:
            return True
        rank = min(place.rank for place in candidates)
        near = any(self._known.within(place, self._scope) for place in candidates)
        return stands(self._flat, start, end, NAME_COUNT[rank] * (2 if near else 1))

    def across(self, start: int, end: int) -> Site | None:
        """The certain name that begins within a doubtful one and ends after it: 三明和龙岩, 各市和平潭."""
        for begin in range(start + 1, end):
            for stop in range(min(len(self._flat), begin + _LONGEST_ACROSS), end, -1):
                name = self._flat[begin:stop]
                if name in _names() and name not in _decoys() and self.reads(name, begin, stop):
                    return self.certain(name, begin, stop)
        return None

    def certain(self, name: str, start: int, end: int) -> Site | None:
        """The site, when it needs no company."""
        if name not in self._meant:
            self._meant[name] = self._mean(name)
        place = self._meant[name]
        if place is None:
            return None
        full = name == place.name
        confidence = 0.98 if full else 0.95 if place.rank < 3 else 0.9
        return Site(start, end, place, "place: name" if full else "place: short name", confidence)

    def _mean(self, name: str) -> Place | None:
        place = self._known.resolve(name, self._scope)
        if place is None or (name == place.name and (len(name) > 2 or place.rank < 3)):
            return place
        if name == place.name:  # 和县, 沙市: as likely parts of other words
            return place if self._known.within(place, self._scope) else None
        if place.kind == "Zone" and name in _zone_words() and not self._known.within(place, self._scope):
            return None  # 国际港务区 is that of Xi'an in its own province alone
        if name in common() and not (place.rank < 2 and self._known.within(place, self._scope)):
            return None
        return place


def _accompany(
    flat: str, scope: Scope, hits: Sequence[tuple[int, int, str]], sure: list[Site | None]
) -> list[Site | None]:
    """Lets a doubtful name stand that is joined to a certain one: 韩城—河津—万荣, 富平、三原."""
    for order in (range(1, len(hits)), range(len(hits) - 2, -1, -1)):
        step = -1 if order.step == 1 else 1
        for index in order:
            neighbour = sure[index + step]
            if sure[index] is not None or neighbour is None or neighbour.place.kind in ("Region", "Natural"):
                continue
            start, end, name = hits[index]
            if name in _zone_words():
                continue  # 咸阳、新城 is no district of that name
            gap = flat[neighbour.end : start] if step < 0 else flat[end : neighbour.start]
            held = step < 0 and gap == "（" and flat[end : end + 1] == "）"  # 福建（光泽）
            if not (held or _JOINT.fullmatch(gap)):
                continue
            place = gazetteer().resolve(name, scope, anywhere=True) or _neighbourly(name, neighbour.place)
            far = place is not None and gazetteer().within(place, scope) == 0
            if place is not None and not (far and place.kind == "District" and name != place.name):
                sure[index] = Site(start, end, place, "place: company", 0.85)
    return sure


def _neighbourly(name: str, other: Place) -> Place | None:
    """Of several places of a name, the one that lies in the province of its company."""
    known = gazetteer()
    home = known.province_of(other)
    found = [place for place in known.by_name(name) if known.province_of(place) == home]
    return found[0] if home is not None and len(found) == 1 else None


@cache
def _signs() -> dict[str, Place]:
    found = {row["sign"]: gazetteer().resolve(row["province"], Scope()) for row in table("province_signs")}
    return {sign: place for sign, place in found.items() if place is not None}


def _signed(flat: str) -> Iterator[Site]:
    """晋甘两省: each character a province."""
    for match in _SIGNED.finditer(flat):
        for offset, sign in enumerate(match[1]):
            place = _signs().get(sign)
            if place is not None:
                start = match.start() + offset
                yield Site(start, start + 1, place, "place: sign", 0.95)


def _cities_signed(flat: str, scope: Scope, sites: Sequence[Site]) -> Iterator[Site]:
    """福厦泉三市: each character a prefecture of the document's province, and only one of them."""
    taken = {at for site in sites for at in range(site.start, site.end)}
    for match in _CITIES_SIGNED.finditer(flat) if scope.province else ():
        start = match.start() - _COUNT[match[1]]
        found = [_city_of(sign, scope.province or "") for sign in flat[max(0, start) : match.start()]]
        if start < 0 or None in found or len({*found}) < len(found):
            continue
        for offset, place in enumerate(found):
            if place is not None and start + offset not in taken:
                yield Site(start + offset, start + offset + 1, place, "place: sign", 0.9)


@lru_cache(maxsize=1 << 12)
def _city_of(sign: str, province: str) -> Place | None:
    """The one prefecture of a province whose name begins with a character, else the one that holds it."""
    known = gazetteer()
    home = next((place for place in known.by_name(province) if place.kind == "Province"), None)
    cities = [p for p in known.places if p.rank == 1 and p.code.isdigit() and known.province_of(p) == home]
    for fits in (str.startswith, str.__contains__):
        several = [city for city in cities if fits(city.short, sign)]
        if len(several) == 1:
            return several[0]
        if several:
            return None
    return None


def _bracketed(flat: str, scope: Scope, known: Gazetteer) -> Iterator[Site]:
    """彬（州）长（武）旬（邑）: the name without its brackets, each in the document's province."""
    for match in _BRACKETED.finditer(flat):
        for start in range(match.start(), match.end(), 4):
            place = known.resolve(flat[start] + flat[start + 2], scope, anywhere=True)
            if place is not None:
                yield Site(start, start + 4, place, "place: brackets", 0.9)


def _foreign(before: Place, site: Site, known: Gazetteer) -> bool:
    """Whether a short name right after a place belongs to something else: 松阳黄南水库 is not in 黄南州."""
    place = site.place
    if site.end - site.start in (1, len(place.name)) and place.kind != "Natural":
        return False
    if place.kind == "Natural":
        return before.kind == "Natural"
    here, there = known.province_of(before), known.province_of(place)
    return here is not None and there is not None and here != there


def _paired(flat: str, sites: Sequence[Site]) -> Iterator[Site]:
    """富阎一体化, where the document itself joins 富平—阎良: each character a place."""
    ordered = sorted(sites, key=lambda site: site.start)
    pairs: dict[str, tuple[Place, Place]] = {}
    for left, right in pairwise(ordered):
        if flat[left.end : right.start] in ("—", "——", "-") and left.place.rank and right.place.rank:
            pairs.setdefault(flat[left.start] + flat[right.start], (left.place, right.place))
    taken = {site.start for site in sites}
    shorts = [short for short in pairs if short not in common() and short not in _VAGUE]
    for index, start, end in spotter(shorts).find_matches_as_indexes(flat) if shorts else ():
        if _TOGETHER.match(flat, end) and not taken & {start, start + 1}:
            for offset, place in enumerate(pairs[shorts[index]]):
                yield Site(start + offset, start + offset + 1, place, "place: pair", 0.85)


def _stacked(sites: Sequence[Site], known: Gazetteer) -> list[Site]:
    """A place right after the one it lies in takes the whole slice: 西安市高陵区 is 高陵区."""
    kept: list[Site] = []
    for site in sites:
        if kept and site.start < kept[-1].end:
            continue
        last = kept[-1] if kept else None
        if last is not None and last.end == site.start and _foreign(last.place, site, known):
            continue
        if last is not None and last.end == site.start and last.place in known.ancestors(site.place):
            kept[-1] = replace(site, start=last.start)
        else:
            kept.append(site)
    return kept


def within(place: Place) -> dict[str, str]:
    """What a place that no list has lies in: the place that its name holds (`parent`, a code)."""
    outer = gazetteer().by_code(place.parent) if place.parent else None
    if outer is None or gazetteer().by_code(place.code) is not None:
        return {}
    named = any(name in place.name for name in (outer.short, outer.name, *outer.aliases))
    return {"parent": outer.code} if named else {}
