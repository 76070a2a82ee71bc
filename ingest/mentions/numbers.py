"""Numbers as aims are written: digits, a scale, a unit and what it is counted by (千克标准煤/吨)."""

from __future__ import annotations

import re
from functools import cache

from ingest.lexicon import table

AFTER = re.compile(r"(?P<ge>以上|及以上|起)|(?P<le>以内|以下|之内)|(?P<about>左右|上下)")
_MONEY = re.compile(
    r"(?:[一-鿿]{0,8})?(?:融资|投资|产值|贷款|资金|债券|规模|产业|收入|营收|信贷|授信|税收|交易额|销售额)"
)
# What a unit is counted by, beside the units themselves: 吨/小时, 元/千瓦时.
_BY = ("年", "月", "日", "周", "季", "时", "秒", "分", "万元", "亿元", "平方米", "人", "车", "户", "标方")
# Without 以上 and its kin they rather name a thing than count one: 6级风, 5层楼.
_DOUBTFUL = (
    "天", "小时", "分钟", "岁", "级", "倍", "强", "层", "次", "P", "度", "位", "对", "部", "口", "方",
)  # fmt: skip
_COUNTED = ("次", "倍", "部", "位")
# A span of time is an aim only where words make it shorter: 办理时限压缩至3个工作日.
_SPANS = ("个工作日", "工作日", "天", "小时", "分钟", "个月")
_SHORTER = re.compile(r"(?:压缩|缩短|压减|缩减|精简)(?:[^，。；\d]{0,12}[至到为])(?:平均)?$")
_WITHIN = re.compile(r"(?P<le>内)(?![一-鿿])(?P<ge>(?!))?(?P<about>(?!))?")


@cache
def numbers() -> re.Pattern[str]:
    """Every number, with `unit` where a unit of the list follows."""
    known = sorted((row["unit"] for row in table("units")), key=lambda unit: (-len(unit), unit))
    units = "|".join(re.escape(unit) for unit in known)
    whole = "|".join(re.escape(unit) for unit in sorted({*known, *_BY}, key=lambda u: (-len(u), u)))
    return re.compile(
        r"(?P<digits>\d{1,12}(?:,\d{3})*(?:\.\d+)?|(?<![\d一二三四五六七八九十百千万数几上余多])(?=[千百]亿元))"
        r"(?P<more>余|多)?(?P<scale>万亿|千亿|百亿|十亿|千万|百万|亿|万|千|百)?(?P<more2>余|多)?"
        rf"(?P<unit>(?:{units})(?:/(?:{whole}))?)?"
    )


def unit_of(before: str, flat: str, match: re.Match[str]) -> str | None:
    """The unit of a number after `before`; None where it is not one that an aim is counted in."""
    unit = match["unit"]
    if unit in _SPANS and _SHORTER.search(before):
        return unit
    if unit in ("个工作日", "工作日", "个月", "伏"):  # 500千伏 is a sort of line
        return None
    if unit in _DOUBTFUL and not AFTER.match(flat, match.end()):
        return unit if unit in _COUNTED else None
    if unit:
        return unit
    if match["scale"] in ("亿", "万亿", "百亿", "千亿") and _MONEY.match(flat, match.end()):
        return "元"
    return None


def bound(flat: str, match: re.Match[str]) -> re.Match[str] | None:
    """以上, 以内, 左右 after a number; after days 内 alone is 以内."""
    after = AFTER.match(flat, match.end())
    if after is None and match["unit"] in _SPANS:
        return _WITHIN.match(flat, match.end())
    return after


def value_of(match: re.Match[str], unit: str) -> tuple[int | float, str]:
    """Value and unit as written: 1 万个."""
    scale = match["scale"] or ""
    unit = {"％": "%", "百分点": "个百分点"}.get(unit, unit)
    if not match["digits"]:  # 千亿元
        return {"千": 1000, "百": 100}[scale[0]], scale[1:] + unit
    digits = match["digits"].replace(",", "")
    value = float(digits)
    return int(value) if value.is_integer() else value, scale + unit
