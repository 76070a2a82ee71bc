"""What a page puts around the document is left out: by its form and its place, never by the document.

When unsure, a paragraph stays. The title stays, and of a news lead-in the clause that says who issued it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ingest.lexicon import table
from ingest.lines import Line

_HEAD_LINES = 4
_TITLE_LEAST = 6
_LEAD_IN_LENGTH = 60
_FURNITURE_LENGTH = 400
_SUFFIX_LENGTH = 40
_NEWS = re.compile(
    "近日|日前|近期|最近|本报|记者|据悉|(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日，|[^，。]{0,20}(?:讯|消息)"
)
# The page's link to another document: 某厅关于印发…的通知 as the last thing on the page.
_NEXT_TITLE = re.compile(
    "(?=[^。；]{10,100}\\Z)[\u4e00-\u9fff][^。；，]{0,60}(?:关于|转发|印发|：《)[^。；]{4,80}"
    "(?:通知|公告|公示|通告|的函|批复|政策解读)\\Z"
)
_NEXT_AFTER = re.compile(r"[。）)］\]】日]")
_LIST_ITEM = re.compile(r"附件|附表|附：|\d|（|《|抄送")
_NEXT_LENGTH = 110


def without_boilerplate(lines: Sequence[Line]) -> list[Line]:
    """The paragraphs of the document itself."""
    kept = [line for line in lines if line.cell or not _matches("any", line.text)]
    kept = _without_lead_in(kept)
    kept = [_without_suffix(line) if index < _HEAD_LINES else line for index, line in enumerate(kept)]
    return _without_tail(kept)


def _without_lead_in(lines: list[Line]) -> list[Line]:
    """A news item that retells the plan above its title: all but its 某委印发《…》 is left out."""
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if len(line.text) < _LEAD_IN_LENGTH or not _NEWS.match(line.text):
            continue
        for below, title in enumerate(lines[index + 1 : index + 4], start=index + 1):
            if len(title.text) >= _LEAD_IN_LENGTH:
                continue  # the news goes on
            end = _named_in(title.text, line.text)
            if end:
                return [*lines[:index], _head_of(line, end), *lines[below:]]
            break
    return lines


def _named_in(title: str, text: str) -> int:
    """Where the first 《title》 in a text ends, 0 where there is none."""
    name = f"《{title.strip('《》')}》"
    found = text.find(name) if len(title) >= _TITLE_LEAST else -1
    return found + len(name) if found >= 0 else 0


def _head_of(line: Line, end: int) -> Line:
    return line.split([end])[0] if end < len(line.text) else line


def _without_suffix(line: Line) -> Line:
    found = _pattern("suffix").search(line.text, max(0, len(line.text) - _SUFFIX_LENGTH))
    if found is None or found.start() < _TITLE_LEAST:
        return line
    return line.split([found.start()])[0]


def _without_tail(lines: list[Line]) -> list[Line]:
    kept = list(lines)
    while len(kept) > 1:
        last = kept[-1]
        if _matches("tail", last.text) or _is_next_title(last.text, kept[-2].text):
            kept.pop()
            continue
        cut = _glued_title(last.text)
        if cut:
            kept[-1] = last.split([cut])[0]
        break
    return kept


def _is_next_title(text: str, before: str) -> bool:
    """Whether the last paragraph is the title of another document, not an attachment in a list."""
    if _LIST_ITEM.match(text) or re.match("附件?|附表|\\d", before):
        return bool(_NEXT_TITLE.match(text)) and not _LIST_ITEM.match(text) and before[-1] in "日）)"
    return bool(_NEXT_TITLE.match(text)) and before[-1] in "。；日）)】会处"


def _glued_title(text: str) -> int:
    """Where another document's title, run on at the end of the last paragraph, begins; 0 for nowhere."""
    begins = 0
    for found in _NEXT_AFTER.finditer(text, max(0, len(text) - _NEXT_LENGTH)):
        rest = text[found.end() :]
        if _NEXT_TITLE.match(rest) and not _LIST_ITEM.match(rest):
            begins = found.end()
    return begins


def _matches(where: str, text: str) -> bool:
    return len(text) <= _FURNITURE_LENGTH and bool(_pattern(where).match(text))


@cache
def _pattern(where: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['form']})" for row in table("boilerplate") if row["where"] == where))
