"""Cited plans: what stands in 《》, with the number after it, and what the document was written to carry out.

Inside 《》 the title may hold others in 〈〉 or 《》; the outermost counts. A short title that the document
introduces (以下简称《实施方案》), or that is the end of one that it names in full, is that one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.ids import title_key
from ingest.mentions.draft import Draft
from ingest.types import Mention, Tie

_MARKS = re.compile(r"[《》\n]")
# The number, alone or before what the title is called from there on: （陕发〔2020〕5号，以下简称《意见》）.
_NUMBER = re.compile(
    r"[（(]([一-鿿]{1,12}[〔\[［【(（]?(?:19|20)\d{2}[〕\]］】)）]?(?:第)?\d{1,5}号)(?:[，,；;][^（()）\n]{0,40})?[）)]"
)
# What a title is called from there on; the number may stand in the same bracket.
_CALLED = re.compile(r"[^，。；\n]{0,4}（(?:以下|下)(?:统一)?简称：?(?:为)?[《“]([^《》“”\n]{2,20})[》”]")
_CALLED_WITH_NUMBER = re.compile(r"（[^（）《》\n]{0,40}简称：?(?:为)?[《“]([^《》“”\n]{2,20})[》”]")
# A notice whose own title has lost the title that it carries says nothing of which plan it is.
_HOLLOW = re.compile(r"^[^《》〈〉]{0,40}关于(?:印发|转发|发布)的?(?:通知|函)$")
_VERB = re.compile(
    r"(贯彻落实|贯彻执行|贯彻|落实|根据|按照|依据|遵照|依照)(?:好|实施)?[^，。；：《》\n]{0,40}$"
)
# 推进《X》落地, 推进《X》在新区落地, 抓好《X》《Y》贯彻落实: carried out, too. 推进《X》落实机制 is about
# something else.
_CARRY_BEFORE = re.compile(r"(?:推进|推动|抓好|抓实|狠抓|促进|确保)(?:国家|省|市|好)?$")
_CARRY_AFTER = re.compile(
    r"(?:(?:、|和|以及|及|与)?《[^《》\n]{2,60}》(?:（[^（）\n]{0,40}）)?){0,4}"
    r"的?(?:在[^，。；：《》\n]{2,12}?)?(?:全面|有效|尽快)?(?:贯彻)?(?:落地|落实)(?:落地|落实|落细|生根|见效|实施)?(?=工作|[，。；：！？\n]|$)"
)
_LIST = re.compile(r"》(?:（[^（）\n]{0,40}）)?(?:、|和|以及|及|与|，)?(?:[^，。；：《》\n]{0,20})$")
_REPEAL_BEFORE = re.compile(r"(?:废止|停止执行)$")
_REPEAL_AFTER = re.compile(
    r"[^。；《》\n]{0,40}?(?:同时废止|即行废止|予以废止|停止执行|不再执行|自行废止|废止)"
)
_REVISE_BEFORE = re.compile(r"(?:修订|修改|修正)$")
_REVISE_AFTER = re.compile(r"(?:（[^（）\n]{0,40}）)?(?:作出如下修改|进行(?:了)?修订|修订(?:如下|而成))")
_THIS = re.compile("本(?:实施|工作|行动)?(?:方案|意见|办法|规划|计划|措施|细则|规定|通知|要点|条例|纲要)")
_APPROVED = re.compile("已[^。《》\n]{2,60}(?:同意|通过|批准|审定)")
_SIGNS = re.compile(r"[\s《》〈〉“”（）()]")
_FEWEST = 2  # characters of a title
_SHORT = 8  # a title of so few may be the end of one named in full
_LONGEST_PART = 400  # characters of a part of a sentence to either side of a title


@dataclass(frozen=True, slots=True)
class Title:
    """One 《…》: `start:end` with its brackets, the title without them, the number after it."""

    start: int
    end: int
    title: str
    number: str | None
    after: int  # where the title and its number end


def find_titles(flat: str) -> Iterator[Title]:
    """Every outermost 《…》 of the text; one that is not closed before the line ends is none."""
    depth = start = 0
    for mark in _MARKS.finditer(flat):
        if mark[0] == "《":
            if depth == 0:
                start = mark.start()
            depth += 1
        elif mark[0] == "》" and depth:
            depth -= 1
            if depth == 0 and mark.start() - start > _FEWEST:
                number = _NUMBER.match(flat, mark.end())
                after = number.end() if number else mark.end()
                title = flat[start + 1 : mark.start()]
                yield Title(start, mark.end(), title, number[1] if number else None, after)
        elif mark[0] == "\n":
            depth = 0


def recognise_plans(draft: Draft) -> None:
    """Adds cited plans, and 依据, 修订 and 废止 where the words before or after say so."""
    own = title_key(draft.outline.head.title)
    titles = list(find_titles(draft.flat))
    full = _Names(draft.flat, titles, draft.outline.head.title)
    previous: tuple[Title, str | None] | None = None
    for title in titles:
        draft.titles.add(title.start, title.end)
        name = full.meant(title.title)
        if title_key(name) == own or _HOLLOW.search(name) or _is_itself(draft, title):
            continue
        mention = _mention(title, name, full.known(name))
        draft.mentions.append(mention)
        verb = _verb(draft.flat, title, previous)
        previous = (title, verb)
        draft.ties.extend(_ties(draft.flat, title, mention, verb))


def _is_itself(draft: Draft, title: Title) -> bool:
    """《本方案》; and what a notice says that is approved, where the year or place before it is all that it
    lacks of the plan's own title, or has more."""
    if _THIS.fullmatch(title.title):
        return True
    if not _APPROVED.match(draft.flat, title.after):
        return False
    short, long = sorted((_plain(title.title), _plain(draft.outline.head.title)), key=len)
    return long.endswith(short) and len(short) * 2 > len(long)


