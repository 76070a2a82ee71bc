"""ingest.run: many documents, one or more workers, one report"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.exports.facts import rows_of
from graph.model import Facts
from ingest import ingest
from ingest.pipeline import read
from ingest.types import Source


class Collected:
    """A writer that only keeps what it is given."""

    def __init__(self) -> None:
        self.facts: list[Facts] = []

    def add(self, facts: Facts) -> None:
        self.facts.append(facts)


def export(paths: list[Path], workers: int) -> list[object]:
    into = Collected()
    report = ingest(paths, into=into, workers=workers)
    assert not report.failed
    return list(rows_of(into.facts))


def test_neither_workers_nor_the_order_of_paths_change_anything(root: Path) -> None:
    plans = sorted((root / "corpus").glob("*.txt"))
    alone = export([root / "corpus"], workers=1)
    assert export([*reversed(plans)], workers=2) == alone
    assert export([plans[2], root / "corpus"], workers=2) == alone


def test_one_bad_document_never_stops_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02" * 40)
    (tmp_path / "b.txt").write_text("湖北省水网方案\n一、供水\n建设水库。（省水利厅）\n", "utf-8")
    into = Collected()
    report = ingest([tmp_path, tmp_path / "none.txt"], into=into)
    assert report.failed
    assert [(one.name, bool(one.error)) for one in report.outcomes] == [("a.txt", True), ("b.txt", False)]
    assert len(report.errors) == len(into.facts) == 1


# So many of the notices are plans by their form, or say of at least two passages who is to act.
READ_AMONG_NOTICES = 77


@pytest.mark.shared
def test_notices_that_charge_nobody_set_no_tasks(shared: Path) -> None:
    """`../shared/corpus/other`: most are kept without tasks, and said why; hardly one has a clause."""
    outcomes = [
        read(Source((path.name,), path.read_bytes()))
        for path in sorted((shared / "corpus" / "other").glob("*.txt"))
    ]
    plans = [one for one in outcomes if one.tasks]
    assert len(plans) <= READ_AMONG_NOTICES
    assert all(one.reason for one in outcomes if not one.tasks)
    explicit = [
        row
        for one in plans
        if one.facts is not None
        for row in one.facts.relationships
        if row.properties.get("basis") == "explicit"
    ]
    assert len(explicit) <= 2
