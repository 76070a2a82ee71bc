"""Targets: quantified aims. A number with a unit, in words that set it as an aim.

A number that only counts what there is (4个国家“双创”示范基地), names a thing (144小时过境免签, 11号线) or
dates one is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ingest.mentions.conditions import (
    apart,
    described,
    is_assigned,
    is_condition,
    is_next_share,
    is_share,
    modifies,
    rate_of,
    share_of,
    subject_of,
)
from ingest.mentions.draft import Draft
from ingest.mentions.numbers import bound, numbers, unit_of, value_of
from ingest.mentions.respective import respective
from ingest.types import Mention, Span

# Words that set an aim; they stand in the same part of the sentence as the number.
_AIM = re.compile(
    r"达到?|完成|新增|建成|建设|新建|改建|实现|培育|开行|力争|确保|不低于|不少于|不超过|不高于|控制在|稳定在|保持在|维持在|下降|降低|"
    r"减少|压减|提高到?|提升[到至]?|增长|增加|超过|突破|打造|组建|开展|推进|促进|改造|培训|转化|承接|新开|投资|投入|引进|创建|认定|"
    r"评选|举办|推广|布局|修复|治理|种植|造林|整治|筹集|争取|形成|累计|年均|低于|高于|至少|扩大[到至]?|缩短[到至]?|优于|配备|签约|落地|"
    r"开工|竣工|投产|招引|储备|谋划|制定|发布|建立|扶持|选派|选树|遴选|新改扩建|改扩建|入库|培养|吸引|年新增|生产|净增|清零|选取|"
    r"实施|开发|推出|设立|共建|征集|收集|召开|成功对接|关闭|退出|淘汰|去产能|化解|拆除|腾退|压缩|下调|上调|精简|引育|孵化|带动"
)
_RATE = re.compile(r"率|比例|比重|占比|增速|强度|占")
# A sentence that grants money counts what it is granted for.
_SUBSIDY = re.compile(r"补助|补贴|奖励|贴息|资助|奖补|予以扣除|准予|税率|优惠")
_STRONG = re.compile(
    r"力争|争取|确保|20\d{2}年|全年|年内|年底|今年|每年(?:新增|新建|建成|培育|培养|培训|引进|打造|建设|创建)$"
)
# After a first aim the bare indicator is enough: 粮食播种面积1250万亩.
_INDICATOR = re.compile(
    r"(?:面积|产量|总量|里程|规模|收入|存栏|出栏|保有量|产值|增加值|人数|户数|数量|容量|能力|装机)$"
)
_PAST = re.compile(
    r"截至|截止|目前|已达|已建|已完成|去年|上年|以来|现有|共有|历年|曾|奖励|补助|补贴|给予|资助|罚款|权重|分值|按[^，]{0,30}的$"
)
# Before a number: an ordinal, a code, a span of numbers; or what there is already (全市19条重点产业链).
_NOT_BEFORE = re.compile(
    r"(?:第|〔|\[|No\.?|[A-Za-z]|[.．/:：—\-~～]|[全我][省市县区国]|两市|上述|现有|其中|城市群|等|这|前|原|从|由|按)$"
)
# What a number before these is not an aim about: parts of a programme, spans of time in a name, ordinals.
_NOT_AFTER = re.compile(
    r"(?:方面|环节|月(?!均)|一体化|统一|先行|维度|领域|层面|阶段|步骤|工作日|自然日|日内|百分点以内的|以上(?:的)?(?:企业|项目|单位|城市|老人|老年人|"
    r"人口|机组|发动机|锅炉|建筑|大型|规模|县|地区)|[一-鿿]{0,8}主管部门|圈|生活圈|过境|经济圈|交通圈|通勤圈)"
)
_LAST_YEAR = re.compile(
    r"(?P<year>20\d{2})年(?!度?[^，。；\d]{0,6}预算)(?:年?[底末])?|[“\"]?(?P<plan>十[三四五六]五)[”\"]?(?:时期)?(?:期?末|[^，。；]{0,12}目标)|(?P<own>年内|今年|年底|年末|全年|本年|当年)"
)
_NOT_BY = re.compile(r"(?:比|较|自|从|在|以|截至|对比|〔)$")
_PLAN_END = {"十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_BASE = re.compile(
    r"(?:比|较|与|在)(20\d{2}年|上年|去年|上一年|“?十[三四五]五”?(?:时期|末)?)(?:同期|末|底)?(?:相比|基础上)?"
)
# A short bracket belongs to the name before it: 联合实验室（研究中心）10家.
_CUT = re.compile(r"（(?![市县区旗、]+）)[^（），。；：！？\n\d]{1,12}）|[，。；：！？\n（）]")
_BEFORE_NUMBER = re.compile(
    r"(?:总数|数量|总量|规模|总规模)?(?:稳定在|控制在|保持在|维持在|力争)?(?P<word>达到|达|不得超过|不得少于|不得低于|超过|超|突破|不少于|不低于|不超过|不高于|高于|低于|优于|"
    r"至少|约|近|(?:提高|提升|上升|增加|扩大|下降|降低|减少|缩短|压减|压缩|缩减|精简|下调|上调)[到至]?|共|增长|降至|降到|增至|稳定在|控制在|保持在|维持在|为|至|到)?(?:约|近)?$"
)
_LEAD = re.compile(
    r"^(?:(?:力争|争取|且|并|将|对(?!接|外|口)|负责|确保|推动|推进|加快|促进|实现|完成|使|全市|全省|全县|全区|年底前?|今年|年内|累计|每年|全年|"
    r"(?:到|至)?20\d{2}年(?:年?[底末]前?)?|(?:到|至)?“?十[三四五]五”?(?:时期|期?末))，?)+"
)
# What parts a target from the words before it: （含定点）、防护服日产量10万件.
_MARKS = "、，；：。）”》 "
_PERCENT = ("%", "％", "‰", "个百分点", "百分点")
_WORDS = {
    "超过": ">", "超": ">", "突破": ">", "高于": ">", "不少于": ">=", "不低于": ">=",
    "不得少于": ">=", "不得低于": ">=", "不得超过": "<=", "至少": ">=", "优于": ">=",
    "不超过": "<=", "不高于": "<=", "低于": "<", "约": "~", "近": "~",
}  # fmt: skip
# 至少配备1名
_AT_LEAST = re.compile(
    r"至少(?:要|各)?(?:组织召开|配备|建设|建成|建立|培育|培养|新建|新增|打造|开展|安排|完成|创建|设立|组织|举办|改造|保留|有)$"
)
# 不少于总课时的50%
_OF_WHOLE = re.compile(r"(?P<word>不少于|不低于|不超过|不高于|超过|达到?)[^，。；]{1,14}?的?$")
# 中小企业和高新技术企业分别达到1200家和700家
_SHARED = re.compile(r"([^，。；和与及、]{2,20})(?:和|与|及|、)([^，。；和与及、]{2,20})分别")
_BEARER = re.compile(r"[^，。；、]{0,10}(?:企业|园区|集群|县|镇|村|项目|基地|产业)$")
_CHANGE = re.compile(r"^(?:下调|上调|压缩|缩减|精简)")
# 8条与中心城区、咸阳主城区互联互通道路: with what they are joined says nothing of what is counted.
_JOINED = re.compile(
    r"[与和][^，。；：\n\d]{2,30}?(?P<thing>(?:互联互通|联通|连通|连接|相连|衔接|贯通)的?[^，。；：、\n\d和与及]{2,10})"
)
# What is counted in a row, each after its own number, is set by the words before the first.
_IN_A_ROW = ("条", "座", "处")
# 分地区目标任务为：福州市5个，…: shares of what the sentence before sets, for the same year.
_PARTED = re.compile(r"分(?:地区|区域|行业|领域|市|县区|单位|类别|项目)[^，。；：\d]{0,24}为?：")
_DONE = re.compile(r"[^，。；\n]{0,24}?(?:已|建成投|竣工|完工)")
_FOLLOWING = re.compile(r"[^，。；：！？、\n（）“”\d]{0,24}")


def recognise_targets(draft: Draft) -> None:
    """Adds the targets of every sentence of every task."""
    for task in draft.outline.tasks:
        carried: int | None = None
        last: tuple[int, int] | None = None
        for measure in task.measures:
            last = last if draft.flat.startswith("其中", measure.start) else None
            parted = _PARTED.match(draft.flat, measure.start, measure.end)
            by = carried if task.kind == "goal" or last or parted else None
            carried, last = _read(draft, measure, by, last)


def _read(
    draft: Draft, measure: Span, carried: int | None, last: tuple[int, int] | None
) -> tuple[int | None, tuple[int, int] | None]:
    """Adds one sentence's targets; the year that it is about, and its last number, for the next sentence."""
    flat = draft.flat
    sentence = _Sentence(draft, measure, carried)
    for match in numbers().finditer(flat, measure.start, measure.end):
        if match.end() == match.end("digits") and not match["scale"]:
            continue
        target = _target(draft, sentence, match, last)
        if target is not None:
            draft.mentions.append(target)
            after = bound(flat, match)
            last = match.start(), after.end() if after else match.end()
    return sentence.by(measure.end), last


