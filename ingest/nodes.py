"""Mentions -> nodes: which id a thing has, and what the authority files add about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise

from graph import ids
from graph.model import Node, Ref, Relationship, Value
from ingest.departments import Relation, Resolved, recognise
from ingest.forms import institution
from ingest.gazetteer import Place, gazetteer
from ingest.jurisdictions import LEVEL_WORDS, parts
from ingest.scope import title_scope
from ingest.structure.head import plan_kind
from ingest.types import Mention, Scope

# Who says so, where no document does.
DIVISIONS = "民政部行政区划代码 2025-12-31 (ingest/lexicon/places.tsv)"
AREAS = "ingest/lexicon (zones.tsv, natural.tsv, regions.tsv)"
_BRANCH = re.compile(
    r"(?:中国|国家|国网|中石)(?P<before>.{4,20}?)(?:省分公司|市分公司|分公司|有限公司|公司|省分行|市分行|分行)"
)
NAMED = "the place that the name holds (ingest/lexicon/places.tsv)"
SPOKEN = "the place at whose level the document speaks"
AUTHORITY = "ingest/lexicon (departments.tsv and its kin)"
# What a Department may hold beyond id and name; the authority's own bookkeeping stays behind.
_IDS: Mapping[str, Callable[[str], str]] = {
    "Department": ids.department_id,
    "Project": ids.project_id,
    "Topic": ids.topic_id,
}
_DEPARTMENT = ("short_name", "aliases", "level", "valid_from", "valid_to")


def node_of(mention: Mention) -> Node:
    """The node that a mention of a department, place, project, topic or cited plan stands for."""
    if mention.label == "Place":
        known = gazetteer().by_code(mention.key)
        return place_node(known) if known else _place(mention)
    if mention.label == "Plan":
        return cited_plan(mention)
    properties = {"name": mention.name, **_clean(mention.properties)}
    if mention.label == "Department":
        properties = {k: v for k, v in properties.items() if k == "name" or k in _DEPARTMENT}
    if mention.label == "Topic":
        properties = {"name": mention.name}
    return Node(mention.label, _IDS[mention.label](mention.key), _without_own_name(properties))


def of_another_place(node: Node, key: str, scope: Scope) -> Node:
    """A department of another province or city than the document's, without the short forms that say only
    省 or 市 or nothing: in this document they are those of its own (省发展改革委 in a plan of 陕西省)."""
    place = gazetteer().by_code(key[:6])
    if place is None or not (scope.province or scope.city or scope.county):
        return node
    home = {scope.province, scope.city, scope.county, scope.area}
    if place.name in home:
        return node
    names = {place.name, place.short, *place.aliases}
    kept = tuple(a for a in _listed(node) if any(name in a for name in names))
    rest = {k: v for k, v in node.properties.items() if k != "aliases"}
    return Node(node.label, node.id, {**rest, **({"aliases": kept} if kept else {})}, node.kind)


def _listed(node: Node) -> tuple[str, ...]:
    aliases = node.properties.get("aliases", ())
    return aliases if isinstance(aliases, tuple) else ()


def cited_plan(mention: Mention) -> Node:
    """A plan that is cited: known by its title and number until it is ingested; kind, level and area are what
    these say."""
    number = mention.properties.get("number")
    kind = plan_kind(mention.name)
    scope, level = title_scope(mention.name, str(number) if number else None)
    properties: dict[str, Value | None] = {
        "name": mention.name,
        "title": mention.name,
        "ingested": False,
        "kind": kind.name if kind else None,
        "number": str(number) if number else None,
        "level": level,
        "jurisdiction": scope.area or scope.county or scope.city or scope.province,
    }
    return Node("Plan", ids.title_id(mention.name), _clean(properties))


def place_node(place: Place) -> Node:
    return _place_node(place.code)


@cache
def _place_node(code: str) -> Node:
    place = gazetteer().by_code(code)
    assert place is not None
    properties: dict[str, Value | None] = {
        "name": place.name,
        "aliases": tuple(sorted({*place.aliases, *(name for name, _, _ in place.former)})),
        "adcode": place.code if place.code.isdigit() else None,
        "lat": place.lat,
        "lon": place.lon,
    }
    return Node("Place", ids.place_id(place.code), _without_own_name(_clean(properties)), place.kind)


def place_lineage(place: Place) -> tuple[Node | Relationship, ...]:
    """A place's parents up to the province, and that it lies in them."""
    return _lineage(place.code)


def place_standing(mention: Mention) -> tuple[Node | Relationship, ...]:
    """What a mentioned place lies in, up to the province: by the lists, or by the name of a zone that no list
    has (咸阳高新技术产业开发区)."""
    known = gazetteer().by_code(mention.key)
    if known is not None:
        return place_lineage(known)
    outer = gazetteer().by_code(str(mention.properties.get("parent", "")))
    if outer is None:
        return ()
    inner = Ref("Place", ids.place_id(mention.key))
    lies = Relationship("位于", inner, Ref("Place", ids.place_id(outer.code)), {"source": NAMED})
    return (place_node(outer), lies, *place_lineage(outer))


