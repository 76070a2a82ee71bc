"""Places by code and by name: the administrative divisions, functional areas, natural features and regions.

`gazetteer()` is the whole of it, read once. Names are many to many: 新城区 is a district of two cities, 吉林
a province and a city, 富平 a county only where a document of its province says so. `resolve` decides by
whose names a document's short names are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from ingest.lexicon import listed, table
from ingest.types import Scope

__all__ = ["HAND_LISTS", "Gazetteer", "Place", "gazetteer"]

HAND_LISTS = ("zones", "natural", "regions")
_ADMINISTRATIVE = ("Province", "City", "District", "County")


@dataclass(frozen=True, slots=True)
class Place:
    """One place. `code` is the six-digit division code, or kind and name for what has none; `parent` a code;
    `lat`, `lon` WGS84 degrees; `former` the names it bore before, each with its first and last year."""

    code: str
    name: str
    kind: str
    parent: str | None = None
    lat: float | None = None
    lon: float | None = None
    aliases: tuple[str, ...] = ()
    former: tuple[tuple[str, int, int], ...] = ()

    @property
    def short(self) -> str:
        """The shortest usual form: 西安 of 西安市, 西咸新区 of itself."""
        return self.aliases[-1] if self.aliases and self.kind in _ADMINISTRATIVE else self.name

    @property
    def rank(self) -> int:
        """0 for a province, 1 a prefecture, 2 what a province's plan names without a county, 3 a county."""
        if self.kind == "Province":
            return 0
        if self.kind in _ADMINISTRATIVE:
            return 1 if self.code.endswith("00") else 3
        return 2


class Gazetteer:
    """All places of the lists, by code and by every name."""

    def __init__(self, places: tuple[Place, ...]) -> None:
        self.places = places
        self._by_code: Mapping[str, Place] = {place.code: place for place in places}
        by_name: dict[str, list[Place]] = {}
        for place in places:
            former = (name for name, _, _ in place.former)
            for name in dict.fromkeys((place.name, *place.aliases, *former)):
                by_name.setdefault(name, []).append(place)
        self._by_name = {name: tuple(found) for name, found in by_name.items()}

    def names(self) -> Iterator[str]:
        """Every name, alias and former name, each once, in the order of the lists."""
        return iter(self._by_name)

    def by_code(self, code: str) -> Place | None:
        return self._by_code.get(code)

    def by_name(self, name: str) -> tuple[Place, ...]:
        """All places that bear the name, short form or former name."""
        return self._by_name.get(name, ())

    def ancestors(self, place: Place) -> tuple[Place, ...]:
        """What the place lies in, nearest first: (咸阳市, 陕西省) of 乾县."""
        found: list[Place] = []
        parent = self.by_code(place.parent) if place.parent else None
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self.by_code(parent.parent) if parent.parent else None
        return tuple(found)

    def province_of(self, place: Place) -> Place | None:
        """The province, the place itself if it is one; None for what lies in several."""
        return next((p for p in (place, *self.ancestors(place)) if p.kind == "Province"), None)

    def city_of(self, place: Place) -> Place | None:
        """The prefecture, the place itself if it is one."""
        return next((p for p in (place, *self.ancestors(place)) if p.kind == "City" and p.rank == 1), None)

    def home(self, scope: Scope) -> Place | None:
        """The smallest administrative place of a scope."""
        found: Place | None = None
        for name in (scope.province, scope.city, scope.county):
            if name:
                inside = [p for p in self.by_name(name) if found is None or found in self.ancestors(p)]
                found = inside[0] if inside else found
        return found

    def within(self, place: Place, scope: Scope) -> int:
        """How near a place is to a scope: 3 in its county, 2 in its city, 1 in its province, 0 outside."""
        line = {p.name for p in (place, *self.ancestors(place))}
        steps = ((scope.county, 3), (scope.city, 2), (scope.province, 1))
        return next((near for name, near in steps if name and name in line), 0)

    def resolve(self, surface: str, scope: Scope, *, anywhere: bool = False) -> Place | None:
        """The one place that a name means in a document of this scope; None where that is unclear.

        Full names and the short names of provinces and prefectures hold anywhere. A county's short or former
        name, and a full name that several bear, hold only inside the document's province, or anywhere that
        only one place bears it when the caller has found company (`anywhere`).
        """
        candidates = self.by_name(surface)
        if not candidates:
            return None
        if len(candidates) == 1 and (anywhere or surface == candidates[0].name or candidates[0].rank < 3):
            return candidates[0]
        ranked = sorted((self._standing(place, surface, scope) for place in candidates), reverse=True)
        best = ranked[0]
        if best[0] == 0 or (len(ranked) > 1 and ranked[1] == best):
            return None
        return next(p for p in candidates if self._standing(p, surface, scope) == best)

    def _standing(self, place: Place, surface: str, scope: Scope) -> tuple[int, int, int, int]:
        near = self.within(place, scope)
        present = surface == place.name or surface in place.aliases
        held = (place.rank < 3 and present) or near > 0
        # A province or prefecture beats a county of the same short name unless the county is at home here.
        return (
            int(held),
            int(place.rank < 3 or near >= 2),
            near if place.rank >= 3 else 3 - place.rank,
            int(present),
        )


@cache
def gazetteer() -> Gazetteer:
    """The places of the packaged lists, read once."""
    places = tuple(_divisions())
    by_hand = tuple(_hand_made(places))
    kinds = {place.name: place.kind for place in by_hand if place.kind == "NewArea"}
    official = {place.name for place in places}
    return Gazetteer(
        (  # 浦东新区 and 滨海新区 are districts with codes: a national new area all the same
            *(replace(p, kind=kinds[p.name]) if p.name in kinds else p for p in places),
            *(p for p in by_hand if p.name not in official),
        )
    )


def _divisions() -> Iterator[Place]:
    for row in table("places"):
        yield Place(
            row["code"],
            row["name"],
            row["kind"],
            row["parent"] or None,
            _degrees(row["lat"]),
            _degrees(row["lon"]),
            listed(row["aliases"]),
            tuple(_former(cell) for cell in listed(row["former"])),
        )


def _hand_made(divisions: tuple[Place, ...]) -> Iterator[Place]:
    codes = {place.name: place.code for place in reversed(divisions)}
    for name in HAND_LISTS:
        for row in table(name):
            code = own_code(row["kind"], row["name"])
            codes[row["name"]] = code
            parent = codes[row["parent"]] if row["parent"] else None
            where = _degrees(row["lat"]), _degrees(row["lon"])
            yield Place(code, row["name"], row["kind"], parent, *where, listed(row["aliases"]))


def own_code(kind: str, name: str) -> str:
    """The code of a place that no official table numbers."""
    return f"{kind}/{name}"


def _degrees(cell: str) -> float | None:
    return float(cell) if cell else None


def _former(cell: str) -> tuple[str, int, int]:
    name, _, years = cell.partition("@")
    first, _, last = years.partition("-")
    return name, int(first), int(last)
