"""Mentions in spans -> relations, each with the clause, sentence or part of a sentence it was read in."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from ingest.numbering import numbering_at
from ingest.structure.brackets import outside, read_brackets
from ingest.structure.items import paragraphs
from ingest.types import At, Clause, Mention, Mentions, Outline, Party, Reading, Relation, Span, TaskSpan, Tie

PLAN = At("plan")
_PART_ENDS = re.compile("[，；：]")
# A part of a sentence has up to 300 characters; what is longer is a table that lost its lines, and only what
# stands around a name is quoted from it: else each of many names would quote the whole.
LONGEST_PART, AROUND = 800, 200


def entities_to_relations(found: Mentions) -> Reading:
    """负责 from clauses, 涉及 and 引用 and 设定 from what measures name, and the ties between things."""
    outline = found.outline
    places, parts = _Places(outline), Parts(outline.text.flat)
    relations = [*_responsible(outline)]
    for mention in found.mentions:
        relations += _named(places, parts, mention)
    for tie in found.ties:
        relations += _tied(places, tie)
    return Reading(outline, tuple(relations))


class _Places:
    """Which measure, task or (outside every task) plan an offset stands in."""

    def __init__(self, outline: Outline) -> None:
        self._measures = [
            (span.start, span.end, At("measure", index, number))
            for index, task in enumerate(outline.tasks)
            for number, span in enumerate(task.measures)
        ]
        self._measures.sort(key=lambda row: row[0])
        self._starts = [row[0] for row in self._measures]
        self._tasks = sorted((task.start, task.end) for task in outline.tasks)
        self._task_starts = [start for start, _ in self._tasks]
        self.preamble_end = _preamble_end(outline)

    def measure(self, start: int, end: int) -> tuple[At, Span] | None:
        """The measure that holds all of `start:end`."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        first, last, at = self._measures[index]
        return (at, Span(first, last)) if end <= last else None

    def outside(self, start: int) -> bool:
        """Whether an offset stands outside every task."""
        index = bisect_right(self._task_starts, start) - 1
        return index < 0 or start >= self._tasks[index][1]


def _preamble_end(outline: Outline) -> int:
    """Where the first numbered line after the title begins."""
    flat, title = outline.text.flat, outline.head.title_span
    for line in paragraphs(flat, title.end if title else 0):
        if numbering_at(flat, line.start, line.end):
            return line.start
    return len(flat)


def _responsible(outline: Outline) -> Iterator[Relation]:
    """One relation for each party; a department that the task's own clause names has no other basis."""
    for index, task in enumerate(outline.tasks):
        explicit = {party.key for clause in task.clauses for party in clause.parties}
        for basis, clauses in _bases(task):
            for clause in clauses:
                for party in clause.parties:
                    if basis == "explicit" or party.key not in explicit:
                        yield _duty(At("task", index), clause, party, basis)


def _bases(task: TaskSpan) -> Iterator[tuple[str, tuple[Clause, ...]]]:
    yield "explicit", task.clauses
    yield "inherited", task.inherited
    yield "subject", task.subjects


def _duty(task: At, clause: Clause, party: Party, basis: str) -> Relation:
    return Relation(
        "负责",
        _department(party),
        task,
        clause.start,
        clause.end,
        party.method,
        party.confidence,
        Span(party.start, party.end),
        {"role": party.role, "basis": basis},
    )


def _department(party: Party) -> Mention:
    return Mention(
        label="Department",
        start=party.start,
        end=party.end,
        name=party.name,
        key=party.key,
        method=party.method,
        confidence=party.confidence,
        properties=party.properties,
    )


def _named(places: _Places, parts: Parts, mention: Mention) -> Iterator[Relation]:
    held = places.measure(mention.start, mention.end)
    if held is None:
        if mention.label == "Plan" and places.outside(mention.start):
            yield _naming("引用", PLAN, mention, parts.of_line(mention.start, mention.end))
        return
    at, measure = held
    kind = {"Plan": "引用", "Target": "设定"}.get(mention.label, "涉及")
    if kind == "涉及" and mention.label not in ("Project", "Place", "Department"):
        return
    part = parts.holding(measure, mention.start, mention.end)
    yield _naming(kind, at, mention, Span(mention.start, mention.end) if kind == "设定" else part)


def _naming(kind: str, at: At, mention: Mention, part: Span) -> Relation:
    surface = Span(mention.start, mention.end) if kind == "涉及" else None
    return Relation(kind, at, mention, part.start, part.end, mention.method, mention.confidence, surface)


def _tied(places: _Places, tie: Tie) -> Iterator[Relation]:
    subject: At | Mention
    if tie.subject is not None:
        subject = tie.subject
    elif held := places.measure(tie.start, tie.end):
        subject = held[0]
    elif places.outside(tie.start):
        subject = PLAN
    else:
        return
    if tie.type in ("依据", "修订", "废止") and subject != PLAN:
        # The plan is written to carry out what its preamble names; a measure that names a plan cites it.
        return
    if tie.type == "依据" and tie.start >= places.preamble_end:
        return
    surface = Span(tie.object.start, tie.object.end) if tie.type == "衔接" else None
    yield Relation(
        tie.type, subject, tie.object, tie.start, tie.end, tie.method, tie.confidence, surface, tie.properties
    )


class Parts:
    """The parts of sentences, between the marks that stand outside brackets."""

    def __init__(self, flat: str) -> None:
        self._flat = flat
        self._sentence = Span(0, 0)
        self._cuts: list[int] = []
        self._line = Span(0, 0)

    def holding(self, sentence: Span, start: int, end: int) -> Span:
        """The part of a sentence that stands around `start:end`. Mentions come in order, so that the marks
        of a sentence are read once."""
        if sentence != self._sentence:
            self._sentence, self._cuts = sentence, _cuts(self._flat, sentence)
        before, after = bisect_left(self._cuts, start), bisect_left(self._cuts, end)
        first = self._cuts[before - 1] + 1 if before else sentence.start
        last = self._cuts[after] if after < len(self._cuts) else sentence.end
        if last - first > LONGEST_PART:
            first, last = max(first, start - AROUND), min(last, end + AROUND)
        return Span(first, last)

    def of_line(self, start: int, end: int) -> Span:
        """The part of a line that stands around `start:end`."""
        if not self._line.start <= start < end <= self._line.end:
            stop = self._flat.find("\n", end)
            self._line = Span(self._flat.rfind("\n", 0, start) + 1, len(self._flat) if stop < 0 else stop)
        return self.holding(self._line, start, end)


def _cuts(flat: str, sentence: Span) -> list[int]:
    brackets = read_brackets(flat, sentence)
    marks = [mark.start() for mark in _PART_ENDS.finditer(flat, sentence.start, sentence.end)]
    return sorted([*outside(marks, brackets.pairs), *brackets.stops])
