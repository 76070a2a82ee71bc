"""Anything is found by any of its names: typed queries over real plans, each with what must come back."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.errors import AmbiguousNameError, UnknownNameError
from api.naming import meaning
from graph import Ledger, Store, View, Writer
from ingest import ingest

pytestmark = pytest.mark.shared

PLANS = 30


@dataclass(frozen=True)
class Case:
    """One line of `cases/names.tsv`."""

    kind: str
    asked: str
    answer: str
    how: str
    names: tuple[str, ...]


def cases() -> list[Case]:
    lines = (Path(__file__).parent / "cases" / "names.tsv").read_text("utf-8").splitlines()
    told = [line for line in lines if not line.startswith("#")]
    rows = csv.DictReader(told, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [Case(**{**row, "names": tuple(filter(None, row["names"].split("、")))}) for row in rows]


CASES = cases()


@pytest.fixture(scope="module")
def view(store: Store, root: Path, shared: Path) -> View:
    store.write("MATCH (n) DETACH DELETE n")
    more = sorted((shared / "corpus" / "plans").glob("fujian-*.txt"))[:PLANS]
    assert len(more) == PLANS
    with Ledger() as ledger, Writer(store, ledger) as writer:
        ingest([root / "corpus", *more], into=writer, workers=2)
    return View(store)


def came_back(view: View, asked: str) -> tuple[str, str, Sequence[str]]:
    """The answer to a query: what kind of answer, how the first thing matched, the things' names."""
    try:
        meant = meaning(view, asked)
    except AmbiguousNameError as error:
        return "choices", error.choices[0].how, [one.name for one in error.choices]
    except UnknownNameError as error:
        like = error.suggestions
        return ("offered", like[0].how, [one.name for one in like]) if like else ("nothing", "", [])
    return "one", meant.how, [meant.one.name]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.kind}: {case.asked}" for case in CASES])
def test_what_must_come_back_comes_back(view: View, case: Case) -> None:
    answer, how, found = came_back(view, case.asked)
    assert (answer, how) == (case.answer, case.how), found
    assert set(case.names) <= set(found)


def test_every_kind_of_query_is_tried() -> None:
    count = Counter(case.kind for case in CASES)
    assert count.total() >= 50
    assert min(count[kind] for kind in ("short", "traditional", "pinyin", "slip", "within")) >= 5
    assert count["one character"] >= 3
