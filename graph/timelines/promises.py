"""By when a sentence promises a stage: 年内开工, 2025年底前建成, 建设，力争2025年全面建成."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.timelines.model import STAGES, Promise, Stage, StageName, TimelineRow, Words
from graph.timelines.passage import Passage
from graph.timelines.stages import find

# What is going on or only thought of has no day on which it is done.
PROMISED: tuple[StageName, ...] = ("前期", "开工", "建成", "运营")
DATE = re.compile(
    r"(?P<year>20\d\d)年(?:(?P<month>\d{1,2})月(?:份|底|末)?)?(?P<half>上半年|下半年)?(?:年?[底末])?(?:之?前|以前|内)?"
    r"|“?(?P<plan>十[三四五六])五”?(?:期间|时期|期?末)?"
    r"|(?P<own>年内|年底前?|年末|今年|本年度?|全年|当年)"
)
_PLAN_ENDS = {"十三": "2020", "十四": "2025", "十五": "2030", "十六": "2035"}
_HALVES = {"上半年": "06", "下半年": "12"}
_NO_DAY = re.compile("早日|尽早|尽快|适时")
# A year that something is measured from, or that a span begins with.
_NOT_BEFORE = re.compile(r"[比较自从—〔（\d]$")
_HOPE = (
    "(?:力争|争取|确保|计划|预计|力促|并|全力|早日|尽早|尽快|适时|"
    "全面|基本|全线|如期|顺利|正式|实现|于|到|至|在)*"
)
_LEAD_DATE = re.compile(rf"{_HOPE}$")
_AFTER_STAGE = re.compile("(?:建设|条件|运营|使用)?$")


def promises_of(
    row: TimelineRow, passage: Passage, start: int, end: int, stage: Stage | None
) -> tuple[Promise, ...]:
    """What the sentence promises of the project at `start:end`: of its own clause and of those that follow it
    without a subject of their own."""
    clauses = passage.clauses()
    own = next((n for n, (a, b) in enumerate(clauses) if a <= start < b), None)
    if own is None:
        return ()
    found: list[Promise] = []
    if stage is not None and stage.name in PROMISED:
        found += _of_clause(row, passage, clauses, own, (start, end), stage)
    found += _following(row, passage, clauses[own + 1 :])
    return tuple(sorted(found, key=lambda one: (STAGES.index(one.stage), one.on or "", one.words)))


def _of_clause(
    row: TimelineRow,
    passage: Passage,
    clauses: list[tuple[int, int]],
    own: int,
    name: tuple[int, int],
    stage: Stage,
) -> Iterator[Promise]:
    first, last = clauses[own]
    for match in _dates(passage.flat, first, last):
        on = _iso(match, row)
        if on and (match.end() <= name[0] or match.start() >= name[1]):
            words = (passage.words(match.start(), match.end(), row.source, row.source_start), *stage.words)
            yield Promise(stage.name, on, "clause", tuple(sorted(words, key=lambda one: one.start)))
            return
    if (lead := _lead(row, passage, clauses[:own])) is not None:
        yield Promise(stage.name, lead[0], "sentence", (lead[1], *stage.words))
    elif row.deadline:
        yield Promise(stage.name, row.deadline, "task", stage.words)
    elif row.task_kind == "goal" and row.period_end is not None:
        yield Promise(stage.name, str(row.period_end), "plan", stage.words)


def _lead(row: TimelineRow, passage: Passage, clauses: list[tuple[int, int]]) -> tuple[str, Words] | None:
    """The date that a clause before, which holds nothing else, sets for what follows: 到2025年，…"""
    for first, last in reversed(clauses):
        for match in _dates(passage.flat, first, last):
            on = _iso(match, row)
            if on and match.end() == last and _LEAD_DATE.fullmatch(passage.flat, first, match.start()):
                return on, passage.words(match.start(), match.end(), row.source, row.source_start)
    return None


def _following(row: TimelineRow, passage: Passage, clauses: list[tuple[int, int]]) -> Iterator[Promise]:
    """力争2025年全面建成 after the project's own clause."""
    flat = passage.flat
    for first, last in clauses:
        match = next(_dates(flat, first, last), None)
        told = find(flat, first, last, "after")
        stage = next((one for one in told if one.word.own and one.word.stage in PROMISED), None)
        if stage is None or not _AFTER_STAGE.fullmatch(flat, stage.end, last):
            return
        rest = flat[first : stage.start]
        if match is not None:
            rest = flat[first : match.start()] + flat[match.end() : stage.start]
        if not re.fullmatch(_HOPE, rest):
            return
        on = _iso(match, row) if match else None
        if on is None and not _NO_DAY.search(rest):
            return
        words = passage.words(first, stage.end, row.source, row.source_start)
        yield Promise(_promised(stage.word.stage), on, "sentence", (words,))


def _promised(name: str) -> StageName:
    return next(stage for stage in PROMISED if stage == name)


def _dates(flat: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for match in DATE.finditer(flat, start, end):
        if not _NOT_BEFORE.search(flat, max(start, match.start() - 1), match.start()):
            yield match


def _iso(match: re.Match[str], row: TimelineRow) -> str | None:
    """The year or month that the words name; those of the year itself only in a plan of one year."""
    if match["plan"]:
        return _PLAN_ENDS[match["plan"]]
    if match["own"]:
        year = row.period_end if row.period_end is not None else row.order_year
        single = row.period_end is None or row.period_start == row.period_end
        return str(year) if single and year is not None else None
    if match["month"] and 1 <= int(match["month"]) <= 12:
        return f"{match['year']}-{int(match['month']):02d}"
    return f"{match['year']}-{_HALVES[match['half']]}" if match["half"] else str(match["year"])
