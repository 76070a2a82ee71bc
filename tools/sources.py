"""Writes into the authority files where the name of each row can be read: `python tools/sources.py`.

The column `source` of a row is the first document (of `corpus/`, then of `../shared/corpus`, by name) in
which one of the row's names stands, or `by hand` where none does: then the row rests on general knowledge
of the system of government alone. `reforms.tsv` and `places.tsv` say their sources in their own way.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = (
    ROOT / "corpus",
    ROOT.parent / "shared" / "corpus" / "plans",
    ROOT.parent / "shared" / "corpus" / "other",
)
LEXICON = ROOT / "ingest" / "lexicon"
FILES = (
    "departments",
    "bodies",
    "central",
    "companies",
    "own_names",
    "provincial",
    "zones",
    "projects",
    "natural",
    "regions",
    "roads",
)
HAND = "by hand"
_UNITS = {"委": ("委", "委员会"), "办": ("办", "办公室"), "办!": ("办",)}


def names(file: str, row: Mapping[str, str]) -> Iterator[str]:
    """The names by which a row can be found in a text."""
    if file in ("departments", "provincial"):
        units = "|".join(row.get(column, "") for column in ("unit", "province", "local")).split("|")
        for stem in (row["stem"], *row.get("short", "").split("|")):
            for unit in filter(None, units):
                stem, unit = (stem, unit) if ":" not in unit else unit.split(":", 1)
                yield from (stem + end for end in _UNITS.get(unit, (unit,)) if stem)
        return
    for column in ("name", "full", "short", "pattern", "aliases"):
        yield from (part.removeprefix("{p}") for part in row.get(column, "").split("|"))


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """The documents' names and texts without white space, in order."""
    paths = [path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))]
    return tuple((path.stem, "".join(path.read_text(encoding="utf-8").split())) for path in paths)


def source(found: list[str]) -> str:
    """The first document that holds one of the names of two characters or more."""
    wanted = [name for name in found if len(name) > 1 and "{" not in name]
    return next((stem for stem, text in texts() if any(name in text for name in wanted)), HAND)


def written(file: str) -> str:
    """The file's text with the column filled."""
    lines: list[str] = []
    columns: list[str] = []
    for line in (LEXICON / f"{file}.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            lines.append(line)
            continue
        cells = line.split("\t")
        if not columns:
            columns = [name for name in cells if name != "source"]
            lines.append("\t".join([*columns, "source"]))
            continue
        cells = (cells + [""] * len(columns))[: len(columns)]
        row = dict(zip(columns, cells, strict=True))
        lines.append("\t".join([*cells, source(list(names(file, row)))]))
    return "\n".join(lines) + "\n"


def main() -> None:
    if not all(folder.is_dir() for folder in FOLDERS):
        sys.exit(f"the documents are not all here: {', '.join(map(str, FOLDERS))}")
    for file in FILES:
        (LEXICON / f"{file}.tsv").write_text(written(file), encoding="utf-8")


if __name__ == "__main__":
    main()
