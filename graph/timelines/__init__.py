"""Project timelines: what each plan says of a project, read from the words around its name.

Nothing here is stored: the stage and the dates are in the sentences, and the sentences are in the graph. The
vocabulary is `stages.tsv`.
"""

from graph.timelines.build import entries_of
from graph.timelines.model import (
    STAGES,
    Entry,
    Mention,
    Party,
    Promise,
    Slip,
    Stage,
    Timeline,
    TimelineRow,
    Wording,
    Words,
)
from graph.timelines.slips import slipped, slips_of

__all__ = [
    "STAGES",
    "Entry",
    "Mention",
    "Party",
    "Promise",
    "Slip",
    "Stage",
    "Timeline",
    "TimelineRow",
    "Wording",
    "Words",
    "entries_of",
    "slipped",
    "slips_of",
]
