"""Word lists and authority files as data: one TSV a list, its source in the comment lines at its head.

`table(name)` reads one: lines that begin with `#` are comments, the first other line names the columns, an
empty cell is an empty string.

In the authority files each row has its source: a document in which one of its names can be read, or `by hand`
(`tools/sources.py`); in `reforms.tsv` the reform, in `places.tsv` the table and the datum.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from ingest.lexicon.errors import LexiconError

__all__ = ["LexiconError", "listed", "table", "words"]


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of `name`.tsv, each from column name to cell, in the file's order.

    Raises LexiconError when the file is missing or a row has more cells than the header.
    """
    path = files("ingest.lexicon") / f"{name}.tsv"
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as cause:
        raise LexiconError(name, 0, "there is no such list", "reinstall the package") from cause
    rows: list[Mapping[str, str]] = []
    columns: list[str] | None = None
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
            continue
        if len(cells) > len(columns):
            raise LexiconError(
                name, number, f"{len(cells)} cells under {len(columns)} columns", "mend the row"
            )
        rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    return tuple(rows)


def listed(cell: str) -> tuple[str, ...]:
    """A cell that holds several values, separated by `|`."""
    return tuple(part for part in cell.split("|") if part)


@cache
def words(name: str, column: str = "word") -> tuple[str, ...]:
    """One column of a list."""
    return tuple(row[column] for row in table(name))
