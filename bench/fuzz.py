"""Look for a text that breaks extraction: `python bench/fuzz.py [libFuzzer options]`, for hours if need be.

    pip install atheris
    python bench/fuzz.py -max_total_time=600 -max_len=512

An input is either taken as the bytes of a file or as a row of numbers of fragments: the sample plans cut at
their marks, and characters that documents seldom have. What comes out must keep the contract of the graph.
A text that breaks something is written to a file `crash-…`; `python bench/fuzz.py crash-…` reads it again.
"""

from __future__ import annotations

import re
import sys

import atheris

with atheris.instrument_imports(include=["graph", "ingest"]):
    import texts

    from graph.validate import validate
    from ingest.pipeline import read
    from ingest.types import Source

_CUTS = re.compile("[^（）《》“”，、；：。\n]+|[（）《》“”，、；：。\n]")
_ODD = (
    '\u3000 \t\r\n\u200b\ufeff\x85\x1f()[]［］〔〕【】〈〉‘’"―…①⑳%％.．!?𠮷\U0010ffffe\u0301ﬁ㎡豈\u202e縣臺'
)
_BYTES = 0.1  # of the inputs are taken as bytes


def fragments() -> list[str]:
    cut = {part for source in texts.plans() for part in _CUTS.findall(texts.text_of(source))}
    return sorted({*cut, *_ODD})


FRAGMENTS = fragments()


def file_of(data: bytes) -> bytes:
    given = atheris.FuzzedDataProvider(data)
    if given.ConsumeProbability() < _BYTES:
        return bytes(given.ConsumeBytes(given.remaining_bytes()))
    parts: list[str] = []
    while given.remaining_bytes():
        parts.append(FRAGMENTS[given.ConsumeIntInRange(0, len(FRAGMENTS) - 1)])
    return (texts.HEAD + "".join(parts)).encode()


def try_one(data: bytes) -> None:
    outcome = read(Source(("plan.txt",), file_of(data)))
    if outcome.error and outcome.error.startswith("the program failed"):
        raise AssertionError(outcome.error)
    if outcome.facts is not None:
        validate(outcome.facts)


if __name__ == "__main__":
    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()
