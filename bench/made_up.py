"""Made-up measures for `overlaps.py`: the same on every run, as long and as much alike as in real plans.

What a measure says are words of a repertoire that all plans share, by fields as headings have them, some far
more often than others; words and works that its place has of its own; and words that nobody else has: chains
of characters after the shipped table of pairs, joined by the shipped verbs. A plan takes some sentences over
from the one before, word for word or with another clause. A corpus grows by places, as one does that a
researcher gathers: so many plans for each city, so many cities to a province, and a fixed number of plans of
the nation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

from graph.ids import digest, measure_id
from graph.overlaps.passages import Goal, Passage, Scope
from graph.overlaps.weights import weights

MEASURES = 200
"""Measures of a plan."""

_NATIONAL, _OF_A_CITY, _OF_A_PROVINCE, _CITIES = 5, 6, 8, 10
_FIELDS, _THEMES, _SECTION, _STOCK = 40, 150, 8, 2000
_NOUNS = ("建设", "体系", "工作", "能力", "项目建设", "机制", "发展", "水平")
_TABLES = Path(__file__).parent.parent / "graph" / "overlaps"


@dataclass(frozen=True, slots=True)
class Plan:
    """One plan: where it holds, of which year, and which of its kind it is."""

    scope: Scope
    year: int
    number: int

    @property
    def id(self) -> str:
        return digest("plan", self.scope.province, self.scope.city, self.number)


def plans(measures: int) -> Iterator[Plan]:
    """So many plans that they hold about that many measures, the nation's first, then place by place."""
    left = measures // MEASURES
    for number in range(min(left, _NATIONAL)):
        yield Plan(Scope(), 2015 + number, number)
    left -= _NATIONAL
    place = 0
    while left > 0:
        province, city = divmod(place, _CITIES)
        scopes = [(Scope(f"p{province}", f"c{place}", 2), _OF_A_CITY)]
        if city == 0:
            scopes.insert(0, (Scope(f"p{province}", "", 1), _OF_A_PROVINCE))
        for scope, count in scopes:
            for number in range(min(count, left)):
                yield Plan(scope, 2015 + number, number)
            left -= count
        place += 1


def passages(plan: Plan) -> list[Passage]:
    """The measures of the plan, section by section."""
    random = Random(plan.id)
    own = _own(plan.scope)
    found: dict[str, Passage] = {}
    while len(found) < MEASURES:
        field = random.randrange(_FIELDS)
        heading = _heading(random, field)
        for _ in range(_SECTION):
            text = _sentence(random, own, plan, field)
            found.setdefault(text, _passage(random, own, plan, heading, text))
    return list(found.values())[:MEASURES]


class _Names:
    """What a place has of its own: works with a name, words that only its plans have, parts and bureaux."""

    def __init__(self, scope: Scope) -> None:
        random = Random(f"{scope.province} {scope.city}")
        self.works = [f"{_word(random, 3)}大桥" for _ in range(12)]
        self.terms = [_word(random, random.choice((3, 4, 5))) for _ in range(60)]
        self.counties = [f"{_word(random, 2)}县" for _ in range(8)]
        self.bureaux = [f"{_word(random, 2)}局" for _ in range(30)]


@cache
def _own(scope: Scope) -> _Names:
    return _Names(scope)


@cache
def _repertoire() -> Sequence[Sequence[str]]:
    """By field, words that all plans share: made-up ones, and every twelfth one that the shipped table of
    objects of policy has."""
    random = Random("repertoire")
    objects = [word for line in _rows("concepts.tsv")[1:] for word in line.partition("\t")[2].split(" ")]
    objects = [word for word in objects if "&" not in word]
    said = [_word(random, random.choice((3, 4, 4, 4, 5, 6))) for _ in range(_FIELDS * _THEMES)]
    said[::12] = [random.choice(objects) for _ in said[::12]]
    random.shuffle(said)
    return [said[n::_FIELDS] for n in range(_FIELDS)]


@cache
def _verbs() -> Sequence[str]:
    rows = (line.partition("\t") for line in _rows("generic.tsv"))
    return [word for kind, _, listed in rows if kind == "verb" for word in listed.split(" ")]