class _Sentence:
    """What holds for every number of one sentence: the years it is for, whether it grants money."""

    def __init__(self, draft: Draft, span: Span, carried: int | None) -> None:
        self.span = span
        self.grants = _SUBSIDY.search(draft.flat, span.start, span.end) is not None
        self._years = list(_years(draft, span.start, span.end))
        self._carried = carried
        self.sharing = False

    def shares(self, draft: Draft, unit: str, gap: str) -> bool:
        """Whether a number, `gap` after the last aim, counts a part of that: 20个，其中省级5个."""
        written = str(draft.mentions[-1].properties["unit"])
        self.sharing = (
            written.endswith(unit)
            and unit not in _PERCENT
            and (is_share(gap) or (self.sharing and is_next_share(gap)))
        )
        return self.sharing

    def by(self, position: int) -> int | None:
        """The year of the last aim before `position`, or that which the goal's sentence before was for."""
        index = bisect_left(self._years, (position, 0)) - 1
        return self._years[index][1] if index >= 0 else self._carried


def _target(
    draft: Draft, sentence: _Sentence, match: re.Match[str], last: tuple[int, int] | None
) -> Mention | None:
    measure = sentence.span
    flat = draft.flat
    start = _part_start(flat, measure, match.start())
    before = flat[start : match.start()]
    unit = unit_of(before, flat, match)
    if (
        unit is None
        or draft.titles.touching(match.start(), match.end())
        or draft.works.touching(*match.span())
    ):
        return None
    if (
        _NOT_BEFORE.search(before[-3:])
        or _NOT_AFTER.match(flat, match.end())
        or _quoted(flat, measure, match)
    ):
        return None
    share = last is not None and sentence.shares(draft, unit, flat[last[1] : match.start()])
    if is_assigned(flat, start, match.start()):
        share = sentence.sharing = True
    listed = share or (last is not None and _INDICATOR.search(before) is not None)
    listed = listed or (last is not None and _goes_on(draft, unit, match))
    if sentence.grants and not _STRONG.search(before):
        return None  # what a grant depends on is no aim
    paired = respective(flat, start, match.start(), measure.end)
    if is_condition(before, flat, match.end()) or (paired is None and apart(before, flat, match.end())):
        return None
    if before.endswith("的") and unit not in _PERCENT:
        return None  # 已关闭的9处煤矿
    if _PAST.search(before) or not (listed or _aimed(before, unit, flat[match.end() : match.end() + 16])):
        return None
    lead = _BEFORE_NUMBER.search(before)
    word = lead["word"] if lead else None
    if lead is None or not word:
        lead = _OF_WHOLE.search(before) or lead
        word = lead["word"] if lead else None
    if not word and _AT_LEAST.search(before):
        word = "至少"
    after = bound(flat, match)
    comparator = _comparator(match, word, after)
    end = after.end() if after else match.end()
    if last is not None and last[0] >= start:  # 新增共同体45个、医联体15家: the same words govern both
        start = max(flat.rfind(mark, last[1], match.start()) for mark in "、和及与，") + 1 or start
        before = flat[start : match.start()]
        lead = _BEFORE_NUMBER.search(before)
    subject, stop = _subject(before, lead, flat, end, measure.end)
    if paired is not None:
        subject, stop = paired, end
    if share and last is not None:
        subject = share_of(subject, str(draft.mentions[-1].properties["subject"]))
    elif last is not None and draft.mentions[-1].label == "Target":
        subject = rate_of(subject, str(draft.mentions[-1].properties["subject"]))
    found = subject_of(subject)
    if found is None or (stop > end and modifies(flat, stop, measure.end)):
        noun = described(flat, end, measure.end) if stop > end else None
        if noun is None:
            return None
        found, stop = noun
    subject = found
    value, unit_written = value_of(match, unit)
    properties: dict[str, str | int | float | tuple[str, ...]] = {
        "subject": subject,
        "comparator": comparator,
        "value": value,
        "unit": unit_written,
    }
    base = _BASE.search(before)
    if base:
        properties["base"] = base[1]
    by = sentence.by(match.start())
    if by is not None:
        properties["by"] = by
    percent = unit_written in _PERCENT
    while flat[start] in _MARKS:
        start += 1
    name = flat[start:stop]
    key = f"{subject}|{comparator}|{value}|{unit_written}"
    confidence = 0.92 if percent else 0.85 if word else 0.75
    return Mention("Target", start, stop, name, key, "target: number", confidence, None, properties)


