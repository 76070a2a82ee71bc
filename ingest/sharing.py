"""What the names of a list share: their ending, whose bodies they are, the field of their departments."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from ingest.authority import bodies, fields
from ingest.departments import Resolved, recognise, resolve
from ingest.gazetteer import gazetteer
from ingest.jurisdictions import LEVEL_WORDS, administrative, parts
from ingest.resolved import committee_of
from ingest.types import Scope

__all__ = [
    "ENDINGS",
    "Named",
    "after_places",
    "goes_on",
    "is_field",
    "of_each_place",
    "office_of_places",
    "places_before",
    "share",
    "share_fields",
    "with_places",
    "zones_before",
]

LONGEST_FIELD = 16
ENDINGS = ("行政主管部门", "主管部门", "行政部门", "部门")
_LEVELS = ("各级", *LEVEL_WORDS)
# 各设区市 of 各设区市住建、规划部门.
_SEVERAL_LEVELS = re.compile(
    "(?:各有关|有关|相关|各)?(?:设区市|地级市|地级以上市|地市|市州|市县|县区|县市|区县|县|市|区|州|盟)"
    "(?:（[县市区州、]{1,5}）)?(?:、(?:县|区|市|州)(?:（[县市区、]{1,5}）)?)?"
)
_INCLUDING = re.compile("（(?:不?含|不?包括|除)[^（）]{2,24}）")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text and whom it names; `shared` where the slice is a list with one ending."""

    start: int
    end: int
    found: Resolved
    shared: bool = False


def share(flat: str, heads: list[tuple[int, int]], last: Named, scope: Scope) -> tuple[Named, ...]:
    """The bodies of places that share the ending of the last name: 三明、南平 and 龙岩市政府, 龙岩市水利部门.

    A place with its 市 or 县 written out bears its own name; the others share the slice from first to last.
    """
    departments = flat.endswith("部门", last.start, last.end) or _names_its_place(last, flat, scope)
    ending = _rest(last.found.name, scope) if departments else _ending(last.found.name, scope)
    if not ending:
        return ()
    named: list[Named] = []
    for start, end in heads:
        place = gazetteer().resolve(flat[start:end], scope, anywhere=True)
        if place is None:
            return ()
        body = recognise(place.name + ("" if last.found.method == "place" else ending), scope)
        if body is None or not (body.known or body.method in ("generic", "place")):
            return ()
        own = flat[start:end] == place.name or flat[start:end] != place.short
        named.append(Named(start, end, body) if own else Named(start, last.end, body, shared=True))
    first = heads[0][0]
    if any(n.shared for n in named) or last.shared:
        named = [Named(first, last.end, n.found, shared=True) if n.shared else n for n in named]
        last = Named(first, last.end, last.found, shared=True)
    return (*named, last)


def _names_its_place(last: Named, flat: str, scope: Scope) -> bool:
    """龙岩市水利局, not 市水利局."""
    if last.found.method not in ("authority", "pattern") or flat[last.end - 1] not in "局委办":
        return False
    written = parts(flat[last.start : last.end], scope)
    return bool(written) and written[0][0].text not in LEVEL_WORDS


@lru_cache(maxsize=1 << 15)
def is_field(text: str, scope: Scope) -> bool:
    """Whether a text is the field of a department without its unit: 住建, 市自然资源, 各级水利, 乙州水利."""
    if len(text) > LONGEST_FIELD:
        return False
    return text in fields() or text[len(_level(text)) :] in fields() or bool(_place_of(text, scope))


def with_places(
    parties: list[tuple[Named, str]], first: int, found: tuple[Named, ...], flat: str, scope: Scope
) -> tuple[Named, ...]:
    """甲市、乙市 or 各设区市 before 丙州发展改革部门 are no governments: each place stands for its own
    department, and `parties` has it no longer."""
    start = len(parties)
    while start > first and _only_places(parties[start - 1][0], flat):
        start -= 1
    if start == len(parties):
        return found
    rests = [*takewhile(bool, (_rest(one.found.name, scope) for one in found))]
    found, others = found[: len(rests)], found[len(rests) :]
    if not found or not flat[found[-1].start : found[-1].end].partition("（")[0].endswith(("部门", "办")):
        return (*found, *others)
    places = [one for one, _ in parties[start:]]
    owners = [_owner(one, flat) for one in places]
    bodies = [recognise(owner + rest, scope) for owner in owners for rest in rests]
    known = [body for body in bodies if body is not None and (body.known or body.method == "generic")]
    if len(known) < len(bodies):
        return (*found, *others)
    del parties[start:]
    slices = places[0].start, found[-1].end
    own = (*known, *(one.found for one in found))
    return (*(Named(*slices, body, shared=True) for body in own), *others)


def goes_on(flat: str, last: Named, start: int, stop: int, scope: Scope) -> Named | None:
    """市直有关部门、单位, of which 单位 stands at `start`: one class of bodies."""
    beside = last.end == start - 1 and flat[last.end] == "、" and last.found.method == "generic"
    if not beside or flat[start:stop] not in ("单位", "机构", "部门"):
        return None
    whole = resolve(flat[last.start : stop], scope)
    return replace(last, end=stop, found=replace(last.found, name=whole.name, key=whole.key, aliases=()))


