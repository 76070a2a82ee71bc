"""One version, wherever it stands."""

from __future__ import annotations

import re
import tomllib
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
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert (
        missing(project["dependencies"] + extras["py2neo"] + extras["build"], root / "requirements.lock")
        == set()
    )
    dev = [line for name in ("dev", "ner", "notebooks") for line in extras[name]]
    assert missing(dev, root / "requirements-dev.lock") == set()
    # Whoever builds the table of places needs these, and nobody else.
    for extra in ("bench", "gazetteer"):
        assert missing(extras[extra], root / "requirements-dev.lock") == names(extras[extra])


def names(requirements: list[str]) -> set[str]:
    """The distributions that requirements are for; extras of our own are no distribution."""
    found = {re.split(r"[<>=\[ ]", line, maxsplit=1)[0] for line in requirements}
    return found - {"tongchou"}


def missing(requirements: list[str], lock: Path) -> set[str]:
    pinned = set(re.findall(r"^([a-z0-9.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE))
    return names(requirements) - pinned
