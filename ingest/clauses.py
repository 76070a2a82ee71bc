"""Responsibility clauses: who is told to do what a passage says, in every form that documents use.

The way in, all on offsets into the flat text (simplified, full-width marks, one paragraph a line):

- `bracketed(flat, opening, closing, scope)`: the group in brackets, if it is a clause and no remark;
- `labelled(flat, start, end, scope)`: 责任单位：… without brackets, over several lines, or glued to text;
- `unopened(flat, start, end, scope)`: a clause that lost its opening bracket;
- `find_all(flat, start, end, scope)`: every clause of the first two forms in a passage, in order;
- `standing_sentence`, `ingest.roles.lead_rule`: the same rules in sentences outside clauses;
- `ingest.subjects.subject`: a sentence whose subject is told to act. Ask it only for a task that has no
  clause of its own.

Each gives a ClauseRead or None. `lead` is the rule for who leads (排在第一位的为牵头单位, 逗号前为牵头单位)
that holds from an earlier clause on; a clause that states one gives it as `lead_by_order`, and the caller
passes it from then on.
`inherited` are parties that the clause names for all later tasks (以下各项任务均需…落实，不再重复列举).
A clause without parties is returned where it states a deadline only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import merge

from ingest.clause_lines import SURE, last_line, unframed
from ingest.forms import has_form, unit_named, words_of
from ingest.numbering import numbering_at
from ingest.reading import Reading, read, standing
from ingest.roles import Lead, label_at, label_places
from ingest.standing import holds_later
from ingest.types import Clause, Party, Scope

__all__ = [
    "ClauseRead",
    "bracketed",
    "find_all",
    "groups",
    "labelled",
    "standing_sentence",
    "unmarked",
    "unopened",
]

OPENING, CLOSING = "（([［〔【", "）)]］〕】"
_BRACKET = re.compile(f"[{re.escape(OPENING + CLOSING)}\n]")
# The longest clause of the development corpus has 260 characters.
LONGEST = 800
# Labels that stand in notices of events too.
_EVENT = ("主办", "承办", "协办", "指导", "支持单位")
# What a group that explains begins with.
_REMARKS = words_of("remark")


@dataclass(frozen=True, slots=True)
class ClauseRead:
    """A clause and what it says of other tasks."""

    clause: Clause
    lead_by_order: Lead = ""
    inherited: Clause | None = None


def bracketed(flat: str, opening: int, closing: int, scope: Scope, *, lead: Lead = "") -> ClauseRead | None:
    """The clause between two brackets, which belong to its span; None for a remark."""
    start, end = opening + 1, closing
    if not 2 <= end - start <= LONGEST or flat.startswith(_REMARKS, start):
        return None
    said = label_at(flat, start) is not None
    reading = read(flat, start, end, scope, labelled=said, lead=lead)
    said = said or reading.labelled
    if reading.unread and not said and reading.roles and _alone(flat, opening, closing):
        whole = _with_unknown(flat, start, end, scope, lead)
        if whole is not None:
            return _clause(whole, opening, closing + 1, "bracket")
    if not _holds(reading, flat, opening, closing, said):
        return None
    return _clause(reading, opening, closing + 1, "label" if said else "bracket")


def _with_unknown(flat: str, start: int, end: int, scope: Scope, lead: Lead) -> Reading | None:
    """The same group with names that nothing knows kept as they stand (A处、反不正当竞争处按职责分工负责),
    where every word of it is read then and each such name ends as one."""
    reading = read(flat, start, end, scope, labelled=True, lead=lead)
    unknown = [flat[n.start : n.end] for n, _ in reading.parties if n.found.method == "as-written"]
    formed = all(has_form(name) or unit_named(name) for name in unknown)
    return reading if formed and len(unknown) < len(reading.parties) and not reading.unread else None


def _holds(reading: Reading, flat: str, opening: int, closing: int, said: bool) -> bool:
    """Whether a group is a clause: labelled; or all names and roles, at the end of a sentence."""
    if not reading.parties:
        return reading.deadline is not None and (said or flat.endswith("完成", opening, closing))
    if said:
        return reading.unread <= (closing - opening) // 2
    if reading.unread:  # a name that nothing knows, among others that have roles
        return _plainly(reading, flat, opening, closing) and reading.unread <= (closing - opening) // 3
    if not reading.solid:
        told = reading.roles or (len(reading.parties) > 1 and reading.owned and _before_stop(flat, closing))
        if not _after_stop(flat, opening):
            return reading.roles and reading.owned and _before_stop(flat, closing)
        return reading.placed or (told and reading.formed)
    if reading.roles:
        return True
    return _after_stop(flat, opening) or (_before_stop(flat, closing) and not _after_name(flat, opening))


def _plainly(reading: Reading, flat: str, opening: int, closing: int) -> bool:
    """Whether a group says who does what, whatever else it says: known bodies with roles, at least two
    unless the group is all that stands between two stops."""
    known = sum(named.found.known for named, _ in reading.parties)
    fewest = 1 if _alone(flat, opening, closing) else 2
    return reading.roles and known >= fewest and _after_stop(flat, opening)


def _alone(flat: str, opening: int, closing: int) -> bool:
    return _after_stop(flat, opening) and _before_stop(flat, closing)


def _after_stop(flat: str, opening: int) -> bool:
    return opening == 0 or flat[opening - 1] in "。；！？\n"


def _before_stop(flat: str, closing: int) -> bool:
    return closing + 1 >= len(flat) or flat[closing + 1] in "。；！\n"


def _after_name(flat: str, opening: int) -> bool:
    """市工信局（市中小企业局): a second name of the body that stands before it."""
    return flat[opening - 1] in "厅局委办部府会社院室团司关"


def labelled(flat: str, start: int, end: int, scope: Scope, *, lead: Lead = "") -> ClauseRead | None:
    """The clause that begins with the label at `start`, up to where its lists end: a stop, a heading, a
    sentence that is no party, or the end of the last of its label lines."""
    return _labelled(flat, start, end, scope, lead)[0]


def _labelled(flat: str, start: int, end: int, scope: Scope, lead: Lead) -> tuple[ClauseRead | None, int]:
    """The clause, if there is one, and how far the text was read."""
    said = label_at(flat, start)
    if said is None:
        return None, start
    stop = min(end, start + LONGEST)
    again = flat.find(flat[start : said[1]], said[1], stop)  # the same label again begins another clause
    stop = last_line(flat, start, stop if again < 0 else again, scope)
    reading = read(flat, start, stop, scope, labelled=True, lead=lead, open_end=True)
    if not reading.parties and reading.deadline is None:
        return None, reading.end
    if (reading.parties and _unsure(reading, flat, said[1])) or _of_an_event(flat, start, reading.end):
        return None, reading.end
    begin, reach = unframed(flat, start, reading.end)
    return _clause(reading, begin, reach, "label-line"), reach


def _unsure(reading: Reading, flat: str, begin: int) -> bool:
    """Whether a list holds no body that is one: behind a verb (责任单位为…) each must be."""
    methods = [named.found.method for named, _ in reading.parties]
    if flat[begin - 1] in "为是":
        return not all(method in SURE for method in methods)
    return all(method == "as-written" for method in methods)


def _of_an_event(flat: str, start: int, end: int) -> bool:
    """（一）主办单位：… of a notice: the label is an item's heading and tells nobody to do anything."""
    if not flat.startswith(_EVENT, start):
        return False
    number = numbering_at(flat, flat.rfind("\n", max(0, start - 12), start) + 1, end)
    return number is not None and number.end == start