def _only_places(one: Named, flat: str) -> bool:
    """三明市, 各设区市."""
    return one.found.method == "place" or _SEVERAL_LEVELS.fullmatch(flat, one.start, one.end) is not None


def _owner(one: Named, flat: str) -> str:
    """各县（市、区） also where 县（市、区） is written."""
    text = flat[one.start : one.end]
    return text if one.found.method == "place" or text.startswith("各") else f"各{text}"


def _rest(name: str, scope: Scope) -> str:
    """发展和改革委员会 of 丙州发展和改革委员会: what follows the place in a name."""
    for prefix, rest in parts(name, scope):
        if prefix.place and (administrative(prefix.place) or prefix.text == prefix.place.name):
            zone = next((zone for zone in _ZONES if rest.startswith(zone)), "")
            return rest.removeprefix(zone)  # 水利部门 of 龙岩经开区水利部门
    return ""


def _level(text: str) -> str:
    several = _SEVERAL_LEVELS.match(text)
    if several and text[several.end() :] in fields():
        return several.group()
    if not text.startswith(_LEVELS) or text in fields():
        return ""
    return next(word for word in _LEVELS if text.startswith(word))


def _place_of(text: str, scope: Scope) -> str:
    """乙州 of 乙州发展改革."""
    found = (prefix for prefix, rest in parts(text, scope) if rest in fields())
    return next((prefix.text for prefix in found if prefix.place and administrative(prefix.place)), "")


def share_fields(
    flat: str, heads: list[tuple[int, int]], ending: str, end: int, scope: Scope, *, places: str = ""
) -> list[Named]:
    """自然资源、住建部门: a body of each field, all borne by the slice that ends at `end`; `places` whose."""
    first = heads[0][0]
    level = places or _level(flat[first : heads[0][1]]) or _place_of(flat[first : heads[0][1]], scope)
    named = []
    for start, stop in heads:
        text = flat[start:stop]
        name = (text if _level(text) or (start == first and not places) else level + text) + ending
        body = recognise(name, scope) or resolve(name, scope)
        if not body.known:
            body = replace(body, method="generic", confidence=min(body.confidence, 0.7))
        named.append(Named(first, end, body, shared=len(heads) > 1))
    return named


def _ending(text: str, scope: Scope) -> str:
    """人民政府 of 龙岩市人民政府: what follows the place in a name that begins with one."""
    for prefix, rest in parts(text, scope):
        if prefix.place is not None and rest.endswith(("政府", "管委会", "管理委员会")):
            return rest
    return ""


def after_places(parties: list[tuple[Named, str]], flat: str, start: int) -> bool:
    """Whether 各设区市（含新区，下同） stands right before `start`."""
    last = parties[-1][0] if parties else None
    if last is None or last.found.method == "place" or not _only_places(last, flat):
        return False
    return _INCLUDING.fullmatch(flat, last.end, start) is not None


def places_before(parties: list[tuple[Named, str]], flat: str, start: int) -> str:
    """各设区市 of 各设区市（含新区，下同） before fields: whose they are, and no party any longer."""
    if not after_places(parties, flat, start):
        return ""
    last = parties.pop()[0]
    return flat[last.start : last.end]


def office_of_places(
    parties: list[tuple[Named, str]], first: int, flat: str, start: int, stop: int, scope: Scope
) -> tuple[Named, ...]:
    """商务局 of 各设区市（除厦门外）商务局: that of each place, which is no party any longer; and of
    各设区市教育局、商务局, where the list begins at the party `first`."""
    text = flat[start:stop]
    if text not in bodies() or text.startswith(LEVEL_WORDS) or len(parties) <= first:
        return ()
    last = parties[-1][0]
    if not after_places(parties, flat, start):
        return of_each_place(last, flat, start, stop, scope)
    body = recognise(flat[last.start : last.end] + text, scope)
    if body is None or body.method != "generic":
        return ()
    parties.pop()
    return (Named(last.start, stop, body),)


# 各市 of 各市教育局.
_EACH_PLACE = re.compile(
    "((?:各|有关|相关)(?:设区|地级以上)?(?:市州|市县|县区|县市区|区县|市|县|区|州|盟)(?:（[市县区州、]{1,5}）)?)[一-鿿]{2,10}(?:局|委|办)(?:（[局委办]）)?$"
)


def of_each_place(last: Named, flat: str, start: int, stop: int, scope: Scope) -> tuple[Named, ...]:
    """卫生健康委 after 各市教育局: that of each of these places."""
    text = flat[start:stop]
    if last.found.method != "generic" or text not in bodies() or text.startswith(LEVEL_WORDS):
        return ()
    places = _EACH_PLACE.match(last.found.name)
    body = recognise(places[1] + text, scope) if places else None
    return (Named(last.start, stop, body, shared=True),) if body and body.method == "generic" else ()


_ZONES = ("新区", "开发区", "高新区", "经开区", "园区", "试验区", "实验区", "示范区", "保税区", "港区")


def zones_before(parties: list[tuple[Named, str]], first: int) -> None:
    """西部新区 before 东部新区管委会: its committee, in the same list."""
    for index in range(len(parties) - 1, first - 1, -1):
        named, role = parties[index]
        if named.found.method not in ("form", "as-written") or not named.found.name.endswith(_ZONES):
            return
        parties[index] = (replace(named, found=committee_of(named.found)), role)
