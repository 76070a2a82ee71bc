"""Sentences whose subject is told to act: 省发展改革委要会同…, 由西安市牵头，…, 某局负责…；某局负责….

Precision first: the subject must be wholly names that the authority lists know, or generic bodies
(各市、县（区）人民政府, 各有关部门), and the verb an order, or one of those that say what a body does in
a plan (制定, 组织实施). A subject stands at the beginning of a part of the sentence or behind 由.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from heapq import merge

from ingest.authority import bodies
from ingest.departments import Resolved, resolve
from ingest.forms import institution, is_generic
from ingest.jurisdictions import parts
from ingest.reading import read
from ingest.sharing import Named, of_each_place
from ingest.types import Clause, Party, Scope

__all__ = ["duty_at", "goes_on", "headed", "over_duties", "subject"]

# The longest list that a sentence of the development corpus begins with has 110 characters.
LONGEST_SUBJECT = 160
TRIES = 6
# What a body is said to do, right behind its name: an order in a plan, though no word says so.
_DOES = (
    "(?P<does>(?<=[厅局委办部府会门位地级县区市行院社团等室司构业）])"
    "(?:(?:要|应)?(?:根据|按照|结合|依据)(?!的)|将(?![军来领士近要于在会])|请(?=于|在|按|将|各|认真|抓紧|组织|尽快|及时|做好)|收到(?=[^，。；]{2,20}(?:后，?|，)(?:应|要|须|负责|对|会同))|常年(?=开展|组织|征集|受理)|认真(?=组织|做好|抓好|落实|贯彻|执行|开展|总结|审核|履行)|每(?:年|半年|季度|月)|定期|及时|统一|具体|组织(?!部|的|法)|制定|制订"
    "|通过(?=政府购买|[^，。；]{1,16}(?:方式|形式|系统|平台|渠道))|委托(?!的|方|人|代)|商(?=[省市县区州国财同有当])|抓紧|择优"
    "|积极(?=争取|组织|推|引|配|开展|落实|做|协|探|培|宣|申)|协调(?!机|小|办|会|发展|领导)"
    "|向(?=[^，。；]{2,24}(?:报送|报告|提出|提交|推荐))|应(?=对[^，。；]{1,40}(?:进行|予以|给予|开展))"
    "|按时|最迟(?=于|在)|按(?=职责|各自|分工|要求|规定|程序|属地|本通知)|同步(?=安排|开展|推进|组织|实施|落实|做好)|开展|建立|健全|统筹|督促|指导(?!意见|下|目录)|抓好|落实|做好|推进|推动|完善|编制|受理(?![^，。；]{0,8}(?:日期|时间|截止))|汇总|审核|承担|成立|分解|细化|加大|强化"
    "|加强|对(?!口|外|于|接)|于(?!是))(?!了|的))"
)
_ORDER = re.compile(
    "(?P<lead>作?为(?:总)?牵头(?:单位|部门)|(?:要|应|将|负责|具体|分别|共同|联合)?牵头(?!部门|单位|人|领导|的))"
    "|(?P<with>(?:要|应|将|负责|应当)?会[同商])"
    "|(?P<help>作?为(?:配合|参与|协办|协助|成员|联合|参加)(?:单位|部门)|(?:要|应|负责|应当)?(?:积极|密切|主动|全力|协同|共同)?(?:配合|协助|参与|参加)(?!部门|单位|企业|人员|者))"
    "|(?P<aid>(?:予以|给予)(?:大力|积极)?支持(?=[，。；]|$)|支持配合)|(?P<whole>负总责)"
    "|(?P<act>作?为(?:第一|主要)?(?:责任|实施|落实|工作|建设|推进)主体|是[^，。；是]{0,24}(?:(?:责任|实施|落实)主体|(?:主管|责任|联系|实施)(?:单位|部门)(?=，))|(?:按照?(?:各自)?职责(?:分工)?|分别|分工|共同|具体|统一|主要|全面)?负责(?!人|同志|制(?![定订作])|的|任|解释)"
    "|(?<![重主需纲概摘提简首必次紧将只还也])要(?!求|素|点|件|闻|旨|塞|害|道|么|领|约|靠|不)"
    "|(?<![供相响反适对效理])应(?!急|用|对|该|答|收|付|邀|届|变|试|聘|纳)当?|必须|(?<![必亟])须|(?<![供必急所内刚军亟])需(?!求|水|电|方))"
    # 各部门，按照谁审批谁监管的原则，…
    "|(?P<rule>(?<=[厅局委办部府会门位地等）]，)(?:要)?(?:根据|按照|结合|依据)(?!的))"
    f"|{_DOES}"
)
# What stands behind 由 and a name.
_DONE_BY = re.compile(
    "(?:负责)?(?:统一|具体|依法)?(?:审查|审核|审定|审批|核定|核发|批准|认定|受理|办理|验收|组织(?!部)|制定|制订|编制|承担|承办|实施"
    "|开展|提出|出具|发布|公布|完成|落实|推进|执行|建立|指导|监督|汇总|拨付|下达|统筹|协调|研究"
    "|按照?(?:各自|部门)?职责(?:分工)?(?:共同|分别|联合|协同|具体)?(?:管理|实施|推进|落实)(?!的)"
    "|对(?=[^，。；]{1,40}(?:进行|予以|给予|开展|补助|奖励))|积极(?=争取)|参照|通过(?!的)|在(?=[^，。；]{2,40}(?:时|中|前|后|内|阶段))|予以|给予|按(?=[^，。；]{1,24}(?:补助|奖励|补贴|支持)))"
)
# What the names after 会同 are to do.
_VERB = re.compile(
    "于(?=[^，。；]{1,12}[前底内])|制定|制订|研究|组织|建立|开展|提出|负责|共同|联合|具体(?=实施|组织|落实|推进|承办|办理)|抓好|推进|推动|加强|做好|落实|实施|编制|出台|完善|统筹|指导|督促|尽快|根据|按|成立|设立|遴选|推荐|起草|发布|印发|审核|确定|明确|定期|及时|对|进行|督查|检查|审查|验收|办理|协商|协调|解决|参照|依法"
)
_BY = re.compile("(?<![自理事缘因])由(?!于|此|来|衷|浅|点|表|内|外)")
_HELPERS = re.compile("[，、](?=[^，。；]{2,80}?(?:配合|参与|参加|协助|支持))")
# The longest sentence of the development corpus that tells somebody to act has 172 characters.
LONGEST_SENTENCE = 2000
_UNITS = (
    "厅",
    "局",
    "委",
    "办",
    "办公室",
    "领导小组",
    "工作小组",
    "推进小组",
    "协调小组",
    "指挥部",
    "工作专班",
)
# 有关部门 alone says nothing of who they are; 各有关部门, 省直有关部门, 自然资源部门 do.
_VAGUE = re.compile(
    "[其该对](?!他)|(?:其他|有关|相关|职能|责任|行业|行政|监管|主管|成员|业务)+(?:部门|单位|机构|企业|方面)"
)
# 牵头部门组织…, 组织有关部门…: what is done, or by whom elsewhere.
_NOBODY = re.compile(
    "提请|报请|经(?![信发济贸开营办委合纪])|^(?:深入|前往|走进|赴|面向|依托|围绕|结合|征求|听取|选取|联系)|^(?:组织|协调|指导|督促|会同|联合|牵头)|(?:组织|场所|设施|项目|工程|资金|系统)$"
)
# 经市财政部门审核 is no order.
_PARTICLE = re.compile("经(?!信|发|济|贸|开|营|办|委)|[报对向从]")
_LEVELS = "省市县区州"
# 国家文化和科技融合示范基地管理办公室
_NATIONAL = re.compile("国家[一-鿿]{4,24}(?:办公室|委员会|局|署)")
# 项目申报单位应…: whoever has that part in what the document is about.
_ROLE = re.compile(
    "各?(?:项目)?(?:申报|申请|承担|实施|建设|承办)(?:（[一-鿿]{2,4}）)?单位|各?项目(?:单位|业主)"
)
_BEING = ("为", "是", "具", "符合", "属", "有", "已", "在", "当为", "当是", "当具", "当符合")
# （以下简称“项目汇总单位”） near the beginning of the document.
_DEFINED = ("单位", "部门", "机构", "企业")
_DEFINED_IN = 20_000
_NAMED_HERE = re.compile("简称：?“([^“”\\n]{2,16})”")
# 本办法由省水利厅会同省财政厅负责解释: about the document.
_EXPLAINS = re.compile("[^，。；]{0,60}?负责(?:具体)?解释")
_PARTS = re.compile("[；，]")
_JOINS = re.compile("(?:并|要|应|将|须|及时)*会[同商]")
# 项目评审： before a sentence.
LABEL = 12
# How a duty begins under the names of those who have it: 负责收集…, 配合做好….
_DUTY = re.compile("(?:主要|具体)?(?:(?P<help>配合|协助|参与|参加)|(?P<lead>牵头)|负责(?!人|同志)|承担)")
# Also under nothing but names.
_DUTY_TOO = re.compile(
    "组织(?!部)|制定|制订|指导|督促|落实|做好|加强|开展|统筹|完善|会同|推进|推动|抓好|建立|研究|按照?职责"
    "|依法|依据|根据|查处|打击|严厉|严格|检查|核查|审查|审核|监管|监测|监督|发挥|提供|保障|强化|加大|支持|引导|及时|积极|收集|汇总|处置"
)
_ROLES = {"lead": "牵头", "help": "配合", "with": "牵头", "aid": "支持"}


def subject(flat: str, start: int, end: int, scope: Scope) -> Clause | None:
    """The sentence flat[start:end] as a clause of those whom it tells to act; None where it tells nobody."""
    if end - start > LONGEST_SENTENCE:
        return None
    found: list[tuple[Named, str]] = []
    for named, role in _labelled(flat, start, end, scope) or _told(flat, start, end, scope):
        if all(named.found.key != other.found.key for other, _ in found):
            found.append((named, role))
    return Clause(start, end, tuple(_party(named, role) for named, role in found)) if found else None


def goes_on(flat: str, start: int, end: int, scope: Scope, before: Clause) -> tuple[Clause, Clause] | None:
    """对…的，会同B…, after a sentence that tells A alone to act: A leads, B assists.
    The sentence before as it is then, and this one."""
    if len(before.parties) > 1 or before.parties[0].role != "负责" or end - start > LONGEST_SENTENCE:
        return None
    at = start
    while at < end:
        joins = _JOINS.match(flat, at, end)
        helpers, _ = _partners(flat, joins.end(), end, scope) if joins else ([], at)
        if helpers:
            leads = replace(before, parties=(replace(before.parties[0], role="牵头"),))
            return leads, Clause(start, end, tuple(_party(named, "配合") for named in helpers))
        part = _PARTS.search(flat, at, end)
        at = part.end() if part else end
    return None


def headed(flat: str, start: int, end: int, duty: int, scope: Scope) -> Clause | None:
    """The heading flat[start:end] as the clause of the duty that stands under it at `duty`, where it is
    nothing but names: 市教育局。负责…"""
    said = duty_at(flat, duty)
    names = _names(flat, start, end - flat.endswith("：", start, end), scope, formed=True) if said else []
    return Clause(start, end, tuple(_party(named, _role(said)) for named in names)) if names else None


def over_duties(
    flat: str, start: int, end: int, duties: Sequence[int], scope: Scope
) -> Sequence[Clause | None]:
    """The heading flat[start:end] over items that begin at `duties`, as each one's clause, where it is
    nothing but names, and at least half of several items begin as duties do (负责…, 配合…)."""
    said = [_DUTY.match(flat, at) for at in duties]
    if len(said) < 2 or sum(map(bool, said)) * 2 < len(said):
        return [None] * len(said)
    stop = end - flat.endswith("：", start, end)
    named = _names(flat, start, stop, scope, formed=True) or _as_listed(flat, start, stop, scope)
    if not named:
        return [None] * len(said)
    return [Clause(start, end, tuple(_party(one, _role(duty)) for one in named)) for duty in said]


def _as_listed(flat: str, start: int, end: int, scope: Scope) -> list[Named]:
    """The names of a list, also those that nothing knows, where another leaves no doubt that it is one."""
    if end - start > LONGEST_SUBJECT or "、" not in flat[start:end]:
        return []
    reading = read(flat, start, end, scope, labelled=True)
    named = [one for one, _ in reading.parties]
    sure = any(_somebody(one.found, True) for one in named)
    return named if sure and len(named) > 1 and not (reading.unread or reading.roles) else []


def duty_at(flat: str, at: int) -> re.Match[str] | None:
    """The words by which a duty begins."""
    return _DUTY.match(flat, at) or _DUTY_TOO.match(flat, at)


def _role(duty: re.Match[str] | None) -> str:
    """The role that the first word of a duty gives."""
    return _ROLES.get(duty.lastgroup or "", "负责") if duty else "负责"


def _labelled(flat: str, start: int, end: int, scope: Scope) -> list[tuple[Named, str]]:
    """Those who stand before a colon and their duty: 市教育局：负责…."""
    colon = flat.find("：", start, min(end, start + LONGEST_SUBJECT))
    said = duty_at(flat, colon + 1) if colon > start else None
    if said is None:
        return []
    return [(named, _role(said)) for named in _names(flat, start, colon, scope, formed=True)]


def _told(flat: str, start: int, end: int, scope: Scope) -> list[tuple[Named, str]]:
    """Those whom each part of a sentence tells to act; a part that belongs to the list of names before it,
    or to what they are to do with others, is not read twice."""
    found: list[tuple[Named, str]] = []
    at = flat.find("：", start, min(end, start + LABEL)) + 1 or start
    at += flat.startswith("请", at, end)
    while at < end:
        part = _PARTS.search(flat, at, end)
        stop = part.start() if part else end
        semicolon = flat.find("；", at, end)
        reach = end if semicolon < 0 else semicolon
        told, read_to = _subject_at(flat, at, reach, scope, by=False)
        if not told:
            told, read_to = _told_by(flat, at, stop, reach, scope)
        if not told and found:
            found, read_to = _joined_by(flat, at, reach, scope, found)
        found += told
        at = max(stop + 1, read_to)
    return found


def _joined_by(
    flat: str, start: int, end: int, scope: Scope, found: list[tuple[Named, str]]
) -> tuple[list[tuple[Named, str]], int]:
    """A要…，并会同B…: the one who was told last leads, and those whom the part names assist."""
    joins = _JOINS.match(flat, start, end)
    helpers, read_to = _partners(flat, joins.end(), end, scope) if joins else ([], start)
    if not helpers or len(found) > 1:
        return found, start
    return [(found[0][0], "牵头"), *((named, "配合") for named in helpers)], read_to


def _told_by(flat: str, start: int, stop: int, end: int, scope: Scope) -> tuple[list[tuple[Named, str]], int]:
    """Those behind a 由 of flat[start:stop]."""
    for tried, by in enumerate(_BY.finditer(flat, start, stop)):
        if tried == TRIES or _EXPLAINS.match(flat, by.end(), end):
            break
        found, read_to = _subject_at(flat, by.end(), end, scope, by=True)
        if found:
            return found, read_to
    return [], stop


def _subject_at(
    flat: str, start: int, end: int, scope: Scope, *, by: bool
) -> tuple[list[tuple[Named, str]], int]:
    """Those whom the words from `start` on name before the first order, and how far they were read;
    `by`: after 由."""
    window = min(end, start + LONGEST_SUBJECT)
    for tried, order in enumerate(_orders(flat, start, window, by=by)):
        if tried == TRIES:
            break
        said = order.lastgroup or "done"
        if by and (said in ("does", "rule") or (said == "act" and "负责" not in order.group())):
            continue
        condition = by or flat.startswith(_BEING, order.end())
        if condition and _ROLE.fullmatch(flat, start, order.start()):
            continue  # 申报单位应为独立法人
        formed = said not in ("does", "rule", "done") or (not by and flat[start] in _LEVELS)
        names = _names(flat, start, order.start(), scope, formed=formed)
        if not names or (said in ("does", "rule") and not all(_acts(one.found) for one in names)):
            continue
        role = _ROLES.get(said, "负责")
        found = [(named, role) for named in names]
        partner = order.end() if said == "with" else _with(flat, order.end(), window)
        read_to = order.end()
        if partner is not None:
            helpers, read_to = _partners(flat, partner, window, scope)
            helpers = [*_of_the_same(names[-1], helpers, flat, scope)]
            if helpers:
                found = [(named, "牵头") for named in names] + [(named, "配合") for named in helpers]
        return found + _helpers(flat, read_to, window, scope), read_to
    return [], start


def _orders(flat: str, start: int, end: int, *, by: bool) -> Iterator[re.Match[str]]:
    found = _ORDER.finditer(flat, start, end)
    return found if not by else merge(found, _DONE_BY.finditer(flat, start, end), key=lambda m: m.start())


def _with(flat: str, start: int, end: int) -> int | None:
    """Where the names after 会同 begin, when the order is 要会同 or 牵头会同."""
    for word in ("会同", "，会同", "、会同", "要会同", "会商"):
        if flat.startswith(word, start, end):
            return start + len(word)
    return None


def _partners(flat: str, start: int, end: int, scope: Scope) -> tuple[list[Named], int]:
    """The names that follow 会同, up to the first comma or verb."""
    stop = min((p for p in (flat.find(m, start, end) for m in "，。；") if p >= 0), default=end)
    verbs = (verb.start() for verb in _VERB.finditer(flat, start + 2, stop))
    for _, cut in zip(range(TRIES), (stop, *verbs), strict=False):
        names = _names(flat, start, cut, scope)
        if names:
            return names, cut
    return _glued_names(flat, start, stop, scope)


def _of_the_same(lead: Named, helpers: list[Named], flat: str, scope: Scope) -> Iterator[Named]:
    """财政局 after 各县商务局会同 is that of each county; where nothing says whose it is, it is left out."""
    for named in helpers:
        bare = lead.found.method == "generic" and flat[named.start : named.end] in bodies()
        yield from of_each_place(lead, flat, named.start, named.end, scope) if bare else (named,)


def _glued_names(flat: str, start: int, stop: int, scope: Scope) -> tuple[list[Named], int]:
    """Names with what they are to do right behind the last: 省财政厅、省水利厅积极争取资金."""
    reading = read(flat, start, stop, scope, open_end=True)
    named = [one for one, _ in reading.parties]
    sure = all(one.found.known or one.found.method == "generic" for one in named)
    if (
        not named
        or not sure
        or reading.roles
        or reading.unread
        or not all(_somebody(n.found, False) for n in named)
    ):
        return [], start
    return named, reading.end


def _helpers(flat: str, start: int, end: int, scope: Scope) -> list[tuple[Named, str]]:
    """B、C配合 in the part after A牵头，."""
    comma = _HELPERS.search(flat, start, min(end, start + 40))
    if not comma:
        return []
    order = _ORDER.search(flat, comma.end(), end)
    if not order or order.lastgroup != "help":
        return []
    return [(named, "配合") for named in _names(flat, comma.end(), order.start(), scope)]


def _names(flat: str, start: int, end: int, scope: Scope, *, formed: bool = False) -> list[Named]:
    """The names that the text consists of; none where any of it is something else or somebody vague.

    `formed`: also names that no list has, if they say whose they are.
    """
    if end > start and flat[end - 1] == "，":
        end -= 1
    if not 2 <= end - start <= LONGEST_SUBJECT or flat.find("由", start, end) >= 0:
        return []  # 各市由住建部门牵头: not the cities lead
    if (text := flat[start:end])[0] in "省市县区" and "、" in text and is_generic(text):
        return [Named(start, end, resolve(text, scope))]  # 市、县（区）
    if (formed and _ROLE.fullmatch(text)) or _is_defined(flat, text):
        return [Named(start, end, replace(resolve(text, scope), method="generic", confidence=0.7))]
    reading = read(flat, start, end, scope)
    if reading.unread or reading.roles or reading.deadline or reading.inherited:
        return []
    named = [named for named, _ in reading.parties]
    if not named or reading.end < end or not any(_somebody(one.found, formed) for one in named):
        return []
    others = [one for one in named if not _somebody(one.found, formed)]
    if others and any(flat[one.start : one.end].partition("（")[0] in bodies() for one in named):
        return []  # 经信局 after 高新区财政局: nothing says whose it is
    return named if all(_beside(one.found, scope) for one in others) else []


def _is_defined(flat: str, text: str) -> bool:
    """Whether the document says whom it calls so: （以下简称“项目汇总单位”）."""
    return text.endswith(_DEFINED) and text in _defined(flat)


@lru_cache(maxsize=2)  # of the document that is being read
def _defined(flat: str) -> frozenset[str]:
    return frozenset(_NAMED_HERE.findall(flat, 0, _DEFINED_IN))


def _beside(found: Resolved, scope: Scope) -> bool:
    """高新区经发局, 新区水利部门, 厦门大学, which no list has: somebody beside others who are."""
    if found.method != "form" or "（" in found.name:
        return False
    named = institution(found.name) and bool(parts(found.name, scope))
    return named or found.name.endswith(("厅", "局", "委", "办", "部门"))


def _somebody(found: Resolved, formed: bool) -> bool:
    if found.method == "form" and _NATIONAL.fullmatch(found.name):
        return True
    if found.method == "generic":
        return _VAGUE.match(found.name) is None and _NOBODY.search(found.name) is None
    if formed and found.method == "form":
        return bool(found.prefix) and (found.name.endswith(_UNITS) or institution(found.name))
    return found.method in ("authority", "pattern", "place")


def _acts(found: Resolved) -> bool:
    """Whether what a body is said to do is an order: a place does nothing (西安市推进…)."""
    return found.method != "place" and _PARTICLE.match(found.name) is None


def _party(named: Named, role: str) -> Party:
    sure = 0.75 if named.found.method == "generic" else 0.88
    return Party(
        named.start,
        named.end,
        named.found.name,
        named.found.key,
        role,
        f"subject+{named.found.method}",
        round(sure * named.found.confidence, 3),
        named.found.properties,
    )
