"""Marked-up text (Markdown, as many collections keep pages) -> the same text with its marks left out, one
character for each character: `**一、总体要求**`, `## 一、总体要求`, `1\\.`, `> …`, `[名称](address)`.
"""

from __future__ import annotations

import re

from ingest.folding import DROPPED

__all__ = ["without_markup"]

# What stands before the text of a line: the signs of a heading or a quotation.
_BEFORE = re.compile("(?m)^[ \u3000]*(?:#{1,6} +|(?:> ?)+)")
# Bold words: a mark at their end has a space behind it, one at their beginning a space before it
# (**三、** 推进, 四 **、** 加强).
_BOLD = re.compile(
    "(?<!\\*)(?:(?<=[ \u3000\n])|(?<!.)|(?![、，；：。）]))\\*\\*(?=[^\\s*])([^*\n]{1,400})"
    "(?:(?<![\\s、，；（])\\*\\*(?!\\*)|\\*\\*(?=[ \u3000\n]|\\Z))"
)
# **大学 is a hidden name: only where a line begins with a sign are signs within one taken for such.
_MARKED = re.compile("(?m)^[ \u3000]*(?:#{1,6} |\\*\\*[^*\n]{1,400}\\*\\*)")
_ESCAPED = re.compile(r"\\(?=[.\-*_#()（）\[\]+!>])")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]([(（](?:https?://|/|#|mailto：?:?)[^()（）\s]{0,600}[)）])")


def without_markup(folded: str) -> str:
    """`folded` with DROPPED for each sign that only marks text up; as it is where there is none."""
    if not any(sign in folded for sign in ("**", "# ", "> ", "\\", "](", "]（")):
        return folded
    signs = list(folded)
    for form in (_BEFORE, _ESCAPED):
        for found in form.finditer(folded):
            _drop(signs, found.start(), found.end())
    for found in _BOLD.finditer(folded) if _MARKED.search(folded) else ():
        _drop(signs, found.start(), found.start() + 2)
        _drop(signs, found.end() - 2, found.end())
    for found in _LINK.finditer(folded):
        _drop(signs, found.start(), found.start() + 1)
        _drop(signs, found.end(1), found.end())
    return "".join(signs)


def _drop(signs: list[str], start: int, end: int) -> None:
    signs[start:end] = DROPPED * (end - start)
