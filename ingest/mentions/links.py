"""衔接 and its kin: what the text says must fit with what, both ends named.

Contact between parties (与山西对接合作) and fitting without a second end (基础设施对接联网) are no such link.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from ingest.mentions.draft import Draft
from ingest.types import Mention, Span, Tie

_ADVERBS = (
    r"(?:相互|互相|有效|有机|充分|全面|深度|无缝|精准|主动|紧密|高效|顺畅|良好|平稳|协调|统一|做好|加强|相|的|地|全方位|"
    r"实现|进行|同步|平滑|有序|积极){0,4}"
)
_LINK = re.compile(
    rf"(?P<mark>与|同|跟)(?P<object>[^，。；：！？\n与]{{2,40}}?){_ADVERBS}(?P<verb>衔接|对接|接轨|相衔接)(?P<after>[一-鿿]{{0,4}})"
)
_PARTY = re.compile(
    r"(?:部门|(?<!大)厅|局|委|部委|企业|单位|机构|公司|政府|院校|高校|市场|客商|商会|协会|专家|人员|项目单位|中央|国家部委|对口部委|部|办|集团|"
    r"省份|兄弟省市|地市|县区|区县|管委会)$"
)
_CONTACT = re.compile(r"合作|洽谈|沟通|交流|会商|工作机制|平台|活动|服务|联系|机制|会")
_LEAD = re.compile(
    r"^(?:推动|推进|加强|做好|强化|促进|实现|深化|注重|扎实做好|扎实|做到|确保|加快|积极|健全|完善|建立|探索|要|全面|主动|支持|统筹|着力|引导)+"
)
_BOUNDS = re.compile(r"[，。；：！？\n]")
LONGEST_PART = 300  # characters to either side of 与…衔接 that a part of a sentence may run
_SHORTEST_PLAN = 6  # characters from which a name ending in 规划 says whose plan it is
# 对接 joins parties as often as things: only with a thing at its end is it a link.
_SYSTEM = re.compile(
    r"规划|计划|方案|体系|系统|标准|政策|制度|设施|管网|道路|公路|铁路|网络|规则|目录|战略|链|要求|风貌|空间|指标|振兴|改革|布局"
)
# Platforms and systems are joined with each other, plans fitted to plans.
_JOINED = r"(?:平台|系统|窗口|大厅|数据库)"
_DATA = re.compile(rf"(?:{_JOINED}|数据|信息)等?$")
_KINDS = (
    (re.compile(rf"{_JOINED}$"), re.compile(rf"{_JOINED}|网络|数据")),
    (re.compile(r"(?:规划|计划|方案)$"), re.compile(r"规划|计划|方案")),
)
_ONTO = re.compile(r"(?:对接|衔接)(?=[一-鿿“])")
_ALSO = re.compile(r"，以及(?P<also>[^，。；：！？\n]{2,60})")
_ADVERB = re.compile(r"(?:并|且|同时|积极|主动|全面|有效|统筹)+$")
_POINTING = re.compile(r"^(?:[两三四]市|等地?|各类|各)+")
_PLAN = re.compile(r"(?:规划|计划|方案|纲要)$")
_TRAILING = re.compile(r"(?:[的等]|之间|方面|工作)+$")
_TALK = re.compile(r"(?:沟通|联系|协调|合作|交流|互认|和)$")
_LIST = re.compile(r"、|和|及|以及")
_NOT_ENDS = re.compile(r"^(?:之|其|此|他们|相关|周边|有关|上述|各方|上下|国家|国际|省|市)$")


class Named:
    """What has been found already, by place in the text."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: (m.start, m.end))
        self._starts = [mention.start for mention in self._mentions]

    def between(self, start: int, end: int) -> list[Mention]:
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self._mentions[first:last] if mention.end <= end]


def recognise_links(draft: Draft) -> None:
    """Adds a tie for each end that a measure must fit with."""
    named = Named(draft.mentions)
    for task in draft.outline.tasks:
        for measure in task.measures:
            draft.ties.extend(_ties(draft.flat, named, measure))
            draft.ties.extend(_onto(draft.flat, named, measure))


