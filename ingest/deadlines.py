"""Deadlines of a clause: 2019年12月底前, 年底前, 长期坚持 -> an ISO date, month, year or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.types import Span

__all__ = ["DATE_WORDS", "closing_date", "deadline", "stated", "until"]

_YEAR = "(?:19|20)\\d\\d ?年"
_MONTH = "\\d{1,2} ?月"
_PART = (
    "(?:年?底|年?末|年内|年中|年初|月底|月末|上旬|中旬|下旬|[上下]半年|第?[一二三四1-4]季度末?"
    "|全年(?!推进|持续|坚持|常态|开展|实施))"
)
_BEFORE = (
    "(?:之?前|以前|内|止|起|开始)?"
    "(?:完成|全面完成|基本完成|取得(?:阶段性|明显)?(?:进展|成效)|启动|建成|实施|落实)?"
)
# 持续推进 and its kin name no day.
_OPEN = (
    "长期(?:坚持|实施|推进|任务|开展)?|持续(?:推进|实施|坚持|开展|用力|深化)?"
    "|常年|常态化(?:推进|开展)?|即时|立即|立行立改|全年(?:持续|坚持|常态化)?(?:推进|开展|实施)?|适时"
)
DATE_WORDS = (
    f"(?:{_YEAR}[—\\-至到~]{{1,2}}{_YEAR}{_BEFORE}|\\d{{4}}[—\\-]{{1,2}}{_YEAR}{_BEFORE}"
    f"|(?:{_YEAR}|今年|当年|本年)(?:{_MONTH}(?:\\d{{1,2}} ?日|底|末|上旬|中旬|下旬)?|{_PART})?{_BEFORE}"
    f"|{_MONTH}(?:\\d{{1,2}} ?日|底|末|上旬|中旬|下旬)?{_BEFORE}"
    f"|(?:“?十[三四五六]五”?(?:期?末|期间|时期))|{_PART}{_BEFORE}|{_OPEN})"
)
_YEARS = re.compile("((?:19|20)\\d\\d) ?年")
_MONTH_DAY = re.compile("(\\d{1,2}) ?月(?:(\\d{1,2}) ?日)?")
_QUARTER = re.compile("第?([一二三四1-4])季度")
_OWN = re.compile("年底|年末|年内|今年|当年|本年|全年完成|^全年$|\\d月|季度|半年")
_PLAN_ENDS = {"十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_ENDS = {"上半年": "06", "下半年": "12", "年底": "12", "年末": "12"}


def deadline(text: str, year: int | None) -> str | None:
    """The last day, month or year that the words name, as far as they name it; `year` is the plan's own.

    None for 持续推进, 长期坚持 and for 年底 of a plan whose year is not known.
    """
    if text.endswith(("起", "开始")):
        return None
    years = _YEARS.findall(text)
    if years:
        last = years[-1]
    elif _OWN.search(text) and year:
        last = str(year)
    else:
        ended = next((end for name, end in _PLAN_ENDS.items() if name in text), None)
        return str(ended) if ended else None
    rest = text[text.rfind(years[-1]) :] if years else text
    day = _MONTH_DAY.search(rest)
    if day and 1 <= int(day[1]) <= 12:
        month = f"{last}-{int(day[1]):02d}"
        return f"{month}-{int(day[2]):02d}" if day[2] and 1 <= int(day[2]) <= 31 else month
    quarter = _QUARTER.search(rest)
    if quarter:
        return f"{last}-{3 * ('一二三四1234'.index(quarter[1]) % 4 + 1):02d}"
    ends = next((month for name, month in _ENDS.items() if name in rest), None)
    return f"{last}-{ends}" if ends else last


_DAY = "(?:\\d{1,2} ?日|底|末)?"
_DATE = (
    f"(?:(?:{_YEAR}|今年|当年|本年)(?:年?[底末]|{_MONTH}{_DAY})?|(?<![年月及、—至\\d]){_MONTH}{_DAY}"
    "|(?<![每明次翌去年])年[底末])"
)
_UNTIL = re.compile(f"(?P<due>{_DATE})(?:(?:之|以)?前|(?=行文|报送|上报))")
_CLOSES = re.compile(f"截止(?:日期|时间)?[为是：](?P<due>{_DATE})")


def until(flat: str, start: int, end: int, year: int | None) -> str | None:
    """By when a sentence says that something is to be done: 于11月10日前上报; None where it comes back each
    year or month."""
    found = _UNTIL.search(flat, start, end)
    if found is None or flat.find("每", start, found.start()) >= 0:
        return None
    return deadline(found["due"], year)


def closing_date(flat: str, start: int, end: int, year: int | None) -> str | None:
    """The date that a sentence closes something on: 截止日期为2019年11月10日."""
    found = _CLOSES.search(flat, start, end) if flat.find("截止", start, end) >= 0 else None
    return deadline(found["due"], year) if found else None


# 2018年第三季度清理…; 2020年底前建成….
_BEGINS = re.compile(
    f"(?P<due>{_YEAR}(?:(?:年?[底末]|{_MONTH}{_DAY})(?:之|以)?前|第?[一二三四1-4]季度末?前?(?!的)))"
)


def stated(flat: str, sentences: Sequence[Span]) -> str | None:
    """By when a task of one sentence is to be done, which begins with that. Of several sentences each may
    have its own day."""
    if len(sentences) != 1:
        return None
    found = _BEGINS.match(flat, sentences[0].start, sentences[0].end)
    return deadline(found["due"], None) if found else None
