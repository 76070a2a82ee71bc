"""Writes graph/overlaps/bigrams.tsv: how common each pair of characters is in sentences of plans.

    python tools/overlap_weights.py

Counts in how many sentences (ended by 。！？； or a line) of `corpus/` and `../shared/corpus` each pair of
neighbouring characters stands; a sentence that occurs again counts once, and a pair in fewer than LEAST
sentences is left out: it weighs as one that was never seen. Plans that are kept aside (`blind` in
evaluation/sets.yaml, and those named in ASIDE) are no part of it. The same documents give the same bytes.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import yaml

from graph.overlaps.reading import folded
from ingest.file_to_text import file_to_text
from ingest.types import Source

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (
    ROOT / "corpus",
    ROOT.parent / "shared" / "corpus" / "plans",
    ROOT.parent / "shared" / "corpus" / "other",
)
TARGET = ROOT / "graph" / "overlaps" / "bigrams.tsv"
VERSION = 1
LEAST = 2
ASIDE = ("0281", "0313", "0681", "0756", "0779", "0807", "0880", "0900", "0907", "0479")
_SENTENCE = re.compile(r"[。！？!?；;\n]")
_RUN = re.compile(r"[\u4e00-\u9fff0-9A-Za-z%]+")
HEADER = """\
# In how many sentences of plans each pair of neighbouring characters stands: one line for each first
# character, then the second character and the count. Version {version}.
# Source: `python tools/overlap_weights.py` over {documents} documents of corpus/ and ../shared/corpus
# (official documents), {sentences} sentences; pairs in fewer than {least} of them are left out.
version\t{version}
sentences\t{sentences}
"""


def documents() -> Iterator[Path]:
    """Every document that is no part of a kept-aside set, in order."""
    sets = yaml.safe_load((ROOT / "evaluation" / "sets.yaml").read_text("utf-8"))
    folders = [ROOT / folder for one in sets.values() if one.get("blind") for folder in one["annotations"]]
    aside = {path.stem for folder in folders for path in folder.glob("*.json")}
    aside |= {f"fujian-{number}" for number in ASIDE}
    for folder in FOLDERS:
        yield from (path for path in sorted(folder.glob("*.txt")) if path.stem not in aside)


def main() -> None:
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    paths = list(documents())
    for path in paths:
        flat = file_to_text(Source((path.name,), path.read_bytes())).flat
        for sentence in _SENTENCE.split(folded(flat)):
            if len(sentence) < 6 or sentence in seen:
                continue
            seen.add(sentence)
            runs = _RUN.findall(sentence)
            counts.update({run[i : i + 2] for run in runs for i in range(len(run) - 1)})
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for pair, count in sorted(counts.items()):
        if count >= LEAST:
            lines[pair[0]].append(f"{pair[1]}{count}")
    header = HEADER.format(documents=len(paths), sentences=len(seen), version=VERSION, least=LEAST)
    body = "".join(f"{first}\t{' '.join(rest)}\n" for first, rest in sorted(lines.items()))
    TARGET.write_text(header + body, encoding="utf-8")


if __name__ == "__main__":
    main()
