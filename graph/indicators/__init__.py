"""The target ledger: quantified aims in one unit and by year, and where two of one indicator do not agree.

All of it follows from the targets and their sentences; only `indicator` stands in the database as well, which
keeps the ledger in order by it. The vocabulary is data (`units.tsv`, `generic.tsv`).
"""

from graph.indicators.compare import conflicts
from graph.indicators.model import KINDS, TELLING, Basis, Conflict, Indicator, Kind, Match, TargetRow
from graph.indicators.reading import indicator_of, name_of

__all__ = [
    "KINDS",
    "TELLING",
    "Basis",
    "Conflict",
    "Indicator",
    "Kind",
    "Match",
    "TargetRow",
    "conflicts",
    "indicator_of",
    "name_of",
]
