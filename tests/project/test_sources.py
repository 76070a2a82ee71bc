"""Each row of the authority files says where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from ingest.lexicon import table

FILES = (
    *("departments", "bodies", "central", "companies", "own_names", "provincial", "reforms"),
    *("zones", "projects", "natural", "regions", "roads"),
)


@pytest.fixture(scope="module")
def sources(tool: Callable[[str], ModuleType]) -> ModuleType:
    return tool("sources")


@pytest.mark.parametrize("file", FILES)
def test_no_row_is_without_source(file: str) -> None:
    without = [row for row in table(file) if not row["source"]]
    assert without == []


@pytest.mark.shared
@pytest.mark.parametrize("file", [name for name in FILES if name != "reforms"])
def test_the_sources_are_those_that_the_tool_finds(root: Path, sources: ModuleType, file: str) -> None:
    text = (root / "ingest" / "lexicon" / f"{file}.tsv").read_text(encoding="utf-8")
    assert sources.written(file) == text, "run `python tools/sources.py`"


def test_a_department_is_found_by_its_stems_and_units(sources: ModuleType) -> None:
    row = {"stem": "发展和改革", "short": "发改", "province": "委", "local": "局"}
    assert {"发改委", "发展和改革委员会", "发改局"} <= set(sources.names("departments", row))
    assert sources.source(["没有这样的单位"]) == "by hand"
