"""Text -> the plan's head, sections, tasks, clauses and measures, as spans of `Text.flat`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from ingest.deadlines import closing_date, stated, until
from ingest.organs import organ_of
from ingest.scope import read_scope
from ingest.structure.duties import part_duties
from ingest.structure.finder import Found, find_clauses, find_standing
from ingest.structure.glued_rows import read_glued
from ingest.structure.head import full_title, plan_kind, read_head
from ingest.structure.items import attachments, build, paragraphs
from ingest.structure.items import outside as lines_outside
from ingest.structure.lined_tables import read_lined
from ingest.structure.lone_numbers import lone_numbers
from ingest.structure.measures import sentences
from ingest.structure.passages import Group, Passage, Passages, start_of
from ingest.structure.tables import TableRead, outside, read_tables, without
from ingest.subjects import goes_on, headed, over_duties, subject
from ingest.types import Clause, Outline, Scope, SectionSpan, Span, TaskSpan, Text

# A document whose title names no kind of plan must say of at least this many tasks who is to act; one that
# does name a kind must set as many.
FEWEST_TASKS = 2
# Documents have one or two rules for all later tasks; with a bound the duties grow with the tasks alone.
MOST_RULES = 8
_DEMANDS = "有关要求"


def text_to_spans(text: Text) -> Outline:
    """Reads the structure. A document that is no plan keeps its head and has no tasks but a reason."""
    flat = text.flat
    head, body_start = read_head(flat, text.statements)
    scope = read_scope(flat, head, text.statements.get("jurisdiction"))
    scope = replace(scope, organ=organ_of(head, scope))
    head = replace(head, title=full_title(head.title, scope))
    tables = _tables(text, body_start, scope)
    clauses = find_clauses(flat, body_start, scope)
    if tables:
        clauses = without(clauses, tables)
    skipped = [table.span for table in tables]
    lone = lone_numbers(flat, list(lines_outside(paragraphs(flat, body_start), skipped)), clauses)
    root = build(flat, body_start, skipped, lone)
    part_duties(flat, root, clauses, scope)
    parts = Passages(flat, root, clauses).parts
    if not _is_kind_of_plan(head.title):
        parts = _without_forms(parts, attachments(flat, body_start))
        _set_demands(flat, parts)
    parts = sorted([*parts, *(row for table in tables for row in table.parts)], key=start_of)
    standing = [(found.start, found.inherited) for found in clauses if found.inherited is not None]
    standing += [(clause.start, clause) for clause in find_standing(flat, body_start, scope, clauses)]
    sections, tasks = _Numbered(flat, scope, sorted(standing, key=lambda s: s[0])).read(parts)
    reason = _no_plan(head.title, tasks)
    if reason is not None:
        return Outline(text, head, scope, (), (), reason)
    return Outline(text, head, scope, sections, tasks)


def _tables(text: Text, start: int, scope: Scope) -> tuple[TableRead, ...]:
    """The tables of tasks, in order: by lines where each is a row, else by their contents."""
    lined = read_lined(text, start, scope)
    told = [table for table in lined if table.parts]
    for more in (read_tables(text.flat, start, scope), lined):
        told = sorted([*told, *outside(more, told)], key=lambda each: each.span.start)
    return tuple(told) or read_glued(text.flat, start, scope)


def _is_kind_of_plan(title: str) -> bool:
    kind = plan_kind(title)
    return kind is not None and kind.is_plan


def _without_forms(parts: Sequence[Passage | Group], attached: int) -> list[Passage | Group]:
    """What is attached to a notice is forms to be filled in, unless a clause makes somebody responsible."""
    return [part for part in parts if start_of(part) < attached or _has_clause(part)]


def _set_demands(flat: str, parts: Iterable[Passage | Group], demanded: bool = False) -> None:
    """What a notice demands (有关要求) is what it is about; in a plan it only guards what is to be done."""
    for part in parts:
        if isinstance(part, Group):
            heading = flat[part.heading.start : part.heading.end]
            _set_demands(flat, part.parts, demanded or heading == _DEMANDS)
        elif demanded:
            part.kind = "task"


def _has_clause(part: Passage | Group) -> bool:
    return bool(part.clauses) if isinstance(part, Passage) else any(map(_has_clause, part.parts))


def _no_plan(title: str, tasks: Sequence[TaskSpan]) -> str | None:
    """Why the document is no plan, by its form: its title must name a kind of plan and tasks stand under it
    or a clause, or else its tasks must say who is to act, as those of a notice or a call for applications."""
    kind = plan_kind(title)
    if sum(bool(task.clauses or task.subjects) for task in tasks) >= FEWEST_TASKS:
        return None
    if kind is None:
        return "hardly a passage names who is to act, and the title names no kind of plan"
    if not kind.is_plan:
        return f"a {kind.name} sets no tasks by itself, and hardly a passage names who is to act"
    if not any(task.clauses for task in tasks) and sum(t.kind == "task" for t in tasks) < FEWEST_TASKS:
        return "no passage names a responsible party, and fewer than two numbered tasks stand in it"
    return None


def _first_ones(flat: str, clauses: Sequence[Found]) -> Iterator[Found]:
    """The clauses of a passage without those that stand right behind another with the same label: what they
    closed is lost (责任单位：省水利厅责任单位：省财政厅)."""
    last: Found | None = None
    for found in clauses:
        if (
            last is None
            or last.end != found.start
            or flat[last.start : last.start + 4] != flat[found.start : found.start + 4]
        ):
            yield found
        last = found


class _Numbered:
    """Gives sections and tasks their ordinals, in one walk over the parts."""

    def __init__(self, flat: str, scope: Scope, standing: Sequence[tuple[int, Clause]]) -> None:
        self.flat = flat
        self.scope = scope
        self.standing = standing
        self.sections: list[SectionSpan] = []
        self.tasks: list[TaskSpan] = []

    def read(self, parts: Iterable[Passage | Group]) -> tuple[tuple[SectionSpan, ...], tuple[TaskSpan, ...]]:
        self._walk(parts, None, 1, {})
        return tuple(self.sections), tuple(self.tasks)

    def _walk(
        self,
        parts: Iterable[Passage | Group],
        section: int | None,
        level: int,
        charged: Mapping[int, Clause],
    ) -> None:
        ordinal = 0
        for part in parts:
            if isinstance(part, Passage):
                self.tasks.append(self._task(part, section, charged.get(part.start)))
                continue
            ordinal += 1
            number = part.item.start
            name = self.flat[number : part.heading.end].strip()
            self.sections.append(SectionSpan(number, part.heading.end, name, ordinal, level, section))
            self._walk(part.parts, len(self.sections) - 1, level + 1, self._charged(part))

    def _charged(self, group: Group) -> dict[int, Clause]:
        """Whom the heading charges with what stands under it, by where each item starts."""
        starts = [part.start for part in group.parts if isinstance(part, Passage) and not part.clauses]
        heading = group.heading
        clauses = over_duties(self.flat, heading.start, heading.end, starts, self.scope)
        return {start: clause for start, clause in zip(starts, clauses, strict=True) if clause}

    def _task(self, passage: Passage, section: int | None, charged: Clause | None) -> TaskSpan:
        body = tuple(passage.body)
        measures = tuple(sentences(self.flat, body))
        clauses = tuple(
            found.clause for found in _first_ones(self.flat, passage.clauses) if found.clause.parties
        )
        standing = (clause for _, clause in self._before(passage) if passage.kind == "task")
        return TaskSpan(
            start=passage.start,
            end=passage.end,
            heading=passage.heading,
            body=body,
            measures=measures,
            kind=passage.kind,
            section=section,
            ordinal=len(self.tasks) + 1,
            clauses=clauses,
            inherited=(*passage.inherited, *([charged] if charged else ()), *standing),
            subjects=() if clauses else tuple(self._told(passage.heading, measures)),
            deadline=next((f.clause.deadline for f in passage.clauses if f.clause.deadline), None)
            or self._due(measures)
            or (stated(self.flat, measures) if clauses else None),
        )

    def _due(self, measures: Iterable[Span]) -> str | None:
        """By when: in the first sentence that tells somebody to act by a day, or closes something on one."""
        for measure in measures:
            span = (self.flat, measure.start, measure.end)
            if closes := closing_date(*span, self.scope.year):
                return closes
            due = until(*span, self.scope.year)
            if due and subject(*span, self.scope):
                return due
        return None

    def _told(self, heading: Span | None, measures: Sequence[Span]) -> Iterator[Clause]:
        if heading and measures:
            whose = headed(self.flat, heading.start, heading.end, measures[0].start, self.scope)
            if whose is not None:
                yield whose
        yield from self._subjects((*self._said(heading), *measures))

    def _said(self, heading: Span | None) -> Sequence[Span]:
        """The heading where it is a sentence, for it may tell somebody to act: 1.各县政府负责供水。"""
        return (heading,) if heading and self.flat.startswith("。", heading.end) else ()

    def _before(self, passage: Passage) -> Sequence[tuple[int, Clause]]:
        """The last rules for later tasks before a passage."""
        last = bisect_left(self.standing, passage.start, key=itemgetter(0))
        return self.standing[max(0, last - MOST_RULES) : last]

    def _subjects(self, measures: Iterable[Span]) -> Iterator[Clause]:
        last: Clause | None = None
        for measure in measures:
            told = subject(self.flat, measure.start, measure.end, self.scope)
            joined = goes_on(self.flat, measure.start, measure.end, self.scope, last) if last else None
            if told is None and joined is not None:
                last, told = joined
            if last is not None:
                yield last
            last = told
        if last is not None:
            yield last
