"""Traditional script -> Simplified, character by character, behind a gate."""

from __future__ import annotations

import operator
import re
from functools import cache

import opencc

from ingest.lexicon import table

# Share of the Han characters that conversion must change before a document counts as Traditional: a
# converted plan has 33 %, plans in Simplified 0.00-0.01 %, and without the gate 乾县 becomes 干县.
GATE = 0.02
_NOT_HAN = re.compile("[^\u3400-\u9fff\U00020000-\U0003ffff]+")
_TRADITIONAL_QUOTES = str.maketrans("「」『』", "“”‘’")


def to_simplified(text: str) -> tuple[str, str]:
    """The text in Simplified script, as long as before, and the script that it was in.

    The script is `simplified` or `traditional`; below the gate the text comes back untouched.
    """
    prepared = text
    for written, meant in _replaced_before():
        prepared = prepared.replace(written, meant)
    converted = _converter().convert(prepared)
    if len(converted) != len(text):
        raise AssertionError("conversion must keep the length: offsets are counted in characters")
    if converted == text:
        return text, "simplified"
    restored = _restore(prepared, converted)
    changed = sum(map(operator.ne, text, restored))
    if changed <= GATE * len(_NOT_HAN.sub("", text)):
        return text, "simplified"
    return restored.translate(_TRADITIONAL_QUOTES), "traditional"


def _restore(prepared: str, converted: str) -> str:
    pattern, names = _kept_names()
    pieces: list[str] = []
    end = 0
    for found in pattern.finditer(prepared):
        pieces += converted[end : found.start()], names[found.group()]
        end = found.end()
    return "".join([*pieces, converted[end:]])


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _replaced_before() -> tuple[tuple[str, str], ...]:
    rows = (row for row in table("script") if row["kind"] == "before")
    return tuple((row["written"], row["simplified"]) for row in rows)


@cache
def _kept_names() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {row["written"]: row["simplified"] for row in table("script") if row["kind"] == "keep"}
    return re.compile("|".join(map(re.escape, names))), names
