"""From a name that a person types to the one thing it means, or to the choice that the person has to make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import MappingProxyType

from api.errors import AmbiguousNameError, UnknownNameError
from graph import EntityRow, Found, View
from graph.errors import NotFound

# The question that each kind of thing is asked; every name is a file of cypher/read and a method of View.
QUESTIONS = MappingProxyType(
    {
        "Department": "department_tasks",
        "Project": "project_tasks",
        "Place": "place_tasks",
        "Plan": "plan_tasks",
    }
)
# Strongest first. A name that is one thing's own and another's alias means the first; two of the same
# strength are for the person to choose between.
DIRECT = ("name", "alias", "key")
ID = re.compile(r"[0-9a-f]{16}")
SHOWN = 8
# Two characters (水利, 机场) name a field; from three on a part can tell one thing from all others.
TELLING = 3
# More than there are: 市政府 is an alias of every city's government.
CHOICES = 1000


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means, and what else bears it less directly (咸阳市: a place, and its government)."""

    one: Found | EntityRow
    how: str
    also: tuple[Found, ...] = ()


def settle(asked: str, found: Sequence[Found]) -> Meaning:
    """The one thing that `asked` means among what was found: the one that bears the name or, where none
    does, the only one with a name that holds it whole (机场三期: 西安咸阳国际机场三期工程).

    A slip is never taken for its name, only offered: 省民政厅 is one character from 省财政厅.
    Raises AmbiguousNameError when it means several equally, UnknownNameError when it is nothing's name.
    """
    for how in DIRECT:
        bearers = [one for one in found if one.how == how]
        if len(bearers) == 1:
            weaker = DIRECT[DIRECT.index(how) + 1 :]
            return Meaning(bearers[0], how, tuple(one for one in found if one.how in weaker))
        if bearers:
            raise AmbiguousNameError(asked, tuple(bearers))
    holders = [one for one in found if one.how == "phrase"]
    if len(holders) == 1 and len(asked.strip()) >= TELLING:
        return Meaning(holders[0], "phrase")
    raise UnknownNameError(asked, tuple(found[:SHOWN]))


def found(view: View, asked: str, label: str | None = None, limit: int = 20) -> list[Found]:
    """What `asked` may mean among the things that are asked about, the likest first."""
    return [row for row in view.find(asked, label=label, limit=limit) if row.label in QUESTIONS]


def meaning(view: View, asked: str, label: str | None = None) -> Meaning:
    """What `asked`, a name or an id, means in the graph: among one label, or among everything.

    Raises AmbiguousNameError and UnknownNameError.
    """
    return _by_id(view, asked, label) or settle(asked, found(view, asked, label, CHOICES))


def _by_id(view: View, asked: str, label: str | None) -> Meaning | None:
    if not ID.fullmatch(asked):
        return None
    for one in (label,) if label else QUESTIONS:
        with suppress(NotFound):
            return Meaning(view.entity(one, asked), "id")
    return None
