"""The words of a clause: labels, roles, fillers, dates. One scan cuts a clause into tokens.

`tokens` is one pass of one regular expression without nested repetition, so its time is linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from ingest.deadlines import DATE_WORDS
from ingest.forms import GOVERNMENTS, words_of
from ingest.lexicon import listed, table

__all__ = [
    "LEAD_RULE",
    "THIS",
    "Lead",
    "Token",
    "column_labels",
    "label_at",
    "label_pattern",
    "label_places",
    "label_roles",
    "lead_rule",
    "names_person",
    "no_name_in",
    "tokens",
]


@dataclass(frozen=True, slots=True)
class Token:
    """`kind`: name, label, role, fill, etc, by, date, order, separator; `value` a role or the separator."""

    kind: str
    start: int
    end: int
    value: str = ""


# Who leads where no word says so: nobody, the first of the list (alone: the others assist), all before its
# first comma, or all.
Lead = Literal["", "first", "alone", "comma", "all"]


def _alternatives(kind: str, role: str | None = None) -> str:
    found = [
        part
        for row in table("labels")
        if row["kind"] == kind and role in (None, row["role"])
        for part in listed(row["parts"])
    ]
    return "|".join(re.escape(part) for part in sorted(set(found), key=lambda p: (-len(p), p)))


@cache
def label_roles() -> dict[str, str]:
    """The role of each label."""
    return {
        part: row["role"]
        for row in table("labels")
        if row["kind"] == "label"
        for part in listed(row["parts"])
    }


@cache
def _word_roles() -> dict[str, str]:
    return {
        part: row["role"] for row in table("labels") if row["kind"] == "word" for part in listed(row["parts"])
    }


_REST_ASSISTS = "其[他它余](?:部门|单位)?均?为(?:主要)?(?:配合|参加|参与|协办|协助)(?:单位|部门)"
_ALL_LEAD = (
    "所列(?:责任)?(?:单位|部门)均?为(?:主要)?牵头(?:责任)?(?:单位|部门)"
    "(?:[，,；](?:参加|参与|配合)(?:单位|部门)不再?(?:一一)?列出)?(?:[，,、]?下同)?"
)
# 排在第一位的部门为牵头部门，下同; 列第一位的为牵头单位; 逗号前为牵头单位; 所列部门为主要牵头单位
LEAD_RULE = re.compile(
    "(?:(?:各项)?(?:任务|工作|措施|责任分工|责任单位)中?，?)?(?:(?:排名|位列|位居|列|排|居|处于|名列)(?:在|于)?(?:任务分工|责任分工|分工|名单)?(?:的|中)?(?:第一位?|首位|第1位?|最前面?)|第一个|首个|第一位|第一(?=责任单位|单位|部门|家)|第一个?逗号前|逗号前面?)"
    "的?(?:责任)?(?:单位|部门|者)?(?:即)?(?:为|是|负责)(?:总)?(?:牵头|第一责任|主要责任|主办|牵头责任)(?:责任)?(?:单位|部门)?"
    f"(?:[，,；]?{_REST_ASSISTS})?(?:[，,、]?下同)?"
    f"|{_ALL_LEAD}"
)


def lead_rule(flat: str, start: int, end: int) -> Lead:
    """The rule that flat[start:end] states: 排在第一位的为牵头单位, 逗号前为牵头单位, 所列部门为牵头单位."""
    found = LEAD_RULE.search(flat, start, end)
    if found is None:
        return ""
    if found.group().startswith("所列"):
        return "all"
    return "comma" if "逗号" in found.group() else "alone" if "其" in found.group() else "first"


_DUTY = (
    "(?:按照?|根据|依据|依|结合)(?:各自|相关|有关|部门|法定|本)?(?:工作)?(?:职责|职能|责任|任务|业务)(?:任务|范围|权限)?和?(?:分工|权限)?"
    "|各负其责|各司其职|(?:分别|共同|具体|分工|各自|密切|积极|予以|做好|联合|统筹|统一|主要|依法|认真|因地制宜"
    "|按照?(?:有关|相关)?要求|结合(?:本地|当地|各地|自身|各自)?实际)"
    "(?=负责|牵头|配合|落实|承担|实施|组织|参与|推进|协助|抓好|会同)"
)
# 省水利厅、省财政厅（按职责分工负责）
_DUTY_IN_BRACKETS = re.compile(f"[（〔](?:{_DUTY}|分别|共同)[^（）〔〕，；。]{{0,6}}[）〕]")
_ETC = (
    "等(?:(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})个?)?"
    "(?:(?:省直|市直|省级|市级|省|市|县|区|国务院|中央和国家机关|国家|中央)?"
    "(?:有关|相关|各有关|各相关|成员|其他有关|主管|行业主管|职能|监管|行业)?"
    "(?:部门和单位|部门及单位|部门|单位|机构|方面)"
    "|(?=$|[，；。、,;）】〕\\])\n]|按|负责|牵头|配合|参与|参加|会同|分别"
    "|共同|分工|落实|支持|协助|协同|协办|指导|统筹|制定|组织|开展|推进|推动|研究|依))"
)


# 省水利厅（牵头）、省财政厅: the role of the one name before it; 【牵头】 is a label of what follows.
MARK = "(?<=[一-鿿）])[（\\[〔](?:总?牵头|配合|协办|参与|参加|协助|支持)(?:单位|部门)?[）\\]〕]"

_LEVELS = ("省级", "市级", "县级", "区级", "省直", "市直", "省", "市", "县", "区", "项目", "任务", "各")


@cache
def label_pattern() -> re.Pattern[str]:
    """A label and what ties it to the list: a colon, 为, 是, or brackets around it (【责任单位】)."""
    level = f"(?:{'|'.join(_LEVELS)})?"
    return re.compile(
        f"[【〔\\[]?{level}(?P<label>{_alternatives('label')})(?:及(?:单位|部门|责任人))?"
        "(?:[】〕\\]][：:]?|[为是]?[：:∶]|[为是](?=[一-鿿]))"
    )


@cache
def _token() -> re.Pattern[str]:
    tail = "(?=$|[，；。、,;）】〕\\])\n])"
    anywhere = "|".join(
        (_alternatives("word", "牵头"), _alternatives("word", "会同"), _alternatives("word", "配合"))
    )
    return re.compile(
        "|".join(
            (
                f"(?P<mark>{MARK})",
                "(?P<bare>(?<![一-鿿])(?:牵头|配合|责任|参与|协助|协办|支持)(?:单位|部门)"
                "(?=(?:省|市|县|区|州|国家)[一-鿿]))",
                f"(?P<label>{label_pattern().pattern.replace('(?P<label>', '(?P<said>')})",
                f"(?P<order>{LEAD_RULE.pattern}|下同)",
                f"(?P<fill>{_DUTY})",
                f"(?P<date>{DATE_WORDS})",
                f"(?P<generic>{GOVERNMENTS.pattern})",
                f"(?P<role>(?<!政)(?:{anywhere})(?!单位|部门|处室|领导|创新|发展|办(?![理好结成])|中心|小组)|指导(?=各|地方)|负责(?!制(?![定订作])|人|单位|部门)"
                f"|(?:{_alternatives('word', '支持')}|{_alternatives('word', '负责')}){tail})",
                f"(?P<etc>{_ETC})",
                "(?P<second>（(?:[^（）\n]|（[^（）\n]{1,4}）){1,40}）|〔[^〔〕\n]{1,40}〕|〈[^〈〉\n]{1,40}〉"
                "|（(?:不?含|不?包括)[^（）\n]{1,160}）)",
                "(?P<separator>[，；。、,;：:∶\n/|])",
            )
        )
    )


_TIES = ("：", "∶")
_VERBS = ("为", "是")
# 此项工作 before 责任单位为省水利厅.
THIS = re.compile("[此该本]项(?:工作|任务)?的?$")


def label_at(flat: str, position: int) -> tuple[str, int] | None:
    """The role of the label that stands at a position, and where its list begins."""
    found = label_pattern().match(flat, position)
    return (label_roles()[found["label"]], found.end()) if found else None


@cache
def _label_words() -> AhoCorasick:
    return AhoCorasick(list(label_roles()), matchkind=MatchKind.LeftmostLongest)


def no_name_in(flat: str, opening: int) -> bool:
    """Whether brackets hold people, or say how all before them share: （张某）, （按职责分工负责）."""
    return names_person(flat, opening + 1) or _DUTY_IN_BRACKETS.match(flat, opening) is not None


def names_person(flat: str, position: int) -> bool:
    """Whether a label of people begins there: 主要责任人：王某."""
    label = label_at(flat, position)
    return label is not None and label[0] == "person"


def column_labels(header: str) -> Iterator[str]:
    """The roles of the columns of parties in a header whose cells ran together."""
    for _, first, last in _label_words().find_matches_as_indexes(header):
        role = label_roles()[header[first:last]]
        if last - first > 2 and role not in ("person", "deadline", "skip"):
            yield role


def label_places(flat: str, start: int, end: int) -> Iterator[int]:
    """Where labels begin in flat[start:end]."""
    passage = flat[start:end]
    for _, first, last in _label_words().find_matches_as_indexes(passage):
        after, before = passage[last : last + 1], passage[first - 1 : first] or "\n"
        if after and after in "】〕]" and before in "【〔[":
            first -= 1
        elif after in _VERBS and not passage.startswith(_TIES, last + 1):
            if before not in "。；，.\n" and not THIS.search(passage, max(0, first - 5), first):
                continue
        elif after not in (*_VERBS, *_TIES):
            continue
        if label_at(flat, start + first) is not None:
            yield _with_level(flat, start, start + first)


def _with_level(flat: str, start: int, label: int) -> int:
    """省级 before 责任单位： belongs to the label."""
    for length in (2, 1):
        begin = label - length
        if begin >= start and flat[begin:label] in _LEVELS and label_pattern().match(flat, begin):
            return begin
    return label


def tokens(flat: str, start: int, end: int) -> Iterator[Token]:
    """The words of flat[start:end], in order; what is no known word is a name (or text that is none)."""
    name = start
    found = _token().search(flat, start, end)
    while found is not None:
        kind = found.lastgroup or ""
        kind = "label" if kind == "said" else kind
        if kind in ("generic", "second") and _inside_name(flat, found, name, end):
            # 各街道、区 of 各街道、区直各部门: the first mark inside it parts names after all
            inside = _first_mark(flat, found.start() + 1, found.end()) if kind == "generic" else -1
            if inside < 0 or found.start() > name:
                inside = found.end()
            found = _token().search(flat, inside, end)
            continue
        if found.start() > name:
            yield Token("name", name, found.start())
        name = found.end()
        if kind in ("label", "bare"):
            word = found["said"] or found["bare"]
            yield Token("label", found.start(), found.end(), label_roles()[word])
        elif kind == "role":
            yield Token(kind, found.start(), found.end(), _word_roles()[found.group()])
        else:
            yield Token(
                kind, found.start(), found.end(), found.group() if kind in ("separator", "mark") else ""
            )
        found = _token().search(flat, name, end)
    if name < end:
        yield Token("name", name, end)


def _first_mark(flat: str, start: int, end: int) -> int:
    """The first 、 outside brackets, or -1."""
    depth = 0
    for position in range(start, end):
        depth += (flat[position] in "（〔") - (flat[position] in "）〕")
        if flat[position] == "、" and depth == 0:
            return position
    return -1


def _inside_name(flat: str, found: re.Match[str], name: int, end: int) -> bool:
    """Whether a match is part of a longer name: 水利厅（河长办）, 各市（区）政府办公室主任会议."""
    if found.lastgroup == "second":
        remark = LEAD_RULE.search(flat, found.start(), found.end())
        explains = flat.startswith(words_of("remark"), found.start() + 1)
        explains = explains or no_name_in(flat, found.start())
        return found.start() > name and remark is None and not explains
    after = flat[found.end() : min(found.end() + 1, end)]
    return found.start() > name or (
        after != ""
        and after not in "，；。、,;：:）】〕])\n等按分共负牵配参会各落的由和及与以具抓组结认依统做密积主予 "
    )
