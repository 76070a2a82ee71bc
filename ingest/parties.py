"""A list of parties: where one name ends and the next begins, what they share, and who they are.

`split(flat, start, end, scope, carry)` takes the text between two marks or role words and gives the parties
in it; 和, 与, 及 part two names only where both sides are names (工业和信息化厅 stays whole).
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.departments import Resolved, recognise, resolve
from ingest.forms import GOVERNMENTS, has_form, is_generic, plain, unit_named, words_of
from ingest.gazetteer import gazetteer
from ingest.jurisdictions import LEVEL_WORDS, Prefix, administrative, level_place, parts
from ingest.lexicon import table
from ingest.sharing import ENDINGS, Named, is_field, of_each_place, share, share_fields, with_places
from ingest.types import Scope

__all__ = ["as_written", "bare_place", "carried", "longest_name", "run_on", "split", "with_duty"]

LONGEST = 60
_AND = re.compile("以及|和|与|及|暨|或|商(?!务|业|会|品|贸)|会同|等(?=[省市县区州国各有相])")
# 各市水利部门和省供水平台管理机构: two bodies, the second of which nothing knows.
_TWO = re.compile(
    "(?:部门|[厅局委])[和与及或](?!(?:各|其他|有关|相关|直属|所属|下属)*(?:单位|机构|企业|部门|地区|乡镇|街道)$)"
)
_LEADING = re.compile(
    "(?:(?:以上|上述|此项|该项|本项|各项)?(?:重点)?(?:工作|任务|措施|事项)(?:均|统一|分别)?由"
    "|(?:单位|部门)(?:和|及|以及)|其中|其他|并|以及|及|和|与|由|均由|分别由|请|以(?![上下])|、)"
)
_SHORT = {row["sign"]: row["name"] for row in table("abbreviations")}
_SIGNS = "".join(_SHORT)
_SEVERAL_PROVINCES = re.compile(f"([{_SIGNS}]{{2,6}})(?:[两二三四五六]?省份?|[两二三四五六]地)")


def split(flat: str, start: int, end: int, scope: Scope, carry: Prefix | None) -> tuple[Named, ...]:
    """The parties named by flat[start:end], a text without marks; none where it is not wholly names."""
    start, end = trim(flat, start, end)
    if not 1 < end - start <= LONGEST:
        return ()
    text = flat[start:end]
    several = _several_provinces(text, start, scope) or _of_several_cities(text, start, scope)
    if several:
        return several
    whole = recognise(text, scope, carry)
    if whole is not None and (whole.known or GOVERNMENTS.fullmatch(text) or not _AND.search(text)):
        return (Named(start, end, whole),)
    parted = _parted(flat, start, end, scope, carry)
    if parted:
        return parted
    if whole is not None and not _TWO.search(text):
        return (Named(start, end, whole),)
    return ()


def trim(flat: str, start: int, end: int) -> tuple[int, int]:
    """Without leading connectives (由, 以及) and without spaces."""
    while start < end and flat[start] in " 、":
        start += 1
    while end > start and flat[end - 1] in " ":
        end -= 1
    found = _LEADING.match(flat, start, end)
    # 以 and 与 may begin no name; 其他有关部门 is a generic body of its own.
    if found and not found.group().startswith("其他"):
        start = found.end()
    return start, end


def _parted(flat: str, start: int, end: int, scope: Scope, carry: Prefix | None) -> tuple[Named, ...]:
    """The names on both sides of 和, 与, 及; the first cut that leaves names on both sides."""
    for cut in _AND.finditer(flat, start + 1, end - 1):
        both = _two_fields(flat, start, cut.start(), cut.end(), end, scope)
        if both:
            return both
        left = recognise(flat[start : cut.start()], scope, carry)
        if left is None and not bare_place(flat[start : cut.start()], scope):
            continue
        right = split(flat, cut.end(), end, scope, carried(left, scope) or carry)
        if not right:
            continue
        if left is None or (left.method == "place" and right[0].found.method != "place"):
            shared = share(flat, [(start, cut.start())], right[0], scope)
            if shared:
                return (*shared, *right[1:])
        if left is not None:
            one = Named(start, cut.start(), left)
            before = [(one, "")]
            together = with_places(before, 0, right, flat, scope)
            if not before:
                return together
            return (one, *(of_each_place(one, flat, cut.end(), end, scope) or right))
    return ()


def _two_fields(flat: str, start: int, stop: int, begin: int, end: int, scope: Scope) -> tuple[Named, ...]:
    """各级财政和经信部门: the departments of two fields."""
    if not is_field(flat[start:stop], scope):
        return ()
    for ending in ENDINGS:
        last = end - len(ending)
        if not flat.endswith(ending, begin, end) or is_field(flat[start:last], scope):
            continue
        if is_field(flat[begin:last], scope):
            return tuple(share_fields(flat, [(start, stop), (begin, last)], ending, end, scope))
    return ()


def _several_provinces(text: str, start: int, scope: Scope) -> tuple[Named, ...]:
    """晋甘两省发展改革部门: one body of each province, each borne by the whole slice."""
    found = _SEVERAL_PROVINCES.match(text)
    if not found or found.end() == len(text):
        return ()
    named = []
    for sign in found[1]:
        province = next(place for place in gazetteer().by_name(_SHORT[sign]) if place.rank == 0)
        body = recognise(province.name + text[found.end() :], scope)
        if body is None or not body.known:
            return ()
        named.append(Named(start, start + len(text), body, shared=True))
    return tuple(named)


_CITIES = re.compile(
    "([一-鿿]{2,8}?)(?:[两二三四五六七八九十\\d]{1,2}个?|等)(?:设区)?([省市县区州])([一-鿿]{0,8})"
)


def _of_several_cities(text: str, start: int, scope: Scope) -> tuple[Named, ...]:
    """湘潭三市人民政府, the last of 长沙、株洲、湘潭三市人民政府; 湘潭等市."""
    found = _CITIES.fullmatch(text)
    place = gazetteer().resolve(found[1], scope, anywhere=True) if found else None
    if found is None or place is None or not administrative(place):
        return ()
    body = recognise(place.name + found[3], scope)
    governs = body is not None and (body.known or body.method == "place")
    return (Named(start, start + len(text), body),) if body is not None and governs else ()


def bare_place(text: str, scope: Scope) -> bool:
    """三明 in 三明、南平和龙岩市政府: a place without 省, 市 or 县."""
    if len(text) > 12:
        return False
    place = gazetteer().resolve(text, scope, anywhere=True)
    return place is not None and (text != place.name or not administrative(place))


def carried(found: Resolved | None, scope: Scope) -> Prefix | None:
    """The prefix that a name hands on to the next in its list: 省 of 省发改委."""
    if found is None or not found.prefix or found.method in ("place", "generic"):
        return None
    if found.prefix == "国家":
        return Prefix("国家", None, "full")
    place = level_place(found.prefix, scope)
    if place is None:
        place = next((p.place for p, rest in parts(found.prefix, scope) if p.place and not rest), None)
    if place is None and found.prefix in LEVEL_WORDS:
        return Prefix(found.prefix, None, "full")  # 县 of a county that the document does not name
    return Prefix(found.prefix, place, "full") if place is not None and administrative(place) else None


def longest_name(flat: str, start: int, end: int, scope: Scope, carry: Prefix | None) -> Named | None:
    """The longest name of a known body that a text begins with, where text follows it without a mark."""
    start, _ = trim(flat, start, end)
    for stop in range(min(end, start + 24), start + 2, -1):
        if flat[stop - 1] not in "厅局委办部府会室社院团处行司站关联协校门位业构":
            continue
        if flat.startswith(("门", "长", "员"), stop):
            continue
        found = recognise(flat[start:stop], scope, carry)
        if found is not None and (found.known or found.method == "generic"):
            return Named(start, stop, found)
    return None


_DUTY = re.compile(
    "做好|抓好|落实|加强|提供|保障|组织|开展|制定|承担|按|依法|统筹|推进|推动|督促|指导|具体|给予|予以"
)


def with_duty(flat: str, start: int, end: int, scope: Scope, carry: Prefix | None) -> tuple[Named, ...]:
    """省财政厅 of 省财政厅做好资金保障: what the body is to do behind its name."""
    named = longest_name(flat, start, end, scope, carry)
    does = named is not None and named.found.known and _DUTY.match(flat, named.end, end)
    return (named,) if named is not None and does else ()


def run_on(flat: str, start: int, end: int, scope: Scope, carry: Prefix | None) -> tuple[Named, ...]:
    """市住建局 市财政局各街道: names that spaces part, or nothing at all; all of them known or classes. What
    follows without a space says whose it is: 交警大队 of 县公安局交警大队 is no name of its own."""
    named: list[Named] = []
    while start < end:
        apart = flat[start - 1] == " "
        start, end = trim(flat, start, end)
        if named and not (apart or flat.startswith(_WHOSE, start) or parts(flat[start:end], scope)):
            return ()
        space = flat.find(" ", start, end)
        one = _run_on_name(flat, start, end if space < 0 else space, scope, carry, apart or space >= 0)
        if one is None:
            return ()
        named.append(one)
        carry = carried(one.found, scope) or carry
        start = one.end
        start += start < end and flat[start] == " "
    return tuple(named) if len(named) > 1 else ()


_WHOSE = ("省", "市", "县", "区", "州", "旗", "盟", "各", "及", "和", "与")


def _run_on_name(
    flat: str, start: int, stop: int, scope: Scope, carry: Prefix | None, apart: bool
) -> Named | None:
    """The first name of flat[start:stop], rather all of it."""
    whole = recognise(flat[start:stop], scope, carry)
    found = None if whole and whole.known else longest_name(flat, start, stop, scope, carry)
    if whole is None or (found is not None and found.found.known):
        return found
    sure = whole.known or whole.method == "generic" or (apart and whole.method == "form")
    return Named(start, stop, whole) if sure else None


def as_written(flat: str, start: int, end: int, scope: Scope, *, closed: bool = False) -> Named | None:
    """A name that nothing knows, kept as it stands: short, and without any word of a sentence, unless it is
    `closed` in by brackets and marks and ends as a name."""
    start, end = trim(flat, start, end)
    text = flat[start:end]
    if text in words_of("class"):
        return Named(start, end, replace(resolve(text, scope), method="generic", confidence=0.7))
    if not 2 < len(text) <= 20 or not (
        plain(text) or is_generic(text) or has_form(text) or (closed and unit_named(text))
    ):
        return None
    return Named(start, end, resolve(text, scope))
