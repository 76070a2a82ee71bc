"""Where clauses stand in a document, and what each of them says of other tasks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.clause_lines import SURE
from ingest.clauses import ClauseRead, find_all, standing_sentence, unmarked, unopened
from ingest.deadlines import deadline
from ingest.roles import Lead, lead_rule
from ingest.structure.brackets import read_brackets
from ingest.structure.items import paragraphs
from ingest.structure.measures import sentences
from ingest.structure.plain_labels import plain_labels
from ingest.subjects import subject
from ingest.types import Clause, Scope, Span

# 省财政厅、省水利厅等负责，2019年基本完成并逐步完善。
_BARE = re.compile(
    "(?!以下|上述|以上|本)[^。；：，（]{2,}(?:[，（][^。；：]*)?(?:负责|牵头|落实)(?:，[^，。]{0,24})?。?$"
)
# 各地要抓好落实 only calls upon them.
_CALLS = re.compile("要|须|应(?!急|用|对)")
# …，确保完成。由市财政局、市农业局，各县（市）人民政府负责落实。: the last sentence of a paragraph, or what
# stands behind its dash: 建设水库——省水利厅牵头.
_SAID_LAST = re.compile(
    "(?:。|——)(?P<said>(?P<by>由)?[^。；：]{2,200}(?:负责|牵头|落实|配合|参与|参加|协助|支持|承担|组织实施)"
    "(?:[组织实施落推进具体]{2,6})?(?:，[^，。]{0,24}完成)?。?)$"
)
LONGEST_LINE = 300
# What stands before the first name of such a line: 由, （.
_BEFORE_NAMES = 2
LONGEST_RULE = 800
# （责任单位中第一个为牵头单位）, above the tasks.
LONGEST_ASIDE = 60
_LATER = re.compile("以下(?:各项|各条|所有|全部)?(?:重点)?(?:任务|工作|事项|措施|内容)?[均都]")


@dataclass(frozen=True, slots=True)
class Found:
    """A clause in its place. `own_line`: nothing else stands on its lines; `inherited`: the parties that it
    names for all later tasks."""

    clause: Clause
    own_line: bool
    inherited: Clause | None = None

    @property
    def start(self) -> int:
        return self.clause.start

    @property
    def end(self) -> int:
        return self.clause.end


def find_clauses(flat: str, start: int, scope: Scope) -> tuple[Found, ...]:
    """Every clause from `start` on, in order; none overlap."""
    lines = [*paragraphs(flat, start)]
    ruled, lead = ruled_from(flat, lines)
    reads = [
        *find_all(flat, start, ruled, scope),
        *find_all(flat, ruled, len(flat), scope, lead=lead),
        *_unopened(flat, lines, scope, ruled, lead),
        *_bare(flat, lines, scope),
        *plain_labels(flat, lines, scope),
    ]
    found: list[Found] = []
    for read in sorted(reads, key=lambda read: read.clause.start):
        if not found or read.clause.start >= found[-1].end:
            found.append(Found(read.clause, _own_line(flat, read.clause), read.inherited))
    return tuple(found)


def find_standing(flat: str, start: int, scope: Scope, clauses: Sequence[Found]) -> tuple[Clause, ...]:
    """Sentences outside the clauses that name parties for all tasks after them."""
    starts = [found.start for found in clauses]
    return tuple(
        named
        for named in _standing(flat, start, scope)
        if bisect_left(starts, named.start) == bisect_left(starts, named.end)
    )


def _standing(flat: str, start: int, scope: Scope) -> Iterator[Clause]:
    for line in paragraphs(flat, start):
        if not _LATER.search(flat, line.start, line.end):
            continue
        for sentence in sentences(flat, [line]):
            if sentence.end - sentence.start > LONGEST_RULE:
                continue
            named = standing_sentence(flat, sentence.start, sentence.end, scope)
            # Prose must name bodies beyond doubt: what a preamble goes on about is none.
            if named is not None and all(party.method.endswith(SURE) for party in named.parties):
                yield named


def ruled_from(flat: str, lines: Sequence[Span]) -> tuple[int, Lead]:
    """The rule of the first line whose prose says who of several parties leads, and where that line ends;
    the end of the text and no rule where none does."""
    for line in lines:
        if not any(
            flat.find(word, line.start, line.end) >= 0 for word in ("第一", "首位", "首个", "逗号前", "所列")
        ):
            continue
        if flat[line.start] in "（〔[" and line.end - line.start <= LONGEST_ASIDE:
            if rule := lead_rule(flat, line.start, line.end):
                return line.end, rule
            continue
        pairs = read_brackets(flat, line).pairs
        edges = [line.start, *(edge for pair in pairs for edge in (pair.start, pair.end)), line.end]
        outside = zip(edges[::2], edges[1::2], strict=True)
        for begin, end in outside:
            if rule := lead_rule(flat, begin, end):
                return line.end, rule
    return len(flat), ""


def _unopened(flat: str, lines: Sequence[Span], scope: Scope, ruled: int, lead: Lead) -> Iterator[ClauseRead]:
    """Clauses that lost their opening bracket, in lines with more closing brackets than opening ones."""
    for line in lines:
        if flat.count("）", line.start, line.end) > flat.count("（", line.start, line.end):
            read = unopened(flat, line.start, line.end, scope, lead=lead if line.start >= ruled else "")
            if read is not None:
                yield read


def _bare(flat: str, lines: Sequence[Span], scope: Scope) -> Iterator[ClauseRead]:
    """Lines that say nothing but who is responsible, without label or brackets: A、B等负责，2019年完成。"""
    for line in lines:
        short = line.end - line.start <= LONGEST_LINE and not _CALLS.search(flat, line.start, line.end)
        if short and _BARE.match(flat, line.start, line.end):
            told = subject(flat, line.start, line.end, scope)
            if told is not None and told.parties[0].start <= line.start + _BEFORE_NAMES:
                yield ClauseRead(replace(told, deadline=_due(flat, line, scope)))
                continue
        stop = max(flat.rfind(mark, line.start, line.end - 1) for mark in ("。", "——"))
        said = _SAID_LAST.match(flat, stop, line.end) if stop >= 0 else None
        if said is None or _CALLS.search(flat, *said.span()):
            continue
        read = unmarked(flat, *said.span("said"), scope, sure=said["by"] is None)
        if read is not None:
            dashed = flat[stop] == "—"
            yield ClauseRead(replace(read.clause, start=stop)) if dashed else read


def _due(flat: str, line: Span, scope: Scope) -> str | None:
    """By when, after the last comma; 2018年起持续推进 begins then and has no end."""
    comma = flat.rfind("，", line.start, line.end)
    said = flat[comma + 1 : line.end].strip("。")
    if comma < 0 or re.search("年(?:起|开始|持续)", said):
        return None
    return deadline(said, scope.year)


def _own_line(flat: str, clause: Clause) -> bool:
    before = clause.start == 0 or flat[clause.start - 1] == "\n"
    return before and (clause.end >= len(flat) or flat[clause.end] in "\n。")
