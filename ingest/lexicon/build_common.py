"""Builds common.tsv, the ordinary words that a short place name may be mistaken for.

`pip install -e .[gazetteer]`, then `python -m ingest.lexicon.build_common`. The words and frequencies are
those of the dictionary that `jieba` packs (MIT), without proper names.
"""

from __future__ import annotations

from importlib.metadata import distribution, version
from pathlib import Path

OUT = Path(__file__).with_name("common.tsv")
LEAST = 30  # below, the dictionary is mostly names that bear no mark as such
PROPER = ("ns", "nr", "nt", "nz")


def main() -> None:
    """Writes common.tsv beside this file and prints how many words it holds."""
    lines = Path(str(distribution("jieba").locate_file("jieba/dict.txt"))).read_text("utf-8").splitlines()
    entries = (line.split(" ") for line in lines)
    kept = sorted(
        (word, int(count))
        for word, count, tag in entries
        if 2 <= len(word) <= 3 and int(count) >= LEAST and not tag.startswith(PROPER)
    )
    head = (
        "# Ordinary words of two or three characters with their frequency; no proper names. Made by\n"
        f"# `python -m ingest.lexicon.build_common` from the dictionary of jieba {version('jieba')} (MIT).\n"
        "word\tcount\n"
    )
    OUT.write_text(head + "".join(f"{word}\t{count}\n" for word, count in kept), encoding="utf-8")
    print(f"{len(kept)} words")


if __name__ == "__main__":
    main()
