"""The target ledger: quantified aims in one unit and by year, and where two of one indicator do not agree.

Nothing here is stored: all of it follows from the targets and their sentences. The vocabulary is data
(`units.tsv`, `generic.tsv`).
"""

from graph.indicators.compare import conflicts, matched
from graph.indicators.model import KINDS, Basis, Conflict, Indicator, Kind, Match, TargetRow
from graph.indicators.reading import indicator_of, name_of

__all__ = [
    "KINDS",
    "Basis",
    "Conflict",
    "Indicator",
    "Kind",
    "Match",
    "TargetRow",
    "conflicts",
    "indicator_of",
    "matched",
    "name_of",
]
