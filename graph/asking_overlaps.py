"""Questions about what measures of different plans have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from graph.reader import ALL, Reader
from graph.rows import Key, MatrixRow, OverlapRow, OverlapSide


class OverlapQuestions(Reader):
    """Questions about overlaps (重叠)."""

    def overlaps(
        self,
        one: str | None = None,
        other: str | None = None,
        *,
        department: str | None = None,
        type_: str | None = None,
        after: Key | None = None,
        limit: int = ALL,
    ) -> list[OverlapRow]:
        """Pairs of measures of different plans that pursue the same thing, the surest first: those that the
        plan `one` has a part in, between it and `other`, of a department, or of a type. Ids; up to `limit`
        behind the one whose `OverlapRow.key` is `after`."""
        asked = {"one": one, "other": other, "department": department, "type": type_}
        return [_overlap(row) for row in self._read("overlaps", **asked, after=after, limit=limit)]

    def overlaps_matrix(self, *, department: str | None = None) -> list[MatrixRow]:
        """How many pairs of measures overlap between each two plans that have any, the earliest first; of all
        pairs, or of those of a department's tasks."""
        rows = self._read("overlaps_matrix", department=department)
        return [MatrixRow(**{**row, "types": dict(sorted(Counter(row["types"]).items()))}) for row in rows]


def _overlap(row: Mapping[str, Any]) -> OverlapRow:
    one, other = (
        OverlapSide(**{name: row[f"{side}_{name}"] for name in OverlapSide.__dataclass_fields__})
        for side in ("one", "other")
    )
    said = {name: tuple(row[name] or ()) for name in ("parts", "shared")}
    return OverlapRow(one, other, row["score"], type=row["type"], confirmed=row["confirmed"], **said)
