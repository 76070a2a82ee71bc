"""Labels without a colon, on a line of their own or before their list: 责任单位 市水利局.

Nothing but the label and names that leave no doubt may stand there: a sentence about 责任单位 is no clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.clauses import ClauseRead
from ingest.deadlines import deadline
from ingest.reading import read
from ingest.roles import label_roles
from ingest.types import Clause, Party, Scope, Span

LONGEST = 300
LONGEST_DATE = 30
SURE = ("authority", "pattern", "generic", "place")
_ENDS = ("单位", "部门", "主体")
_ROLES = ("牵头", "配合", "支持", "负责")


@cache
def _label() -> re.Pattern[str]:
    words = [word for word, role in label_roles().items() if role in _ROLES and word.endswith(_ENDS)]
    return re.compile(f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})(?![：:是为])")


def plain_labels(flat: str, lines: Sequence[Span], scope: Scope) -> Iterator[ClauseRead]:
    """The clauses of lines that are a label and its parties, or a label whose parties are the next line."""
    alone: Span | None = None
    for index, line in enumerate(lines):
        short = line.end - line.start <= LONGEST
        label = _label().match(flat, line.start, line.end) if short else None
        if label is not None and label.end() == line.end:
            alone = line
            continue
        start = alone.start if alone is not None and alone.end + 1 == line.start else line.start
        if label is not None or (short and start < line.start):
            parties = _parties(flat, start, line.end, scope)
            if parties:
                clause = Clause(start, line.end, parties)
                yield ClauseRead(_with_deadline(flat, clause, lines[index + 1 : index + 2], scope))
        alone = None


@cache
def _until() -> re.Pattern[str]:
    words = [word for word, role in label_roles().items() if role == "deadline"]
    return re.compile(f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})(?![：:是为])")


def _with_deadline(flat: str, clause: Clause, following: Sequence[Span], scope: Scope) -> Clause:
    """The clause with the line after it, where that is 完成时限 2025年底."""
    for line in following:
        label = _until().match(flat, line.start, line.end)
        due = deadline(flat[label.end() : line.end], scope.year) if label else None
        if due and line.end - line.start <= LONGEST_DATE:
            return replace(clause, end=line.end, deadline=due)
    return clause


def _parties(flat: str, start: int, end: int, scope: Scope) -> tuple[Party, ...]:
    """The parties behind each label of flat[start:end]; none where anything else stands there."""
    labels = list(_label().finditer(flat, start, end))
    stops = [label.start() for label in labels[1:]] + [end]
    found: list[Party] = []
    for label, stop in zip(labels, stops, strict=True):
        while stop > label.end() and flat[stop - 1] in "，；。 ":
            stop -= 1
        role = label_roles()[label.group()]
        reading = read(flat, label.end(), stop, scope)
        named = [one for one, _ in reading.parties]
        sure = all(one.found.method in SURE for one in named)
        if not named or reading.unread or reading.roles or reading.end < stop or not sure:
            return ()
        for one in named:
            sureness = round(one.found.confidence * 0.95, 3)
            method = f"clause.label-line+{one.found.method}"
            told = Party(one.start, one.end, one.found.name, one.found.key, role, method, sureness)
            found.append(replace(told, properties=one.found.properties))
    return tuple(found)
