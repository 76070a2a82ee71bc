"""Names of departments: from the words of a document to the full official name, and what is known of it.

`recognise(surface, scope)` names a body that the lists know or whose form says what it is; `resolve` never
fails: a name that cannot be expanded is kept as it stands, with low confidence. `carry` is the prefix of an
earlier name in the same list that holds for this one too (省发改委、工信厅).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from ingest.authority import Body, Central, bodies, central, fields, heads, own_bodies
from ingest.branches import by_pattern
from ingest.corps import of_the_corps
from ingest.divisions import division
from ingest.forms import generic_name, has_form, institution, is_generic
from ingest.gazetteer import Place, gazetteer
from ingest.jurisdictions import LONGEST_PLACE, Prefix, administrative, issuing, parts
from ingest.reforms import in_time, is_of_a_part, is_present, of_field
from ingest.resolved import (
    ASSUMED,
    FORMAL,
    GENERIC,
    KNOWN,
    LEVELS,
    NATION,
    UNSURE,
    Relation,
    Resolved,
    as_written,
    central_body,
    committee,
    filled,
    formal,
    local_body,
    merged,
    of_level,
    spelled,
)
from ingest.types import Scope

__all__ = ["Relation", "Resolved", "recognise", "resolve"]


def resolve(surface: str, scope: Scope, carry: Prefix | None = None) -> Resolved:
    """The body that a name means; the name as it stands, with low confidence, where nothing knows it."""
    found = recognise(surface, scope, carry)
    return found or as_written(surface, scope)


@lru_cache(maxsize=1 << 16)
def recognise(surface: str, scope: Scope, carry: Prefix | None = None) -> Resolved | None:
    """The body that a name means, or None where neither the lists nor its form tell."""
    if not surface:
        return None
    outer, inner = _double(surface)
    if inner and surface not in central():
        found = recognise(outer, scope, carry)
        one = "、" not in inner and not outer.endswith(_NO_SECOND)
        aliases = (surface, inner) if one else (surface,)
        return replace(found, aliases=merged(found.aliases, aliases)) if found else None
    return (
        _of_the_organ(surface, scope)
        or _own(surface, scope)
        or of_the_corps(surface)
        or _by_pattern(surface, scope)
        or _national(surface, scope, carry)
        or _youth_league(surface, scope)
        or _by_full_name(surface, scope)
        or _prefixed(surface, scope)
        or _unprefixed(surface, scope, carry)
        or _generic(surface, scope)
        or _by_form(surface, scope, carry)
    )


# What a bracket behind them names is another body, or none: 人民政府（行署）, 工信部门（物流牵头部门）.
_NO_SECOND = ("人民政府", "部门")


def _double(surface: str) -> tuple[str, str]:
    """市发展改革委（市能源局), 中央宣传部（国家新闻出版署、国家电影局): the name and its second names."""
    if surface.endswith("〕"):
        surface = surface.replace("〔", "（").replace("〕", "）")
    if surface.endswith("）") and "（" in surface:
        outer, _, inner = surface[:-1].partition("（")
        if (
            len(outer) >= 3
            and (outer.endswith(_NO_SECOND) or outer[-1] in "厅局委办部室会社校院署馆")
            and (inner == "行署" or all(map(has_form, inner.split("、"))))
        ):
            return outer, inner
    return surface, ""


def _of_the_organ(surface: str, scope: Scope) -> Resolved | None:
    """我委, 基础教育司, 人事科: the department whose plan it is, or a division of it."""
    if scope.organ is None:
        return None
    above = replace(scope, organ=None)
    organ = recognise(scope.organ, above)
    whose = parts(surface, above) and not surface.startswith(scope.organ)
    elsewhere = () if organ is None or organ.level == "国家" else (surface, "委" + surface)
    listed = surface in central() or any(form in bodies() for form in elsewhere)
    return None if organ is None or whose else division(surface, organ, listed)


def _own(surface: str, scope: Scope) -> Resolved | None:
    """A form that means another body in this place than elsewhere: 市交通局 of 重庆, 航空港区管委会."""
    home = issuing(scope)
    bare = [Prefix("", home, "none")] if home is not None and administrative(home) else []
    for prefix, rest in (*parts(surface, scope), *((own, surface) for own in bare)):
        place = prefix.place
        body = own_bodies().get((place.name, rest)) if place is not None else None
        if body is not None and place is not None and (prefix.text or body.kind == "zone"):
            return local_body(body, prefix, surface, KNOWN)
    return None


def _by_pattern(surface: str, scope: Scope) -> Resolved | None:
    """民航福建监管局 is built like one list and has the full name that another knows: one body, not two."""
    found = by_pattern(surface, scope)
    same = _by_full_name(found.name, scope) if found else None
    if found is None or same is None or same.name != found.name:
        return found
    return replace(same, aliases=merged(same.aliases, found.aliases), method=found.method)


_FIELD_LEVEL = re.compile("(?:各级|省级|市级|县级|区级|各?设区市|地方)(?:（[县市区州、]{1,5}）)?")
UNMISTAKABLE_ENDS = ("部", "总局", "总署", "署", "总社", "院", "银行", "公司", "集团", "会")
UNMISTAKABLE_STARTS = ("国家", "国务院", "中国", "中央", "中共中央", "中华", "全国", "最高", "共青团中央")


def _national(surface: str, scope: Scope, carry: Prefix | None) -> Resolved | None:
    """A central body, unless the name is one that the document's own province has too."""
    bare = surface[:-2] if surface.endswith("部门") else surface
    found = central().get(surface) or (central().get(bare) if bare.startswith("国家") else None)
    if not found:
        return None
    sure = surface.startswith(UNMISTAKABLE_STARTS) or surface == found[0].name
    sure = sure or (surface.endswith(UNMISTAKABLE_ENDS) and surface not in bodies())
    carried = carry is not None and carry.text == "国家"
    if not (sure or carried or (scope.province is None and carry is None)):
        return None
    body = _of_its_time(found, scope.year)
    return central_body(body, surface, KNOWN if sure or carried else ASSUMED)


