"""How sure a reading is, by what readings of its method came to on annotated plans.

`lexicon/confidence.tsv` holds, for each type of relationship and method, how many readings were judged and
how many were right; `tools/calibrate.py` writes it. Methods that were judged too seldom to speak for
themselves are taken together with the others of their family (`project: …`, `clause.…`); a method that was
never judged keeps the confidence that its rule gives it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from ingest.lexicon import table

# The rows of the evaluation, and the relationship types that they judge.
TYPES: Mapping[str, str] = {"responsible": "负责", "projects": "涉及", "places": "涉及", "targets": "设定"}
# Fewer judged readings say nothing: 30 of 30 right may still be 9 in 10.
LEAST = 30


def calibrated(type_: str, method: str, confidence: float) -> float:
    """The share of right readings of this type and method, one more right and one more wrong added to what
    was counted (Laplace's rule of succession); `confidence` where too few were judged."""
    return _table().get((type_, method), confidence)


@cache
def _table() -> Mapping[tuple[str, str], float]:
    judged: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    speaks: dict[tuple[str, str], tuple[str, str]] = {}
    for row in table("confidence"):
        method = row["method"]
        family = re.split("[:.+]", method)[0] + " *"
        group = method if int(row["judged"]) >= LEAST else family
        speaks[row["type"], method] = (row["type"], group)
        judged[row["type"], group] += int(row["judged"])
        right[row["type"], group] += int(row["right"])
    return {
        key: round((right[group] + 1) / (judged[group] + 2), 3)
        for key, group in speaks.items()
        if judged[group] >= LEAST
    }
