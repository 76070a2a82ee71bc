"""Departments that the running text of a task names: 争取国家发展改革委批复, 省人民医院, 西安市政府.

Aho–Corasick over the forms of the authority lists; what stands before a form says whose body it is.
Precision first: a form without its place or level counts only where it can be nothing else (水利厅,
海关总署), and never 部门, 政府 or 有关单位 alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation

from ingest.authority import bodies, central, patterns
from ingest.departments import UNMISTAKABLE_ENDS, UNMISTAKABLE_STARTS, Resolved, recognise
from ingest.forms import plain, words_of
from ingest.gazetteer import gazetteer
from ingest.jurisdictions import LONGEST_PLACE, level_place
from ingest.types import Mention, Scope

__all__ = ["find_departments"]

_LEVEL = "省市县区州盟旗"
# 各省, 两市, 全省 before a form speak of several bodies; 省 in 外省 of somebody else's.
_NOT_ONE = "各两三四五六七八九十几全某外该每跨"
_COMMITTEES = tuple(f"{level}委" for level in _LEVEL[:5])
# What may not follow: 财政部门, 税务局长, 省委员, 教育厅长, 发改委员.
_GOES_ON = {
    "部": "门分署队件位级委长",
    "局": "限部域面势长促党",
    "委": "员托派任",
    "办": "理法学公事好结成",
    "厅": "长党级际",
    "院": "校士长落线",
    "会": "议展员长计商",
    "府": "性令采购引投基主间办",
    "社": "会区保",
    "行": "业动政为",
    "队": "伍员",
    "学": "生者科校城园",
    "团": "队体员",
    "司": "法",
    "联": "合系网动",
    "关": "于系注键",
}
_TITLE = re.compile("《[^《》\n]{1,200}》")
_INSTITUTION = re.compile(
    "(?:大学|学院|研究院|科学院|人民医院|中心医院|附属医院|中医医院)"
    "(?:第[一二三四五六]附属医院|附属[一-鿿]{0,3}医院)?"
)
LONGEST_INSTITUTION = 18
LONGEST_GAP = 6


def find_departments(flat: str, start: int, end: int, scope: Scope) -> list[Mention]:
    """The departments named in flat[start:end], in order; none overlap and none lies in a 《title》."""
    taken = bytearray(end - start)
    for title in _TITLE.finditer(flat, start, end):
        taken[title.start() - start : title.end() - start] = b"\1" * (title.end() - title.start())
    candidates = [*_listed(flat, start, end, scope), *_institutions(flat, start, end, scope)]
    kept: list[Mention] = []
    for found in sorted(candidates, key=lambda m: (m.start - m.end, m.start)):
        first, last = found.start - start, found.end - start
        if not any(taken[first:last]):
            taken[first:last] = b"\1" * (last - first)
            kept.append(found)
    return sorted(kept, key=lambda m: m.start)


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    forms = {form for form in bodies() if len(form) >= 2}
    forms |= {form for form in central() if len(form) >= 3}
    forms |= set(_committees())
    forms |= set(_by_head())
    forms |= set(_COMMITTEES)
    ordered = tuple(sorted(forms))
    return AhoCorasick(list(ordered), implementation=Implementation.DFA), ordered


def _listed(flat: str, start: int, end: int, scope: Scope) -> Iterator[Mention]:
    automaton, forms = _automaton()
    for index, first, last in automaton.find_matches_as_indexes(flat[start:end], overlapping=True):
        first, last = first + start, last + start
        longer = _filled(flat, first, end, forms[index], scope)
        if longer is not None:
            yield longer
            continue
        if flat.startswith("部门", last):
            continue
        if flat[last : last + 1] and flat[last] in _GOES_ON.get(flat[last - 1], ""):
            continue
        begin = _begin(flat, start, first, forms[index], scope)
        if begin is None:
            continue
        found = recognise(flat[begin:last], scope)
        if found is not None and found.known:
            yield _mention(found, begin, last)


@cache
def _committees() -> frozenset[str]:
    return frozenset(p.head for p in patterns() if not p.gap and p.head.endswith("管委会"))


@cache
def _by_head() -> Mapping[str, tuple[str, ...]]:
    """Names with a gap by what they begin with: 人民银行 -> 分行, 中心支行."""
    found: dict[str, list[str]] = {}
    for pattern in patterns():
        if pattern.gap == "{s}" and len(pattern.head) > 1:
            found.setdefault(pattern.head, []).append(pattern.tail)
    return {head: tuple(sorted(tails, key=lambda t: (-len(t), t))) for head, tails in found.items()}


def _filled(flat: str, first: int, end: int, head: str, scope: Scope) -> Mention | None:
    """人民银行西安分行, 中铁西安局集团: a listed name with a place inside it."""
    begin = first + len(head)
    for tail in _by_head().get(head, ()):
        for length in range(LONGEST_GAP, 1, -1):
            stop = begin + length + len(tail)
            if stop <= end and flat.startswith(tail, begin + length):
                found = recognise(flat[first:stop], scope)
                if found is not None and found.method == "pattern":
                    return _mention(found, first, stop)
    return None


def _begin(flat: str, start: int, first: int, form: str, scope: Scope) -> int | None:
    """Where the name that ends with a form begins: at its place or level, or with the form itself."""
    if form in _COMMITTEES:
        begin = _placed(flat, start, first + 1, scope) or _levelled(flat, start, first + 1, scope)
        whole = begin is not None and begin - 2 >= start and flat.startswith("中共", begin - 2)
        return begin - 2 if begin is not None and whole else begin
    begin = _placed(flat, start, first, scope)
    if begin is None:
        begin = _levelled(flat, start, first, scope)
    if begin is not None:
        return begin
    if first - 2 >= start and flat[first - 1] in _LEVEL and flat[first - 2] in _NOT_ONE:
        return None
    return first if _stands_alone(form, scope) else None


def _placed(flat: str, start: int, first: int, scope: Scope) -> int | None:
    names = _place_names()
    for begin in range(max(start, first - LONGEST_PLACE), first - 1):
        name = flat[begin:first]
        if name in names and _names_a_place(name, scope):
            return begin
    return None


def _names_a_place(name: str, scope: Scope) -> bool:
    """A county must have its 县, 市 or 区 written out: 政和 in 民政和残联 is none."""
    place = gazetteer().resolve(name, scope)
    return place is not None and (place.rank < 3 or name != place.short)


@cache
def _place_names() -> frozenset[str]:
    return frozenset(gazetteer().names())


def _levelled(flat: str, start: int, first: int, scope: Scope) -> int | None:
    before = first - 1
    if before < start or flat[before] not in _LEVEL or level_place(flat[before], scope) is None:
        return None
    return None if before > start and flat[before - 1] in _NOT_ONE else before


def _stands_alone(form: str, scope: Scope) -> bool:
    if form in central() and (
        form.startswith(UNMISTAKABLE_STARTS) or (form.endswith(UNMISTAKABLE_ENDS) and form not in bodies())
    ):
        return True
    if form in _committees():
        return True
    return scope.province is not None and form.endswith("厅") and form in bodies() and form != "政府办公厅"


def _institutions(flat: str, start: int, end: int, scope: Scope) -> Iterator[Mention]:
    """A university, hospital or company that bears the name of a place: 西安交通大学第一附属医院."""
    for tail in _INSTITUTION.finditer(flat, start, end):
        after = flat[tail.end() : tail.end() + 1]
        if after and after in _GOES_ON.get(flat[tail.end() - 1], ""):
            continue
        begin = _place_before(flat, start, tail.start(), scope)
        if begin is None or (begin > start and flat[begin - 1] in "院局部会司学团"):
            continue
        if not plain(flat[begin : tail.end()]):
            continue
        found = recognise(flat[begin : tail.end()], scope)
        if found is not None:
            yield _mention(found, begin, tail.end(), 0.8)


def _place_before(flat: str, start: int, tail: int, scope: Scope) -> int | None:
    """Where a place begins that only a few characters without a break part from a tail; the farthest."""
    lowest = max(start, tail - LONGEST_INSTITUTION)
    cut = max((flat.rfind(mark, lowest, tail) + 1 for mark in words_of("break")), default=0)
    for begin in range(max(lowest, cut), tail - 1):
        for length in range(min(LONGEST_GAP, tail - begin), 1, -1):
            name = flat[begin : begin + length]
            if name in _place_names() and _names_a_place(name, scope):
                return begin
    return _levelled(flat, start, tail, scope)


def _mention(found: Resolved, start: int, end: int, sure: float = 1.0) -> Mention:
    return Mention(
        "Department",
        start,
        end,
        found.name,
        found.key,
        f"department.{found.method}",
        round(found.confidence * sure, 3),
        properties=found.properties,
    )