def _aimed(before: str, unit: str, after: str) -> bool:
    """Whether the words around the number set it as an aim."""
    if _AIM.search(before) or (unit in _PERCENT and _RATE.search(before)):
        return True
    return re.match(r"[^，。；\d]{0,12}(?:建设|目标|任务|改造)(?:$|[，。；、和及目任])", after) is not None


def _goes_on(draft: Draft, unit: str, match: re.Match[str]) -> bool:
    """Whether a number goes on with what the aim right before it counts: 8条道路，13条支路和5条便道."""
    last = draft.mentions[-1]
    if last.label != "Target" or unit not in _IN_A_ROW or unit != last.properties["unit"]:
        return False
    gap = draft.flat[last.end : match.start()]
    return gap in ("，", "、", "和", "及") and not _DONE.match(draft.flat, match.end())


def _part_start(flat: str, measure: Span, position: int) -> int:
    floor = max(measure.start, position - 60)
    cuts = [cut.end() for cut in _CUT.finditer(flat, floor, position) if len(cut[0]) == 1]
    return cuts[-1] if cuts else floor


def _quoted(flat: str, measure: Span, match: re.Match[str]) -> bool:
    """Whether the number stands inside quotation marks: a slogan's."""
    opened = flat.rfind("“", max(measure.start, match.start() - 30), match.start())
    return opened >= 0 and flat.find("”", opened, match.start()) < 0


