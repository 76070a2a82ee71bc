"""How two neighbours word it: their clauses without what else they list, and what differs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from graph.timelines.model import STAGES, Mention, Wording
from graph.timelines.passage import Passage
from graph.timelines.stages import find

_AND = "、"
_MORE = "…"
# A number changes as a whole: 120 became 150, not 2 became 5.
_PIECE = re.compile(r"\d+(?:\.\d+)?|[^\d]")


def frame_of(passage: Passage, start: int, end: int) -> str:
    """The clause of the project at `start:end`, other members of its list left out: 加快…东庄水利枢纽建设."""
    flat = passage.flat
    first, last = passage.clause(start, end)
    return f"{_before(flat, first, start)}{flat[start:end]}{_after(flat, end, last)}"


def _before(flat: str, first: int, start: int) -> str:
    joint = flat.rfind(_AND, first, start)
    if joint < 0:
        return flat[first:start]
    verbs = find(flat, first, joint, "before", "object", "done")
    return flat[first : verbs[0].end if verbs else first] + _MORE + flat[joint + 1 : start]


def _after(flat: str, end: int, last: int) -> str:
    joint = flat.find(_AND, end, last)
    if joint < 0:
        return flat[end:last]
    tail = flat.find("等", joint, last)
    if tail < 0:
        told = find(flat, joint, last, "after")
        tail = told[-1].start if told else last
    return flat[end:joint] + _MORE + flat[tail:last]


def compared(before: Sequence[Mention], after: Sequence[Mention]) -> tuple[Wording, ...]:
    """The clauses of two neighbours against each other; of several that of the furthest stage."""
    if not before or not after:
        return ()
    old, new = (_PIECE.findall(_best(mentions).frame) for mentions in (before, after))
    found: list[Wording] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        then, now = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal":
            found.append(Wording("=", then))
            continue
        found += [Wording("-", then)] * (a < b) + [Wording("+", now)] * (c < d)
    return tuple(found)


def _best(mentions: Sequence[Mention]) -> Mention:
    return max(mentions, key=lambda one: (STAGES.index(one.stage.name) if one.stage else -1, -one.start))
