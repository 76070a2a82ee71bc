"""Whose body it is: 省 in 省水利厅, 陕西省 in 陕西省水利厅, 福建 in 福建银保监局, 新区 in 新区产业局."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ingest.gazetteer import Place, gazetteer
from ingest.types import Scope

__all__ = ["LEVEL_WORDS", "Prefix", "home", "issuing", "parts"]

# No place name of the lists that begins a body's name is longer.
LONGEST_PLACE = 16
# Level words, longer ones first; 省级 and 省直 stand before generic bodies (省直有关部门) and are not here.
LEVEL_WORDS = (
    "自治区",
    "自治州",
    "新区",
    "全省",
    "我省",
    "本省",
    "全市",
    "我市",
    "本市",
    "省",
    "市",
    "州",
    "县",
    "区",
    "盟",
    "旗",
)
# 市场, 区域, 省级 are no levels of a body.
_NO_LEVEL = ("场", "域", "级", "直", "属")
_MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_ADMINISTRATIVE = ("Province", "City", "District", "County")


@dataclass(frozen=True, slots=True)
class Prefix:
    """The part of a name that says whose it is. `place` is None for a level word that the scope leaves open;
    `style` is full (省, 陕西省), bare (陕西) or none (nothing written: the document's own level)."""

    text: str
    place: Place | None
    style: str

    @property
    def open(self) -> bool:
        """县 of a document that does not say which county it is of."""
        return self.place is None and self.text in LEVEL_WORDS


@lru_cache(maxsize=1 << 14)
def parts(surface: str, scope: Scope) -> tuple[tuple[Prefix, str], ...]:
    """The ways to read a name as prefix and rest, the likeliest first; none where it has no prefix."""
    found: list[tuple[Prefix, str]] = []
    for length in range(min(len(surface), LONGEST_PLACE), 1, -1):
        name = surface[:length]
        place = gazetteer().resolve(name, scope)
        if place is not None:
            found.append((_placed(name, place), surface[length:]))
    for word in LEVEL_WORDS:
        if surface.startswith(word) and not surface.startswith(_NO_LEVEL, len(word)):
            found.append((Prefix(word, level_place(word, scope), "full"), surface[len(word) :]))
            break
    return tuple(found)


def _placed(name: str, place: Place) -> Prefix:
    style = "bare" if name == place.short and name != place.name else "full"
    return Prefix(name, place, style)


def level_place(word: str, scope: Scope) -> Place | None:
    """The place that 省, 市, 县, 区, 州 means in a document of this scope."""
    level = word.removeprefix("全").removeprefix("我").removeprefix("本")
    if level in ("省", "自治区"):
        return _named(scope.province)
    if level == "新区":
        return _named(scope.area)
    if level == "市" and scope.county and scope.county.endswith("市"):
        return home(scope)
    if level == "市" and scope.province in _MUNICIPALITIES:
        return _named(scope.province)
    if level in ("市", "州", "自治州", "盟"):
        return home(Scope(scope.province, scope.city)) if scope.city else None
    if scope.county and scope.county.endswith(level):
        return home(scope)
    if level == "区" and scope.area:
        return _named(scope.area)
    return None


def _named(name: str | None) -> Place | None:
    if not name:
        return None
    known = gazetteer().by_name(name)
    return next((p for p in known if p.name == name), known[0] if known else None)


def home(scope: Scope) -> Place | None:
    """The smallest administrative place of a scope."""
    return gazetteer().home(scope)


def issuing(scope: Scope) -> Place | None:
    """The place at whose level a document speaks: its area's, else its county's, city's or province's."""
    return _named(scope.area) or home(scope)


def administrative(place: Place) -> bool:
    """Whether a place has a government: 浦东新区 is a district, whatever else it is."""
    return place.kind in _ADMINISTRATIVE or place.code.isdigit()
