from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph import Store, View
from graph.checks import PYTHON_CHECKS, check_parameters
from graph.queries import FOLDERS, Query, named, queries

ALL = [found for folder in FOLDERS for found in queries(folder)]
NAMES = [f"{found.folder}/{found.name}" for found in ALL]

Sampled = Callable[[Query], dict[str, Any]]


@pytest.mark.parametrize("found", ALL, ids=NAMES)
def test_the_header_names_the_parameters_that_the_text_uses(found: Query) -> None:
    assert tuple(sorted(found.params)) == found.used_params()
    assert found.sentence.endswith(".")


@pytest.mark.parametrize("found", ALL, ids=NAMES)
def test_the_planner_takes_it(store: Store, sampled: Sampled, found: Query) -> None:
    given = {**sampled(found), **{k: v for k, v in check_parameters().items() if k in found.params}}
    store.write(f"EXPLAIN {found.text}", **given)


def test_one_question_has_one_name() -> None:
    """What the view can be asked is what `cypher/read` holds, but for what it only uses and what it asks by
    name."""
    asked = {name for name in dir(View) if not name.startswith("_")}
    inner = {"graph", "readings", "common_text"}
    # Made in Python of the rows of another question.
    made = {"target_conflicts", "absent_departments", "network"}
    others = {"export", "query", "question", "questions"}
    assert asked - made - others == {found.name for found in queries("read")} - inner - set(named())


def test_the_readme_lists_every_query(root: Path) -> None:
    told = (root / "cypher" / "README.md").read_text("utf-8")
    missing = [n for n, q in zip(NAMES, ALL, strict=True) if f"| `{n}` | {q.sentence} |" not in told]
    assert missing == []
    assert told.count("| `") == len(ALL)


def test_checks_in_python_say_what_they_ask_for() -> None:
    assert [
        name for name, ask in PYTHON_CHECKS.items() if not (ask.__doc__ or "").strip().endswith(".")
    ] == []
