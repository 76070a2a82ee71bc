"""How far a clause without brackets goes on over lines: labels below labels, names one on a line below one.

牵头单位：省水利厅        责任单位：
配合单位：省财政厅        省水利厅
完成时限：2024年底        省财政厅
"""

from __future__ import annotations

import re

from ingest.deadlines import DATE_WORDS
from ingest.departments import Resolved
from ingest.numbering import numbering_at
from ingest.reading import read
from ingest.roles import THIS, label_at
from ingest.types import Scope

__all__ = ["MARKS", "SURE", "last_line", "names_alone", "stands", "unframed"]

# What stands before a label that begins a line: ▲牵头单位：.
MARKS = "•●◆■□○▪◇★▲△※*·▶►-"
# Ways of recognising a body that leave no doubt that it is one.
SURE = ("authority", "pattern", "generic", "place")
_LONGEST_NAMES = 200
_ROLES = ("牵头", "配合", "支持", "负责")
_DATE = re.compile(f"(?:{DATE_WORDS})[。；]?")
_OPENED, _CLOSED = "（([［〔【<＜{｛", "）)]］〕】>＞}｝"
_CLOSING = re.compile("(?:19|20)\\d\\d ?年|[二〇○零一三四五六七八九]{4}年|附[件表]|抄送|[（(]此件|[（(]联系")
_SHORT = ("省", "市", "县", "区", "州", "各")
_MOST_SIGNERS, _LONGEST_SIGNER = 12, 40
_SURE_ENDS = frozenset("厅局委办")
_ENDS = frozenset("厅局委办部府会室社院团行司站校处企业商位门区市县州旗盟省集公关队所心联站地")


def last_line(flat: str, start: int, end: int, scope: Scope) -> int:
    """The end of the last line of the clause that begins with the label at `start`."""
    stop = flat.find("\n", start, end)
    label = label_at(flat, start)
    role, after = label if label else ("", start)
    while 0 <= stop < end - 1:
        begin = _behind_mark(flat, stop + 1)
        label = label_at(flat, begin)
        if label is not None:
            role, after = label
        elif not _goes_on(flat, stop, after, role, end, scope):
            break
        stop = flat.find("\n", stop + 1, end)
    return end if stop < 0 else stop


def _behind_mark(flat: str, at: int) -> int:
    return at + 1 if flat[at] in MARKS else at


def _goes_on(flat: str, stop: int, after: int, role: str, end: int, scope: Scope) -> bool:
    """Whether the line behind `stop` belongs to the label whose list begins at `after`."""
    line_end = flat.find("\n", stop + 1, end)
    line_end = end if line_end < 0 else line_end
    bare = after == stop
    if role == "deadline":
        return bare and _DATE.fullmatch(flat, stop + 1, line_end) is not None
    if role not in _ROLES or not (bare or names_end(flat, stop)):
        return False
    if not names_alone(flat, stop + 1, line_end, scope):
        return False
    if bare or flat.startswith(_SHORT, stop + 1):  # who signs writes the name in full
        return bare or not _heads_a_list(flat, line_end)
    return not (_heads_a_list(flat, line_end) or _signs(flat, line_end))


def names_end(flat: str, stop: int) -> bool:
    """Whether a list of names may go on behind a line's end: it has no stop."""
    return flat[stop - 1] in _ENDS or flat[stop - 1] in "、，）"


def names_alone(flat: str, start: int, end: int, scope: Scope) -> bool:
    """Whether a line holds nothing but names of bodies that leave no doubt."""
    stop = end
    while stop > start and flat[stop - 1] in "、，。；":
        stop -= 1
    if not 2 <= stop - start <= _LONGEST_NAMES or flat[stop - 1] not in _ENDS | {"）", "等"}:
        return False
    if numbering_at(flat, start, end) is not None:
        return False
    reading = read(flat, start, stop, scope)
    if not reading.parties or reading.unread or reading.deadline or reading.end < stop:
        return False
    return all(stands(named.found) for named, _ in reading.parties)


def stands(found: Resolved) -> bool:
    """Whether a name is a body, alone on a line: also one that no list has, if it says whose it is."""
    return found.method in SURE or (
        found.method == "form" and bool(found.prefix) and found.name[-1] in _SURE_ENDS
    )


def _heads_a_list(flat: str, stop: int) -> bool:
    """Whether a list begins right behind a line: then the line is its heading (省水利厅 / 1.…)."""
    following = flat.find("\n", stop + 1)
    number = numbering_at(flat, stop + 1, len(flat) if following < 0 else following)
    return number is not None and number.value == 1


def _signs(flat: str, stop: int) -> bool:
    """Whether those who sign the document stand on a line and on the lines behind it: a date, an attachment
    or nothing at all follows them."""
    for _ in range(_MOST_SIGNERS):
        if stop + 1 >= len(flat):
            return True
        following = flat.find("\n", stop + 1)
        following = len(flat) if following < 0 else following
        if _CLOSING.match(flat, stop + 1, following):
            return True
        if following - stop > _LONGEST_SIGNER or flat[following - 1] not in _ENDS:
            return False
        stop = following
    return False


def unframed(flat: str, start: int, end: int) -> tuple[int, int]:
    """The clause with 此项工作 or the mark before it, and with brackets that nothing else closes or opens."""
    this = THIS.search(flat, max(0, start - 5), start)
    start = this.start() if this else start
    if start > 0 and flat[start - 1] in _OPENED:
        start -= 1
        if end < len(flat) and flat[end] in _CLOSED:
            end += 1
    elif start > 0 and flat[start - 1] in MARKS and (start == 1 or flat[start - 2] == "\n"):
        start -= 1
    elif end < len(flat) and flat[end] in _CLOSED and flat[end + 1 : end + 2] in ("", "\n", "。"):
        end += 1
    return start, end
