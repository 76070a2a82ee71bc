"""Several values with as many subjects: 甲、乙分别比上年下降6.5%、6%."""

from __future__ import annotations

import re

from ingest.mentions.numbers import numbers

_SPLIT = re.compile(r"以及|[、和与及]")
_END = re.compile(r"[，。；：！？\n（）]")
_BASE = re.compile(r"(?:比|较|与|在)20\d{2}年")
_RANKED = re.compile(r"[^级类]{1,6}[级类]")
_LEAD = re.compile(r"^(?:(?:到|至)?20\d{2}年(?:年?[底末]前?)?|力争|争取|确保|使|实现|全省|全市|推动|推进)+")


def respective(flat: str, start: int, number: int, limit: int) -> str | None:
    """The subject of the value at `number` of the part of a sentence that begins at `start`.

    None where the part does not pair values with subjects, or has more of the ones than of the others.
    """
    word = flat.rfind("分别", start, number)
    if word < 0:
        return None
    stop = _END.search(flat, number, limit)
    end = stop.start() if stop else limit
    base = _BASE.search(flat, word, end)
    first = base.end() if base else word
    values = [
        match.start()
        for match in numbers().finditer(flat, first, end)
        if match.end() > match.end("digits") and match.start() >= first
    ]
    subjects = [part for part in _SPLIT.split(_LEAD.sub("", flat[start:word])) if part]
    if len(values) != len(subjects) or len(values) < 2 or number not in values:
        return None
    subject = subjects[values.index(number)]
    rank, whole = _RANKED.fullmatch(subject), _RANKED.match(subjects[-1])
    return subject + subjects[-1][whole.end() :] if rank and whole else subject