def _comparator(match: re.Match[str], word: str | None, after: re.Match[str] | None) -> str:
    if after is not None and after["ge"]:
        return ">="
    if after is not None and after["le"]:
        return "<="
    if (after is not None and after["about"]) or match["more"] or match["more2"]:
        return "~"
    return _WORDS.get(word or "", "=")


def _subject(before: str, lead: re.Match[str] | None, flat: str, end: int, limit: int) -> tuple[str, int]:
    """What the number is about, and where the target's slice ends: the words before it, or those after it."""
    text = before[: lead.start()] if lead else before
    shared = _SHARED.search(before)
    if shared:
        return _LEAD.sub("", shared[1]), end
    text = _BASE.sub("", text)
    text = _LEAD.sub("", text).rstrip("和与及等、")
    following = _FOLLOWING.match(flat, end, limit)
    after = following[0].rstrip("和与及并") if following else ""
    if lead and lead["word"] == "超" and _BEARER.match(after):  # 打造产值超百亿元产业强县
        return after, end + len(after)
    if lead and _CHANGE.search(lead[0]) and len(text) > 1:  # 税额标准下调20%征收
        return text, end
    if joined := _JOINED.match(flat, end, limit):
        return joined["thing"], joined.end()
    if after[:1] in ("与", "和", "及", "的"):
        after = ""
    if re.search(r"(?:率|例|重|量|额|值|度|积|程|数|模|入|速|出|资|次|比|位|名|群)$", text) or not after:
        return text, end
    tail = re.sub(r"(?:以上|左右)?(?:的)?(.*)", r"\1", after)
    last = end + len(after)
    return (tail or text), last


def _years(draft: Draft, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(where it ends, year) of what aims are set for; 年内 and its kin are the plan's own year."""
    for match in _LAST_YEAR.finditer(draft.flat, start, end):
        year: int | None
        if match["own"]:
            year = draft.year()
        elif match["plan"]:
            year = _PLAN_END.get(match["plan"])
        elif _NOT_BY.search(draft.flat, max(start, match.start() - 2), match.start()):
            continue
        else:
            year = int(match["year"])
        if year is not None:
            yield match.end(), year
