from __future__ import annotations

from pathlib import Path

import pytest

from graph import Store, View
from graph.checks import PYTHON_CHECKS, check_parameters
from graph.queries import FOLDERS, Query, queries

ALL = [found for folder in FOLDERS for found in queries(folder)]
NAMES = [f"{found.folder}/{found.name}" for found in ALL]
# Values of the type that a query asks for; whatever is not here is text.
SAMPLES = {
    "rows": [],
    "kinds": [],
    "labels": ["Task"],
    "types": ["负责"],
    "properties": {},
    "things": [],
    "seconds": 1,
    "within": True,
    "with_predecessors": True,
    "after": None,
    "limit": 1,
}


@pytest.mark.parametrize("found", ALL, ids=NAMES)
def test_the_header_names_the_parameters_that_the_text_uses(found: Query) -> None:
    assert tuple(sorted(found.params)) == found.used_params()
    assert found.sentence.endswith(".")


@pytest.mark.parametrize("found", ALL, ids=NAMES)
def test_the_planner_takes_it(store: Store, found: Query) -> None:
    parameters = {name: SAMPLES.get(name, "x") for name in found.params}
    given = {**parameters, **{k: v for k, v in check_parameters().items() if k in found.params}}
    store.write(f"EXPLAIN {found.text}", **given)


@pytest.mark.parametrize("found", queries("read"), ids=[found.name for found in queries("read")])
def test_the_header_names_the_columns(prepared: Store, found: Query) -> None:
    """A table has its columns also when nothing is found."""
    parameters = {name: SAMPLES.get(name, "x") for name in found.params}
    assert prepared.read_only_query(found.text, parameters).columns == found.returns


def test_one_question_has_one_name() -> None:
    """What the view can be asked is what `cypher/read` holds, but for what it only uses."""
    asked = {name for name in dir(View) if not name.startswith("_")}
    inner = {"graph", "readings"}
    # Made of `assignments`, in Python.
    made = {"absent_departments", "network"}
    assert asked - made - {"export", "query"} == {found.name for found in queries("read")} - inner


def test_the_readme_lists_every_query(root: Path) -> None:
    told = (root / "cypher" / "README.md").read_text("utf-8")
    missing = [n for n, q in zip(NAMES, ALL, strict=True) if f"| `{n}` | {q.sentence} |" not in told]
    assert missing == []
    assert told.count("| `") == len(ALL)


def test_checks_in_python_say_what_they_ask_for() -> None:
    assert [
        name for name, ask in PYTHON_CHECKS.items() if not (ask.__doc__ or "").strip().endswith(".")
    ] == []
