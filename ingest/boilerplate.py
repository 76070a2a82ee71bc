from __future__ import annotations
from collections.abc import Sequence
from ingest.lines import Line
def without_boilerplate(lines: Sequence[Line]) -> list[Line]:
    return list(lines)