def _of_its_time(found: tuple[Central, ...], year: int | None) -> Central:
    held = [b for b in found if year and int(b.since or 0) <= year <= int(b.until or 9999)]
    return held[0] if held else found[0]


_OF_THE_NATION = ("国家", "中国", "全国", "中央")
_WITHOUT_STATE = ("外汇管理局", "税务总局")


def _by_full_name(surface: str, scope: Scope) -> Resolved | None:
    """A full name inside which the place stands: 国家税务总局福建省税务局, 中共陕西省委组织部; also without
    its 国家: 外汇管理局上海市分局."""
    if surface.startswith(_WITHOUT_STATE):
        surface = "国家" + surface
    for head, several in heads().items():
        if not surface.startswith(head):
            continue
        for length in range(min(LONGEST_PLACE, len(surface) - len(head)), 1, -1):
            place = gazetteer().resolve(surface[len(head) : len(head) + length], scope)
            if place is None or not administrative(place):
                continue
            for body in several:
                if surface in (filled(body.full, place), body.full.replace("{p}", place.short)):
                    return local_body(body, Prefix("", place, "none"), surface, KNOWN)
    return None


def _youth_league(surface: str, scope: Scope) -> Resolved | None:
    """团省委, 团市委, 共青团陕西省委: the place stands inside the name."""
    for head in ("共青团", "团"):
        if surface.startswith(head) and surface.endswith("委"):
            whose = surface[len(head) : -1]
            for prefix, rest in parts(whose, scope):
                if prefix.place is not None and not rest:
                    body = bodies()["团委"][0]
                    return local_body(body, prefix, surface, KNOWN)
    return None


def _prefixed(surface: str, scope: Scope) -> Resolved | None:
    """A name that says whose it is: 省水利厅, 陕西省水利厅, 福建银保监局, 西安市高陵区政府, 西安市."""
    for prefix, rest in parts(surface, scope):
        if prefix.place is None:
            continue
        if not rest:
            return _seat(prefix, surface) if prefix.place.name == surface or prefix.style == "full" else None
        found = _body_of(prefix, rest, surface, scope.year)
        if found:
            return found
        deeper = next(
            ((p, r) for p, r in parts(rest, scope) if p.place and _inside(p.place, prefix.place)), None
        )
        if deeper and administrative(prefix.place):
            inner, last = deeper
            inner = replace(inner, text=prefix.text + inner.text)
            found = _body_of(inner, last, surface, scope.year) if last else _seat(inner, surface)
            if found:
                return found
    return None


