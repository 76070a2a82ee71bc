"""What stands under a heading: tasks, goals, safeguards, or nothing that anybody must do."""

from __future__ import annotations

from functools import cache

from ingest.lexicon import table


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    rows = sorted(table("section_kinds"), key=lambda row: -len(row["word"]))
    return tuple((row["word"], row["kind"], row["where"]) for row in rows)


def section_kind(heading: str) -> str | None:
    """`none`, `goal`, `safeguard`, or None where the words do not say: then it is as its parent is."""
    bare = heading.strip(" 。：、")
    for word, kind, where in _rows():
        if (where == "has" and word in bare) or (where == "ends" and bare.endswith(word)) or bare == word:
            return kind
    return None
