"""What the readers of works share: a work as it was found, the heads of their names, and their keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from ahocorasick_rs import AhoCorasick

from ingest.gazetteer import Gazetteer, Place, gazetteer
from ingest.lexicon import listed, table, words
from ingest.mentions.sites import Site
from ingest.mentions.words import Stops, spotter
from ingest.types import Scope

_ADMINISTRATIVE = ("Province", "City", "District", "County")
_NUMERALS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
PHASE = re.compile(
    r"(?:（?(?P<phase>[一二三四五六]|[1-6])期）?)?(?P<rebuild>改扩建|扩建|迁建|改建|续建|新建|扩能改造|提升改造|改造)?"
    r"(?P<noun>示范工程|工程|项目)?"
)


@dataclass(frozen=True, slots=True)
class WorkHead:
    word: str
    kind: str
    sort: str
    need: str


@dataclass(frozen=True, slots=True)
class Work:
    """One named work: `key` and `name` as in a Mention, `places` where it is, `whole` what it belongs to."""

    start: int
    end: int
    name: str
    key: str
    kind: str
    method: str
    confidence: float
    places: tuple[Place, ...] = ()
    whole: tuple[str, str] | None = None  # name and key
    aliases: tuple[str, ...] = ()  # shorter forms that people ask for, beside the slice itself


@dataclass(frozen=True, slots=True)
class Page:
    """The text as the readers of works see it."""

    flat: str
    scope: Scope
    sites: Sequence[Site]
    stops: Stops
    inside: Callable[[int, int], bool]
    starts: list[int] = field(default_factory=list)

    @property
    def known(self) -> Gazetteer:
        return gazetteer()


@cache
def work_heads() -> tuple[AhoCorasick, tuple[WorkHead, ...]]:
    """All heads, and what finds them."""
    heads = tuple(WorkHead(r["head"], r["kind"], r["sort"], r["need"]) for r in table("project_heads"))
    return spotter(head.word for head in heads), heads


@cache
def not_works() -> tuple[str, ...]:
    return words("not_works")


@cache
def nicknames() -> tuple[AhoCorasick, tuple[Nickname, ...]]:
    """Works known by names that show neither place nor kind."""
    found: list[Nickname] = []
    for row in table("projects"):
        places = tuple(p for n in listed(row["location"]) if (p := gazetteer().resolve(n, Scope())))
        others = listed(row["aliases"])
        for surface in dict.fromkeys((row["name"], *others)):
            found.append(Nickname(surface, row["name"], row["kind"], row["key"], places, others))
    return spotter(n.surface for n in found), tuple(found)


@dataclass(frozen=True, slots=True)
class Nickname:
    surface: str
    name: str
    kind: str
    key: str
    places: tuple[Place, ...]
    others: tuple[str, ...]


@cache
def road_numbers() -> dict[str, str]:
    """Name of a national expressway (福银) to its number (G70)."""
    return {row["name"]: row["number"] for row in table("roads")}


@cache
def road_ends(name: str) -> tuple[Place, ...]:
    """The places at the two ends of a national expressway (福银); none of a name that is none."""
    ends = next((listed(row["ends"]) for row in table("roads") if row["name"] == name), ())
    return tuple(place for end in ends for place in gazetteer().by_name(end) if place.name == end)


def numeral(text: str) -> str:
    """一 and 1 are the same number."""
    return str(_NUMERALS[text]) if text in _NUMERALS else text


def province_code(places: Iterable[Place], scope: Scope) -> str:
    """The province that a proper name is unique in: that of its places, else the document's."""
    known = gazetteer()
    for place in places:
        province = known.province_of(place)
        if province is not None:
            return province.code
    home = known.resolve(scope.province, scope) if scope.province else None
    return home.code if home else ""


def administrative(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(place for place in places if place.kind in _ADMINISTRATIVE)
