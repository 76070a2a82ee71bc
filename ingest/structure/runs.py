"""Runs of bodies whose cells were glued together: 省教育厅相关市、县（区）政府, 市财政局各区政府."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.departments import recognise
from ingest.forms import GOVERNMENTS, has_form, institution, is_generic
from ingest.jurisdictions import Prefix
from ingest.parties import carried, split
from ingest.sharing import Named
from ingest.types import Scope

__all__ = ["Run", "read_run"]

LONGEST_NAME = 30
_ENDS = frozenset("厅局委办部府会室社院团行司站校处企业业商位门区集团关队所心联盟")
_MARKS = "、，,；; \n"
_SHARED = re.compile("(?:及|和|与)(?:其)?(?=(?P<name>[一-鿿]{2,8}?(?:部门|单位|公司|企业)))")
# No name holds a digit, or the first word of another name behind a body's ending.
_NEVER = re.compile(
    "[\\d\n]|(?:(?<=[厅局委办部府会司团])|(?<=[分支]行))(?=省|市|县|各|相关|有关|国网|中国|国家)"
)


@dataclass(slots=True)
class Run:
    """The names from `start` to `end`; `cells` says where in `names` each cell after the first begins."""

    start: int
    end: int
    names: list[Named] = field(default_factory=list)
    cells: list[int] = field(default_factory=list)


def read_run(flat: str, start: int, end: int, scope: Scope) -> Run | None:
    """The bodies that stand at `start`, one after the other, as far as they go; None where none does."""
    run = Run(start, start)
    at, carry, glued = start, None, False
    joined: re.Match[str] | None = None
    while at < end:
        found = _name(flat, at, joined.end("name") if joined else end, scope, carry)
        if not found or (glued and run.names and not _stands(found[0])):
            break
        if joined and run.names and len(found) == 1:
            found = (_of_the_same(flat, run.names[-1], found[0]),)
        if glued:
            run.cells.append(len(run.names))
        run.names += found
        carry = carried(found[-1].found, scope) or carry
        run.end = _behind(flat, found[-1].end, end)
        at = _next(flat, run.end, end)
        joined = _SHARED.match(flat, run.end, end)
        glued = not joined and not flat[run.end : at].strip("\n")
    return run if run.names else None


def _stands(named: Named) -> bool:
    """Whether a name is one without a mark before it: 旅游厕所 behind 省政府 is none, for all its ending."""
    found = named.found
    return found.known or found.method == "generic" or institution(found.name)


def _of_the_same(flat: str, first: Named, second: Named) -> Named:
    """各市、县农业农村部门, the second of 各市、县政府及农业农村部门."""
    text = flat[second.start : second.end]
    whose = first.found.name.removesuffix("人民政府")
    if first.found.method != "generic" or whose == first.found.name or not text.endswith("部门"):
        return second
    name = whose + text
    key = first.found.key.removesuffix(first.found.name) + name
    found = replace(first.found, name=name, key=key, short_name=name, aliases=(text,))
    return Named(second.start, second.end, found)


def _behind(flat: str, at: int, end: int) -> int:
    return at + 1 if flat.startswith("等", at, end) else at


def _next(flat: str, at: int, end: int) -> int:
    """Behind the mark that parts two names, or right here where none does."""
    shared = _SHARED.match(flat, at, end)
    if shared:
        return shared.end()
    while at < end and flat[at] in _MARKS:
        at += 1
    return at


def _name(flat: str, at: int, end: int, scope: Scope, carry: Prefix | None) -> tuple[Named, ...]:
    """The longest known name at a place, else the longest that has a body's form."""
    government = GOVERNMENTS.match(flat, at, end)
    if government and is_generic(government.group()):
        reach = government.end()
        found = _longest(flat, at, min(end, at + LONGEST_NAME), scope, carry, reach)
        whole = found and _stands(found[0]) and not _SHARED.match(flat, reach, end)
        return found if whole else split(flat, at, reach, scope, carry)
    return _longest(flat, at, min(end, at + LONGEST_NAME), scope, carry, at + 1)


def _longest(
    flat: str, at: int, end: int, scope: Scope, carry: Prefix | None, least: int
) -> tuple[Named, ...]:
    formed: tuple[Named, ...] = ()
    for stop in range(end, least, -1):
        if flat[stop - 1] not in _ENDS or (stop < len(flat) and flat[stop] in "门长员"):
            continue
        text = flat[at:stop]
        if _NEVER.search(text):
            continue
        found = recognise(text, scope, carry)
        if found is None:
            continue
        if found.known or found.method == "generic":
            return (Named(at, stop, found),)
        if not formed and found.method == "form" and has_form(text):
            half = len(text) // 2
            stop = at + half if text[:half] == text[half:] else stop
            again = recognise(flat[at:stop], scope, carry)
            formed = (Named(at, stop, again),) if again else ()
    return formed
