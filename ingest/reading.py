"""The text of a clause -> its parties with their roles, its deadline, and how much was not understood.

Roles by the words: a label (牵头单位：) holds for its list; 牵头 and 配合 after names hold for the names
before them; the names after 会同 are 配合; 负责 and 按职责分工 leave what the label says.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.deadlines import deadline
from ingest.departments import recognise
from ingest.forms import has_form, words_of
from ingest.jurisdictions import Prefix, parts
from ingest.parties import as_written, bare_place, carried, longest_name, run_on, split, with_duty
from ingest.roles import Lead, Token, lead_rule, no_name_in, tokens
from ingest.said import Reading
from ingest.sharing import (
    ENDINGS,
    Named,
    after_places,
    goes_on,
    is_field,
    office_of_places,
    places_before,
    share,
    share_fields,
    with_places,
    zones_before,
)
from ingest.standing import LATER, OTHERS, holds_here, holds_later, without_frame
from ingest.types import Clause, Party, Scope

__all__ = ["Reading", "read", "standing"]

# A heading that follows a list without any mark between: 平潭综合实验区管委会（二）推进…
_HEADING = re.compile(
    "（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十百]{1,4}[条章节项]|(?<=[一-鿿）])[一二三四五六七八九十]{1,3}、(?=[一-鿿])"
    "|\\d{1,3}[.．、](?!\\d)|[①-⑳]|——|附件|\\d{1,2}）|（\\d{1,2}）"
)


def read(
    flat: str,
    start: int,
    end: int,
    scope: Scope,
    *,
    labelled: bool = False,
    lead: Lead = "",
    open_end: bool = False,
) -> Reading:
    """Read flat[start:end]; `labelled` keeps unknown names, `open_end` stops at what is no party."""
    reader = _Reader(flat, scope, labelled, open_end, Reading(start))
    if open_end:
        heading = _HEADING.search(flat, start, end)
        end = heading.start() if heading else end
    for token in tokens(flat, start, end):
        if reader.take(token, end):
            break
    reader.settle()
    reader.reading.lead(lead or reader.reading.lead_by_order)
    return reader.reading


class _Reader:
    """Takes the words of a clause one after the other."""

    def __init__(self, flat: str, scope: Scope, labelled: bool, open_end: bool, reading: Reading) -> None:
        self.flat, self.scope, self.labelled, self.open_end = flat, scope, labelled, open_end
        self.reading = reading
        self.role = "负责"  # by the label
        self.following: str | None = None  # after 会同
        self.carry: Prefix | None = None
        self.group = 0  # first party that a role word reaches back to
        self.comma = 0  # first party after the last comma
        self.told = False  # whether a role word, and no label, came before the group
        self.heads: list[tuple[int, int]] = []  # places without ending, waiting for one
        self.dated = -1  # where the last date ended

    def take(self, token: Token, end: int) -> bool:
        """Take one word; True when the clause ends before it."""
        if self.role in ("person", "deadline", "skip") and token.kind not in ("label", "separator", "date"):
            if token.end - self.reading.end <= LONGEST_PERSON:
                self.reading.end = token.end
            return False
        done: bool = getattr(self, f"_{token.kind}")(token, end)
        if not done and (token.kind != "separator" or token.value == "。"):
            self.reading.end = token.end
        return done

    # -- one kind of word each -------------------------------------------------------------------------

    def _label(self, token: Token, _end: int) -> bool:
        self.settle()
        if not self.reading.parties and self.reading.unread <= LEAD_IN:
            self.reading.unread = 0  # 预期性指标，牵头单位：…
        self.role, self.following = token.value, None
        self.group = self.comma = len(self.reading.parties)
        self.told = False
        self.labelled = self.reading.roles = self.reading.labelled = True
        self.carry = None
        return False

    def _separator(self, token: Token, end: int) -> bool:
        # 牵头领导：某某。 on a line of its own: the labels of the next lines go on with the clause.
        more = self.role == "person" and token.end + 1 < end and self.flat[token.end] == "\n"
        if token.value in "，,":
            self.settle()
            self.following = None if self.labelled else self.following
            self.comma = len(self.reading.parties)
            self.reading.before_comma = self.reading.before_comma or self.comma
        elif token.value in "；;\n。":
            self.settle()
            self.group = self.comma = len(self.reading.parties)
            self.following = None
            if token.value == "\n" or token.value == "。":
                self.role = "负责" if self.role in ("person", "deadline", "skip") else self.role
        if token.value == "。":
            if self.open_end:
                self.reading.end = token.end
                return not more
            return self._standing(token.end, end)
        return False

    def _standing(self, start: int, end: int) -> bool:
        """A sentence after the list that holds for the tasks that follow."""
        if not holds_later(self.flat, start, end):
            return False
        self.reading.inherited = standing(self.flat, start, end, self.scope)
        if self.reading.inherited and holds_here(self.flat, start, end):
            self._here_too(start, end)
        self.reading.end = end
        return True

    def _here_too(self, start: int, end: int) -> None:
        """…，下同: what holds for the tasks that follow holds for this one."""
        for named in _named_in(self.flat, start, end, self.scope):
            self._add((named,))

    def _role(self, token: Token, _end: int) -> bool:
        self.settle()
        role = token.value
        parties, count = self.reading.parties, len(self.reading.parties)
        if role == "会同":
            if self.group < count:
                self._assign(self.group, "牵头")
            self.following = "配合"
        elif role == "牵头":
            self._assign(self.group, "牵头")
            self.following = None
        elif role in ("配合", "支持"):
            reach = self.group if (self.group and self.told) or self.comma == count else self.comma
            self._assign(reach, role)
            self.following = None
        else:
            if self.following and self.group < self.comma < count:
                self._assign(self.comma, role)  # A会同B，C负责
            self.following = None
        self.reading.roles = self.told = True
        self.group = self.comma = len(parties)
        return False

    def _mark(self, token: Token, _end: int) -> bool:
        """（牵头） behind a name is the role of that name alone."""
        self.settle()
        parties = self.reading.parties
        if parties:
            word = token.value[1:-1].removesuffix("单位").removesuffix("部门")
            role = "牵头" if word.endswith("牵头") else "支持" if word == "支持" else "配合"
            parties[-1] = (parties[-1][0], role)
            self.reading.roles = True
        return False

    def _assign(self, first: int, role: str) -> None:
        parties = self.reading.parties
        for index in range(first, len(parties)):
            parties[index] = (parties[index][0], role)

    def _date(self, token: Token, _end: int) -> bool:
        found = deadline(self.flat[token.start : token.end], self.scope.year)
        self.reading.deadline = found or self.reading.deadline
        self.dated = token.end
        return False

    def _order(self, token: Token, _end: int) -> bool:
        if token.end - token.start > 4:
            self.reading.lead_by_order = lead_rule(self.flat, token.start, token.end)
        self.settle()
        return False

    def _fill(self, _token: Token, _end: int) -> bool:
        self.settle()
        return False

    def _etc(self, token: Token, _end: int) -> bool:
        ending = next((e for e in ENDINGS if self.flat.endswith(e, token.start, token.end)), None)
        if ending:
            self._fields(token.end, token.end - len(ending))
        return False

    def _fields(self, end: int, ending: int) -> bool:
        """自然资源、住建部门, 自然资源、住建等部门: fields that waited for their unit."""
        if not (self.heads and all(is_field(self.flat[a:b], self.scope) for a, b in self.heads)):
            return False
        places = places_before(self.reading.parties, self.flat, self.heads[0][0])
        unit = self.flat[ending:end]
        self._add(tuple(share_fields(self.flat, self.heads, unit, end, self.scope, places=places)))
        self.heads = []
        return True

    def _second(self, token: Token, _end: int) -> bool:
        """A bracket after a mark or role word: a remark."""
        if rule := lead_rule(self.flat, token.start, token.end):
            self.reading.lead_by_order = rule
        elif self._standing(token.start + 1, token.end - 1):
            self.reading.end = token.end
        elif not (
            no_name_in(self.flat, token.start)
            or has_form(self.flat[token.start + 1 : token.end - 1])
            or (self.reading.parties and self.flat.startswith(words_of("remark"), token.start + 1))
        ):
            self.reading.unread += token.end - token.start
        return False

    def _name(self, token: Token, end: int) -> bool:
        flat, start, stop = self.flat, token.start, token.end
        while stop > start + 2 and flat[stop - 1] in _STARS:
            stop -= 1
        if flat.startswith(LATER, start) and self._standing(start, end):
            return True
        if not flat[start:stop].strip():
            return False
        if start == self.dated and self.reading.roles:
            return False  # 出台办法 of 6月底前出台办法
        if self.reading.lead_by_order and flat.startswith(OTHERS, start):
            return False
        if (self.heads or after_places(self.reading.parties, flat, start)) and self._last_field(start, stop):
            return False
        if self.reading.parties and (
            longer := goes_on(flat, self.reading.parties[-1][0], start, stop, self.scope)
        ):
            self.reading.parties[-1] = (longer, self.reading.parties[-1][1])
            return False
        if is_field(flat[start:stop], self.scope):
            self.heads.append((start, stop))
            return False
        if flat.startswith("：", stop) and stop < end and stop - start <= LEAD_IN:
            return self._unknown_label(stop)
        found = split(flat, start, stop, self.scope, self.carry)
        if self.labelled and not (found and all(named.found.known for named in found)):
            found = run_on(flat, start, stop, self.scope, self.carry) or found
        if found and self.heads:
            shared = share(flat, self.heads, found[0], self.scope)
            if shared:
                rest = found[1:]
                if found[0].shared:  # 三明 before 南平和龙岩市政府: all bear the longer slice
                    rest = tuple(replace(n, start=shared[0].start) if n.shared else n for n in rest)
                found, self.heads = (*shared, *rest), []
            else:
                self.settle()
        alike = office_of_places(self.reading.parties, self.comma, flat, start, stop, self.scope)
        found = alike or self._as_the_last(start, stop) or found
        if not found and bare_place(flat[start:stop], self.scope):
            self.heads.append((start, stop))
            return False
        if not found and not self.open_end and self.reading.roles:
            found = with_duty(self.flat, start, stop, self.scope, self.carry)
        if not found and self.open_end:
            return self._cut(start, stop)
        if not found and self.labelled:
            kept = as_written(flat, start, stop, self.scope, closed=True)
            found = (kept,) if kept else ()
        if found:
            self._add(found)
        elif not flat.endswith(words_of("person"), start, stop):
            self.reading.unread += stop - start
        return False

    _generic = _name

    def _unknown_label(self, stop: int) -> bool:
        """备注：…: what follows a label that nothing knows is no party."""
        if not self.labelled:
            self.reading.unread += 1
            return False
        self.settle()
        others = self.flat.endswith(_OTHERS, 0, stop)
        self.role, self.following = "负责" if others else "skip", None
        self.group = self.comma = len(self.reading.parties)
        self.told = False
        self.reading.end = stop + 1
        return False

    def _last_field(self, start: int, stop: int) -> bool:
        """住建部门 after 自然资源."""
        for ending in ENDINGS:
            cut = stop - len(ending)
            if self.flat.startswith(ending, max(cut, start)) and is_field(self.flat[start:cut], self.scope):
                self.heads.append((start, cut))
                if self._fields(stop, cut):
                    return True
                self.heads.pop()
        return False

    def _as_the_last(self, start: int, stop: int) -> tuple[Named, ...]:
        """船舶集团 after 省电力公司: a company of the same owner."""
        text, parties = self.flat[start:stop], self.reading.parties
        if not (parties and self.carry and text.endswith(_COMPANIES) and len(text) <= 8):
            return ()
        last = parties[-1][0].found
        other = self.carry.text != "省" or last.prefix != "省" or self.comma == len(parties)
        if other or parts(text, self.scope):
            return ()
        if not (last.name.endswith(_COMPANIES) or text in words_of("owned")):
            return ()
        found = split(self.flat, start, stop, self.scope, None)
        if found and found[0].found.method not in ("form", "as-written"):
            return ()
        body = recognise(self.carry.text + text, self.scope)
        return (Named(start, stop, body),) if body else ()

    def _cut(self, start: int, stop: int) -> bool:
        """A name with a sentence glued to it ends the clause; so does a sentence."""
        named = longest_name(self.flat, start, stop, self.scope, self.carry)
        kept = None if named else as_written(self.flat, start, stop, self.scope)
        if named is None and kept is None:
            return True
        self._add((named or kept,))  # type: ignore[arg-type]
        self.reading.end = named.end if named else self.reading.end
        return named is not None

    def _add(self, found: tuple[Named, ...]) -> None:
        if found[0].found.name.endswith("管理委员会"):
            zones_before(self.reading.parties, self.comma)
        found = with_places(self.reading.parties, self.comma, found, self.flat, self.scope)
        for named in found:
            self._party(named, self.following or self.role)
        self.carry = carried(found[-1].found, self.scope) or self.carry

    def _party(self, named: Named, role: str) -> None:
        """A body that is named twice is one party; that it leads goes before the rest."""
        parties = self.reading.parties
        keys = [other.found.key for other, _ in parties]
        if named.found.key not in keys:
            parties.append((named, role))
        elif role == "牵头":
            parties[keys.index(named.found.key)] = (named, role)

    def settle(self) -> None:
        """Places that found no ending: parties where a label says so."""
        for start, end in self.heads:
            kept = as_written(self.flat, start, end, self.scope) if self.labelled else None
            if kept:
                self.reading.parties.append((kept, self.following or self.role))
            else:
                self.reading.unread += end - start
        self.heads = []


_STARS = "*★▲※☆△"  # 市发改委★: a mark that a note below explains
_OTHERS = ("相关单位", "相关部门", "有关单位", "有关部门", "其他单位", "其他部门", "其他责任单位", "成员单位")
_COMPANIES = ("集团", "公司")
LEAD_IN = 12  # 预期性指标, 约束性指标 before the first label are no part of the clause
LONGEST_PERSON = 16  # 王某某、李某 after 责任人：; what is longer is text


def standing(flat: str, start: int, end: int, scope: Scope) -> Clause | None:
    """The parties of a sentence that names them for all tasks that follow; its span is the sentence's."""
    parties = tuple(
        Party(
            named.start,
            named.end,
            named.found.name,
            named.found.key,
            "负责",
            f"clause.standing+{named.found.method}",
            round(named.found.confidence * 0.95, 3),
            named.found.properties,
        )
        for named in _named_in(flat, start, end, scope)
    )
    return Clause(start, end, parties) if parties else None


def _named_in(flat: str, start: int, end: int, scope: Scope) -> list[Named]:
    reader = _Reader(flat, scope, False, False, Reading(start))
    for token in tokens(flat, start, end):
        if token.kind == "name":
            if "或部分" in flat[token.start : token.end]:
                continue  # 四市或部分市人民政府: which of them is left open
            begin, stop = without_frame(flat, token.start, token.end)
            found = split(flat, begin, stop, scope, reader.carry)
            if found:
                reader._add(found)
        elif token.kind == "generic":
            reader.take(token, end)
    return [named for named, _ in reader.reading.parties]
