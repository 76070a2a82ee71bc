"""The table `plans.csv` beside files: what is known of a plan that its text does not say, or says wrongly.

Its columns and their forms are told in `docs/sidecar.md`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from ingest.errors import SourceError
from ingest.readers import txt

NAME = "plans.csv"
LEVELS = ("国家", "省", "市", "区县", "功能区", "企业")
SCRIPTS = ("simplified", "traditional")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_DATE = re.compile(r"((?:19|20)\d{2})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Sidecar:
    """One table: what it states about each file (by path relative to the table's folder), and what is wrong
    with it. A cell that cannot be used is left out; the rest of its row holds."""

    statements: Mapping[str, Mapping[str, str]]
    errors: tuple[SourceError, ...]


def read_sidecar(path: Path, name: str) -> Sidecar:
    """Reads the table at `path`; `name` is what errors call it. A table that is no text states nothing."""
    try:
        text = txt.read(name, path.read_bytes())
    except SourceError as error:
        return Sidecar({}, (error,))
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        return Sidecar({}, (SourceError(name, what, "check its permissions", kind="unreadable"),))
    reader = csv.DictReader(StringIO(text, newline=""))
    rows = _Rows(name, path.parent)
    if not rows.takes(reader.fieldnames or ()):
        return Sidecar({}, tuple(rows.errors))
    for row in reader:
        rows.read(reader.line_num, row)
    return Sidecar(rows.statements, tuple(rows.errors))


def _year(cell: str) -> str | None:
    return None if _YEAR.fullmatch(cell) else "is no year (write 2024)"


def _date(cell: str) -> str | None:
    found = _DATE.fullmatch(cell)
    try:
        if found and date(int(found[1]), int(found[2] or 1), int(found[3] or 1)):
            return None
    except ValueError:
        pass  # 2024-02-30: said below
    return "is no date (write 2024, 2024-10 or 2024-10-12)"


def _one_of(*values: str) -> Callable[[str], str | None]:
    return lambda cell: None if cell in values else f"is none of {', '.join(values)}"


def _any(_: str) -> str | None:
    return None


# Each column and what makes a cell of it unusable.
COLUMNS: Mapping[str, Callable[[str], str | None]] = {
    "title": _any,
    "issuer": _any,
    "number": _any,
    "issued_on": _date,
    "order_year": _year,
    "period_start": _year,
    "period_end": _year,
    "level": _one_of(*LEVELS),
    "jurisdiction": _any,
    "script": _one_of(*SCRIPTS),
    "condition": _any,
    "source": _any,
}


class _Rows:
    """Collects the statements and the errors of one table."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.statements: dict[str, Mapping[str, str]] = {}
        self.errors: list[SourceError] = []

    def takes(self, columns: Sequence[str]) -> bool:
        """Whether the header can be used; unknown columns are reported and left out."""
        if "file" not in columns:
            self._wrong(1, "there is no column `file`", f"begin with file,{','.join(COLUMNS)}")
            return False
        for column in columns:
            if column != "file" and column not in COLUMNS:
                self._wrong(1, f"unknown column `{column}`", f"use one of {', '.join(COLUMNS)}")
        return True

    def read(self, number: int, row: Mapping[str | None, str | list[str] | None]) -> None:
        if None in row:
            self._wrong(number, "more cells than columns", "put cells that hold a comma in quotation marks")
            return
        cells = {key: value.strip() for key, value in row.items() if key and isinstance(value, str)}
        file = cells.pop("file", "").replace("\\", "/")
        if not any(cells.values()) and not file:
            return
        if not file or not self._holds(file):
            self._wrong(number, f"no file `{file}` beside the table", "correct the name in column `file`")
            return
        if file in self.statements:
            self._wrong(number, f"a second row for `{file}`", "keep one row a file; the first one counts")
            return
        self.statements[file] = dict(self._usable(number, cells))

    def _usable(self, number: int, cells: Mapping[str, str]) -> list[tuple[str, str]]:
        usable = []
        for column, cell in cells.items():
            if not cell or column not in COLUMNS:
                continue
            wrong = COLUMNS[column](cell)
            if wrong:
                self._wrong(number, f"{column} `{cell}` {wrong}", "correct the cell or leave it empty")
            else:
                usable.append((column, cell))
        return usable

    def _holds(self, file: str) -> bool:
        path = self.folder / file
        return path.is_file() and path.resolve().is_relative_to(self.folder.resolve())

    def _wrong(self, row: int, what: str, hint: str) -> None:
        self.errors.append(SourceError(self.name, what, hint, kind="sidecar", row=row))
