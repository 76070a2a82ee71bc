"""Rules over every tracked file: what may stand in them, and how long they may be."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

PACKAGES = ("graph", "ingest", "api", "tongchou")
LONGEST = 400
# Each half is written apart, so that this file passes its own test.
REGISTRY = re.compile(
    "|".join(
        (
            "pypi" + r"\.org",
            "pythonhosted" + r"\.org",
            "npm" + r"js\.(?:org|com)",
            "maven" + r"\.(?:org|apache\.org/maven2)",
            "sona" + r"type\.(?:org|com)",
            "deb" + r"\.debian\.org",
            "archive" + r"\.ubuntu\.com",
            "crates" + r"\.io",
        )
    )
)
MACHINE = re.compile(r"(?<![\w.~<{/-])/(?:" + "|".join(("wo" + "rk", "ro" + "ot", "ho" + "me")) + r")/\w")


@pytest.fixture(scope="module")
def tracked(root: Path) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True).stdout
    files = [root / name for name in listed.decode().split("\0") if name]
    return [path for path in files if path.is_file()]


def lines_that_match(files: list[Path], root: Path, pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in files:
        text = path.read_bytes().decode("utf-8", errors="replace")
        found += [
            f"{path.relative_to(root)}:{number}: {line[:120]}"
            for number, line in enumerate(text.splitlines(), start=1)
            if pattern.search(line)
        ]
    return found


def test_no_file_names_a_registry(tracked: list[Path], root: Path) -> None:
    assert lines_that_match(tracked, root, REGISTRY) == []


def test_no_file_names_a_path_of_the_machine_that_made_it(tracked: list[Path], root: Path) -> None:
    assert lines_that_match(tracked, root, MACHINE) == []


def test_the_patterns_find_what_they_are_for() -> None:
    assert REGISTRY.search("https://files." + "pythonhosted" + ".org/packages")
    assert REGISTRY.search("https://repo.maven" + ".apache.org/maven2/")
    assert MACHINE.search("#   tongchou (" + "/wo" + "rk/main/pyproject.toml)")
    assert not MACHINE.search("GET /api/home/x")


def test_modules_stay_short(tracked: list[Path], root: Path) -> None:
    lengths = {
        str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines())
        for path in tracked
        if path.suffix == ".py"
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_tests_are_no_packages(tracked: list[Path]) -> None:
    # A tests/graph/__init__.py would make `import graph` find the tests.
    assert [path for path in tracked if path.match("tests/**/__init__.py")] == []


def test_every_package_is_marked_typed(root: Path) -> None:
    assert [name for name in PACKAGES if not (root / name / "py.typed").is_file()] == []
