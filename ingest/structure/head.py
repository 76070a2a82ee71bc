"""What a document says of itself before its first task: title, number, issuer, dates, period."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from ingest.departments import recognise
from ingest.lexicon import table
from ingest.numbering import numbering_at
from ingest.structure.items import paragraphs
from ingest.types import Head, Scope, Span

# How far down a title may stand: letterhead, number, notice and addressees come before it.
HEAD_PARAGRAPHS = 60
LETTERHEAD = 12
LONGEST_PLACE_NAME = 14
# 区人民政府办公室, 县政府: who speaks, but not of which district or county.
_LEVEL_ONLY = re.compile("(?:中共)?[市区县州旗盟](?:人民)?(?:政府|委)(?:办公[厅室])?$")
_CN_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_NUMBER = re.compile(
    r"[一-鿿]{1,12}(?:（[一-鿿]{1,4}）)?[〔\[［(（](?:19|20)\d{2}[〕\]］)）](?:第)?\d{1,4} ?号"
)
_NUMBER_BEHIND = re.compile(f"（(?P<number>{_NUMBER.pattern})）$")
_NUMBER_SAID = re.compile("(?:文号|文件编号|发文字号|发文编号|字号)[：:]? ?")
_DATE = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日(?:印发)?$")
# Under the title of a document of the Party: （2024年1月1日）.
_BRACKETED_DATE = re.compile(r"[（(]((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日[）)]$")
_PUBLISHED = re.compile("(?:时间|日期)[：:]")
_LEADING_DATE = re.compile(r"((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})日(?=[一-鿿“《])")
_SITE_TITLE = re.compile(r"(?P<issuer>[^：《 、]{2,30})： ?(?=关于)")
_DATE_CN = re.compile(
    r"([二一][〇○零一二三四五六七八九]{3})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日$"
)
# A notice (A关于印发B的通知) or a lead-in (近日，A印发《B》) carries the plan B.
_CARRIER = re.compile(
    "(?:关于)?转发[^《》。]{2,60}(?:制订|制定|编制|拟订|拟定|起草|提出)的《(?P<drafted>[^》。]{4,90})》的?通知$"
    r"|关于(?:印发|转发|发布|下发)(?P<title>[^。]{4,90}?)的?(?:通知|函)$"
    r"|(?:印发|发布|出台)(?:了)?《(?P<quoted>[^》。]{4,90})》(?:的?通知)?$"
)
_ISSUER = re.compile(
    r"^(?:近日|日前)?，?(?!为|根据|按照|依据|经|现|贯彻|落实)"
    r"(?P<issuer>[一-鿿0-9][一-鿿0-9 、（）“”]{1,59}?)(?:： ?)?(?=关于|印发|发布|出台)"
)
# 《X》已经县政府同意，现印发给你们; 现将《X》印发给你们: the plan that a notice without such a title carries.
_SENT = re.compile(
    "《(?P<sent>[^《》\n]{6,80})》[^。\n]{0,60}(?:印发|下发|发)(?:给你们|执行|实施|施行)"
    "|现将《(?P<now>[^《》\n]{6,80})》[^。\n]{0,12}(?:印发|下发)"
    "|^附件 ?1?[：:.． ]{1,2}(?P<attached>[^《》\n。；，]{6,80})$"
)
# A title may be set on several lines.
MOST_TITLE_LINES = 3
_NO_TITLE = re.compile(
    "(?:各|有关)[^。]{2,400}[：:]$"
    "|索引号|发布机构|发布单位|发文机关|发文单位|发文日期|发布日期|成文日期|公开方式|公开范围|主题分类|信息分类"
    "|文件类型|组配分类|有效性|[（(]此件"
)
_PERIOD = re.compile(r"((?:19|20)\d{2}) ?年?(?:—|-|–|至|~|～)+ ?((?:19|20)\d{2}) ?年?")
_YEAR = re.compile(r"((?:19|20)\d{2}) ?年度?")
_FIVE_YEARS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
_SIGNS = re.compile(r"[\s《》〈〉“”\"（）()—\-–]")
# The period on a line of its own under the title.
_SUBTITLE = re.compile(r"\n([（(](?:19|20)\d{2} ?年?(?:—|-|–|至|~|～)+ ?(?:19|20)\d{2} ?年?[）)])(?=\n)")
_TAIL = re.compile(r"(?:[（(][^（）()]{1,20}[）)]|[0-9]{4}年版)+$")


@dataclass(frozen=True, slots=True)
class PlanKind:
    name: str
    is_plan: bool


@cache
def _kinds() -> tuple[tuple[str, PlanKind], ...]:
    rows = sorted(table("plan_kinds"), key=lambda row: -len(row["word"]))
    return tuple((row["word"], PlanKind(row["kind"], row["plan"] == "yes")) for row in rows)


def plan_kind(title: str) -> PlanKind | None:
    """The kind that a title's last word gives, 工作方案（试行） included; None for no title of a plan."""
    bare = _TAIL.sub("", title.strip().rstrip("》”"))
    return next((kind for word, kind in _kinds() if bare.endswith(word)), None)