def _rows(name: str) -> list[str]:
    lines = (_TABLES / name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def _heading(random: Random, field: int) -> str:
    return random.choice(_verbs()) + _often(random, _repertoire()[field], 0.02) + random.choice(_NOUNS)


def _sentence(random: Random, own: _Names, plan: Plan, field: int) -> str:
    if plan.number and random.random() < 0.08:
        # Taken over from the plan before: the same clauses, or one of them another.
        before = Random(f"{plan.scope.province} {plan.scope.city} {random.randrange(MEASURES)}")
        clauses = [_clause(before, own, before.randrange(_FIELDS)) for _ in range(_clauses(before))]
        if random.random() < 0.7:
            clauses[-1] = _clause(random, own, field)
    else:
        clauses = [_clause(random, own, field) for _ in range(_clauses(random))]
    return "，".join(clauses) + "。"


def _clauses(random: Random) -> int:
    return random.choices((1, 2, 3, 4, 6, 9), (10, 32, 26, 18, 10, 4))[0]


@cache
def _stock() -> Sequence[str]:
    """Clauses that any plan may have, word for word."""
    random, own = Random("stock"), _own(Scope())
    return [_made(random, own, random.randrange(_FIELDS)) for _ in range(_STOCK)]


def _clause(random: Random, own: _Names, field: int) -> str:
    return random.choice(_stock()) if random.random() < 0.06 else _made(random, own, field)


def _made(random: Random, own: _Names, field: int) -> str:
    things = random.choices((1, 2, 3, 5), (42, 28, 18, 12))[0]
    said = "、".join(_thing(random, own, field) for _ in range(things))
    if random.random() < 0.05:
        said += f"到{random.randrange(5, 99)}%"
    where = random.choice(own.counties) if random.random() < 0.06 else ""
    how = random.choice(_verbs()) if random.random() < 0.4 else ""
    return how + random.choice(_verbs()) + where + said + random.choice(_NOUNS)


def _thing(random: Random, own: _Names, field: int) -> str:
    kind = random.random()
    if kind < 0.01:
        return random.choice(own.works)
    if kind < 0.05:
        return _often(random, own.terms, 0.08)
    if kind < 0.10:
        return f"“{_often(random, _repertoire()[field], 0.02)}”"
    if kind < 0.36:
        return _often(random, _repertoire()[field], 0.02)
    if kind < 0.44:
        return _often(random, random.choice(_repertoire()), 0.02)
    return _word(random, random.choice((2, 4, 5, 7)))


def _often(random: Random, said: Sequence[str], falling: float) -> str:
    """One of the words, the first ones more often."""
    return said[min(int(random.expovariate(falling)), len(said) - 1)]


def _word(random: Random, length: int) -> str:
    follow, starts = _chain()
    word = _drawn(random, starts)
    while len(word) < length:
        word += _drawn(random, follow.get(word[-1], starts))
    return word


Choice = tuple[list[str], list[int]]


@cache
def _chain() -> tuple[dict[str, Choice], Choice]:
    """Which characters follow each, and which begin, with how often, summed up."""
    after: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for pair, count in sorted(weights().counts.items()):
        if not pair.isascii() and not any(char.isascii() for char in pair):
            after[pair[0]].append((pair[1], count))
    follow = {first: _summed(rest) for first, rest in after.items()}
    return follow, _summed([(first, follow[first][1][-1]) for first in follow])


def _summed(rest: list[tuple[str, int]]) -> Choice:
    return [char for char, _ in rest], list(accumulate(count for _, count in rest))


def _drawn(random: Random, choice: Choice) -> str:
    return random.choices(choice[0], cum_weights=choice[1])[0]


def _passage(random: Random, own: _Names, plan: Plan, heading: str, text: str) -> Passage:
    def known(names: list[str]) -> list[tuple[str, str]]:
        return [(digest(plan.scope.province, plan.scope.city, name), name) for name in names]

    counties = [name for name in own.counties if name in text]
    bureaux = sorted(random.sample(own.bureaux, 4))
    percent = text.find("%")
    goals = (
        (Goal(heading, "%", float(text[percent - 2 : percent].lstrip("到")), 2030),) if percent > 0 else ()
    )
    return Passage(
        measure_id(plan.id, text),
        plan.id,
        plan.year,
        plan.scope,
        tuple(filter(None, (plan.scope.province, plan.scope.city))),
        "",
        heading,
        text,
        tuple(counties),
        tuple(sorted((id_, name, "County") for id_, name in known(counties))),
        tuple(sorted(known([name for name in own.works if name in text]))),
        tuple(sorted(known(bureaux))),
        (),
        goals,
    )
