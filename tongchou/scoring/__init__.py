"""How good the extraction is: facts against what people read in the same documents.

`evaluate(set, watcher)` reads the documents of an `AnnotatedSet` through the pipeline and counts; `committed`
and `given` make sets, `floors` keeps the reference run, `report` prints. What is counted and why: `rows`.
"""

from __future__ import annotations

from tongchou.scoring.errors import (
    AnnotationInvalid,
    FloorsInvalid,
    NothingToScore,
    ScoringError,
    SourceMissing,
    UnreadSource,
)
from tongchou.scoring.rows import count
from tongchou.scoring.run import evaluate, evaluate_all
from tongchou.scoring.score import ROWS, Error, Judged, Score
from tongchou.scoring.sets import AnnotatedSet, committed, evaluation_folder, given
from tongchou.scoring.tally import Tally, wilson

__all__ = [
    "ROWS",
    "AnnotatedSet",
    "AnnotationInvalid",
    "Error",
    "FloorsInvalid",
    "Judged",
    "NothingToScore",
    "Score",
    "ScoringError",
    "SourceMissing",
    "Tally",
    "UnreadSource",
    "committed",
    "count",
    "evaluate",
    "evaluate_all",
    "evaluation_folder",
    "given",
    "wilson",
]
