"""What is linked against: any number of made-up places, bodies and works, always the same ones.

A lexicon of that size is a copy of the package `ingest` whose lists hold them; no code is changed. Names are
made of characters that are common in names of places, so that many share pairs of them, as real ones do.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from texts import ROOT

from graph.model import Node
from ingest.lexicon import table

SEED = 20260101
# Not `table`: where the lists are others, the names are to be the same.
_OWN = ROOT / "ingest" / "lexicon" / "places.tsv"
_CHARACTERS = 200  # of those that are most common in names of places
# Names come in families, of however many names they are: a mention has others near it in any graph.
_FAMILY = 12
_BEFORE, _UNITS = ("", "东", "西", "北"), ("县", "区", "市")
_HEADS = ("水库", "水厂", "大桥", "产业园", "污水处理厂", "科技馆")
_FIRMS = (
    "集团",
    "银行",
    "投资集团",
    "研究院",
    "水务集团",
    "建工集团",
    "能源集团",
    "证券",
    "信托",
    "物流集团",
    "电力公司",
    "设计院",
)


@dataclass(frozen=True, slots=True)
class Known:
    """Made-up names: places as (name, code, province's code), firms with their full names, works."""

    places: tuple[tuple[str, str, str], ...]
    firms: tuple[tuple[str, str], ...]
    works: tuple[str, ...]


def known(size: int) -> Known:
    """So many of each kind."""
    stems = _stems()
    provinces = [row["code"] for row in table("places") if row["kind"] == "Province"]
    places, firms, works = [], [], []
    for i in range(size):
        number = i % _FAMILY
        if number == 0:
            stem, firm = next(stems), next(stems)
        province = provinces[i % len(provinces)]
        # Beyond the 9,999 codes of a province there are none: letters go on.
        code = f"{province[:2]}{_base36(i // len(provinces) + 1):0>4}"
        places.append((f"{_BEFORE[number // 3]}{stem}{_UNITS[number % 3]}", code, province))
        firms.append((firm + _FIRMS[number], f"中国{firm}{_FIRMS[number]}有限公司"))
        works.append(f"{stem}{next(stems)}{_HEADS[number % len(_HEADS)]}")
    return Known(tuple(places), tuple(firms), tuple(works))


def _stems() -> Iterator[str]:
    """Stems of three characters that chance made, none twice."""
    used = Counter(char for line in _OWN.read_text(encoding="utf-8").splitlines() for char in _name(line))
    characters = [char for char, _ in sorted(used.items(), key=lambda one: (-one[1], one[0]))][:_CHARACTERS]
    chance, made = Random(SEED), set[str]()
    while True:
        stem = "".join(chance.choices(characters, k=3))
        if stem not in made:
            made.add(stem)
            yield stem


def _name(line: str) -> str:
    return "" if line.startswith("#") else line.split("\t")[1][:-1]


def _base36(number: int) -> str:
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    written = ""
    while number:
        number, rest = divmod(number, 36)
        written = digits[rest] + written
    return written


def lexicon(folder: Path, of: Known) -> None:
    """A copy of the package `ingest` in `folder` that knows these places and firms, and of other places the
    provinces alone."""
    shutil.copytree(ROOT / "ingest", folder / "ingest", ignore=shutil.ignore_patterns("__pycache__"))
    lists = folder / "ingest" / "lexicon"
    provinces = [row for row in table("places") if row["kind"] == "Province"]
    rows = [list(row.values()) for row in provinces]
    for name, code, province in of.places:
        kind = "District" if name.endswith("区") else "County"
        rows.append([code, name, kind, province, "34.5", "108.9", name[:-1], ""])
    _write(lists / "places.tsv", list(provinces[0]), rows)
    for name in ("zones", "natural", "regions"):
        _write(lists / f"{name}.tsv", list(table(name)[0]), [])
    patterns = [list(row.values()) for row in table("companies") if row["kind"] != "zone"]
    patterns += [[firm, full, "company", ""] for firm, full in of.firms]
    _write(lists / "companies.tsv", list(table("companies")[0]), patterns)


def _write(path: Path, columns: list[str], rows: list[list[str]]) -> None:
    path.write_text("".join("\t".join(row) + "\n" for row in (columns, *rows)), encoding="utf-8")


def nodes(of: Known) -> list[Node]:
    """The same as nodes of a graph."""
    made = [Node("Place", f"p{code}", {"name": name}, "County") for name, code, _ in of.places]
    made += [
        Node("Department", f"d{i}", {"name": full, "aliases": (firm,)})
        for i, (firm, full) in enumerate(of.firms)
    ]
    return [*made, *(Node("Project", f"j{i}", {"name": name}) for i, name in enumerate(of.works))]
