"""Which nodes may be one thing under two names: candidates, each with its reasons, for a person to judge.

Readers already give one id to names that are the same by an authority file, by scope or by their parts
(place, head, number, phase). What is left are names that no rule can be sure of. They stay apart, and are
found here: a name is compared with those that share its rarest pairs of characters (blocking), so that one
name costs the same whether a thousand or a hundred thousand others are known.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein
from rapidfuzz.fuzz import ratio

from graph.ids import fold
from graph.judgements import LABELS
from graph.model import Node
from graph.naming import names_of

COMPANY = "企业"
"""The level of companies."""

LEAST = 0.5
"""The confidence below which two names are not worth a person's time."""

# A name's rarest pairs are looked up while no more names than that are held, and no pair that more have.
# Twice as many found not one candidate more over all documents at hand.
_HELD, _COMMON = 96, 200
# With so many of these it is compared, those that are spelt most alike.
_COMPARED = 24
_SHORTEST, _SLIP_FROM = 4, 6
# The share of a name's weight that makes two names alike by their parts.
_ALIKE = 0.6
# What says that something is built, not what: names that differ in these alone may be one thing.
_GENERIC = re.compile(
    r"工程|项目|建设|新建|改建|扩建|改造|扩能|提升|有限责任公司|有限公司|公司|全国|国家级?|省级|市级|（[^（）]*）|[“”]"
)
_NUMBER = re.compile(
    r"\d+(?:\.\d+)?|[一二三四五六七八九十]+(?=期|号|线|环|级|路|中|小)|第[一二三四五六七八九十]+|[东南西北](?=线|段|区|环|路|门|站|岸|郊|新|部)"
)
# Names of sets, which nobody can tell to be the same: 各设区市人民政府, 省直有关部门.
_SET = re.compile(r"各|有关|相关|其他|[省市区县]直|[省市]级|^(?:设区)?市?[、人]|部门|[县市乡]（|所在|单位$")
_COUNTED = re.compile(r"(?:\d|[两二三四五六七八九十])(?:个)?(?:设区)?[市区县](?!委|区)")
_COMMON_NOUN = re.compile(
    r"高等?[学院]?校|大专院校|院校|学校|(?:高校)?科研(?:院所|机构|单位)|企业|[一-鿿]{0,4}(?:机构|协会|商会|组织|运营商|媒体|园区)"
)
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_NUMERAL = re.compile(r"[\d一二三四五六七八九十东南西北上下左右前后内外新旧老大小]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two nodes that may be one: `compared` are the names that are alike, `method` how they are, `why` in
    words; `confidence` is how sure that is, 0 to 1. The node with the smaller id is `one`."""

    label: str
    one: str
    other: str
    names: tuple[str, str]
    compared: tuple[str, str]
    method: str
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class _Likeness:
    method: str
    confidence: float
    why: str


@dataclass(frozen=True, slots=True)
class _Told:
    """What a name tells, made once: what counts in it, the places that it names, what is left without
    generic words, and the pairs of that with their weight."""

    numbers: frozenset[str]
    places: frozenset[str]
    bare: str
    pairs: frozenset[str]
    weight: float


class Linker:
    """The names of nodes of one label, made comparable. `places` are names that tell things apart: a dam at
    one is not a dam at another."""

    def __init__(self, nodes: Iterable[Node], places: Iterable[str] = ()) -> None:
        self._nodes = sorted(nodes, key=lambda node: node.id)
        self._places = {fold(name) for name in places if len(name) > 1}
        self._longest = max(map(len, self._places), default=0)
        self._names = [_names(node) for node in self._nodes]
        self._own = [names[0] for names in self._names]
        self._told: dict[str, _Told] = {}
        # Arrays: the numbers of a list lie apart, and a mention among 100,000 took 1.4 times as long.
        self._holders: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for index, names in enumerate(self._names):
            for pair in sorted({pair for name in names for pair in pairs(name)}):
                self._holders[pair].append(index)

    def candidates(self) -> Iterator[Candidate]:
        """Every two nodes that may be one, the surest first."""
        # Near is not mutual where names are many: a pair counts when either has the other near it.
        near = {
            (min(index, other), max(index, other))
            for index in range(len(self._nodes))
            for other in self._near(self._names[index])
            if index != other
        }
        found = ((i, j, self._likeness(i, j)) for i, j in near)
        rows = [_row(self._nodes[i], self._nodes[j], *likeness) for i, j, likeness in found if likeness]
        yield from sorted(rows, key=lambda row: (-row.confidence, row.one, row.other))

    def like(self, node: Node) -> list[Candidate]:
        """The nodes that one more node, which need not be known, may be, the surest first."""
        names = _names(node)
        rows = []
        for index in self._near(names):
            other = self._nodes[index]
            likeness = self._compare(node, names, other, self._names[index]) if other.id != node.id else None
            if likeness:
                rows.append(_row(node, other, likeness[0], likeness[1]))
        return sorted(rows, key=lambda row: (-row.confidence, row.one, row.other))

    def _near(self, names: Sequence[str]) -> list[int]:
        """The nodes that share the rarest pairs of the names: a bounded number of them."""
        told = {
            pair: len(self._holders[pair]) for name in names for pair in pairs(name) if pair in self._holders
        }
        held: set[int] = set()
        for count, pair in sorted((count, pair) for pair, count in told.items() if count <= _COMMON):
            if len(held) > 1 and len(held) + count > _HELD:  # more than the name itself, where it is known
                break
            held.update(self._holders[pair])
        known = sorted(held)
        if len(known) <= _COMPARED:
            return known
        spelt = process.extract(names[0], [self._own[i] for i in known], scorer=ratio, limit=_COMPARED)
        return [known[place] for _, _, place in spelt]

    def _likeness(self, index: int, other: int) -> tuple[_Likeness, tuple[str, str]] | None:
        return self._compare(self._nodes[index], self._names[index], self._nodes[other], self._names[other])

    def _compare(
        self, one: Node, names: Sequence[str], other: Node, others: Sequence[str]
    ) -> tuple[_Likeness, tuple[str, str]] | None:
        if not _may_be_one(one, other):
            return None
        best: tuple[_Likeness, tuple[str, str]] | None = None
        for name in names:
            for second in others:
                likeness = self._alike(name, second)
                if likeness and likeness.method == "parts" and _companies(one, other):
                    continue  # 中国建设银行福建省分行, 中国进出口银行福建省分行
                if likeness and (best is None or likeness.confidence > best[0].confidence):
                    best = likeness, (name, second)
        return best if best and best[0].confidence >= LEAST else None

    def _alike(self, one: str, other: str) -> _Likeness | None:
        first, second = self._tell(one), self._tell(other)
        if first.numbers != second.numbers or _elsewhere(first, second):
            return None
        if one == other:
            return _Likeness("alias", 0.95, "两者有同一名称 · a name of both")
        if first.bare == second.bare and len(first.bare) >= _SHORTEST - 1:
            return _Likeness(
                "generic words", 0.9, "去掉“工程、项目、建设”等词后相同 · the same but for generic words"
            )
        if min(len(one), len(other)) >= _SLIP_FROM and _slip(one, other):
            return _Likeness("slip", 0.75, "仅一字之差 · one character differs")
        short, long = sorted((first.bare, second.bare), key=len)
        rest = long.replace(short, "", 1)
        if len(short) >= _SHORTEST and long.endswith(short):
            if rest in self._places:
                return _Likeness("containment", 0.8, f"多出的是地名“{rest}” · the rest is a place")
            return _Likeness("containment", 0.6, f"一个包含另一个，多出“{rest}” · one ends in the other")
        if short in long:
            return None  # a part or a neighbour: 京昆高速西安至阎良段, 关中平原城市群
        if len(short) < _SHORTEST or one[-1] != other[-1]:
            return None
        weight = self._shared(first, second)
        if weight >= _ALIKE:
            return _Likeness(
                "parts", round(0.5 + (weight - _ALIKE) * 0.6, 3), "主要用字相同 · most parts are the same"
            )
        return None

    def _tell(self, name: str) -> _Told:
        told = self._told.get(name)
        if told is None:
            bare = _GENERIC.sub("", name)
            own = frozenset(pairs(bare))
            told = _Told(numbers(name), self._named(name), bare, own, self._weight(own))
            self._told[name] = told
        return told

    def _shared(self, one: _Told, other: _Told) -> float:
        """The weight of common pairs over that of the name with fewer, rare pairs weighing more."""
        least = min(one.weight, other.weight)
        return self._weight(one.pairs & other.pairs) / least if least else 0.0

    def _weight(self, given: Iterable[str]) -> float:
        total = len(self._nodes) + 1
        return sum(log(1 + total / (1 + len(self._holders.get(pair, ())))) for pair in sorted(given))

    def _named(self, name: str) -> frozenset[str]:
        found = {
            name[start:end]
            for start in range(len(name))
            for end in range(start + 2, min(len(name), start + self._longest) + 1)
            if name[start:end] in self._places
        }
        return frozenset(found)


def candidates(nodes: Iterable[Node]) -> list[Candidate]:
    """Every two of the nodes that may be one thing, of any label that can be judged, the surest first."""
    listed = list(nodes)
    places = [name for node in listed if node.label == "Place" for name in names_of(node)]
    listed = [node for node in listed if not _SET.search(str(node.properties["name"]))]
    found: list[Candidate] = []
    for label in LABELS:
        found += Linker([node for node in listed if node.label == label], places).candidates()
    return sorted(found, key=lambda row: (-row.confidence, row.label, row.one, row.other))


def collective(name: str) -> bool:
    """Whether a name is that of a set of bodies (各设区市人民政府, 省直有关部门, 关中6市政府), not of one."""
    return bool(_SET.search(name) or _COUNTED.search(name) or _COMMON_NOUN.fullmatch(name))


def pairs(name: str) -> list[str]:
    """The pairs of neighbouring characters of a name."""
    return [name[i : i + 2] for i in range(len(name) - 1)]


def numbers(name: str) -> frozenset[str]:
    """What counts or points in a name: phases, lines, ordinals, directions. Where they differ, things do."""
    return frozenset(found.removeprefix("第").translate(_DIGITS) for found in _NUMBER.findall(name))


def _names(node: Node) -> list[str]:
    """The folded names by which a node may be taken for another, its own first.

    A department's aliases count only where no authority file knows it: 发展改革委 is one of thirty-one.
    """
    name, *aliases = names_of(node)
    if node.label == "Department" and "level" in node.properties:
        aliases = []
    given = [name, *(alias for alias in aliases if len(alias) >= _SHORTEST)]
    return list(dict.fromkeys(fold(name) for name in given))


def _elsewhere(one: _Told, other: _Told) -> bool:
    """Whether both name places, and none in common: 三明市科技局, 南平市科技局."""
    return bool(one.places and other.places) and one.places.isdisjoint(other.places)


def _may_be_one(one: Node, other: Node) -> bool:
    if one.label == "Project":
        kinds = {one.properties.get("kind", "other"), other.properties.get("kind", "other")}
        return len(kinds - {"other"}) < 2
    if one.label == "Place":
        return one.kind == other.kind and not ("adcode" in one.properties and "adcode" in other.properties)
    # Two that the authority file knows are two; a company has its level by its name alone.
    return _companies(one, other) or not ("level" in one.properties and "level" in other.properties)


def _companies(one: Node, other: Node) -> bool:
    return one.properties.get("level") == other.properties.get("level") == COMPANY


def _slip(one: str, other: str) -> bool:
    """One character more, less, other or two swapped, and no numeral or direction among them."""
    if DamerauLevenshtein.distance(one, other, score_cutoff=1) != 1:
        return False
    changed = Counter(one)
    changed.subtract(other)
    return not any(count and _NUMERAL.fullmatch(char) for char, count in changed.items())


def _row(one: Node, other: Node, likeness: _Likeness, compared: tuple[str, str]) -> Candidate:
    if other.id < one.id:
        one, other, compared = other, one, (compared[1], compared[0])
    names = str(one.properties["name"]), str(other.properties["name"])
    compared = _written(one, compared[0]), _written(other, compared[1])
    return Candidate(
        one.label, one.id, other.id, names, compared, likeness.method, likeness.confidence, likeness.why
    )


def _written(node: Node, folded: str) -> str:
    """The name of the node that was compared, as the node has it."""
    return next(name for name in names_of(node) if fold(name) == folded)