def read_head(flat: str, statements: Mapping[str, str]) -> tuple[Head, int]:
    """The head and the offset at which the body begins. What the sidecar states goes before what is read."""
    lines = list(islice(paragraphs(flat), HEAD_PARAGRAPHS))
    bare = [_without_number(flat, line) for line in lines]
    title, span, carrier = _find_title(flat, bare)
    title, span = _out_of_quotes(title, span)
    title, span, glued = _without_date(title, span)
    title, span = _with_period(flat, title, span)
    stated = statements.get("title") or title
    titles = [line for line in lines if any(s and line.start <= s.start < line.end for s in (carrier, span))]
    number = statements.get("number") or _find_number(flat, lines) or _number_behind(flat, titles)
    issuer, issuer_span = _find_issuer(flat, lines, carrier)
    issued_on = statements.get("issued_on") or glued or _find_date(flat)
    start, end = _find_period(stated)
    start, end = (
        int(statements.get("period_start") or start or 0),
        int(statements.get("period_end") or end or 0),
    )
    kind = plan_kind(stated)
    head = Head(
        title=_tidy(stated),
        title_span=span,
        kind=statements.get("kind") or (kind.name if kind else ""),
        number=number,
        issuer=statements.get("issuer") or issuer,
        issuer_span=None if statements.get("issuer") and statements["issuer"] != issuer else issuer_span,
        issued_on=issued_on,
        period_start=start or None,
        period_end=end or None,
        order_year=_order_year(statements.get("order_year"), issued_on, number, start, end),
    )
    return head, _body_start(lines, span, carrier)


def _find_title(flat: str, lines: list[Span]) -> tuple[str, Span | None, Span | None]:
    """(title, where, the line of the notice that carries the plan). A notice 关于印发X的通知 names the plan
    X; the plan's own title line follows it. Without a notice the first title line counts."""
    carrier: Span | None = None
    inner: Span | None = None
    for index, line in enumerate(lines):
        text = flat[line.start : line.end]
        found = _CARRIER.search(text)
        if found and carrier is not None:
            continue  # the site's headline, then the notice's own
        if found:
            carrier = line
            group = found.lastgroup or ""
            inner = _unquoted(flat, Span(line.start + found.start(group), line.start + found.end(group)))
            continue
        if carrier is None and _is_title(text):
            return text, line, None
        if inner is not None:
            if _is_title(text) and _same_title(text, flat[inner.start : inner.end]):
                return text, line, carrier
            if whole := _on_lines(flat, lines[index : index + MOST_TITLE_LINES], inner):
                return flat[whole.start : whole.end].replace("\n", ""), whole, carrier
    if inner is not None:
        return flat[inner.start : inner.end], inner, carrier
    return _untold_title(flat, lines)


def _untold_title(flat: str, lines: list[Span]) -> tuple[str, Span | None, Span | None]:
    """The title where none is one by its form: the first line, unless the notice says which plan it sends
    and a line further down is its title. Addressees and the page's data are no titles."""
    texts = ((flat[line.start : line.end], line) for line in lines)
    plain = (line for text, line in texts if not _NO_TITLE.match(text) and not text.endswith("。"))
    first = next(plain, lines[0] if lines else None)
    for index, line in enumerate(lines):
        found = _SENT.search(flat[line.start : line.end])
        if found is None or (found["attached"] and first is lines[0]):
            continue
        start, end = found.span(found.lastgroup or 0)
        inner = Span(line.start + start, line.start + end)
        wholes = (
            _on_lines(flat, lines[i : i + MOST_TITLE_LINES], inner) for i in range(index + 1, len(lines))
        )
        whole = next((whole for whole in wholes if whole), None)
        if whole is not None:
            return flat[whole.start : whole.end].replace("\n", ""), whole, None
        sent = flat[inner.start : inner.end]
        sends = not found["attached"] and "转发" not in found.group()
        if sends and first is not None and first.start >= line.start and _is_title(sent):
            return sent, inner, line  # no line before the notice could be a title
    return (flat[first.start : first.end][:120] if first else "", first, None)


