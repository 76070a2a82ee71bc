"""What can be wrong with an evaluation.

ScoringError
├── AnnotationInvalid  a file that is no annotation, or one that contradicts its source
├── SourceMissing      the annotated document is not in any of the folders, or is another version of it
├── UnreadSource       the pipeline cannot read an annotated document
├── NothingToScore     no annotation was given, and no committed set is here
└── FloorsInvalid      the file of reference counts cannot be used
"""

from __future__ import annotations

from tongchou.failures import TongchouError


class ScoringError(TongchouError):
    """Something about annotations or their sources; says what, where and what to do."""


class AnnotationInvalid(ScoringError):
    """A file that does not have the form of an annotation, or whose offsets do not hold what it names."""


class SourceMissing(ScoringError):
    """No folder holds the annotated document, or none holds the bytes that were annotated."""


class UnreadSource(ScoringError):
    """The pipeline fails on an annotated document: without its facts a count would mean nothing."""


class NothingToScore(ScoringError):
    """Neither were annotations given nor are the committed ones here."""


class FloorsInvalid(ScoringError):
    """The reference counts are missing, or not in the form that `--update` writes."""