def _inside(place: Place, outer: Place) -> bool:
    return outer in gazetteer().ancestors(place)


def _body_of(prefix: Prefix, rest: str, surface: str, year: int | None) -> Resolved | None:
    place = prefix.place
    assert place is not None
    if not administrative(place):
        return _in_zone(prefix, rest, surface)
    if rest.endswith("部门") and len(rest) > 3:
        rest = _as_department(rest[:-2].removesuffix("主管").removesuffix("行政"), place) or rest
    for body in _meant(rest, place, year):
        if (
            body.prefix
            and body.prefix != prefix.style
            and not (body.prefix == "full" and prefix.style == "none")
        ):
            continue
        if rest == "法院" and body.full != "{p}" + _COURTS.get(place.rank, "人民法院"):
            continue
        fits = body.provincial if place.rank == 0 else body.local
        return local_body(body, prefix, surface, KNOWN if fits else FORMAL)
    return None


# 法院 is the court of its level.
_COURTS = {0: "高级人民法院", 1: "中级人民法院"}


def _meant(form: str, place: Place, year: int | None) -> tuple[Body, ...]:
    """The bodies that a form without place may mean: first the one that it names in full, then those of the
    year, 编办 of the party committee (省委编办) behind 编办."""
    several = in_time((*bodies().get(form, ()), *bodies().get("委" + form, ())), place, year)
    return tuple(sorted(several, key=lambda body: body.full != "{p}" + form))


def _as_department(field: str, place: Place) -> str | None:
    """发展改革 of 市发展改革部门 -> 发展改革委: the unit that the place's system has."""
    found: list[tuple[str, Body]] = []
    for unit in ("厅", "委", "局") if place.rank == 0 else ("局", "委"):
        for body in bodies().get(field + unit, ()):
            if body.provincial if place.rank == 0 else body.local:
                found.append((field + unit, body))
    present = next((form for form, body in found if is_present(body, place)), None)
    told = None if present else of_field(field, place)
    return present or (told.removeprefix("{p}") if told else found[0][0] if found else None)


def _seat(prefix: Prefix, surface: str) -> Resolved | None:
    """A place as a party: its government, or a zone's committee."""
    place = prefix.place
    assert place is not None
    if administrative(place):
        if prefix.text.removeprefix("全") in ("省", "市", "县", "区", "州", "盟", "旗", "新区"):
            return None
        office = "行政公署" if place.name.endswith(("盟", "地区")) else "政府"
        found = local_body(bodies()[office][0], prefix, surface, ASSUMED)
        return replace(found, method="place")
    if place.kind in ("Zone", "NewArea", "NewTown"):
        return replace(committee(place, surface), method="place", confidence=ASSUMED)
    return None


def _in_zone(prefix: Prefix, rest: str, surface: str) -> Resolved | None:
    place = prefix.place
    assert place is not None
    if place.kind not in ("Zone", "NewArea", "NewTown"):
        return None
    if rest in ("管委会", "管理委员会", "开发建设管理委员会", "党工委管委会"):
        return committee(place, surface)
    if not has_form(rest) or is_generic(rest):
        return None
    known = next(
        (body for body in bodies().get(rest, ()) if body.local and body.full.startswith("{p}")), None
    )
    written, rest = rest, known.full.removeprefix("{p}") if known else rest
    name = place.name + rest
    return Resolved(
        name,
        f"{place.code}/{rest}",
        place.name + written,
        merged((surface, place.name + written, written), ()),
        LEVELS[2],
        "authority" if known else "form",
        ASSUMED if known else FORMAL,
        jurisdiction=place.code,
        relations=(Relation("位于", place.name, place.code),),
        prefix=prefix.text,
    )