def _ties(flat: str, named: Named, measure: Span) -> Iterator[Tie]:
    for match in _LINK.finditer(flat, measure.start, measure.end):
        start = _part_start(flat, measure, match.start())
        subject = _LEAD.sub("", _ADVERB.sub("", flat[start : match.start()]))
        if _CONTACT.match(match["after"]) or _PARTY.search(subject):
            continue
        if len(subject) < 2 and not _said_before(flat, measure.start, start, match["object"]):
            continue
        joined = _DATA.search(subject) and _KINDS[0][0].search(match["object"])
        if match["verb"] == "对接" and subject and not joined and not _SYSTEM.search(match["object"]):
            continue
        ends = list(_ends(flat, named, match.start("object"), match.end("object")))
        for end in ends:
            yield Tie("衔接", start, _part_end(flat, measure, match.end()), end, None, "link: with", 0.8)


def _said_before(flat: str, floor: int, start: int, thing: str) -> bool:
    """Whether the sentence's parts before `start` name what must fit: 建设甲系统，并与乙系统对接."""
    before = flat[max(floor, start - LONGEST_PART) : start]
    thing = _TRAILING.sub("", thing)
    return any(end.search(thing) and other.search(before) for end, other in _KINDS)


def _onto(flat: str, named: Named, measure: Span) -> Iterator[Tie]:
    """The verb between its ends, or first: 甲平台对接乙系统; 编制甲规划，衔接乙规划."""
    for match in _ONTO.finditer(flat, measure.start, measure.end):
        start = _part_start(flat, measure, match.start())
        stop = _part_end(flat, measure, match.end())
        subject = _ADVERB.sub("", flat[start : match.start()])
        thing = _TRAILING.sub("", flat[match.end() : stop])
        if "与" in subject or not any(end.search(thing) for end, _ in _KINDS):
            continue
        if subject and not (_KINDS[0][0].search(subject) and _KINDS[0][0].search(thing)):
            continue
        if not subject and not _said_before(flat, measure.start, start, thing):
            continue
        spans = [(match.end(), stop)]
        also = _ALSO.match(flat, stop, measure.end)
        if also and any(end.search(_TRAILING.sub("", also["also"])) for end, _ in _KINDS):
            spans.append(also.span("also"))
            stop = also.end()
        for span in spans:
            for end in _ends(flat, named, *span):
                yield Tie("衔接", start, stop, end, None, "link: onto", 0.75)


def _part_start(flat: str, measure: Span, position: int) -> int:
    floor = max(measure.start, position - LONGEST_PART)
    cuts = [match.end() for match in _BOUNDS.finditer(flat, floor, position)]
    return cuts[-1] if cuts else floor


def _part_end(flat: str, measure: Span, position: int) -> int:
    ceiling = min(measure.end, position + LONGEST_PART)
    match = _BOUNDS.search(flat, position, ceiling)
    return match.start() if match else ceiling


def _ends(flat: str, named: Named, start: int, end: int) -> Iterator[Mention]:
    """The ends between 与 and the verb: 西安市、咸阳市相关规划 is two."""
    text = flat[start:end]
    text = _TRAILING.sub("", text)
    end = start + len(text)
    if len(text) < 2 or _PARTY.search(text) or _NOT_ENDS.match(text) or _TALK.search(text):
        return
    held = named.between(start, end)
    known = [m for m in held if m.label in ("Plan", "Project")]
    if known:
        yield from known
        return
    parts = _parts(text)
    if len(parts) > 1:
        offset = start
        for part in parts:
            at = flat.index(part, offset)
            yield _end(part, at, at + len(part))
            offset = at + len(part)
        return
    items = [item for item in _LIST.split(text) if item]
    places = [m for m in held if m.label == "Place"]
    if len(items) > 1 and len(places) == len(items) and places[-1].end < end:
        shared = _POINTING.sub("", flat[places[-1].end : end])
        for place in places:
            yield _end(place.name + shared, start, end)
        return
    if len(places) == 1 and (places[0].start, places[0].end) == (start, end):
        yield places[0]
        return
    yield _end(places[0].name + text[places[0].end - start :] if _opens(places, start) else text, start, end)


def _parts(text: str) -> list[str]:
    """产业规划、交通规划 is two ends; 西安市、咸阳市相关规划 is not told by this."""
    parts = _LIST.split(text)
    return parts if all(len(part) > 2 and _SYSTEM.search(part) for part in parts) else []


def _opens(places: list[Mention], start: int) -> bool:
    return len(places) == 1 and places[0].start == start


def _end(name: str, start: int, end: int) -> Mention:
    """An end that is nothing known: a plan where the words call it one, else a topic."""
    label = "Plan" if _PLAN.search(name) and len(name) > _SHORTEST_PLAN else "Topic"
    return Mention(label, start, end, name, name, "link: with", 0.7)
