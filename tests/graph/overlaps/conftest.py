"""Measures made by hand, as a document would give them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from graph.overlaps.passages import Passage, Scope
from graph.overlaps.reading import Reading, read

Make = Callable[..., Reading]


def make(text: str, plan: str = "p", **said: Any) -> Reading:
    """A measure of a plan of 2020 in one city, with nothing but its text."""
    given: dict[str, Any] = {
        "id": f"{plan}-{text}",
        "plan": plan,
        "year": 2020,
        "scope": Scope("陕西", "西安", 2),
        "home": (),
        "title": "",
        "heading": "",
        "text": text,
        "names": (),
        "places": (),
        "projects": (),
        "departments": (),
        "cited": (),
        "goals": (),
    }
    return read(Passage(**(given | said)))


@pytest.fixture(scope="session")
def measure() -> Make:
    """Makes a measure ready for comparison: text, plan, and what else it has."""
    return make