def _unprefixed(surface: str, scope: Scope, carry: Prefix | None) -> Resolved | None:
    """A name without prefix: what an earlier name in the list carries, else the document's own level."""
    found = (*bodies().get(surface, ()), *bodies().get("委" + surface, ()))
    if not found:
        return None
    if carry is not None and carry.open:
        return of_level(carry, surface, scope)
    own = issuing(scope)
    province = next((p for p in gazetteer().by_name(scope.province or "") if p.kind == "Province"), None)
    if surface.endswith("厅") and province:
        place: Place | None = province
    elif carry is not None and carry.place is not None and _may_carry(found[0], surface, carry.place):
        place = carry.place
    else:
        place = own
    if place is None or (not administrative(place) if carry else is_of_a_part(surface, place)):
        return None
    if not administrative(place):
        return _in_zone(Prefix("", place, "none"), surface, surface)
    prefix = Prefix("", place, "none")
    for body in _meant(surface, place, scope.year):
        if body.prefix == "bare":
            continue
        fits = body.provincial if place.rank == 0 else body.local
        party = "委" + surface
        if not fits and party in bodies():
            return local_body(bodies()[party][0], prefix, surface, ASSUMED)
        return local_body(body, prefix, surface, ASSUMED if fits else FORMAL)
    return None


def _may_carry(body: Body, surface: str, place: Place) -> bool:
    """省 carries to 工信厅, not to 财政局: a province has 厅 where its cities have 局."""
    return place.rank != 0 or body.provincial or not surface.endswith("局")


def _generic(surface: str, scope: Scope) -> Resolved | None:
    if not (is_generic(surface) or _of_a_field(surface)):
        return None
    name = generic_name(surface)
    place = issuing(scope)
    key = f"{place.code if place else NATION}/{name}"
    return Resolved(name, key, name, merged((surface,), ()), None, "generic", GENERIC)


# Bodies of no local government, whose names say nothing else of it.
_NOT_LOCAL = ("国家", "中央", "全国", "省", "驻", "铁路", "民航", "流域", "海事", "空管", "监管局", "专员")


def _of_a_government(surface: str) -> bool:
    """建设局, 服务业局, 创文办: in a list of a city or county, its own office."""
    return (
        surface.endswith(("局", "委", "办", "办公室"))
        and len(surface) <= 16
        and not any(word in surface for word in _NOT_LOCAL)
    )


def _of_a_field(surface: str) -> bool:
    """市级水利部门, 自然资源主管部门, 设区市（区）交通部门: whoever has that field."""
    if not surface.endswith("部门"):
        return False
    field = surface[:-2].removesuffix("主管").removesuffix("行政")
    level = _FIELD_LEVEL.match(field)
    return field in fields() or field == "建设" or (level is not None and field[level.end() :] in fields())


def _by_form(surface: str, scope: Scope, carry: Prefix | None) -> Resolved | None:
    """A name that no list knows and that is built like one."""
    if not has_form(surface):
        return None
    foreign = False
    for prefix, rest in parts(surface, scope):
        if len(rest) < 2:
            continue
        place = prefix.place
        if place is None:
            return replace(as_written(surface, scope), method="form", confidence=UNSURE, prefix=prefix.text)
        if not administrative(place) or prefix.style == "bare":
            foreign = True  # 内蒙古电力监管办 names its place: an earlier name's does not come before it
            break
        return formal(place, rest, surface, prefix.text)
    foreign = foreign or surface.startswith(_OF_THE_NATION)
    local = not foreign and surface.endswith(("厅", "局", "委", "办", "办公室")) and len(surface) <= 12
    if local and carry is not None and carry.open:
        return of_level(carry, surface, scope)
    if local and carry is not None and carry.place is not None:
        return formal(carry.place, surface, surface, "")
    home = issuing(scope)
    own = home is not None and not foreign and home.rank in (1, 3) and administrative(home)
    if own and home and _of_a_government(surface):
        return replace(formal(home, surface, surface, ""), confidence=UNSURE)
    found = as_written(spelled(surface), scope)
    aliases = (surface,) if found.name != surface else ()
    sure = FORMAL if institution(surface) or found.name.endswith("管理委员会") else UNSURE
    return replace(found, method="form", confidence=sure, aliases=aliases)