def unopened(flat: str, start: int, end: int, scope: Scope, *, lead: Lead = "") -> ClauseRead | None:
    """A clause that lost its opening bracket: from the line's start, or the last stop, to the bracket."""
    closing = _unmatched(flat, start, end)
    if closing is None or closing - start > LONGEST:
        return None
    begin = max(start, flat.rfind("。", start, closing) + 1, flat.rfind("\n", start, closing) + 1)
    if flat.startswith(_REMARKS, begin):
        return None
    reading = read(flat, begin, closing, scope, labelled=label_at(flat, begin) is not None, lead=lead)
    if not reading.parties or reading.unread or not reading.solid or not _before_stop(flat, closing):
        return None
    return _clause(reading, begin, closing + 1, "unopened")


def unmarked(flat: str, start: int, end: int, scope: Scope, *, sure: bool = False) -> ClauseRead | None:
    """A sentence that says nothing but who is responsible, without label or brackets: 由A、B负责落实.

    If `sure`, each must be a body beyond doubt, and one must bear a role.
    """
    reading = read(flat, start, end, scope)
    if reading.unread or not reading.parties or not reading.solid:
        return None
    if sure and not (reading.roles and all(named.found.method in SURE for named, _ in reading.parties)):
        return None
    return _clause(reading, start, end, "sentence")


