"""The sample plans are evidence: their bytes stay those that were received."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.txt")}


def test_the_bytes_are_those_that_were_received(root: Path) -> None:
    lines = (root / "tests/project/corpus.sha256").read_text(encoding="ascii").splitlines()
    assert hashes(root / "corpus") == {name: value for value, name in (line.split() for line in lines)}


@pytest.mark.shared
def test_the_bytes_are_those_of_the_seeds(root: Path, shared: Path) -> None:
    assert hashes(root / "corpus") == hashes(shared / "seeds")


def test_the_sidecar_has_a_row_for_every_plan(root: Path) -> None:
    with (root / "corpus/plans.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    assert sorted(next(iter(row.values())) for row in rows) == sorted(hashes(root / "corpus"))
