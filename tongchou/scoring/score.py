"""What an evaluation comes to: counts by row, errors, and facts that tell whether confidences are right."""

from __future__ import annotations

from dataclasses import dataclass, field

from tongchou.scoring.annotations import At
from tongchou.scoring.linking import Linked
from tongchou.scoring.overlapping import Overlapping
from tongchou.scoring.tally import Tally

ROWS = (
    "task",
    "kind",
    "responsible",
    "role",
    "basis",
    "deadline",
    "projects",
    "places",
    "cites",
    "targets",
    "comparator",
    "by",
    "links",
    "link ends",
    "plan title",
    "plan number",
    "plan issuer",
    "plan issued_on",
    "plan period",
)
# Rows whose facts tell whether a confidence keeps its word.
JUDGED = ("responsible", "projects", "places", "targets")


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that is missed, wrong, or both (another name or value at the same place).

    `sentence` is where it stands or should, `at` the place in the source where that is known; `follows` says
    that its whole task was missed or invented, which is the error to look at.
    """

    row: str
    doc: str
    task: str
    expected: str
    got: str
    sentence: str
    at: At | None = None
    method: str = ""
    confidence: float | None = None
    follows: bool = False

    @property
    def kind(self) -> str:
        if self.expected and self.got:
            return "differs"
        return "missed" if self.expected else "wrong"


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact that was found, how sure the program was by which method, and whether it is right."""

    row: str
    confidence: float
    right: bool
    method: str = ""


@dataclass(slots=True)
class Score:
    """The counts of all documents that were added, with their errors and judged facts; `linked` holds the
    rows about their common graph, `overlaps` those about the pairs of measures in it."""

    rows: dict[str, Tally] = field(default_factory=lambda: {row: Tally() for row in ROWS})
    errors: list[Error] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)
    linked: dict[str, Linked] = field(default_factory=dict)
    overlaps: dict[str, Overlapping] = field(default_factory=dict)
