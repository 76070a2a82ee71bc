"""`tools/ner_rows.py` writes the table about the extra ner in evaluation/README.md."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from tongchou.scoring import Score


def test_a_row_has_the_counts_without_and_with_and_the_table_is_in_the_readme(
    root: Path, tool: Callable[[str], ModuleType]
) -> None:
    rows = tool("ner_rows")
    without, with_model = Score(), Score()
    without.rows["places"].add(tp=1, fn=1)
    with_model.rows["places"].add(tp=2, fp=1)
    found = list(rows.lines({"甲": without}, {"甲": with_model}))
    assert found == ["| 甲 | places | 1 | 0 | 1 | 0.667 | 2 | 1 | 0 | 0.800 |"]
    assert rows.HEAD in (root / "evaluation" / "README.md").read_text(encoding="utf-8")
