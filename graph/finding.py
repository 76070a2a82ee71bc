"""From what a person types to the terms that the index of keys is asked for, and what the hits are worth.

The index `keys` takes a whole name for one term, so that Lucene itself finds terms that begin with, hold or
nearly are what was typed: 70–150 ms among 400,000 names, where CONTAINS over the nodes takes 1.6 s.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any, get_args

from rapidfuzz.distance import OSA

from graph.ids import fold
from graph.rows import Found, How
from graph.search_keys import names

HOWS: tuple[How, ...] = get_args(How)
SLIP = 4
"""A name of so many characters is recognised with one of them wrong, missing, doubled or swapped; one of one
character less with one of them wrong (水力厅) or swapped."""
_SHORT = 2
# What a person types around a name is a phrase, not a page; its parts are asked for in lots of this many.
_ASKED, _LOT = 64, 500
_SPECIAL = re.compile(r"""([-+&|!(){}\[\]^"~*?:\\/<>=@#.,\s])""")


def whole(asked: Sequence[str]) -> list[str]:
    """Queries for names and keys that are or hold what was typed."""
    return [_holding(form) for form in asked]


def near(asked: Sequence[str]) -> list[str]:
    """Queries for names that are one slip from it, and for names that are a part of it."""
    slips = [f"{_escaped(form)}~1" for form in asked if len(form) >= SLIP - 1 and not form.isascii()]
    parts = dict.fromkeys(part for form in asked for part in _parts(form[:_ASKED]))
    return slips + [" OR ".join(map(_escaped, lot)) for lot in _lots(list(parts))]


def phrase(words: str | None) -> list[str]:
    """The query for texts that say the words one after the other; none for fewer than two characters, which
    the index of texts, made of pairs, cannot find."""
    said = (words or "").strip()
    if len(said) < _SHORT:
        return []
    return ['"' + said.replace("\\", r"\\").replace('"', r"\"") + '"']


def ranked(rows: Iterable[Mapping[str, Any]], asked: Sequence[str]) -> list[Found]:
    """What was found, the likeliest first: by how it matches, the longer of parts, by the number of tasks."""
    found = [hit for row in rows if (hit := _found(row, asked))]
    return sorted(found, key=lambda one: (HOWS.index(one.how), _far(one, asked), -one.tasks, one.id))


def _far(one: Found, asked: Sequence[str]) -> int:
    """Of parts the longest comes first, of keys those that begin with what was typed."""
    if one.how == "part":
        return -len(one.matched)
    return 0 if one.how != "key_part" or one.matched.startswith(tuple(asked)) else 1


def _holding(form: str) -> str:
    term = _escaped(form)
    # One or two letters stand in the pinyin of nearly everything.
    return f"{term}*" if form.isascii() and form.isalpha() and len(form) <= _SHORT else f"*{term}*"


def _parts(form: str) -> Iterator[str]:
    for start in range(len(form)):
        for end in range(start + 2, len(form) + 1):
            yield form[start:end]


def _lots(parts: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(parts), _LOT):
        yield parts[start : start + _LOT]


def _escaped(form: str) -> str:
    return _SPECIAL.sub(r"\\\1", form)


def _found(row: Mapping[str, Any], asked: Sequence[str]) -> Found | None:
    """How the best of its names or keys matches; None where only the index thought that one does."""
    own = [*names(row["properties"])]
    folded = [(fold(name), name) for name in own]
    match = _match(folded, row["properties"].get("keys") or (), asked)
    if match is None:
        return None
    how, matched = match
    return Found(row["label"], row["kind"], row["id"], own[0], matched, how, row["tasks"])


def _match(
    folded: Sequence[tuple[str, str]], keys: Sequence[str], asked: Sequence[str]
) -> tuple[How, str] | None:
    """The first way that leads from what was typed to a name (folded, as it stands) or to a key."""
    if folded[0][0] in asked:
        return "name", folded[0][1]
    ways: Iterable[tuple[How, Iterator[str]]] = (
        ("alias", (name for key, name in folded if key in asked)),
        ("key", (key for key in keys if key in asked)),
        ("phrase", (name for form, (key, name) in product(asked, folded) if form in key)),
        ("key_part", (key for form, key in product(asked, keys) if form in key)),
        ("slip", (name for form, (key, name) in product(asked, folded) if _slips(form, key))),
        ("part", iter(sorted(_held(folded, asked), key=len, reverse=True))),
    )
    return next(((how, matched) for how, found in ways for matched in found), None)


def _slips(form: str, key: str) -> bool:
    if len(key) < SLIP and not len(key) == len(form) == SLIP - 1:
        return False
    return OSA.distance(form, key, score_cutoff=1) <= 1


def _held(folded: Sequence[tuple[str, str]], asked: Sequence[str]) -> Iterator[str]:
    for form, (key, name) in product(asked, folded):
        if len(key) > 1 and key in form:
            yield name
