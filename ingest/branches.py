"""Central branches, companies and committees of zones whose official name is another (companies.tsv)."""

from __future__ import annotations

from ingest.authority import Pattern, beginning
from ingest.gazetteer import Place, gazetteer
from ingest.jurisdictions import administrative, parts
from ingest.resolved import KNOWN, NATION, Relation, Resolved
from ingest.types import Scope

__all__ = ["by_pattern"]

_LEVELS = {"zone": "功能区", "company": "企业", "central": "国家"}


def by_pattern(surface: str, scope: Scope) -> Resolved | None:
    """The body that a name built like one of the list means: 人行泉州中心支行, 中铁西安局集团."""
    for pattern in beginning(surface):
        gap = _gap(surface, pattern)
        if gap is None:
            continue
        place = _place(gap, scope) if pattern.gap == "{s}" else None
        if (pattern.gap == "{s}" and place is None) or (pattern.gap == "{x}" and not 1 < len(gap) < 5):
            continue
        return _found(pattern, gap, place, surface, scope)
    return None


def _place(gap: str, scope: Scope) -> Place | None:
    """长沙 is the city also where its plan knows a county of that name; 国网省电力公司 is the province's."""
    known = gazetteer()
    if gap == "省":
        return known.resolve(scope.province, scope) if scope.province else None
    return known.resolve(gap, scope) or known.resolve(gap, Scope(province=scope.province))


def _gap(surface: str, pattern: Pattern) -> str | None:
    if not surface.endswith(pattern.tail):
        return None
    if len(pattern.head) + len(pattern.tail) > len(surface):
        return None
    gap = surface[len(pattern.head) : len(surface) - len(pattern.tail)]
    if not pattern.gap and gap:
        return None
    return gap.removesuffix("地区") if pattern.gap == "{x}" else gap


def _found(pattern: Pattern, gap: str, place: Place | None, surface: str, scope: Scope) -> Resolved:
    full = _filled(pattern.full, gap, place)
    relations: list[Relation] = []
    if place is not None and administrative(place):
        relations.append(Relation("位于", place.name, place.code))
    if pattern.superior:
        relations.append(Relation("隶属", pattern.superior, f"{NATION}/{pattern.superior}"))
    ended = bool(pattern.successor) and (
        not pattern.only or (place is not None and place.short in pattern.only)
    )
    if ended:
        successor = _filled(pattern.successor, gap, place)
        relations.append(Relation("更名为", successor, f"{NATION}/{successor}", pattern.until))
    return Resolved(
        full,
        _zone_key(full, surface, scope) if pattern.kind == "zone" else f"{NATION}/{full}",
        surface,
        (surface,),
        _LEVELS.get(pattern.kind),
        "pattern",
        KNOWN,
        valid_to=pattern.until if ended else None,
        relations=tuple(relations),
    )


def _filled(template: str, gap: str, place: Place | None) -> str:
    """`{s}`, `{x}` as written; `{p}` the place's full name; `{q}` the same, but a provincial capital without
    市 (福州, 泉州市); `{o}` the place's full name, of a capital its province's (福建省, 泉州市)."""
    full = template.replace("{s}", gap).replace("{x}", gap)
    if place is None:
        return full
    capital = place.code.endswith("0100")
    province = gazetteer().province_of(place)
    above = province.name if capital and province else place.name
    return (
        full.replace("{p}", place.name)
        .replace("{q}", place.short if capital else place.name)
        .replace("{o}", above)
    )


def _zone_key(full: str, surface: str, scope: Scope) -> str:
    zone = next((prefix.place for prefix, _ in parts(surface, scope) if prefix.place), None)
    return f"{zone.code}/管理委员会" if zone else f"{NATION}/{full}"
