"""Who issued a plan: the bodies that the words before 关于印发, or a signature, name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.departments import Resolved, recognise, resolve
from ingest.types import Scope

__all__ = ["Issuer", "issuers"]

_PIECES = re.compile("[^ 、]+")
# 国家发展改革委等部门, 省商务厅等7部门: the others are not named.
_OTHERS = re.compile("等[\\d一二两三四五六七八九十]{0,3}个?(?:部门|单位|部委|厅局)$")
_ENDS = "央厅局委办部府会室院署行社"
_BODIES = (*_ENDS, "组", "会议", "专班", "处", "司", "公司", "集团", "中心", "联盟")
# The shortest name that runs on into another one without a mark has three characters: 财政部.
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Issuer:
    """One body, and where in the issuer's words its name stands."""

    start: int
    end: int
    found: Resolved


def issuers(words: str, scope: Scope) -> list[Issuer]:
    """One body, or several that a space, 、 or nothing parts, if each of them is one."""
    others = _OTHERS.search(words)
    named = words[: others.start()] if others and others.start() else words
    pieces = [found.span() for found in _PIECES.finditer(named)]
    if len(pieces) == 1:
        pieces = _glued(named, scope) or pieces
    if len(pieces) > 1 and not all(recognise(named[start:end], scope) for start, end in pieces):
        pieces = [(0, len(named))]
    bodies = (Issuer(start, end, resolve(named[start:end], scope)) for start, end in pieces)
    return [one for one in bodies if recognise(named[one.start : one.end], scope) or _ends_as_one(named)]


def _ends_as_one(words: str) -> bool:
    """日前，甲市印发…: a place, or a name that lost its ending, is no body that issues."""
    return words.endswith(_BODIES)


def _glued(words: str, scope: Scope) -> list[tuple[int, int]]:
    """Known bodies that follow one another without a mark: 某市财政局某市水利局."""
    if _known(words, scope):
        return []
    parted: list[tuple[int, int]] = []
    start = 0
    while start < len(words):
        end = next((cut for cut in _cuts(words, start) if _known(words[start:cut], scope)), None)
        if end is None:
            return []
        parted.append((start, end))
        start = end
    return parted


def _cuts(words: str, start: int) -> Iterator[int]:
    """Where a name that begins at `start` may end, the farthest first."""
    return (cut for cut in range(len(words), start + SHORTEST - 1, -1) if words[cut - 1] in _ENDS)


def _known(name: str, scope: Scope) -> bool:
    found = recognise(name, scope)
    return found is not None and found.known