def _on_lines(flat: str, lines: list[Span], inner: Span) -> Span | None:
    """The lines that together are the title, the first of `lines` among them."""
    title = _folded(flat[inner.start : inner.end])
    text = ""
    for line in lines:
        text += _folded(flat[line.start : line.end])
        if text == title:
            return Span(lines[0].start, line.end)
        if not title.startswith(text):
            return None
    return None


def _without_date(title: str, span: Span | None) -> tuple[str, Span | None, str | None]:
    """A signature's date that is glued to the title after it is no part of the title."""
    found = _LEADING_DATE.match(title)
    if found is None or span is None:
        return title, span, None
    date = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    return title[found.end() :], Span(span.start + found.end(), span.end), date


def _with_period(flat: str, title: str, span: Span | None) -> tuple[str, Span | None]:
    """The title with the period that stands under it in brackets."""
    found = _SUBTITLE.match(flat, span.end) if span is not None and not _find_period(title)[0] else None
    if found is None or span is None:
        return title, span
    return title + found[1], Span(span.start, found.end())


def full_title(title: str, scope: Scope) -> str:
    """The title with the full name of the issuer that a site puts before it (省政府：关于…)."""
    found = _SITE_TITLE.match(title)
    if found is None:
        return title
    issuer = recognise(found["issuer"], scope)
    return f"{issuer.name if issuer else found['issuer']}{title[found.end() :]}"


def _unquoted(flat: str, span: Span) -> Span:
    start, end = span.start, span.end
    if flat[start] == "《" and flat[end - 1] == "》":
        return Span(start + 1, end - 1)
    return Span(start, end)


def _out_of_quotes(title: str, span: Span | None) -> tuple[str, Span | None]:
    """The title of a line that is nothing but 《…》."""
    whole = title.startswith("《") and title.endswith("》") and title.count("《") == 1
    return (title[1:-1], Span(span.start + 1, span.end - 1)) if whole and span else (title, span)


def _without_number(flat: str, line: Span) -> Span:
    """A title line without its own number behind it: …的通知（石政发〔2023〕3号）."""
    found = _number_at_end(flat, line)
    return Span(line.start, found.start()) if found else line


def _number_at_end(flat: str, line: Span) -> re.Match[str] | None:
    begin = flat.rfind("（", line.start, line.end)
    if begin <= line.start or flat.startswith("附件", line.start) or numbering_at(flat, line.start, line.end):
        return None
    if flat[begin - 1] == "》" and flat[line.start] != "《":
        return None  # the number is of the document that is cited last
    return _NUMBER_BEHIND.match(flat, begin, line.end)


def _is_title(text: str) -> bool:
    if (
        not 6 <= len(text) <= 90
        or re.search("[。；，]$|^[（(]|^附件", text)
        or numbering_at(text, 0, len(text))
    ):
        return False
    return plan_kind(text) is not None


def _same_title(line: str, inner: str) -> bool:
    short, long = sorted((_folded(line), _folded(inner)), key=len)
    return (short in long and len(short) * 2 > len(long)) or short.replace("的", "") == long.replace("的", "")


def _folded(title: str) -> str:
    return _SIGNS.sub("", title)


def _find_number(flat: str, lines: list[Span]) -> str | None:
    for line in lines[:15]:
        said = _NUMBER_SAID.search(flat, line.start, line.end)
        found = _NUMBER.match(flat, said.end() if said else line.start, line.end)
        if found:
            return found.group().replace(" ", "").removeprefix("号")
    return None


def _number_behind(flat: str, titles: list[Span]) -> str | None:
    found = next(filter(None, (_number_at_end(flat, line) for line in titles)), None)
    return found["number"].replace(" ", "") if found else None


