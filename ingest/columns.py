"""What the columns of a table of tasks hold, by what its header calls them and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.lexicon import listed, table

__all__ = ["Column", "bodies_first", "column_of", "first_words", "placed", "words"]

_REMARK = re.compile(r"[（(][^（）()]{1,20}[）)]$")
_LEVEL = re.compile("^(?:省级?|市级?|县级?|区级?|州级?|省直|市直)(?=..)")
_YEAR = re.compile("^(?:19|20)[0-9]{2}(?:年(?!度))?(?=[^0-9])")
_PERSONS = re.compile("(?:领导|责任人|负责人|联系人|联络员|牵头人)$")


@dataclass(frozen=True, slots=True)
class Column:
    """`kind`: number, task, party, person, deadline, text, or free for what may be said at any length behind
    the parties; `role` what a party column says. `guessed`: by its place, whatever the header calls it."""

    kind: str
    role: str = ""
    guessed: bool = False


def placed(columns: Sequence[Column]) -> tuple[Column, ...] | None:
    """The columns of a counted table, told by where they stand: what is to be done before who does it, how
    far it is behind. None where a task or a party is missing."""
    kinds = [column.kind for column in columns]
    party = kinds.index("party") if "party" in kinds else 0
    placed = list(columns[:party])
    if "task" not in kinds[:party]:
        unknown = [index for index in range(party) if kinds[index] == "unknown"]
        if "task" in kinds or not unknown:
            return None
        placed[unknown[-1]] = Column("task", guessed=True)
    placed = [Column("text") if column.kind == "unknown" else column for column in placed]
    behind = [Column("free") if c.kind in ("task", "text", "unknown") else c for c in columns[party:]]
    return (*placed, *behind)


def bodies_first(cells: Sequence[str]) -> tuple[Column, ...] | None:
    """The columns of a table in which a body stands before what it does (部门, 职责), but for the number."""
    columns = [_of_duties(cell) for cell in cells]
    kinds = [column.kind for column in columns]
    if kinds.count("party") != 1 or kinds.count("task") != 1 or "unknown" in kinds:
        return None
    task = kinds.index("task")
    if kinds.index("party") > task:
        return None
    behind = [Column("free") if column.kind == "text" else column for column in columns[task + 1 :]]
    return (*columns[: task + 1], *behind)


def _of_duties(cell: str) -> Column:
    """A column of such a table: what its bodies are said to build (项目名称) is none of their duties."""
    column = column_of(cell)
    if column and column.kind != "task":
        return column
    if any(name in words("body") for name in _spellings(cell)):
        return Column("party", "负责")
    return Column("task" if any(name in words("duty") for name in _spellings(cell)) else "unknown")


def column_of(cell: str) -> Column | None:
    for name in _spellings(cell):
        if name in _labels():
            return _labels()[name]
        kind = next((kind for kind in ("task", "text") if name in words(kind)), None)
        if kind:
            return Column(kind)
    return Column("person") if _PERSONS.search(cell) else None


def _spellings(cell: str) -> tuple[str, ...]:
    """What a header says, and what is left of it without a remark, a year and a level."""
    said = _REMARK.sub("", cell)
    bare = _YEAR.sub("", said)
    return cell, said, bare, _LEVEL.sub("", bare)


@cache
def first_words() -> frozenset[str]:
    """What the first column of a table without count may be called."""
    return words("task") | words("text")


@cache
def words(kind: str) -> frozenset[str]:
    rows = table("table_columns")
    return frozenset(word for row in rows if row["kind"] == kind for word in listed(row["words"]))


@cache
def _labels() -> dict[str, Column]:
    """The labels of clauses as headers; 责任 and 牵头 alone head no column."""
    return {
        part: Column(row["role"]) if row["role"] in ("person", "deadline") else Column("party", row["role"])
        for row in table("labels")
        if row["kind"] == "label" and row["role"] != "skip"
        for part in listed(row["parts"])
        if len(part) > 2
    } | {"时限": Column("deadline"), "期限": Column("deadline")}
