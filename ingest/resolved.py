"""What is known of a body once it is recognised: its names, its place, its superior, its successor."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ingest.authority import Body, Central, beginning, bodies
from ingest.forms import institution
from ingest.gazetteer import Place, gazetteer
from ingest.jurisdictions import LEVEL_WORDS, Prefix, administrative, issuing, parts
from ingest.lexicon import listed
from ingest.reforms import Lifetime, lifetime
from ingest.types import Scope

NATION = "000000"
LEVELS = {0: "省", 1: "市", 2: "功能区", 3: "区县"}

# How sure a reading is, by what it rests on; measured on the annotated plans.
KNOWN, ASSUMED, FORMAL, GENERIC, UNSURE, AS_WRITTEN = 0.98, 0.93, 0.85, 0.93, 0.6, 0.5


@dataclass(frozen=True, slots=True)
class Relation:
    """What the lists say of a body: `type` 位于 (`key` a Place's code), 隶属, 更名为 (`on` a year)."""

    type: str
    name: str
    key: str
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A body by its full name. `key` is what its id is made of: the code of its place and its name there."""

    name: str
    key: str
    short_name: str
    aliases: tuple[str, ...]
    level: str | None
    method: str  # authority | pattern | place | form | generic | as-written
    confidence: float
    valid_from: str | None = None
    valid_to: str | None = None
    jurisdiction: str | None = None
    relations: tuple[Relation, ...] = ()
    prefix: str = ""  # the words that say whose it is, as written: what carries over in a list

    @property
    def known(self) -> bool:
        """Whether the authority lists hold it (a place's government counts)."""
        return self.method in ("authority", "pattern")

    @property
    def properties(self) -> Mapping[str, str | tuple[str, ...]]:
        """The node's properties beyond id and name."""
        found: dict[str, str | tuple[str, ...]] = {"short_name": self.short_name, "aliases": self.aliases}
        for name in ("level", "valid_from", "valid_to", "jurisdiction"):
            value = getattr(self, name)
            if value:
                found[name] = value
        return found


def central_body(body: Central, surface: str, confidence: float) -> Resolved:
    short = next((form for form in body.forms if form.startswith(("国家", "中国", "中央", "全国"))), None)
    relations: tuple[Relation, ...] = ()
    if body.successor:
        relations = tuple(
            Relation("更名为", successor, f"{NATION}/{successor}", body.until or None)
            for successor in listed(body.successor)
        )
    elif body.kind == "government" and body.name != "国务院":
        relations = (Relation("隶属", "国务院", f"{NATION}/国务院"),)
    return Resolved(
        body.name,
        f"{NATION}/{body.name}",
        short or (body.forms[0] if body.forms else body.name),
        merged(body.forms, (surface,)),
        "企业" if body.kind == "company" else "国家",
        "authority",
        confidence,
        body.since or None,
        body.until or None,
        relations=relations,
        prefix="国家",
    )


def committee(place: Place, surface: str) -> Resolved:
    zones = (p.full for p in beginning(place.name) if p.kind == "zone" and p.head == place.name)
    known = next(zones, None)
    name = known or f"{place.name}管理委员会"
    aliases = merged((f"{place.name}管委会", f"{place.name}管理委员会", surface), ())
    return Resolved(
        name,
        f"{place.code}/管理委员会",
        f"{place.name}管委会",
        tuple(alias for alias in aliases if alias != name),
        LEVELS[2],
        "authority",
        KNOWN,
        jurisdiction=place.code,
        relations=(Relation("位于", place.name, place.code),),
        prefix=surface if surface.endswith("区") else "",
    )


def spelled(name: str) -> str:
    return name[:-3] + "管理委员会" if name.endswith("管委会") else name


def committee_of(zone: Resolved) -> Resolved:
    """The committee of a zone that a list names without 管委会."""
    name, key = zone.name + "管理委员会", zone.key + "管理委员会"
    aliases = merged((zone.name, zone.name + "管委会"), zone.aliases)
    return replace(zone, name=name, key=key, aliases=aliases, method="form", level=LEVELS[2])


def formal(place: Place, rest: str, surface: str, prefix: str) -> Resolved:
    rest = spelled(rest)
    name = place.name + rest
    if rest.startswith("委") and len(rest) > 2:  # 省委优化办: the office of a party committee
        name = "中共" + name
    elif rest.startswith("党委") and len(rest) > 3:
        name = f"中共{place.name}委员会{rest[2:]}"
    return Resolved(
        name,
        f"{place.code}/{rest}",
        name,
        tuple(a for a in merged((surface, rest), ()) if a != name and not _nameless(a)),
        "企业" if rest.endswith(("公司", "集团", "银行")) else LEVELS[place.rank],
        "form",
        FORMAL,
        jurisdiction=place.code,
        relations=(Relation("位于", place.name, place.code),),
        prefix=prefix,
    )


def as_written(surface: str, scope: Scope) -> Resolved:
    for prefix, rest in parts(surface, scope):
        if prefix.text in LEVEL_WORDS and prefix.place is not None and administrative(prefix.place):
            found = formal(prefix.place, rest, surface, prefix.text)
            return replace(found, method="as-written", confidence=AS_WRITTEN)
    place = issuing(scope)
    whose = NATION if place is None or institution(surface) else place.code
    level = "企业" if surface.endswith(("公司", "集团", "银行", "分行")) else None
    return Resolved(surface, f"{whose}/{surface}", surface, (), level, "as-written", AS_WRITTEN)


def of_level(level: Prefix, surface: str, scope: Scope) -> Resolved:
    """发改局 of 县税务局、发改局 where the level is open: 县发改局."""
    found = as_written(level.text + surface, scope)
    return replace(found, method="form", confidence=UNSURE, aliases=(surface,), prefix=level.text)


def local_body(body: Body, prefix: Prefix, surface: str, confidence: float) -> Resolved:
    place = prefix.place
    assert place is not None
    name = filled(body.full, place)
    life = lifetime(body, place)
    level = {0: "省", 1: "市"}.get(place.rank, "区县")
    return Resolved(
        name,
        f"{place.code}/{filled(body.full, None)}",
        place.name + body.short,
        _aliases(body, place, surface, name),
        "企业" if body.kind == "company" else level,
        "authority",
        confidence,
        life.since or None,
        life.until or None,
        place.code,
        _relations(body, place, life),
        prefix.text if prefix.style != "bare" else "",
    )


def filled(template: str, place: Place | None) -> str:
    if place is None:
        return template.replace("{p}", "").replace("{s}", "")
    return template.replace("{p}", _official(place)).replace("{s}", _in_short(place))


def _in_short(place: Place) -> str:
    """The place without 省 or 市, but 吉林市, whose short name is a province's."""
    others = (p for p in gazetteer().by_name(place.short) if p.rank < place.rank)
    return place.name if place.rank == 1 and any(others) else place.short


def _official(place: Place) -> str:
    """The place's name, with its city before it where several districts bear the same: 福州市鼓楼区."""
    alike = [p for p in gazetteer().by_name(place.name) if p.name == place.name]
    city = gazetteer().city_of(place) if len(alike) > 1 else None
    return city.name + place.name if city and city != place else place.name


def _aliases(body: Body, place: Place, surface: str, name: str) -> tuple[str, ...]:
    level = {"省": "省", "市": "市", "县": "县", "区": "区", "州": "州"}.get(place.name[-1], "")
    if place.name.endswith("自治区"):
        level = "自治区"
    found: list[str] = []
    taken = _taken(body, place)
    if surface.endswith(taken):
        surface = name
    for form in body.forms:
        if _spelled_out(form, body) or form in taken:
            continue
        party = form.startswith("委")  # 省委宣传部: the level is a part of the name
        found += [place.name + form, level + form] if party else [place.name + form, place.short + form]
        found += [] if party else [level + form, form]
    several = merged(tuple(found), (surface,))
    return tuple(alias for alias in several if alias != name and len(alias) > 1 and not _nameless(alias))


def _taken(body: Body, place: Place) -> tuple[str, ...]:
    """The short forms of a body that is no more which another bears at present: 委网信办, 农委."""
    if not lifetime(body, place).until:
        return ()
    return tuple(
        form
        for form in body.forms
        for other in bodies().get(form, ())
        if other.full != body.full and not lifetime(other, place).until
    )


def _spelled_out(form: str, body: Body) -> bool:
    """Whether a form only writes out the unit of a shortened name: 发改委员会 beside 发改委."""
    if body.full.endswith(form):
        return False
    return any(
        form.endswith(unit) and form.removesuffix(unit) + short in body.forms
        for unit, short in (("委员会", "委"), ("办公室", "办"))
    )


_NAMELESS = re.compile(r"委.*|(?:人民)?政府(?:办|办公厅|办公室)?|人民医院|海关|军区|军分区|(?:人民)?法院")


def _nameless(alias: str) -> bool:
    """Whether an alias says neither whose body it is nor what for: 政府, 委宣传部."""
    return _NAMELESS.fullmatch(alias) is not None


def _relations(body: Body, place: Place, life: Lifetime) -> tuple[Relation, ...]:
    found = [Relation("位于", place.name, place.code)]
    if body.superior:
        superior = filled(body.superior, place)
        ours = body.superior.startswith(("{p}", "中共{p}"))
        found.append(
            Relation("隶属", superior, f"{place.code if ours else NATION}/" + filled(body.superior, None))
        )
    for successor in life.successors:
        key = f"{place.code}/" + filled(successor, None)
        found.append(Relation("更名为", filled(successor, place), key, life.until or None))
    return tuple(found)


def merged(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
