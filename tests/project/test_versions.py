"""One version, wherever it stands."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

import tongchou


def test_the_changelog_is_about_this_version(root: Path) -> None:
    heading = re.search(r"^## (\S+)", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert heading is not None
    assert heading[1] == tongchou.__version__


def test_the_citation_is_of_this_version(root: Path) -> None:
    citation = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == tongchou.__version__


def test_both_locks_pin_the_same_versions(root: Path) -> None:
    run, dev = (
        set(re.findall(r"^[a-z0-9.-]+==[^\\\n]+", (root / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert len(run) > 50
    assert run <= dev


def test_every_dependency_is_pinned(root: Path) -> None:
    import tomllib

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=\[ ]", line, maxsplit=1)[0] for line in project["dependencies"]}
    pinned = set(re.findall(r"^([a-z0-9.-]+)==", (root / "requirements.lock").read_text(), re.MULTILINE))
    assert wanted - pinned == set()
