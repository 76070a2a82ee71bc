"""One document's part in a score: what all its rows need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tongchou.scoring.annotations import Annotation, At
from tongchou.scoring.folding import Aliases, fold
from tongchou.scoring.found import Fact, FoundPlan
from tongchou.scoring.score import Error, Judged, Score
from tongchou.scoring.sentences import short


def alike(one: str, other: str) -> bool:
    return fold(one) == fold(other)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Adds to a score what one annotation and the plan that was found for it come to."""

    score: Score
    annotation: Annotation
    plan: FoundPlan | None
    aliases: Aliases

    def value(
        self,
        row: str,
        task: str,
        expected: str,
        got: str,
        sentence: str = "",
        at: At | None = None,
        same: Callable[[str, str], bool] = alike,
    ) -> None:
        """Counts one thing that has one value; nothing expected and nothing found is nothing."""
        right = bool(expected and got) and same(expected, got)
        self.score.rows[row].add(right, bool(got) and not right, bool(expected) and not right)
        if not right and (expected or got):
            self.error(row, task, expected, got, short(sentence), at)

    def error(
        self,
        row: str,
        task: str,
        expected: str,
        got: str,
        sentence: str,
        at: At | None,
        fact: Fact | None = None,
        follows: bool = False,
    ) -> None:
        method, confidence = (fact.method, fact.confidence) if fact else ("", None)
        error = Error(
            row, self.annotation.doc, task, expected, got, sentence, at, method, confidence, follows
        )
        self.score.errors.append(error)

    def judge(self, row: str, fact: Fact, *, right: bool) -> None:
        self.score.judged.append(Judged(row, fact.confidence, right, fact.method))

    def here(self, fact: Fact) -> bool:
        """Whether the fact's offsets are into the text that the annotation's are into."""
        documents = self.plan.documents if self.plan and self.annotation.raw else ()
        return any(
            one["id"] == fact.document and one["sha256"] == self.annotation.sha256 for one in documents
        )

    def meets(self, at: At | None, fact: Fact) -> bool:
        """Whether both stand at the same place, where that can be told."""
        return at is None or not self.here(fact) or (at[0] < fact.at[1] and fact.at[0] < at[1])
