"""What stands under a heading: tasks, goals, safeguards, or nothing that anybody must do."""

from __future__ import annotations

import re
from functools import cache

from ingest.lexicon import table


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    rows = sorted(table("section_kinds"), key=lambda row: -len(row["word"]))
    return tuple((row["word"], row["kind"], row["where"]) for row in rows)


def section_kind(heading: str) -> str | None:
    """`none`, `goal`, `safeguard`, or None where the words do not say: then it is as its parent is."""
    bare = heading.strip(" 。：、")
    if _any_word().search(bare) is None:
        return None
    for word, kind, where in _rows():
        if (where == "has" and word in bare) or (where == "ends" and bare.endswith(word)) or bare == word:
            return kind
    return None


def is_usual(heading: str) -> bool:
    """Whether a heading is one that plans have, word for word: 保障措施, 主要目标."""
    bare = heading.strip(" 。：、")
    return any(word == bare for word, _, _ in _rows())


@cache
def _any_word() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word, _, _ in _rows()))


@cache
def _glued() -> re.Pattern[str]:
    words = sorted(
        (word for word, _, where in _rows() if len(word) >= 4 and where != "has"), key=len, reverse=True
    )
    return re.compile("|".join(words))


def glued_heading(flat: str, start: int, end: int) -> int:
    """Where the heading ends that a paragraph opens with without a mark; `start` if there is none."""
    found = _glued().match(flat, start, end)
    return found.end() if found and found.end() < end and "一" <= flat[found.end()] <= "鿿" else start
