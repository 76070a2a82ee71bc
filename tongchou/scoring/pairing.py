"""Which plan of an export an annotation is about, and which of its tasks is which annotated one.

The plan is the one whose document is the annotated file, by SHA-256 or by name; only where no document tells
is it the plan that shares most texts, and there a text of a few characters (a bare number, a date) does not
count, for it stands in every other plan too.

Tasks are alike when nine tenths of their text are, with or without their headings. Where the annotation has
offsets and the task is of the same document, the characters themselves are compared: no two passages can be
confused, and neither script nor layout matters. Otherwise the texts are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tongchou.scoring.annotations import Annotation, At, Task
from tongchou.scoring.folding import fold
from tongchou.scoring.found import FoundPlan, FoundTask

ALIKE = 0.9
# Shorter texts do not tell plans apart.
_TELLING = 8
# The beginnings and ends by which two texts become candidates, and an invented task a known passage.
_PREFIX, _EDGE, _KNOWN = 25, 12, 20


@dataclass(frozen=True, slots=True)
class Paired:
    """Each annotated task with the one that was found for it, and the found ones that are invented."""

    pairs: tuple[tuple[Task, FoundTask | None], ...]
    invented: tuple[FoundTask, ...]


def plan_of(annotation: Annotation, plans: Sequence[FoundPlan]) -> FoundPlan | None:
    """The plan that the annotation is about; None where nothing was read from its document."""
    for plan in plans:
        if any(document["sha256"] == annotation.sha256 for document in plan.documents):
            return plan
    for plan in plans:
        if any(annotation.doc in document["names"] for document in plan.documents):
            return plan
    wanted = [fold(task.heading + task.text) for task in annotation.tasks]

    def shared(plan: FoundPlan) -> int:
        return sum(_shares(fold(task.text), wanted) for task in plan.tasks)

    best = max(plans, key=shared, default=None)
    return best if best is not None and shared(best) else None


def _shares(text: str, wanted: Iterable[str]) -> bool:
    return len(text) >= _TELLING and any(
        text[:_PREFIX] in one or (len(one) >= _TELLING and one[:_PREFIX] in text) for one in wanted
    )


def pair(annotation: Annotation, plan: FoundPlan | None) -> Paired:
    """Pairs each annotated task, in its order, with the likest task that is still free."""
    passages = _Passages(annotation, plan)
    wanted = [passages.wanted(task) for task in annotation.tasks]
    free = [passages.found(task) for task in (plan.tasks if plan else ())]
    pairs: list[tuple[Task, FoundTask | None]] = []
    for one in wanted:
        ranks = [(*_likeness(one, other), -other.task.at[0]) for other in free]
        best = max(range(len(free)), key=ranks.__getitem__, default=None)
        alike = best is not None and ranks[best][0] >= ALIKE
        pairs.append((one.task, free.pop(best).task if alike and best is not None else None))
    optional = [one for one in wanted if one.task.optional]
    return Paired(tuple(pairs), tuple(left.task for left in free if not _arguable(left, optional)))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An annotated task: its text without and with its heading, and, in the offset form, their letters."""

    task: Task
    text: str
    full: str
    body: frozenset[int] | None
    whole: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Found:
    """A found task, likewise; without letters where it is read from another document."""

    task: FoundTask
    text: str
    full: str
    body: frozenset[int] | None
    whole: frozenset[int]


class _Passages:
    """Both kinds of task, made comparable. A letter is the place in the source of a character that is
    neither a mark nor white space."""

    def __init__(self, annotation: Annotation, plan: FoundPlan | None) -> None:
        self._places = [i for i, char in enumerate(annotation.raw) if fold(char)]
        same = [one for one in (plan.documents if plan else ()) if one["sha256"] == annotation.sha256]
        self._documents = {one["id"] for one in same} if annotation.raw else set()

    def wanted(self, task: Task) -> _Wanted:
        text, full = fold(task.text), fold(task.heading + task.text)
        if task.extent is None:
            return _Wanted(task, text, full, None, frozenset())
        body = self._letters(task.extent.body)
        heading = self._letters([task.extent.heading] if task.extent.heading else [])
        return _Wanted(task, text, full, body, body | heading)

    def found(self, task: FoundTask) -> _Found:
        text, full = fold(task.text), fold(task.heading + task.text)
        if task.document not in self._documents:
            return _Found(task, text, full, None, frozenset())
        body = self._letters(task.sentences)
        first = min((start for start, _ in task.sentences), default=task.at[1])
        heading = self._letters([(task.at[0], first)] if task.heading else [])
        return _Found(task, text, full, body, body | heading)

    def _letters(self, spans: Iterable[At]) -> frozenset[int]:
        found: list[int] = []
        for start, end in spans:
            found += self._places[bisect_left(self._places, start) : bisect_left(self._places, end)]
        return frozenset(found)


def _likeness(wanted: _Wanted, found: _Found) -> tuple[float, float]:
    """How alike: the better of without and with headings, then with headings."""
    if wanted.body is not None and found.body is not None:
        full = _overlap(wanted.whole, found.whole)
        return max(_overlap(wanted.body, found.body), full), full
    if not (
        wanted.text[:_EDGE] in found.full
        or found.text[:_EDGE] in wanted.full
        or wanted.text[-_EDGE:] in found.full
    ):
        return 0.0, 0.0
    full = _ratio(wanted.full, found.full)
    return max(_ratio(wanted.text, found.text), full), full


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """Dice's coefficient: twice the common letters over those of both."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _arguable(left: _Found, optional: Sequence[_Wanted]) -> bool:
    """Whether a task for which none was annotated is nothing wrong: a piece of a goal or safeguard, or an
    item that is said to be one and that nobody is made responsible for."""
    if not left.task.duties and left.task.kind != "task":
        return True
    if left.body is not None:
        known: set[int] = set()
        for one in optional:
            known |= one.whole
        return 2 * len(left.whole & known) >= max(1, len(left.whole))
    return any(left.text[:_KNOWN] in one.full or one.full[:_KNOWN] in left.full for one in optional)
