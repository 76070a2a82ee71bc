"""How fast text becomes facts, beside a word segmenter on the same text in the same run.

    pip install jieba
    python bench/extract.py [--only ratio|growth|hostile] [--json FILE]

`bench/README.md` says what each figure means. The status is 1 when a figure misses its bar.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from statistics import median

import jieba
import texts
from parts import Figures, run

from ingest.pipeline import read, warm
from ingest.types import Source

RUNS = 7
SLOWEST = 0.5  # of the segmenter's speed
GROWTH = 1.5
KB, MB = 1000, 1000 * 1000
SIZES = (10 * KB, 100 * KB, MB, 10 * MB)
HOSTILE_SIZES = (10 * KB, 100 * KB, MB)


def main() -> int:
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    warm()
    versions = {name: version(name) for name in ("jieba", "spacy")}
    return run(__doc__ or "", {"ratio": ratio, "growth": growth, "hostile": hostile}, misses, versions)


def ratio() -> Figures:
    """Speed of extraction as a part of the segmenter's, on whole documents."""
    found: Figures = {}
    for name, documents in {"plans": texts.plans(), "notices": texts.notices()}.items():
        if documents:
            found[name] = compared(documents)
            show_ratio(name, found[name])
    return found


def compared(documents: Sequence[Source]) -> Figures:
    written = [texts.text_of(source) for source in documents]
    characters = sum(map(len, written))
    first = extract(documents), segment(written)
    pairs = [(extract(documents), segment(written)) for _ in range(RUNS)]
    return {
        "documents": len(documents),
        "characters": characters,
        "jieba_characters_per_second": round(characters / median(pair[1] for pair in pairs)),
        "extract_characters_per_second": round(characters / median(pair[0] for pair in pairs)),
        "ratio": round(median(pair[1] / pair[0] for pair in pairs), 3),
        "ratio_first_reading": round(first[1] / first[0], 3),
    }


def show_ratio(name: str, found: Figures) -> None:
    print(
        f"{name}: {found['documents']} documents, {found['characters']:,} characters; characters a second: "
        f"extract {found['extract_characters_per_second']:,}, jieba {found['jieba_characters_per_second']:,}"
    )
    print(f"  ratio {found['ratio']:.2f} (first reading {found['ratio_first_reading']:.2f})", flush=True)


def growth() -> Figures:
    """Time a character on the same running text, cut into documents of each size; the largest goes around."""
    found: Figures = {}
    common = texts.running_text(MB)
    extract(texts.pieces(common, 10 * KB))
    for size in SIZES:
        documents = texts.pieces(common if size <= MB else texts.running_text(size), size)
        found[str(size)] = a_character(documents, 3 if size <= MB else 1)
    found["growth"] = grown(found)
    show_growth("running text", found)
    return found


def hostile() -> Figures:
    found: Figures = {}
    for name, pattern in texts.HOSTILE.items():
        row: Figures = {}
        for size in HOSTILE_SIZES:
            row[str(size)] = a_character([texts.hostile(pattern, size)], 5)
        row["growth"] = grown(row)
        found[name] = row
        show_growth(name, row)
    return found


def show_growth(name: str, found: Figures) -> None:
    times = {size: spent for size, spent in found.items() if size != "growth"}
    row = "  ".join(f"{int(size) // KB:>6} KB {spent:6.2f}" for size, spent in times.items())
    print(f"{name:28} µs a character: {row}   growth {found['growth']:.2f}", flush=True)


def grown(found: Figures) -> float:
    """How much more a character takes in any larger document than in the smallest."""
    smallest, *larger = found.values()
    return round(float(max(larger) / smallest), 2)


def misses(figures: Figures) -> Iterable[str]:
    for name, found in figures.get("ratio", {}).items():
        if found["ratio"] < SLOWEST:
            yield f"{name}: ratio {found['ratio']}, not {SLOWEST}"
    rows = {"running text": figures["growth"]} if "growth" in figures else {}
    for name, found in {**rows, **figures.get("hostile", {})}.items():
        if found["growth"] > GROWTH:
            yield f"{name}: growth {found['growth']}, not {GROWTH}"


def a_character(documents: Sequence[Source], runs: int) -> float:
    """Microseconds a character: the best of some runs, since others may work on the machine."""
    characters = sum(len(texts.text_of(source)) for source in documents)
    return round(min(extract(documents) for _ in range(runs)) / characters * MB, 3)


def extract(documents: Iterable[Source]) -> float:
    start = time.perf_counter()
    outcomes = [read(source) for source in documents]
    spent = time.perf_counter() - start
    failed = [o.error for o in outcomes if o.error and o.error.startswith("the program failed")]
    if failed:
        raise SystemExit(f"extraction failed: {failed[0]}")
    return spent


def segment(written: Iterable[str]) -> float:
    start = time.perf_counter()
    for text in written:
        jieba.lcut(text)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
