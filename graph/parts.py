"""Which project is a part of another, by the form of their names: 引汉济渭二期 is one of 引汉济渭.

A name that begins with the whole name of another work and goes on with a head of its own (二期,
西安至阎良段, 支线, 咸阳北塬供水工程, 东航站楼) names a part of that work. What may follow depends on what
the work is: a line has sections, a diversion supplies, an airport has terminals, and anything may have
phases. It takes the names and kinds of the two and nothing else: no list of works, no third node.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.ids import fold
from graph.model import Node, Relationship
from graph.naming import names_of

_SHORTEST = 4
_ROAD_NUMBER = re.compile(r"[gs]\d+")
# A name that begins so does not say whose it is: 机场三期, 地铁2号线, 绕城高速.
_ANYBODYS = re.compile(
    r"(?:国际|国家|省级|市级)?(?:机场|地铁|轨道|城际|高铁|铁路|高速|公路|国道|省道|绕城|环线|外环|内环"
    r"|水库|水厂|供水|引水|调水|隧道|大桥|港区|码头|航道|灌区|电站|电厂|园区|污水|[一二三四五六七八九十\d]+号)"
)
_END = r"(?:新建|扩建|改扩建|改建|改造|建设|扩能|提升)*(?:工程|项目)?"
_PHASE = re.compile(rf"(?:工程|项目)?第?[一二三四五六七八九十\d]{{1,3}}期{_END}")
# 京昆高速 may be called 京昆高速公路 where a part of it is named, 引汉济渭 the 引汉济渭工程.
_GOES_ON = re.compile(r"(?:工程|项目|(?<=高速)公路)?")
_FEW = r"[^、，；和及与至（）“”]"
# What tells that something else is meant, however it ends: who is moved for a work, or who runs it.
_APART = re.compile(r"移民|安置|附属|公司|集团|管委会|委员会|管理|学院|医院|高速|公路|铁路|高铁|城际")


@dataclass(frozen=True, slots=True)
class _Form:
    """What may follow the name of a work of some sort: `whole` is how that one ends, `rest` what is added."""

    method: str
    confidence: float
    kinds: frozenset[str]
    whole: re.Pattern[str]
    rest: re.Pattern[str]


def _form(method: str, confidence: float, kinds: str, whole: str, rest: str) -> _Form:
    return _Form(
        f"name: {method}",
        confidence,
        frozenset(kinds.split()),
        re.compile(whole),
        re.compile(rest + _END),
    )


_LINE = r"(?:高速|公路|铁路|高铁|客专|专线|城际|线|大道|快速路|运河|航道|管道|[gs]\d+)$"
# A diversion or a pipeline leads somewhere; a dam, a plant, a district of canals is at one place.
_SCHEME = r"(?<!水库)(?<!枢纽)(?<!枢纽工程)(?<![厂站闸坝区场])$"
_FORMS = (
    _form("section", 0.95, "transport", _LINE, rf"(?:{_FEW}|至){{1,18}}(?<![阶手时地])段"),
    _form("section", 0.93, "water energy", _SCHEME, rf"(?:{_FEW}|至){{1,18}}(?<![阶手时地])段"),
    _form("branch", 0.93, "transport", _LINE, rf"{_FEW}{{0,14}}(?:支线|延伸线|延长线|[东南西北]延线?)"),
    _form(
        "branch", 0.93, "water energy", _SCHEME, rf"{_FEW}{{0,12}}(?:[东南西北中一二三四五六七八九十支干]线)"
    ),
    _form(
        "component",
        0.9,
        "water",
        _SCHEME,
        rf"(?:{_FEW}{{2,14}}供水工程|{_FEW}{{0,14}}(?:(?:输水|配水|管网|管线|调蓄)工程|泵站|隧洞|渡槽|[干支]渠|输水管道))",
    ),
    _form(
        "component",
        0.93,
        "transport",
        r"机场$",
        rf"{_FEW}{{0,8}}(?:航站区|航站楼|卫星厅|跑道|飞行区|站坪|停机坪|货运区|货站)",
    ),
    _form("component", 0.9, "transport", r"(?:港|港区|作业区)$", rf"{_FEW}{{1,10}}(?:作业区|码头|泊位|港区)"),
    _form("component", 0.9, "water", r"灌区$", rf"{_FEW}{{0,8}}续建配套[^、，；（）]{{0,10}}"),
    _form(
        "component",
        0.9,
        "transport water energy facility other",
        r"",
        rf"{_FEW}{{0,6}}配套(?:工程|项目|管网|设施)",
    ),
)


@dataclass(frozen=True, slots=True)
class Part:
    """That one work is a part of another: the names of both that were compared, the part's first."""

    compared: tuple[str, str]
    method: str
    confidence: float