def _find_issuer(flat: str, lines: list[Span], carrier: Span | None) -> tuple[str | None, Span | None]:
    """Who speaks: the words before 关于 in a title line or notice, a letterhead …文件, or a signature. Who
    says no more than 区人民政府办公室 signs with the name of the district all the same."""
    name, span = _speaker(flat, lines, carrier)
    if name is None or not _LEVEL_ONLY.match(name):
        return name, span
    signed = (_signed_by(flat, line, name) for line in lines)
    return next(((flat[s.start : s.end], s) for s in signed if s is not None), (name, span))


def _signed_by(flat: str, line: Span, name: str) -> Span | None:
    """蔡甸区人民政府办公室 on a line of its own, or as what the page gives as publisher."""
    if not flat.endswith(name, line.start, line.end):
        return None
    colon = max(flat.rfind(mark, line.start, line.end) for mark in "：: ")
    start = max(line.start, colon + 1)
    longer = 2 <= line.end - len(name) - start <= LONGEST_PLACE_NAME
    return Span(start, line.end) if longer and flat[start : line.end].isalpha() else None


def _speaker(flat: str, lines: list[Span], carrier: Span | None) -> tuple[str | None, Span | None]:
    for line in [*([carrier] if carrier else []), *lines[:LETTERHEAD]]:
        text = flat[line.start : line.end]
        found = _ISSUER.match(text)
        if found and len(text) <= 120:
            name = found["issuer"].strip(" ：、")
            if name and not name.startswith("关于"):
                offset = line.start + text.index(name)
                return name, Span(offset, offset + len(name))
        if text.endswith("文件") and 6 <= len(text) <= 40 and "：" not in text:
            return text[:-2], Span(line.start, line.end - 2)
    return _signature(flat, lines)


def _signature(flat: str, lines: list[Span]) -> tuple[str | None, Span | None]:
    """The line above a line that is nothing but a date."""
    for line, following in pairwise(lines):
        text = flat[line.start : line.end]
        dated = flat[following.start : following.end]
        if _DATE.fullmatch(dated) or _DATE_CN.fullmatch(dated):
            plain = 4 <= len(text) <= 40 and not re.search("[。；：，《》]", text)
            return (text, line) if plain else (None, None)
    return None, None


def _find_date(flat: str) -> str | None:
    """The first line that is nothing but a date (a signature's), or ends a signature; else the page's own."""
    said: str | None = None
    for line in paragraphs(flat):
        if line.end - line.start > 60:
            continue
        text = flat[line.start : line.end]
        if found := _DATE.search(text) or _BRACKETED_DATE.match(text):
            date = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
            if not _PUBLISHED.search(text):
                return date
            said = said or date
        if found := _DATE_CN.search(text):
            return f"{found[1].translate(_CN_DIGITS)}-{_small(found[2]):02}-{_small(found[3]):02}"
    return said


def _small(written: str) -> int:
    tens, _, units = written.rpartition("十")
    if "十" not in written:
        return int(written.translate(_CN_DIGITS))
    return (int(tens.translate(_CN_DIGITS)) if tens else 1) * 10 + (
        int(units.translate(_CN_DIGITS)) if units else 0
    )


def _find_period(title: str) -> tuple[int | None, int | None]:
    if found := _PERIOD.search(title):
        return int(found[1]), int(found[2])
    for name, first in _FIVE_YEARS.items():
        if name in title:
            return first, first + 4
    if found := _YEAR.search(title):
        return int(found[1]), int(found[1])
    return None, None


def _order_year(
    stated: str | None, issued_on: str | None, number: str | None, start: int | None, end: int | None
) -> int | None:
    if stated:
        return int(stated)
    if start and start == end:  # an annual plan is of its year, whenever it was issued
        return start
    if issued_on:
        return int(issued_on[:4])
    if number and (found := re.search(r"(?:19|20)\d{2}", number)):
        return int(found.group())
    return start or None


def _tidy(title: str) -> str:
    """A title in one line: spaces between Chinese characters are a wrapped line's."""
    return re.sub(r"(?<=[一-鿿（）》”]) +(?=[一-鿿（《“])", "", title).strip()


def _body_start(lines: list[Span], title: Span | None, carrier: Span | None) -> int:
    """Behind the line that holds the title: the plan's own, where a notice carries it."""
    last = max((span.end for span in (title, carrier) if span is not None), default=0)
    return next((line.end for line in lines if line.start <= last <= line.end), last)
