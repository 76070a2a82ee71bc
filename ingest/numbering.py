"""The numbering that a paragraph opens with: 一、 （一） 1. （1） ① 第一条 —— and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CN = "一二三四五六七八九十百零〇"
# From the outermost to the innermost, as plans usually have them.
RANKS = (
    "part",
    "division",
    "article",
    "action",
    "cn",
    "cn_bracket",
    "arabic",
    "decimal",
    "arabic_bracket",
    "circled",
    "bullet",
)
_BULLETS = "•●◆■□○▪◇★▲"

# One alternative a kind; a paragraph has at most one. 1.5 万 and 2020.3 are no numbering.
_NUMBERING = re.compile(
    rf"(?P<part>第[{_CN}\d]{{1,5}}(?:编|章|部分|篇)[、：: ]?)"
    rf"|(?P<division>第[{_CN}\d]{{1,5}}节[、：: ]?)"
    rf"|(?P<article>第[{_CN}\d]{{1,5}}条(?!例)[、：: ]?)"
    rf"|(?P<action>(?:任务|行动|工程|专栏|措施)(?:[{_CN}]{{1,3}}|\d{{1,2}})[、：:])"
    rf"|(?P<cn>[{_CN}]{{1,4}}[、．.] ?)"
    rf"|(?P<cn_bracket>[（(] ?[{_CN}]{{1,4}} ?[）)][、．.]? ?)"
    r"|(?P<decimal>\d{1,2}(?:\.\d{1,2}){1,3}[、．.]? ?"
    r"(?=[一-鿿“《])(?![万亿千百个倍元公平吨小年月日米级名家次]))"
    r"|(?P<arabic>\d{1,3}(?:[、．]|。(?=[一-鿿“《])|\.(?!\d)|\.(?=(?:19|20)\d\d年)"
    r"|\.(?=[2-6]G|\d{3,}(?=[一-鿿“])(?!人[^才]|[万亿千百个倍元公平吨年月日米级名家次户台套件项亩天]))) ?)"
    r"|(?P<arabic_bracket>[（(]? ?\d{1,3} ?[）)][、．.]? ?)"
    r"|(?P<circled>[①-⑳㈠-㈩])"
    rf"|(?P<bullet>(?:——|—(?!—)|[{_BULLETS}]) ?)"
)
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0}


@dataclass(frozen=True, slots=True)
class Numbering:
    """`kind` says which way of numbering, `value` its number (0 for a bullet), `end` where it stops."""

    kind: str
    value: int
    end: int


def numbering_at(text: str, start: int, end: int) -> Numbering | None:
    """The numbering at `start`, if the paragraph that ends at `end` goes on after it."""
    found = _NUMBERING.match(text, start, end)
    if found is None or found.end() >= end or found.lastgroup is None:
        return None
    return Numbering(found.lastgroup, _value(found.group()), found.end())


def _value(written: str) -> int:
    """The number of 十二、 is 12, of （3） 3, of ④ 4, of 2.1 1 (its last part)."""
    first = written.strip()[:1]
    if "①" <= first <= "⑳":
        return ord(first) - ord("①") + 1
    if "㈠" <= first <= "㈩":
        return ord(first) - ord("㈠") + 1
    digits = re.findall(r"\d+", written)
    return int(digits[-1]) if digits else _chinese(written)


def _chinese(written: str) -> int:
    total = unit = 0
    for char in written:
        if char in _DIGITS:
            unit = _DIGITS[char]
        elif char in "十百":
            total += (unit or 1) * (10 if char == "十" else 100)
            unit = 0
    return total + unit
