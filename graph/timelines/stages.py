"""Which stage the words around a project say that it is in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from graph.timelines.model import Stage, StageName
from graph.timelines.passage import Passage

NO_STAGE = "-"
# Between a project and the words that speak of it: what it is called, when, in which manner, and its list.
_BRIDGE = re.compile(
    r"(?:工程|项目|线路|路段|枢纽|本体|主体|段|的|全线|及?配套(?:设施)?|力争|争取|确保|全面|如期|早日|尽快|尽早|基本|"
    r"顺利|正式|适时|同步|加快|提前|建设|改造|扩能改造|改扩建|扩建|年内|年底前?|今年|全年|到?20\d\d年(?:\d{1,2}月)?(?:年?底|末)?前?|"
    r"“?十[三四五六]五”?(?:期间|时期|期?末)?)*(?:(?:[、和及与]|以及|等).*)?"
)
_WHOLE_OBJECT = re.compile(r"(?:工程|项目|等)*(?:(?:[、和及与]|以及|等)[^的]*(?:工程|项目|线路))?")
_JOINT = re.compile(r"[、和及与]")


@dataclass(frozen=True, slots=True)
class StageWord:
    word: str
    stage: str
    side: str
    own: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A word of the list at `start:end` of a passage."""

    start: int
    end: int
    word: StageWord


@cache
def stage_words() -> dict[tuple[str, str], StageWord]:
    """The vocabulary, by side and word."""
    lines = (files("graph.timelines") / "stages.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {(side, word): StageWord(word, stage, side, force == "own") for word, stage, side, force in rows}


@cache
def _pattern(*sides: str) -> re.Pattern[str]:
    words = {word for side, word in stage_words() if side in sides}
    return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))


def find(text: str, start: int, end: int, *sides: str) -> list[Found]:
    """Every word of these sides in `text[start:end]`, the longest at each place."""
    known = stage_words()
    return [
        Found(
            match.start(),
            match.end(),
            next(known[side, match[0]] for side in sides if (side, match[0]) in known),
        )
        for match in _pattern(*sides).finditer(text, start, end)
    ]


def stage_of(passage: Passage, start: int, end: int, source: str, base: int) -> Stage | None:
    """The stage of the project named at `start:end` of the passage; None where no word says it."""
    flat = passage.flat
    first, last = passage.clause(start, end)
    before = find(flat, first, start, "before", "object", "done")
    after = [one for one in find(flat, end, last, "after") if _reaches(flat, end, one)]
    if any(one.word.stage == NO_STAGE for one in (*before, *after)):
        return None
    lead = before[-1] if before else None
    tail = _tail(flat, after)
    chosen = _chosen(flat, end, last, lead, tail)
    if chosen is None:
        return None
    if chosen is tail:
        shown = [one for one in (lead, tail) if one]
    else:
        shown = [one for one in (chosen, tail) if one and not (one is tail and one.word.own)]
    words = tuple(passage.words(one.start, one.end, source, base) for one in shown)
    return Stage(_name(chosen.word), words, chosen.word.own)


def _reaches(flat: str, end: int, one: Found) -> bool:
    return one.word.stage == NO_STAGE or _BRIDGE.fullmatch(flat, end, one.start) is not None


def _tail(flat: str, after: list[Found]) -> Found | None:
    """The nearest word after the project, or what that leads on to: 建设 of 建设前期工作 is none."""
    tail = after[0] if after else None
    for one in after[1:]:
        if tail is None or tail.word.own or _JOINT.search(flat, tail.end, one.start):
            break
        tail = one
    return tail


def _chosen(flat: str, end: int, last: int, lead: Found | None, tail: Found | None) -> Found | None:
    if tail and tail.word.own:
        return tail
    if lead and lead.word.side == "done":
        return lead if tail else None
    if lead and lead.word.own:
        return lead
    if tail:
        return tail
    if lead and (lead.word.side == "before" or _WHOLE_OBJECT.fullmatch(flat, end, last)):
        return lead
    return None


def _name(word: StageWord) -> StageName:
    return cast(StageName, word.stage)