def _plain(title: str) -> str:
    return _SIGNS.sub("", title)


class _Names:
    """What the short titles of one document mean."""

    def __init__(self, flat: str, titles: list[Title], own: str) -> None:
        full = dict.fromkeys(title.title for title in titles if len(title.title) > _SHORT)
        full |= dict.fromkeys(inner.title for inner in find_titles(own))
        self._ending: dict[str, str | None] = {}  # None: the end of several
        for name in full:
            for length in range(_FEWEST, min(_SHORT, len(name) - 1) + 1):
                ending = name[-length:]
                self._ending[ending] = None if ending in self._ending else name
        self._called: dict[str, str] = {}
        for title in titles:
            called = _CALLED.match(flat, title.after) or _CALLED_WITH_NUMBER.match(flat, title.end)
            if called is not None and called[1] != title.title:
                self._called.setdefault(called[1], title.title)

    def meant(self, title: str) -> str:
        if title in self._called:
            return self._called[title]
        return self._ending.get(title) or title

    def known(self, title: str) -> bool:
        """Whether the title says by itself which plan it is."""
        return len(title) > 6


def _mention(title: Title, name: str, known: bool) -> Mention:
    properties = {"number": title.number} if title.number else {}
    return Mention(
        "Plan",
        title.start + 1,
        title.end - 1,
        name,
        name,
        "plan: 《》",
        0.95 if known else 0.5,
        None,
        properties,
    )


def _verb(flat: str, title: Title, previous: tuple[Title, str | None] | None) -> str | None:
    """The verb of carrying out that governs the title, by itself or as a further one of a list."""
    before = flat[max(0, title.start - 60) : title.start]
    found = _VERB.search(before)
    if found:
        return found[1]
    if _CARRY_BEFORE.search(before) and _CARRY_AFTER.match(flat, title.after):
        return "落实"
    if previous is not None and previous[1] and _LIST.search(flat[previous[0].end - 1 : title.start]):
        return previous[1]
    return None


def _ties(flat: str, title: Title, mention: Mention, verb: str | None) -> Iterator[Tie]:
    before = flat[max(0, title.start - 12) : title.start]
    if _REPEAL_BEFORE.search(before) or _REPEAL_AFTER.match(flat, title.after):
        yield Tie("废止", *_part(flat, title), mention, None, "plan: repeal", 0.9)
    elif _REVISE_BEFORE.search(before) or _REVISE_AFTER.match(flat, title.after):
        yield Tie("修订", *_part(flat, title), mention, None, "plan: revision", 0.8)
    elif verb is not None:
        yield Tie("依据", *_part(flat, title), mention, None, "plan: basis", 0.85, {"verb": verb})


def _part(flat: str, title: Title) -> tuple[int, int]:
    """The part of the sentence around the title, to the marks at either side."""
    start = title.start
    while start > max(0, title.start - _LONGEST_PART) and flat[start - 1] not in "，。；：！？\n":
        start -= 1
    end = title.after
    while end < min(len(flat), title.after + _LONGEST_PART) and flat[end] not in "，。；：！？\n":
        end += 1
    return start, end
