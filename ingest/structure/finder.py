"""Where clauses stand in a document, and what each of them says of other tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.clauses import ClauseRead, find_all, unopened
from ingest.structure.items import paragraphs
from ingest.subjects import subject
from ingest.types import Clause, Scope

# 省财政厅、省水利厅等负责，2019年基本完成并逐步完善。
_BARE = re.compile("[^。；：，（]{2,}(?:[，（][^。；：]*)?(?:负责|牵头|落实)(?:，[^，。]{0,24})?。?$")
LONGEST_LINE = 300


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
    reads = [
        *find_all(flat, start, len(flat), scope),
        *_unopened(flat, start, scope),
        *_bare(flat, start, scope),
    ]
    found: list[Found] = []
    for read in sorted(reads, key=lambda read: read.clause.start):
        if not found or read.clause.start >= found[-1].end:
            found.append(Found(read.clause, _own_line(flat, read.clause), read.inherited))
    return tuple(found)


def _unopened(flat: str, start: int, scope: Scope) -> Iterator[ClauseRead]:
    """Clauses that lost their opening bracket, in lines with more closing brackets than opening ones."""
    for line in paragraphs(flat, start):
        if flat.count("）", line.start, line.end) > flat.count("（", line.start, line.end):
            read = unopened(flat, line.start, line.end, scope)
            if read is not None:
                yield read


def _bare(flat: str, start: int, scope: Scope) -> Iterator[ClauseRead]:
    """Lines that say nothing but who is responsible, without label or brackets: A、B等负责，2019年完成。"""
    for line in paragraphs(flat, start):
        if line.end - line.start <= LONGEST_LINE and _BARE.match(flat, line.start, line.end):
            told = subject(flat, line.start, line.end, scope)
            if told is not None:
                yield ClauseRead(told)


def _own_line(flat: str, clause: Clause) -> bool:
    before = clause.start == 0 or flat[clause.start - 1] == "\n"
    return before and (clause.end >= len(flat) or flat[clause.end] in "\n。")
