"""Marked-up text (Markdown, as many collections keep pages) -> the same text with its marks left out, one
character for each character: `**一、总体要求**`, `## 一、总体要求`, `1\\.`, `> …`, `[名称](address)`.
"""

from __future__ import annotations

import re

from ingest.folding import DROPPED

__all__ = ["without_markup"]

# What stands before the text of a line: the signs of a heading or a quotation.
_BEFORE = re.compile("(?m)^[ \u3000]*(?:#{1,6} +|(?:> ?)+|(?:[*_-] ?){3,}$)")
# Bold words: a mark at their end has a space behind it, one at their beginning a space before it
# (**三、** 推进, 四 **、** 加强).
_BOLD = re.compile(
    "(?<!\\*)(?:(?<=[ \u3000\n])|(?<!.)|(?![、，；：。）]))\\*\\*(?=[^\\s*])([^*\n]{1,400})"
    "(?:(?<![\\s、，；（])\\*\\*(?!\\*)|\\*\\*(?=[ \u3000\n]|\\Z))"
)
# **大学 is a hidden name: only where a line begins with a sign are signs within one taken for such.
_MARKED = re.compile("(?m)^[ \u3000]*(?:#{1,6} |\\*\\*[^*\n]{1,400}\\*\\*)")
# Bold words that follow one another (**（****1****）机制**); between digits it hides some.
_TWICE = re.compile(r"(?<![*])\*{4}(?![*])")
_HIDES = re.compile(r"\d{2}\*{4}\d{2}")
# A numbered heading in bold with its text behind it on the line.
_RUN_IN = re.compile(
    "(?:[一二三四五六七八九十]{1,3}[、．.]|（[一二三四五六七八九十\\d]{1,3}）|\\d{1,2}[、．.])"
    "[ \u3000]?[^。：；，]{2,40}"
)
_BREAK = re.compile("<br ?/?>", re.IGNORECASE)
# The least of a text, not of a cell.
_LAYOUT = re.compile("(?m)^[ |\u3000]*[|][^|\n]{400,}[|][ |\u3000]*$")
_RULE = re.compile("^[ -]+$")
_ESCAPED = re.compile(r"\\(?=[.\-*_#()（）\[\]+!>])")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]([(（](?:https?://|/|#|mailto：?:?)[^()（）\s]{0,600}[)）])")


def without_markup(folded: str) -> str:
    """`folded` with DROPPED for each sign that only marks text up; as it is where there is none."""
    if _BREAK.search(folded):
        folded = _without_breaks(folded)
    if not any(sign in folded for sign in ("**", "* *", "# ", "> ", "\\", "](", "]（")):
        return folded
    marked = _MARKED.search(folded) is not None
    if marked and "****" in folded:
        folded = _TWICE.sub(_joined, folded)
    signs = list(folded)
    for form in (_BEFORE, _ESCAPED):
        for found in form.finditer(folded):
            _drop(signs, found.start(), found.end())
    for found in _BOLD.finditer(folded) if marked else ():
        _drop(signs, found.start(), found.start() + 2)
        _drop(signs, found.end() - 2, found.end())
        if _runs_in(folded, found):
            signs[found.end() - 1] = "\n"
    for found in _LINK.finditer(folded):
        _drop(signs, found.start(), found.start() + 1)
        _drop(signs, found.end(1), found.end())
    return "".join(signs)


def _joined(found: re.Match[str]) -> str:
    text, start, end = found.string, found.start(), found.end()
    return found.group() if _HIDES.fullmatch(text, start - 2, end + 2) else DROPPED * 4


def _runs_in(folded: str, bold: re.Match[str]) -> bool:
    """Whether bold words are a heading by their number alone: no mark parts them from the text behind."""
    begins = bold.start() == 0 or folded[bold.start() - 1] == "\n"
    said = bold.group()[2:-2].replace(DROPPED, "")
    return begins and folded.startswith(" ", bold.end()) and _RUN_IN.fullmatch(said) is not None


def _without_breaks(folded: str) -> str:
    """Lines of their own for what `<br>` parts outside a table, also where a page's layout put the whole text
    into one cell: `| 各部门：<br>一、…<br>二、… |`."""
    laid_out = _LAYOUT.search(folded) is not None
    lines = folded.split("\n")
    for index, line in enumerate(lines):
        if "|" in line:
            if not laid_out or sum(bool(cell.strip(" \u3000-")) for cell in line.split("|")) > 1:
                continue
            line = _RULE.sub(lambda found: " " * len(found.group()), line.replace("|", " "))
        lines[index] = _BREAK.sub(lambda found: DROPPED * (len(found.group()) - 1) + "\n", line)
    return "\n".join(lines)


def _drop(signs: list[str], start: int, end: int) -> None:
    signs[start:end] = DROPPED * (end - start)
