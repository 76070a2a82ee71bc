"""What was read of each plan, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from graph.reader import ALL, Reader
from graph.rows import NO_YEAR, Key, Listed, listed

SURE = 0.8
"""Readings that are less sure than this are counted as doubtful."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read of one plan: `assigned` tasks have somebody responsible, `doubtful` readings of that are
    less sure than `SURE`, `confirmed` ones a person confirmed."""

    id: str
    name: str
    order_year: int | None
    level: str | None
    jurisdiction: str | None
    documents: int
    characters: int
    sections: int
    tasks: int
    assigned: int
    measures: int
    targets: int
    departments: int
    projects: int
    places: int
    responsibilities: int
    doubtful: int
    confirmed: int

    @property
    def key(self) -> Key:
        """Its place among plans."""
        return [self.order_year or NO_YEAR, self.name, self.id]


class CoverageQuestions(Reader):
    """What there is of every plan."""

    def coverage(self, *, after: Key = (), limit: int = ALL) -> Listed[Coverage]:
        """What was read of every plan, by year and name: up to `limit` behind the key `after`."""
        rows = self._read("coverage", after=after, limit=limit, sure=SURE)
        return listed(
            [{k: v for k, v in row.items() if k != "key"} for row in rows], lambda row: Coverage(**row)
        )
