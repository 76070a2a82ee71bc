"""Each row of the authority files says where it comes from."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from ingest.lexicon import table

FILES = (
    *("departments", "bodies", "central", "companies", "own_names", "provincial", "reforms"),
    *("zones", "projects", "natural", "regions", "roads"),
)


@pytest.fixture(scope="module")
def tool(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("sources", root / "tools" / "sources.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("file", FILES)
def test_no_row_is_without_source(file: str) -> None:
    without = [row for row in table(file) if not row["source"]]
    assert without == []


@pytest.mark.shared
@pytest.mark.parametrize("file", [name for name in FILES if name != "reforms"])
def test_the_sources_are_those_that_the_tool_finds(root: Path, tool: ModuleType, file: str) -> None:
    text = (root / "ingest" / "lexicon" / f"{file}.tsv").read_text(encoding="utf-8")
    assert tool.written(file) == text, "run `python tools/sources.py`"


def test_a_department_is_found_by_its_stems_and_units(tool: ModuleType) -> None:
    row = {"stem": "发展和改革", "short": "发改", "province": "委", "local": "局"}
    assert {"发改委", "发展和改革委员会", "发改局"} <= set(tool.names("departments", row))
    assert tool.source(["没有这样的单位"]) == "by hand"