@cache
def _lineage(code: str) -> tuple[Node | Relationship, ...]:
    return tuple(_up_from(code))


def _up_from(code: str) -> Iterator[Node | Relationship]:
    place = gazetteer().by_code(code)
    assert place is not None
    line = [place, *gazetteer().ancestors(place)]
    for inner, outer in pairwise(line):
        yield place_node(outer)
        source = DIVISIONS if inner.code.isdigit() else AREAS
        yield Relationship(
            "位于",
            Ref("Place", ids.place_id(inner.code)),
            Ref("Place", ids.place_id(outer.code)),
            {"source": source},
        )


@lru_cache(maxsize=1 << 14)
def department_standing(name: str, key: str, scope: Scope) -> tuple[Node | Relationship, ...]:
    """What the authority files say of a department: whose it is, what it belongs to, what it became."""
    return tuple(_standing(name, key, scope))


def _standing(name: str, key: str, scope: Scope) -> Iterator[Node | Relationship]:
    """Line by line up to whoever has no superior, and on to what exists at present."""
    seen = {key}
    waiting = [(name, key)]
    while waiting:
        name, key = waiting.pop(0)
        body = recognise(name, scope)
        start = Ref("Department", ids.department_id(key))
        facts = body.relations if body is not None and body.key == key else ()
        if not any(fact.type == "位于" for fact in facts):
            yield from _seat(start, name, key)
        for fact in facts:
            if fact.type == "位于":
                place = gazetteer().by_code(fact.key)
                if place is None:
                    continue
                yield place_node(place)
                yield from place_lineage(place)
                end = Ref("Place", ids.place_id(place.code))
            else:
                yield of_another_place(_known(fact, scope), fact.key, scope)
                end = Ref("Department", ids.department_id(fact.key))
                if fact.key not in seen:
                    seen.add(fact.key)
                    waiting.append((fact.name, fact.key))
            properties = {"source": AUTHORITY, **({"on": fact.on} if fact.on else {})}
            yield Relationship(fact.type, start, end, properties)


def _seat(start: Ref, name: str, key: str) -> Iterator[Node | Relationship]:
    """Where a body is of which the lists say no place: it is the document's (各设区市人民政府), an
    institution whose name begins with a province or city (陕西工业职业技术学院), or the branch of a company
    of the nation that is called by one (中国移动福建公司)."""
    place, source = gazetteer().by_code(key.rpartition("/")[0]), SPOKEN
    if place is None and institution(name):
        first = next((prefix.place for prefix, _ in parts(name, Scope())), None)
        if first is not None and first.rank < 2 and not name.startswith(LEVEL_WORDS):
            place, source = first, NAMED
    if place is None and (branch := _BRANCH.fullmatch(name)):
        before = branch["before"]
        held = (
            gazetteer().resolve(before[start:], Scope())
            for start in range(max(0, len(before) - 8), len(before) - 1)
        )
        place, source = next((one for one in held if one is not None and one.rank < 2), None), NAMED
    if place is not None:
        yield place_node(place)
        yield from place_lineage(place)
        yield Relationship("位于", start, Ref("Place", ids.place_id(place.code)), {"source": source})


def _known(fact: Relation, scope: Scope) -> Node:
    """The other end of what the lists say of a department."""
    other = recognise(fact.name, scope)
    if other is None or other.key != fact.key:
        return Node("Department", ids.department_id(fact.key), {"name": fact.name})
    return _department(other)


def _department(body: Resolved) -> Node:
    properties = {"name": body.name, **{k: v for k, v in body.properties.items() if k in _DEPARTMENT}}
    return Node("Department", ids.department_id(body.key), _without_own_name(properties))


def _place(mention: Mention) -> Node:
    """A place that no list has: built from a place and a head (咸阳高新区), or as the text has it."""
    properties = {"name": mention.name, **_clean(mention.properties)}
    allowed = {k: v for k, v in properties.items() if k in ("name", "aliases", "lat", "lon", "adcode")}
    return Node("Place", ids.place_id(mention.key), _without_own_name(allowed), mention.kind or "Region")


def _clean(properties: Mapping[str, Value | None]) -> dict[str, Value]:
    return {k: v for k, v in properties.items() if v is not None and v != () and v != ""}


def _without_own_name(properties: Mapping[str, Value]) -> dict[str, Value]:
    """Aliases without the name itself, sorted; none at all where nothing is left."""
    kept = dict(properties)
    aliases = kept.pop("aliases", ())
    if isinstance(aliases, tuple):
        others = tuple(sorted({alias for alias in aliases if alias != kept["name"]}))
        if others:
            kept["aliases"] = others
    return kept
