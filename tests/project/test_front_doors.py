"""The front doors: what a package gives, and that nothing heavy is loaded before it is asked for."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys

import pytest

PACKAGES = ("graph", "ingest", "api", "tongchou")
LIST_MODULES = "import json, sys; {}; print(json.dumps(sorted(sys.modules)))"


@pytest.mark.parametrize("name", PACKAGES)
def test_all_names_what_the_door_shows(name: str) -> None:
    package = importlib.import_module(name)
    names = list(package.__all__)
    assert len(names) == len(set(names))
    assert [missing for missing in names if not hasattr(package, missing)] == []
    shown = {key for key, value in vars(package).items() if not key.startswith("_") and is_ours(value)}
    assert shown - set(names) == set()
    assert package.__doc__


def is_ours(value: object) -> bool:
    """Whether it is a class or function of ours, and no submodule."""
    return str(getattr(value, "__module__", "")).partition(".")[0] in PACKAGES


def loaded_by(statement: str) -> set[str]:
    """The modules that a fresh Python holds after the statement."""
    command = [sys.executable, "-W", "ignore", "-c", LIST_MODULES.format(statement)]
    output = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    return set(json.loads(output.splitlines()[-1]))


# Asking for help, or stopping a database, must not wait for the pipeline to load.
@pytest.mark.parametrize(
    ("statement", "unwanted"),
    [
        ("import tongchou", {"spacy", "neo4j", "fastapi", "uvicorn", "networkx", "ingest", "api"}),
        ("import tongchou.cli", {"spacy", "neo4j", "fastapi", "uvicorn", "networkx", "opencc"}),
        ("import graph", {"spacy", "fastapi", "uvicorn", "ingest", "api", "matplotlib", "py2neo"}),
        ("import ingest", {"neo4j", "fastapi", "uvicorn", "api", "matplotlib", "py2neo"}),
        ("import api", {"spacy", "ingest", "tongchou", "matplotlib", "py2neo"}),
    ],
)
def test_imports_stay_light(statement: str, unwanted: set[str]) -> None:
    assert loaded_by(statement) & unwanted == set()