def _unmatched(flat: str, start: int, end: int) -> int | None:
    depth = 0
    for position in range(start, end):
        if flat[position] in OPENING:
            depth += 1
        elif flat[position] in CLOSING:
            depth -= 1
            if depth < 0:
                return position
    return None


def standing_sentence(flat: str, start: int, end: int, scope: Scope) -> Clause | None:
    """A sentence outside clauses that names parties for all later tasks (以下任务均由…落实，不再列出)."""
    return standing(flat, start, end, scope) if holds_later(flat, start, end) else None


def groups(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The outermost pairs of brackets, of whatever kind, that open and close on one line, in order."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for mark in _BRACKET.finditer(flat, start, end):
        sign = flat[mark.start()]
        if sign == "\n":
            yield from pairs
            opened, pairs = [], []
        elif sign in OPENING:
            opened.append(mark.start())
        elif opened:
            opening = opened.pop()
            while pairs and pairs[-1][0] > opening:
                pairs.pop()
            pairs.append((opening, mark.start()))
    yield from pairs


def find_all(flat: str, start: int, end: int, scope: Scope, *, lead: Lead = "") -> tuple[ClauseRead, ...]:
    """Every clause of a passage that brackets or labels set off, in order of place; none overlap."""
    found: list[ClauseRead] = []
    begun = [(place, None) for place in label_places(flat, start, end)]
    place = start
    for opening, closing in merge(begun, groups(flat, start, end), key=lambda event: event[0]):
        if opening < place:
            continue
        if closing is None:
            said, place = _labelled(flat, opening, end, scope, lead)
        else:
            said, place = bracketed(flat, opening, closing, scope, lead=lead), closing + 1
            if said is None and found and found[-1].clause.end == opening:
                found[-1] = _with_rule(found[-1], flat, opening, closing, scope)
        if said is not None:
            found.append(said)
            lead = lead or said.lead_by_order
    return tuple(found)


def _with_rule(before: ClauseRead, flat: str, opening: int, closing: int, scope: Scope) -> ClauseRead:
    """The clause with the group right behind it where that names parties for later tasks:
    （省水利厅）（以下分工均涉及各市人民政府，不再列出）."""
    rule = standing_sentence(flat, opening + 1, closing, scope)
    if rule is None or before.inherited is not None:
        return before
    return replace(before, clause=replace(before.clause, end=closing + 1), inherited=rule)


def _clause(reading: Reading, start: int, end: int, form: str) -> ClauseRead:
    parties = tuple(
        Party(
            named.start,
            named.end,
            named.found.name,
            named.found.key,
            role,
            f"clause.{form}+{named.found.method}",
            round(named.found.confidence * reading.certainty, 3),
            named.found.properties,
        )
        for named, role in reading.parties
    )
    return ClauseRead(Clause(start, end, parties, reading.deadline), reading.lead_by_order, reading.inherited)
