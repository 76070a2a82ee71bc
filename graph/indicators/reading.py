"""What an aim is about and how it is counted, read from its subject and its clause."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from graph.indicators.model import Basis, Indicator, TargetRow
from graph.search_keys import simplified
from graph.timelines.passage import Passage

_SCALES = {
    "万亿": 1e12,
    "千亿": 1e11,
    "百亿": 1e10,
    "亿": 1e8,
    "千万": 1e7,
    "百万": 1e6,
    "万": 1e4,
    "千": 1e3,
    "百": 1e2,
}
_SCALE = re.compile("万亿|千亿|百亿|亿|千万|百万|万|千(?![瓦克米伏])|百(?!分)")
# With whom something is done tells nothing of what is counted.
_WITH = re.compile(
    r"(?:与|和|同|会同|联合)[^，。；：]{2,20}?(?=累计|新增|新建|共同|合作|联合|开展|形成|打造|签[订署]|组建|建设|互认|互联)"
)
_SETS = re.compile(
    r"^(?:\d年|建成(?:并?投入?(?:运营|使用|[运用产])的?)?|每年|全年|年度|年内|今年|当年|力争|争取|确保|推动|推进|促进|加快|累计|共计|共同|联合|合作|年?新增|净增|"
    r"新建|新组建|组建|建设|新改建|改造|打造|培育|培养|引进|完成|实现|开展|举办|形成|各类|各级|全[国省市县区]|总)"
)
_TAIL = re.compile(r"(?:总数|数量|个数|总量|累计|任务|目标|建设)$")
_QUOTES = re.compile(r"[“”\"'《》]")
_BRACKET = re.compile(r"（[^（）]*）")
_NEW = re.compile("新增|净增|新建|新组建|新培育|新认定")
# 到2025年新增 and 三年新增 are no yearly aims.
_YEARLY = re.compile(r"每年|年均|(?<![\d今当去明全一二三四五六七八九十两])年新增|逐年")
_CHANGE = re.compile(
    r"(?:提高|提升|上升|增长|增加|下降|降低|减少|缩短|压减|压缩|缩减)(?![到至])[^，。；、]{0,3}\d"
)
_PART = re.compile("其中")


def indicator_of(row: TargetRow) -> Indicator:
    """The aim as a line of the ledger."""
    passage = Passage.of(row.source, row.source_start)
    start = min(passage.index(row.start), max(len(passage.flat) - 1, 0))
    end = max(start + 1, passage.index(row.end))
    first, _ = passage.clause(start, end)
    clause = passage.flat[first:end]
    amount, measured_in = amount_of(row.value, row.unit)
    due, basis = _due(row)
    return Indicator(
        plan_id=row.plan_id,
        plan=row.plan,
        order_year=row.order_year,
        task_id=row.task_id,
        measure_id=row.measure_id,
        target_id=row.target_id,
        subject=row.subject,
        comparator=row.comparator,
        value=row.value,
        unit=row.unit,
        base=row.base,
        by=row.by,
        sentence=row.sentence,
        document=row.document,
        document_name=row.document_name,
        start=row.start,
        end=row.end,
        quote=row.quote,
        method=row.method,
        confidence=row.confidence,
        indicator=name_of(row.subject),
        amount=amount,
        measured_in=measured_in,
        due=due,
        due_basis=basis,
        scope=area_of(clause, ((p["name"], p["surface"]) for p in row.places), row.jurisdiction),
        counts=counts_of(clause),
        part=_PART.search(passage.flat, 0, end) is not None,
        match=row.match,
    )


def name_of(subject: str) -> str:
    """The subject without what sets or counts it, or takes part in it: 与甲累计新增各类医联体 is 医联体."""
    name = _BRACKET.sub("", _QUOTES.sub("", _WITH.sub("", simplified(subject))))
    while (lead := _SETS.match(name)) and len(name) - lead.end() >= 2:
        name = name[lead.end() :]
    while (tail := _TAIL.search(name)) and tail.start() >= 2:
        name = name[: tail.start()]
    return name


def is_generic(name: str) -> bool:
    """Whether the name tells no indicator from others: 项目, 总投资."""
    return len(name) < 2 or name in _generic()


@cache
def _generic() -> frozenset[str]:
    return frozenset(row[0] for row in _table("generic"))


def amount_of(value: float, unit: str) -> tuple[float, str]:
    """The value in the unit that its sort is compared in."""
    scale = _SCALE.match(unit)
    times = _SCALES[scale[0]] if scale else 1.0
    bare = unit[scale.end() :] if scale else unit
    base, factor = _units().get(bare, (bare, 1.0))
    return round(value * times * factor, 6), base


@cache
def _units() -> dict[str, tuple[str, float]]:
    return {unit: (base, float(times)) for unit, base, times in _table("units")}


def _table(name: str) -> list[list[str]]:
    lines = (files("graph.indicators") / f"{name}.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def _due(row: TargetRow) -> tuple[int | None, Basis | None]:
    if row.by is not None:
        return row.by, "target"
    if row.deadline:
        return int(row.deadline[:4]), "task"
    return (row.period_end, "plan") if row.period_end is not None else (None, None)


def clause_of(sentence: str, quote: str) -> str:
    """The clause of the sentence up to the end of the quote; the quote where it does not stand there."""
    flat, told = (Passage.of(text, 0).flat for text in (sentence, quote))
    start = flat.find(told)
    if start < 0 or not told:
        return told
    passage = Passage.of(sentence, 0)
    return flat[passage.clause(start, start + len(told))[0] : start + len(told)]


def area_of(clause: str, places: Iterable[tuple[str, str]], jurisdiction: str | None) -> tuple[str, ...]:
    """The places of the clause (name, as written), those left out that something is done with; else the
    plan's own."""
    told = _WITH.sub("", clause)
    named = {name for name, surface in places if simplified(surface) in told}
    return tuple(sorted(named or ({jurisdiction} if jurisdiction else set())))


def counts_of(clause: str) -> tuple[str, ...]:
    """How the clause counts: `new`, `yearly`, `change`."""
    told = (("new", _NEW), ("yearly", _YEARLY), ("change", _CHANGE))
    return tuple(name for name, form in told if form.search(clause))
