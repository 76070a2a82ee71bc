"""What a department is called where, since and until when, and what took its place.

`lifetime` says it of a department of one place, `usual` how a place calls the department of a system at
present: 教育 is 教育厅 in 陕西省 and 教育委员会 in 北京市.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ingest.authority import Body, bodies, full_name
from ingest.gazetteer import Place, gazetteer
from ingest.lexicon import listed, table

__all__ = ["Lifetime", "in_time", "is_of_a_part", "is_present", "lifetime", "of_field", "usual"]


@dataclass(frozen=True, slots=True)
class Lifetime:
    """From and until when a name was in use (years, empty where unknown or at present), and the full names
    of what took its place, with `{p}` and `{s}` for the place."""

    since: str = ""
    until: str = ""
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Where:
    """The places that a row is about: those named, or (after !) all but those; all, if none is named."""

    named: frozenset[str]
    others: bool

    @classmethod
    def read(cls, cell: str) -> _Where:
        return cls(frozenset(listed(cell.removeprefix("!"))), cell.startswith("!"))

    def holds(self, names: frozenset[str]) -> bool:
        return not self.named or self.named.isdisjoint(names) == self.others


# The ranks of places (gazetteer) that a level of reforms.tsv is about.
_RANKS: Mapping[str, tuple[int, ...]] = {
    "": (0, 1, 2, 3),
    "province": (0,),
    "city": (1,),
    "county": (2, 3),
    "local": (1, 2, 3),
}


@dataclass(frozen=True, slots=True)
class _Reform:
    level: str
    where: _Where
    life: Lifetime

    def holds(self, rank: int, names: frozenset[str]) -> bool:
        return rank in _RANKS[self.level] and self.where.holds(names)


@lru_cache(maxsize=1 << 14)
def lifetime(body: Body, place: Place) -> Lifetime:
    """What bodies.tsv or reforms.tsv say of a body of a place; nothing, if no reform touched it."""
    if body.since or body.until:
        return Lifetime(body.since, body.until, listed(body.successor))
    names = _names(place)
    reforms = _reforms().get(body.full, ())
    found = next((reform.life for reform in reforms if reform.holds(place.rank, names)), Lifetime())
    return Lifetime(found.since, found.until, tuple(_written(one, place) for one in found.successors))


def in_time(several: tuple[Body, ...], place: Place, year: int | None) -> tuple[Body, ...]:
    """The bodies of a place that one form may mean, those first that were there in that year (at present,
    where none is known)."""
    if len(several) < 2:
        return several

    def gone(body: Body) -> bool:
        life = lifetime(body, place)
        if year is None:
            return bool(life.until)
        return not int(life.since or 0) <= year <= int(life.until or 9999)

    return tuple(sorted(several, key=gone))


def is_present(body: Body, place: Place) -> bool:
    """Whether a body is what the place calls that department at present."""
    return any(usual(stem, place) == body.full for stem in _stems().get(body.full, ()))


def is_of_a_part(form: str, place: Place) -> bool:
    """Whether 财政局 is no body of a province, which has a 财政厅, but of some city or county in it."""
    if place.rank != 0 or place.name.endswith("市") or not form.endswith("局"):
        return False
    others = (body for unit in "厅委" for body in bodies().get(form[:-1] + unit, ()))
    return any(body.provincial and is_present(body, place) for body in others)


def usual(stem: str, place: Place) -> str | None:
    """The full name, with `{p}`, of the department that a place has for a system at present: the unit that
    provincial.tsv names, else the first that departments.tsv lists; None where no such place has one."""
    province, local = _units().get(stem, ((), ()))
    units = province if place.rank == 0 else local
    if place.rank == 0:
        names = _names(place)
        told = (unit for unit, where in _provincial().get(stem, ()) if where.holds(names))
        units = (*told, *units)
    return _of(stem, units[0]) if units else None


def of_field(field: str, place: Place) -> str | None:
    """The full name, with `{p}`, of the department that a province has for a field (交通运输, 住建) where
    provincial.tsv says what it is called; None where it does not."""
    if place.rank:
        return None
    names = _names(place)
    told = (
        _of(stem, unit)
        for stem in _stems_of(field)
        for unit, where in _provincial().get(stem, ())
        if where.holds(names)
    )
    return next(told, None)


def _of(stem: str, unit: str) -> str:
    """The full name of a department, of another stem than the system's where the unit says so (农牧:厅)."""
    other, _, last = unit.rpartition(":")
    return full_name(other or stem, last)


def _written(successor: str, place: Place) -> str:
    if "{" in successor:
        return successor
    stem, _, unit = successor.partition(":")
    return full_name(stem, unit) if unit else usual(stem, place) or full_name(stem, "局")


@lru_cache(maxsize=1 << 12)
def _names(place: Place) -> frozenset[str]:
    """A place and what it lies in, by their short names."""
    return frozenset(one.short for one in (place, *gazetteer().ancestors(place)))


@cache
def _reforms() -> Mapping[str, tuple[_Reform, ...]]:
    found: dict[str, list[_Reform]] = {}
    for row in table("reforms"):
        life = Lifetime(row["from"], row["to"], listed(row["successor"]))
        reform = _Reform(row["level"], _Where.read(row["where"]), life)
        for full in _named(row["stem"], listed(row["unit"])):
            found.setdefault(full, []).append(reform)
    return {full: tuple(several) for full, several in found.items()}


def _named(stem: str, units: tuple[str, ...]) -> Iterator[str]:
    """The full names that a row is about."""
    province, local = _units()[stem]
    short = next((listed(row["short"]) for row in table("departments") if row["stem"] == stem), ())
    for unit in units or tuple(dict.fromkeys((*province, *local))):
        yield full_name(stem, unit, short)


@cache
def _stems() -> Mapping[str, tuple[str, ...]]:
    """Full names, with `{p}`, -> the stems that they are built from."""
    found: dict[str, tuple[str, ...]] = {}
    for stem, (province, local) in _units().items():
        for unit in dict.fromkeys((*province, *local)):
            found[full_name(stem, unit)] = (*found.get(full_name(stem, unit), ()), stem)
    return found


@lru_cache(maxsize=1 << 12)
def _stems_of(field: str) -> tuple[str, ...]:
    """The stems of the systems that bear a name, in full or in short."""
    rows = table("departments")
    return tuple(dict.fromkeys(r["stem"] for r in rows if field in (r["stem"], *listed(r["short"]))))


@cache
def _units() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Every stem -> its units in provinces, and in cities and counties."""
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for row in table("departments"):
        province, local = found.get(row["stem"], ((), ()))
        found[row["stem"]] = (*province, *listed(row["province"])), (*local, *listed(row["local"]))
    return found


@cache
def _provincial() -> Mapping[str, tuple[tuple[str, _Where], ...]]:
    found: dict[str, list[tuple[str, _Where]]] = {}
    for row in table("provincial"):
        found.setdefault(row["stem"], []).append((row["unit"], _Where.read(row["where"])))
    return {stem: tuple(several) for stem, several in found.items()}
