"""When two strings are the same: texts without their layout, names with their aliases."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from tongchou.scoring.errors import AnnotationInvalid

# Neither white space nor a mark tells two texts apart.
_MARKS = re.compile(r"[\W_]+")
_SPACES = re.compile(r"\s+")
_INNER = re.compile(r"(?<![!-~]) | (?![!-~])")
# A scan of 002 reads 沣 as 沔; the annotation has what the office wrote.
_MISREAD = str.maketrans("沔", "沣")


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Letters and digits alone, full-width ones as half-width ones."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text)).translate(_MISREAD)


def joined(text: str) -> str:
    """A slice of a source on one line: no space beside a character that is not Latin."""
    return _INNER.sub("", _SPACES.sub(" ", text).strip())


def fold_unit(unit: object) -> str:
    """The first two characters of a unit: 个 and 个以上 are one, 万 and 万元 are two."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", str(unit or "")))[:2]


class Aliases:
    """Which names mean the same. Two names do when they fold to one, or bear a canonical name in common."""

    def __init__(self, tables: Iterable[Mapping[str, Mapping[str, object]]] = ()) -> None:
        self._canonical: dict[str, set[str]] = {}
        # Kind and folded name -> the canonical names of that kind that bear it.
        self._of_kind: dict[tuple[str, str], set[str]] = {}
        for table in tables:
            for kind in ("departments", "places", "plans", "projects"):
                for name, given in table.get(kind, {}).items():
                    self._add(kind, name, given)

    def _add(self, kind: str, name: str, given: object) -> None:
        others = given.get("aliases", []) if isinstance(given, dict) else given
        for one in [name, *(others if isinstance(others, list) else [])]:
            self._canonical.setdefault(fold(one), set()).add(fold(name))
            self._of_kind.setdefault((kind, fold(one)), set()).add(name)

    def canonical(self, kind: str, name: str) -> str:
        """The one canonical name of which `name` is an alias; `name` itself where it is canonical, where
        nothing knows it, and where it is an alias of several."""
        names = self._of_kind.get((kind, fold(name)), set())
        if len(names) != 1 or any(fold(one) == fold(name) for one in names):
            return name
        return next(iter(names))

    def same(self, one: str, other: str) -> bool:
        one, other = fold(one), fold(other)
        return one == other or not self._canonical.get(one, set()).isdisjoint(
            self._canonical.get(other, set())
        )


def read_aliases(paths: Iterable[Path]) -> Aliases:
    """The aliases of several files. Raises AnnotationInvalid."""
    tables = []
    for path in paths:
        try:
            tables.append(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            what = f"this is no table of aliases ({type(error).__name__})"
            raise AnnotationInvalid(what, where=str(path), remedy="See evaluation/README.md.") from error
    return Aliases(tables)
