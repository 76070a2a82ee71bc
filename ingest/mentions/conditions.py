"""Numbers that are no aims: what a grant or a title depends on, a limit for one case, a class of things."""

from __future__ import annotations

import re

# 对产值不低于5000万元的企业: whom something is for.
_FOR = re.compile(r"^(?:(?:对于?|凡|符合|按照?|参照|依据|以)(?!接|外|口|标|台|照)|申报|申请)")
_FORBIDDEN = re.compile(r"不再|禁止|严禁|不予|不得新")
_EACH = re.compile(r"(?:单笔|单户|单个|每笔|每户|每处|每家|每人|每名|每个?项目|每案|应占|须占|上限|最高)各?$")
# Directly after the number: 60%的，按60%发放; 30万吨/年以下煤矿; 不低于5000万元（其中三明…）的企业.
_WHOSE = re.compile(
    r"(?:以上|以下|以内)?(?:的(?:[，；。]|企业|单位|项目|职工|人员|地区|给|予)|（[^（）]{1,60}）的)"
)
# 投资10亿元以上项目60个, 超百亿元企业5家: what the things are that an aim counts.
_SIZE = re.compile(
    "元(?:以上|级)?的?[一-鿿]{0,12}(?:项目|企业|园区|集群|基地|产业|县|镇|村)(?:达到|达|突破|超过)?\\d"
)
_CLASS = re.compile(r"(?:类|级|等)?(?:及以[上下]|以下)(?=[一-鿿])")
# A subject that begins or ends inside a phrase, or is nothing but a verb.
_CUT = re.compile(
    r"^(?:低于|高于|大于|小于|不足|其中|分别|用于(?!.*比例?$)|进行|满足|服务能力|走在|达到|按照?|具有|具备|从事|符合)|"
    r"(?:大于|小于|的|或高?|及)$|^(?:年均|年增|增长|压缩|建设|新增|新建|降低|提高|培育|全省|累计|开展|完成)$"
)
_LEAD = re.compile(r"^(?:、|尽快实现|尽快|逐步|同时)+")
_FROM = re.compile(r"(?:由|从)\d[^，]*$")
_APART = re.compile(r"分别(?P<had>[^，。；]*)$")
_YEAR = re.compile(r"20\d{2}年")
_VALUES = re.compile(r"(?:(?:、|和|及|与)\d[\d.]*[^，。；、和及与\d]{0,6})+")
# What stands between an aim and the number that is a part of it, and between that and the next.
_SHARE = re.compile(
    r"[^，。；：\d]{0,24}(?:，[^，。；：\d]{2,16})?[，；（。]\n?其中，?：?[一-鿿（）\d年、]{2,24}"
)
_NEXT_SHARE = re.compile(r"[，、；和][一-鿿（）\d年、]{2,20}")
_ASSIGNED = re.compile(r"(?:目标|任务|指标)(?:分别)?(?:为|是)?：$")
_YEARLY = re.compile(
    r"^(?:其中，?)?(?:20\d{2}年)?(?:培育|培养|培训|新增|完成|建成|建设|新建|引进|改造|创建|打造)?$"
)
_PART = re.compile(r"[^，。；：！？\n\d]{2,80}")
_RATE = re.compile(r"年均(?:增长|提高|下降)?|增长|年增")
_NEXT = re.compile(r"[、和及与][^，。；]*的")


def is_condition(before: str, flat: str, end: int) -> bool:
    """Whether the number that ends at `end`, after `before` in its part of the sentence, sets no aim."""
    if _FOR.search(before) or _FORBIDDEN.search(before):
        return True
    last = end - 1
    return any(
        form.match(flat, at) for form, at in ((_WHOSE, end), (_SIZE, last), (_CLASS, last), (_CLASS, end))
    )


def subject_of(text: str) -> str | None:
    """The subject as it should be; None for one that is cut, for one case alone, or says nothing."""
    subject = _FROM.sub("", _LEAD.sub("", text))
    if len(subject) < 2 or _CUT.search(subject) or _EACH.search(subject):
        return None
    return subject


def modifies(flat: str, stop: int, limit: int) -> bool:
    """Whether the words up to `stop` are the first of several that describe a noun further on."""
    return _NEXT.match(flat, stop, limit) is not None


def described(flat: str, end: int, limit: int) -> tuple[str, int] | None:
    """The noun that the words after a number describe, and where it ends: 10家服务能力强、影响大的企业."""
    part = _PART.match(flat, end, limit)
    if part is None or "的" not in part[0]:
        return None
    noun = part[0].rpartition("的")[2].partition("、")[0]
    start = part.start() + part[0].rindex("的") + 1
    subject = subject_of(noun.strip("“”"))
    return (subject, start + len(noun)) if subject else None


def rate_of(text: str, indicator: str) -> str:
    """年均 after an aim is the growth of what that one is about."""
    return f"{indicator}{'年均增长' if text == '年均' else text}" if _RATE.fullmatch(text) else text


def apart(before: str, flat: str, end: int) -> bool:
    """Whether the number is one of several that go with as many subjects: 甲、乙分别达到1个、2个."""
    shared = _APART.search(before)
    if shared is None:
        return False
    return _VALUES.match(flat, end) is not None or re.search(r"\d", _YEAR.sub("", shared["had"])) is not None


def is_share(gap: str) -> bool:
    """Whether what stands between an aim and a number says that the number is a part of it."""
    return _SHARE.fullmatch(gap) is not None


def is_assigned(flat: str, start: int, number: int) -> bool:
    """Whether the part that begins at `start` begins a list of quotas: 任务为：甲市5个，乙市3个."""
    named = _NEXT_SHARE.fullmatch("，" + flat[start:number])
    return named is not None and _ASSIGNED.search(flat, max(0, start - 12), start) is not None


def is_next_share(gap: str) -> bool:
    """Whether a number is the next part of an aim after one that was: 其中省级5个、市级7个."""
    return _NEXT_SHARE.fullmatch(gap) is not None


def share_of(text: str, whole: str) -> str:
    """The subject of a part: 其中2018年培育600人 is of the same as the whole."""
    return whole if _YEARLY.match(text) else text.removeprefix("其中").removeprefix("，")