def part_of(part: Node, whole: Node) -> Part | None:
    """Whether, by their names and kinds, the one project is a part of the other."""
    name = fold(str(part.properties["name"]))
    if len(_bare(name)) <= len(_bare(fold(str(whole.properties["name"])))):
        return None  # so that no two are parts of each other, by whatever aliases
    kind = _kind(part, whole)
    if kind is None:
        return None
    for head, full in sorted(_heads(whole).items(), key=lambda one: (-len(one[0]), one)):
        form = _form_of(name, head, kind) if name.startswith(head) else None
        if form:
            return Part((str(part.properties["name"]), full), *form)
    return None


def parts(nodes: Iterable[Node]) -> Iterator[Relationship]:
    """属于 from every project to every other that it is a part of by name; each by the two of them alone."""
    projects = [node for node in nodes if node.label == "Project"]
    holders: dict[str, dict[str, Node]] = defaultdict(dict)
    for node in projects:
        for head in _heads(node):
            holders[head][node.id] = node
    for node in projects:
        name = fold(str(node.properties["name"]))
        heads = (holders.get(name[:end], {}) for end in range(1, len(name)))
        wholes = {whole.id: whole for held in heads for whole in held.values() if whole.id != node.id}
        for whole in wholes.values():
            found = part_of(node, whole)
            if found:
                yield Relationship(
                    "属于",
                    node.ref,
                    whole.ref,
                    {"method": found.method, "confidence": found.confidence, "compared": found.compared},
                )


def _heads(whole: Node) -> dict[str, str]:
    """What longer names may begin with, by which name of the work: those that say whose it is."""
    heads: dict[str, str] = {}
    for full in sorted(names_of(whole), key=lambda name: (len(name), name)):
        for head in (fold(full), _bare(fold(full))):
            if (len(head) >= _SHORTEST or _ROAD_NUMBER.fullmatch(head)) and not _ANYBODYS.match(head):
                heads.setdefault(head, full)
    return heads


def _bare(name: str) -> str:
    return name.removesuffix("工程").removesuffix("项目")


def _kind(part: Node, whole: Node) -> str | None:
    """What both are for; None where that differs, or where the whole is no work but a campaign."""
    kinds = {str(node.properties.get("kind", "other")) for node in (part, whole)}
    if "programme" in kinds:
        return None
    known = kinds - {"other"}
    return None if len(known) > 1 else next(iter(known), "other")


def _form_of(name: str, head: str, kind: str) -> tuple[str, float] | None:
    """How the name goes on after that of the whole, and how sure that makes a part."""
    start = len(head)
    if head[-1].isascii() and name[start].isascii():
        return None  # G7 of G70
    phase = _PHASE.match(name, start)
    goes_on = phase or _GOES_ON.match(name, start)
    after = name[goes_on.end() :] if goes_on else name[start:]
    if phase and not after:
        return "name: phase", 0.95
    if _APART.search(after):
        return None
    for form in _FORMS:
        if kind in form.kinds and form.whole.search(head) and form.rest.fullmatch(after):
            return form.method, form.confidence
    return None
