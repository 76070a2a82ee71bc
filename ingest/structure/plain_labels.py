"""Labels without a colon, on a line of their own or before their list: 责任单位 市水利局.

Nothing but the label and names that leave no doubt may stand there: a sentence about 责任单位 is no clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.clause_lines import names_alone, stands
from ingest.clauses import ClauseRead
from ingest.deadlines import deadline
from ingest.reading import read
from ingest.roles import label_roles
from ingest.types import Clause, Party, Scope, Span

LONGEST = 300
LONGEST_DATE = 30
_ENDS = ("单位", "部门", "主体")
_ROLES = ("牵头", "配合", "支持", "负责")


@cache
def _label() -> re.Pattern[str]:
    words = [word for word, role in label_roles().items() if role in _ROLES and word.endswith(_ENDS)]
    return re.compile(f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})(?![：:是为])")


def plain_labels(flat: str, lines: Sequence[Span], scope: Scope) -> Iterator[ClauseRead]:
    """The clauses of lines that are a label and its parties, or a label whose parties are the next lines."""
    alone: Span | None = None
    done = 0
    for index, line in enumerate(lines):
        if index < done:
            continue
        short = line.end - line.start <= LONGEST
        label = _label().match(flat, line.start, line.end) if short else None
        if label is not None and label.end() == line.end:
            alone = line
            continue
        start = alone.start if alone is not None and alone.end + 1 == line.start else line.start
        if label is not None or (short and start < line.start):
            done = index + 1 if label else _names_below(flat, lines, index + 1, scope)
            end = lines[done - 1].end
            parties = _parties(flat, start, end, scope)
            if parties:
                clause = Clause(start, end, parties)
                yield ClauseRead(_with_deadline(flat, clause, lines[done : done + 2], scope))
        alone = None


def _names_below(flat: str, lines: Sequence[Span], index: int, scope: Scope) -> int:
    """Behind the lines that go on with a list of names, one or more on a line."""
    while (
        index < len(lines)
        and lines[index].start == lines[index - 1].end + 1
        and lines[index].end - lines[index - 1].start <= LONGEST
        and names_alone(flat, lines[index].start, lines[index].end, scope)
    ):
        index += 1
    return index


@cache
def _until() -> re.Pattern[str]:
    words = [word for word, role in label_roles().items() if role == "deadline"]
    return re.compile(f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})(?![：:是为])")


def _with_deadline(flat: str, clause: Clause, following: Sequence[Span], scope: Scope) -> Clause:
    """The clause with the line after it, where that is 完成时限 2025年底, or those two are two lines."""
    label = _until().match(flat, following[0].start, following[0].end) if following else None
    if label is None:
        return clause
    end = following[0].end if label.end() < following[0].end else following[-1].end
    due = deadline(flat[label.end() : end].strip(), scope.year)
    return replace(clause, end=end, deadline=due) if due and end - label.end() <= LONGEST_DATE else clause


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
        sure = all(stands(one.found) for one in named)
        if not named or reading.unread or reading.roles or reading.end < stop or not sure:
            return ()
        for one in named:
            sureness = round(one.found.confidence * 0.95, 3)
            method = f"clause.label-line+{one.found.method}"
            told = Party(one.start, one.end, one.found.name, one.found.key, role, method, sureness)
            found.append(replace(told, properties=one.found.properties))
    return tuple(found)
