"""Paragraphs that ran together come apart: before clear numbering, a title, an addressee's text, a stamp.

Only where it is unmistakable: after the end of a sentence or a clause and in sequence, or right behind the
heading above it. A numbering inside a sentence (按照第（二）项, 一、二、三产业) stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import cache

from ingest.lexicon import table
from ingest.lines import Line

_CN = "一二三四五六七八九十"
_MARK = re.compile(
    # The lookahead lets the search pass over other characters fast.
    rf"(?=[第（\d—●◆■▪★▲◇□{_CN}])(?:"
    rf"(?P<part>第[{_CN}]{{1,3}}[章节](?=[\u4e00-\u9fff]))"
    rf"|(?P<article>第[{_CN}百]{{1,5}}条)"
    rf"|(?P<cn>(?<![{_CN}第其、])[{_CN}]{{1,3}}、)"
    rf"|(?P<cn_bracket>（[{_CN}]{{1,3}}）)"
    r"|(?P<arabic>(?<![\d.〔第])\d{1,2}[.、](?![\d]))"
    r"|(?P<arabic_bracket>（\d{1,2}）)"
    r"|(?P<bullet>——|[●◆■▪★▲◇□]))"
)
# How deep each way of numbering stands: a heading is followed by a deeper one, 一、…（一）….
_DEPTH = {"part": 0, "article": 1, "cn": 1, "cn_bracket": 2, "arabic": 3, "arabic_bracket": 4, "bullet": 5}
_CHINESE = frozenset(("part", "article", "cn", "cn_bracket"))
_STOPS = frozenset("。！？）】］]”")
_OPENS_TEXT = re.compile("[\u4e00-\u9fff“《A-Za-z0-9]")
_HEADING_LENGTH = 45
_NO_HEADING = re.compile("[。；！？：]")
# What a clause without punctuation ends with, where the next item follows directly.
_CLAUSE_ENDS = frozenset("委会府厅局办部院行社团司处等责实")
_REFERS = frozenset("第按照据见和及、至到的在一二三四五六七八九十")
_ATTACHMENT = re.compile("(?<=[。）])附件(?=[：:1一])")
_STAMP = re.compile("[（(]此件[^（）()]{1,12}[）)]")
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,14}[〔\[［（](?:19|20)\d{2}[〕\]］）](?:第)?\d{1,4}号(?=[\u4e00-\u9fff])(?![文、的和精规等要令中])"
)
_NUMBERED_NOTICE = re.compile(
    "[^。：；\n]{6,100}的(?:通知|意见|决定|方案|措施)(?=[\u4e00-\u9fff]{1,8}[〔\\[［（](?:19|20)\\d{2}[〕\\]］）](?:第)?\\d{1,4}号[\u4e00-\u9fff])"
)
_ADDRESSEE = re.compile("(?:各|有关|省直|市直)[^。：]{2,400}：(?=.)")
_QUOTED_TITLE = re.compile(
    "(?:印发|发布|现将|转发)《([^《》\n]{6,80})》|《([^《》\n]{6,80})》已经?[^。]{1,40}(?:同意|通过|批准)"
)
_CARRIED_TITLE = re.compile("关于印发([^《》。\n]{6,80})的通知")
_DATE = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$")
# A clause that runs into the signature: …，平潭综合实验区管委会 福建省人民政府 2018年9月20日.
_SIGNATURE = re.compile(
    "(?<=[委会府厅局司等。）])(?:[\u4e00-\u9fff]{2}|黑龙江|内蒙古)(?:省|市|自治区)"
    "(?:人民政府(?:办公[厅室])?|[\u4e00-\u9fff]{2,12}(?:厅|局|委员会))$"
)
_SIGNATURE_LENGTH = 24
_LEADING_DATE = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日")
# The bodies that sign, run on behind the last sentence of a notice: …请认真执行。某厅 某局.
_SIGNED = re.compile("(?<=。)[\u4e00-\u9fff ]{4,150}(?:厅|局|委|会|办|府|部|行|院|公司|办公室)$")
_SIGNED_LENGTH = 160
_SIGNER = re.compile("[\u4e00-\u9fff]{4,30}(?:厅|局|委|会|办|府|部|行|院|公司|办公室)")
_SIGNERS = 12
_HEAD_LINES = 12
_LOOSE_LENGTH = 2000
# What the first sentence under such a heading begins with.
_SENTENCE_OPENS = (
    "以(?!及)|为(?:深入|了|贯彻|加|全面|进)|坚持以|到20|按照|紧紧围绕|深入(?:贯彻|学习)|(?:全面|认真)贯彻"
    "|高举|各地|各级|根据|进一步|力争|通过|结合|充分"
)


def ungluing(lines: Sequence[Line]) -> list[Line]:
    """The paragraphs, each cut where another one clearly begins."""
    titles = _titles(lines)
    loose = len(lines) < _HEAD_LINES or any(len(line.text) > _LOOSE_LENGTH for line in lines)
    state = _State(loose=loose)
    done: list[Line] = []
    for index, line in enumerate(lines):
        if line.cell:
            done.append(line)
            continue
        head = _head_cuts(line.text) if index < _HEAD_LINES else set()
        signed = _SIGNED.search(line.text) if _dated(lines, index + 1) else None
        if signed:
            head.add(signed.start())
        for piece in _cut(line, head | _other_cuts(line.text, titles)):
            for item in _cut(piece, state.cuts(piece.text)):
                done.extend(_cut(item, _heading_cuts(item.text)))
    return done


def _dated(lines: Sequence[Line], index: int) -> bool:
    """Whether a date stands at a place, or below the rest of those who sign."""
    for line in lines[index : index + _SIGNERS]:
        if _LEADING_DATE.match(line.text):
            return True
        if not _SIGNER.fullmatch(line.text):
            return False
    return False


def _cut(line: Line, cuts: Collection[int]) -> list[Line]:
    if not cuts:
        return [line]
    inside = sorted({cut for cut in cuts if 0 < cut < len(line.text)})
    return line.split(inside) if inside else [line]


def _heading_cuts(text: str) -> list[int]:
    """Behind a heading that every plan has and that runs on into its text: 一、总体要求以…为指导."""
    found = _known_headings().match(text)
    return [found.end()] if found else []


@cache
def _known_headings() -> re.Pattern[str]:
    headings = sorted({row["word"] for row in table("section_kinds")}, key=lambda word: (-len(word), word))
    words = "|".join(map(re.escape, headings))
    number = rf"(?:[{_CN}]{{1,3}}、|（[{_CN}]{{1,3}}）)"
    return re.compile(rf"{number}(?:{words})(?={_SENTENCE_OPENS})")


def _head_cuts(text: str) -> set[int]:
    """Behind the title, the number and the addressees at the head: …的通知闽政〔2018〕5号各市…：为…"""
    cuts: set[int] = set()
    start = 0
    notice = _NUMBERED_NOTICE.match(text)
    if notice:
        start = notice.end()
        cuts.add(start)
    number = _NUMBER.match(text, start)
    if number:
        start = number.end()
        cuts.add(start)
    addressee = _ADDRESSEE.match(text, start)
    if addressee:
        cuts.add(addressee.end())
    return cuts


def _other_cuts(text: str, titles: Sequence[str]) -> set[int]:
    cuts = {found.start() for found in _ATTACHMENT.finditer(text)}
    date = _DATE.search(text, max(0, len(text) - 12))
    if date and date.start() and text[date.start() - 1] in _CLAUSE_ENDS | _STOPS:
        cuts.add(date.start())
        signature = _SIGNATURE.search(text, max(0, date.start() - _SIGNATURE_LENGTH), date.start())
        signed = _SIGNED.search(text, max(0, date.start() - _SIGNED_LENGTH), date.start())
        cuts.update(found.start() for found in (signature, signed) if found)
    for found in _STAMP.finditer(text):
        cuts |= {found.start(), found.end()}
    for title in titles:
        # A title that opens a paragraph, or follows a date or a stamp, and runs on into the text.
        dated = _LEADING_DATE.match(text)
        for edge in {0, dated.end() if dated else 0, *cuts}:
            if (
                text.startswith(title, edge)
                and text[edge + len(title) : edge + len(title) + 1] not in "》的（"
            ):
                cuts |= {edge, edge + len(title)}
    return cuts


def _titles(lines: Sequence[Line]) -> list[str]:
    """The titles that the covering notice gives, longest first."""
    found: set[str] = set()
    for line in lines[:_HEAD_LINES]:
        for match in [*_QUOTED_TITLE.finditer(line.text), *_CARRIED_TITLE.finditer(line.text)]:
            found.add(next(group for group in match.groups() if group))
    return sorted(found, key=lambda title: (-len(title), title))


@dataclass(slots=True)
class _State:
    """How far each way of numbering has come. `loose`: the page has lost its line ends."""

    loose: bool
    last: dict[str, int] = field(default_factory=dict)

    def cuts(self, text: str) -> list[int]:
        """Where the paragraph is to be cut before a numbering."""
        cuts: list[int] = []
        above, heading_end, depth = "", 0, -1
        for found in _MARK.finditer(text):
            kind = str(found.lastgroup)
            start, end = found.span()
            value = _value(found.group())
            if start and not self._begins(text, found, value, _Above(above, heading_end, depth)):
                continue
            if start:
                cuts.append(start)
            self.last[kind] = value
            above, heading_end, depth = kind, end, _DEPTH[kind]
        return cuts

    def _begins(self, text: str, found: re.Match[str], value: int, above: _Above) -> bool:
        kind, start, before = str(found.lastgroup), found.start(), text[found.start() - 1]
        if not _OPENS_TEXT.match(text, found.end()):
            return False
        if kind == "bullet":
            return before in "。；"
        if value not in (1, self.last.get(kind, 0) + 1):
            return False
        if before in _STOPS:
            return kind != "arabic_bracket" or before == "。"
        if before == "；":
            return kind in _CHINESE or (kind == "arabic" and self.loose)
        if before == "：":
            return value == 1 and self.loose and kind != "arabic_bracket"
        if kind in ("article", "part") or before in _REFERS:
            return False
        if above.heads(text, start, kind):
            return value > 1 or kind != above.kind
        return value > 1 and before not in "条款项" and (before in _CLAUSE_ENDS or kind == "cn_bracket")


@dataclass(frozen=True, slots=True)
class _Above:
    """The numbering before a place in the same paragraph: its kind, where it ends, its depth (-1: none)."""

    kind: str
    end: int
    depth: int

    def heads(self, text: str, start: int, kind: str) -> bool:
        """Whether a bare heading stands between: 二、改革措施（一）审批（1）…, 一、准入条件二、审慎监管…"""
        between = text[self.end : start]
        deeper = 0 <= self.depth < _DEPTH[kind] or (kind == self.kind and kind in _CHINESE)
        return (
            deeper
            and 2 <= len(between) <= _HEADING_LENGTH
            and not _NO_HEADING.search(between)
            and not text[start - 1].isdigit()
        )


def _value(mark: str) -> int:
    digits = re.sub(r"\D", "", mark)
    if digits:
        return int(digits)
    total = unit = 0
    for char in mark:
        if char in "十百":
            total += (unit or 1) * (10 if char == "十" else 100)
            unit = 0
        elif char in _CN:
            unit = _CN.index(char) + 1
    return total + unit
