"""Sentences whose subject is told to act: 省发展改革委要会同…, 由西安市牵头，…, 某局负责…；某局负责….

Precision first: the subject must be wholly names that the authority lists know, or generic bodies of a level
(各市、县（区）人民政府), and the verb an order. 各部门要… names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.departments import Resolved
from ingest.parties import Named
from ingest.reading import read
from ingest.types import Clause, Party, Scope

__all__ = ["subject"]

# The longest list that a sentence of the development corpus begins with has 110 characters.
LONGEST_SUBJECT = 160
TRIES = 6
_ORDER = re.compile(
    "(?P<lead>(?:要|应|负责|具体|分别|共同|联合)?牵头(?!部门|单位|人|领导))"
    "|(?P<with>(?:要|应|负责|应当)?会同)"
    "|(?P<help>(?:要|应|负责|应当)?(?:积极|密切|主动|全力)?(?:配合|协助|参与)(?!部门|单位))"
    "|(?P<act>(?:按照?(?:各自)?职责(?:分工)?|分别|具体|统一|主要|全面)?负责(?!人|同志|制|的|任|解释)"
    "|(?<![重主需纲概摘提简首必次紧将只还也])要(?!求|素|点|件|闻|旨|塞|害|道|么|领|约|靠|不)"
    "|(?<![供相响反适对效理])应(?!急|用|对|该|答|收|付|邀|届|变|试|聘|纳)当?|必须|(?<![必亟])须|(?<![供必急所内刚军亟])需(?!求|水|电|方))"
)
# What the names after 会同 are to do.
_VERB = re.compile(
    "制定|制订|研究|组织|建立|开展|提出|负责|共同|联合|抓好|推进|推动|加强|做好|落实|实施|编制|出台|完善|统筹|指导|督促|尽快|根据|按"
)
_BY = re.compile("(?<![自理事缘因])由(?!于|此|来|衷|浅|点|表|内|外)")
_HELPERS = re.compile("，(?=[^，。；]{2,80}?(?:配合|参与|协助|支持))")
# The longest sentence of the development corpus that tells somebody to act has 172 characters.
LONGEST_SENTENCE = 2000
_VAGUE = re.compile("[省市县区州盟旗乡镇]")


def subject(flat: str, start: int, end: int, scope: Scope) -> Clause | None:
    """The sentence flat[start:end] as a clause of those whom it tells to act; None where it tells nobody."""
    if end - start > LONGEST_SENTENCE:
        return None
    found: list[tuple[Named, str]] = []
    for begin, stop in _parts(flat, start, end):
        for named, role in _told(flat, begin, stop, scope):
            if all(named.found.key != other.found.key for other, _ in found):
                found.append((named, role))
    if not found:
        return None
    return Clause(start, end, tuple(_party(named, role) for named, role in found))


def _parts(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts that ； separates."""
    begin = start
    while begin < end:
        stop = flat.find("；", begin, end)
        stop = end if stop < 0 else stop
        yield begin, stop
        begin = stop + 1


def _told(flat: str, start: int, end: int, scope: Scope) -> list[tuple[Named, str]]:
    found = _subject_at(flat, start, end, scope, by=False)
    if found:
        return found
    for tried, by in enumerate(_BY.finditer(flat, start, end)):
        if tried == TRIES:
            break
        found = _subject_at(flat, by.end(), end, scope, by=True)
        if found:
            return found
    return []


def _subject_at(flat: str, start: int, end: int, scope: Scope, *, by: bool) -> list[tuple[Named, str]]:
    """Those whom the words from `start` on name before the first order; `by`: after 由."""
    window = min(end, start + LONGEST_SUBJECT)
    for tried, order in enumerate(_ORDER.finditer(flat, start, window)):
        if tried == TRIES:
            break
        said = order.lastgroup or ""
        if by and said == "act" and "负责" not in order.group():
            continue
        names = _names(flat, start, order.start(), scope)
        if not names:
            continue
        if by and flat.startswith("解释", order.end()):
            return []
        role = {"lead": "牵头", "with": "牵头", "help": "配合"}.get(said, "负责")
        found = [(named, role) for named in names]
        partner = order.end() if said == "with" else _with(flat, order.end(), window)
        if partner is not None:
            helpers, partner_end = _partners(flat, partner, window, scope)
            if helpers:
                found = [(named, "牵头") for named in names] + [(named, "配合") for named in helpers]
            return found + _helpers(flat, partner_end, window, scope)
        return found + _helpers(flat, order.end(), window, scope)
    return []


def _with(flat: str, start: int, end: int) -> int | None:
    """Where the names after 会同 begin, when the order is 要会同 or 牵头会同."""
    for word in ("会同", "，会同", "要会同"):
        if flat.startswith(word, start, end):
            return start + len(word)
    return None


def _partners(flat: str, start: int, end: int, scope: Scope) -> tuple[list[Named], int]:
    """The names that follow 会同, up to the first comma or verb."""
    stop = min((p for p in (flat.find(m, start, end) for m in "，。；") if p >= 0), default=end)
    verbs = (verb.start() for verb in _VERB.finditer(flat, start + 2, stop))
    for _, cut in zip(range(TRIES), (stop, *verbs), strict=False):
        names = _names(flat, start, cut, scope)
        if names:
            return names, cut
    return [], start


def _helpers(flat: str, start: int, end: int, scope: Scope) -> list[tuple[Named, str]]:
    """B、C配合 in the part after A牵头，."""
    comma = _HELPERS.search(flat, start, min(end, start + 40))
    if not comma:
        return []
    order = _ORDER.search(flat, comma.end(), end)
    if not order or order.lastgroup != "help":
        return []
    return [(named, "配合") for named in _names(flat, comma.end(), order.start(), scope)]


def _names(flat: str, start: int, end: int, scope: Scope) -> list[Named]:
    """The names that the text consists of; none where any of it is something else or somebody vague."""
    if end > start and flat[end - 1] == "，":
        end -= 1
    if not 2 <= end - start <= LONGEST_SUBJECT:
        return []
    reading = read(flat, start, end, scope)
    if reading.unread or reading.roles or reading.deadline or reading.inherited:
        return []
    named = [named for named, _ in reading.parties]
    if not named or reading.end < end or not all(_somebody(one.found) for one in named):
        return []
    return named


def _somebody(found: Resolved) -> bool:
    if found.method == "generic":
        return _VAGUE.search(found.name) is not None
    return found.method in ("authority", "pattern", "place")


def _party(named: Named, role: str) -> Party:
    sure = 0.75 if named.found.method == "generic" else 0.88
    return Party(
        named.start,
        named.end,
        named.found.name,
        named.found.key,
        role,
        f"subject+{named.found.method}",
        round(sure * named.found.confidence, 3),
        named.found.properties,
    )
