"""One form for what is written in many: width, dashes, spaces, punctuation. One character for each character.

After `fold`, white space is one of four: "\\n" (any line end), " " (a narrow space or tab), "\u3000" (an
ideographic space) and `DROPPED` (zero width and control characters, to be left out). `CELL_END` is in no text
before the cells of tables are parted.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

DROPPED = "\u200b"
CELL_END = "\x1f"

_FULL_WIDTH_KEPT = frozenset("，；：！？（）［］｛｝～")
_SAME = {
    **dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", "\n"),
    **dict.fromkeys(
        "\t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a", " "
    ),
    **dict.fromkeys("\u202f\u205f", " "),
    **dict.fromkeys("\u3164\u2800", "\u3000"),
    **dict.fromkeys("\u2015\u2500\u2501\u2e3a\ufe31\ufe58", "—"),
    **dict.fromkeys("\u30fb\u2027\u22c5\uff65", "·"),
    **dict.fromkeys("\u2215\u2044", "/"),
    **dict.fromkeys("〝〟", "“"),
    "〞": "”",
    "〖": "【",
    "〗": "】",
    "｡": "。",
    "､": "、",
    "﹣": "-",
}
_CJK = (
    r"\u3001-\u3003\u3005-\u3011\u3014-\u301f\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    r"，；：！？（）“”‘’…—·％"
)
_IS_CJK = re.compile(f"[{_CJK}]")
_HALF_RUN = re.compile("[,;:!()]+")
# A question mark inside a line is more often a character that a page lost than the end of a question.
_QUESTION = re.compile(f"(?<=[{_CJK}])\\?(?=[”\n]|\\Z)")
_WIDEN = str.maketrans(",;:!()", "，；：！（）")
_PAIR = re.compile(r"[(（][^()（）\n]*[)）]")
_LINE_NUMBER = re.compile(r"(?m)^([ \u3000]*)\((\d{1,3})\)")
_STOP = re.compile(
    "(?<![一二三四五六七八九十])(?<=[\u3400-\u9fff）》”])\\.(?=[\u3400-\u9fff“《 \u3000\n]|\\Z)"
)
_STRAIGHT = re.compile(r'"([^"\n]{1,80})"')
_FEW = 60
_HAN = re.compile("[\u3400-\u9fff]")
_DASHES = re.compile("(?<=[\u3400-\u9fff”])--(?=[\u3400-\u9fff“])")


def fold(text: str) -> str:
    """`text` with one form for each character, as long as before."""
    folded = _translated(text)
    folded = _HALF_RUN.sub(_widen, folded)
    if "?" in folded:
        folded = _QUESTION.sub("？", folded)
    folded = _LINE_NUMBER.sub(r"\1（\2）", folded)
    folded = _PAIR.sub(_same_width, folded)
    folded = _STOP.sub("。", folded)
    folded = _DASHES.sub("——", folded)
    if '"' in folded:
        folded = _STRAIGHT.sub(_curl, folded)
    return folded


def _translated(text: str) -> str:
    """A text has few of the odd characters: replacing each is ten times as fast as a table for every one."""
    forms = _translation()
    odd = sorted(forms.keys() & set(text))
    if len(odd) > _FEW:
        return text.translate({ord(char): form for char, form in forms.items()})
    for char in odd:
        text = text.replace(char, forms[char])
    return text


def _widen(found: re.Match[str]) -> str:
    """Half-width punctuation becomes full-width beside Chinese: not in 1,200, 2:1 or f(x)."""
    text, start, end = found.string, found.start(), found.end()
    beside = text[start - 1 : start] + text[end : end + 1]
    return found.group().translate(_WIDEN) if _IS_CJK.search(beside) else found.group()


def _same_width(found: re.Match[str]) -> str:
    pair = found.group()
    return f"（{pair[1:-1]}）" if (pair[0], pair[-1]) != ("(", ")") else pair


def _curl(found: re.Match[str]) -> str:
    return f"“{found[1]}”" if _HAN.search(found[1]) else found.group()


@cache
def _translation() -> dict[str, str]:
    forms: dict[int, str] = {}
    ranges = [(0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6B), (0xFF01, 0xFF5E)]
    for first, last in [*ranges, (0x2F800, 0x2FA1F)]:
        for code in range(first, last + 1):
            same = unicodedata.normalize("NFKC", chr(code))
            if len(same) == 1 and chr(code) not in _FULL_WIDTH_KEPT:
                forms[code] = same
    for code in [*range(0x20), *range(0x7F, 0xA0), 0xAD, 0x34F, 0x61C, *range(0x200B, 0x2010)]:
        forms[code] = DROPPED
    for code in [*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10), 0xFEFF, 0xFFFC]:
        forms[code] = DROPPED
    del forms[0x0A]
    return {chr(code): form for code, form in forms.items()} | _SAME
