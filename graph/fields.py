"""Which policy field a task is of: by the words in the headings above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml


@cache
def fields() -> Mapping[str, tuple[str, ...]]:
    """Every field of `graph/fields.yaml` with its words, in the order of the file."""
    read = yaml.safe_load((files("graph") / "fields.yaml").read_text("utf-8"))
    return MappingProxyType({str(name): tuple(map(str, words)) for name, words in read.items()})


def fields_of(headings: Sequence[str]) -> tuple[str, ...]:
    """The fields of the innermost heading that holds a word of any: what a task is about is said by its own
    heading before it is said by the chapter. `headings` go from the outermost inwards."""
    for heading in reversed(headings):
        found = tuple(name for name, words in fields().items() if any(word in heading for word in words))
        if found:
            return found
    return ()


def touched(headings: Sequence[str]) -> tuple[str, ...]:
    """The fields of which any heading holds a word: what a task could be counted under at all."""
    return tuple(name for name in fields() if any(word in h for word in fields()[name] for h in headings))


def of_field(headings: Sequence[str], field: str) -> bool:
    """Whether a task under the headings is of the field; a word that names none is looked for in them."""
    if field in fields():
        return field in fields_of(headings)
    return any(field in heading for heading in headings)
