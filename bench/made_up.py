"""Made-up measures for `overlaps.py`: the same on every run, with pairs of characters as common as in plans.

Text is a chain of characters after the shipped table of pairs, cut into clauses. Each place has works and
terms of its own, which its plans name again and again; a plan takes some sentences over from the one before,
word for word or with another clause. A corpus grows by places, as one does that a researcher gathers: so many
plans for each city, so many cities to a province, and a fixed number of plans of the nation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from graph.ids import digest, measure_id
from graph.overlaps.passages import Passage, Scope
from graph.overlaps.weights import weights

MEASURES = 200
"""Measures of a plan."""

_NATIONAL, _OF_A_CITY, _OF_A_PROVINCE, _CITIES = 5, 6, 8, 10
_VERBS = ("加快推进", "完善", "支持", "加强", "推动", "建立健全", "深化", "组织开展")
_NOUNS = ("建设", "体系", "工作", "能力", "项目建设", "机制", "发展", "水平")


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
    """The measures of the plan."""
    random = Random(plan.id)
    own = _Names(plan.scope)
    said = dict.fromkeys(_sentence(random, own, plan) for _ in range(MEASURES))
    return [_passage(plan, text, own) for text in said]


class _Names:
    """What a place has of its own: works with a name, and words that only its plans have."""

    def __init__(self, scope: Scope) -> None:
        random = Random(f"{scope.province} {scope.city}")
        self.works = [f"{_word(random, 3)}大桥" for _ in range(12)]
        self.terms = [_word(random, random.choice((3, 4, 5))) for _ in range(60)]


def _sentence(random: Random, own: _Names, plan: Plan) -> str:
    if plan.number and random.random() < 0.15:
        # Taken over from the plan before: the same clauses, or one of them another.
        before = Random(f"{plan.scope.province} {plan.scope.city} {random.randrange(MEASURES)}")
        clauses = [_clause(before, own) for _ in range(before.choice((2, 3, 4)))]
        if random.random() < 0.7:
            clauses[-1] = _clause(random, own)
    else:
        clauses = [_clause(random, own) for _ in range(random.choice((2, 3, 4)))]
    return "，".join(clauses) + "。"


def _clause(random: Random, own: _Names) -> str:
    place = random.random()
    if place < 0.04:
        what = random.choice(own.works)
    elif place < 0.12:
        what = own.terms[min(int(random.expovariate(0.08)), len(own.terms) - 1)]
    else:
        what = _word(random, random.choice((2, 3, 4, 6)))
    return random.choice(_VERBS) + what + random.choice(_NOUNS)


def _word(random: Random, length: int) -> str:
    follow, starts = _chain()
    word = _drawn(random, starts)
    while len(word) < length:
        word += _drawn(random, follow.get(word[-1], starts))
    return word


Choice = tuple[list[str], list[int]]
_made: list[tuple[dict[str, Choice], Choice]] = []


def _chain() -> tuple[dict[str, Choice], Choice]:
    """Which characters follow each, and which begin, with how often, summed up."""
    if not _made:
        after: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for pair, count in sorted(weights().counts.items()):
            if not pair.isascii() and not any(char.isascii() for char in pair):
                after[pair[0]].append((pair[1], count))
        follow = {first: _summed(rest) for first, rest in after.items()}
        _made.append((follow, _summed([(first, follow[first][1][-1]) for first in follow])))
    return _made[0]


def _summed(rest: list[tuple[str, int]]) -> Choice:
    return [char for char, _ in rest], list(accumulate(count for _, count in rest))


def _drawn(random: Random, choice: Choice) -> str:
    return random.choices(choice[0], cum_weights=choice[1])[0]


def _passage(plan: Plan, text: str, own: _Names) -> Passage:
    works = tuple(sorted((digest("work", plan.scope.city, name), name) for name in own.works if name in text))
    departments = ((digest(plan.scope.city, str(len(text) % 9)), "局"),)
    home = tuple(filter(None, (plan.scope.province, plan.scope.city)))
    return Passage(
        measure_id(plan.id, text),
        plan.id,
        plan.year,
        plan.scope,
        home,
        "",
        text,
        (),
        (),
        works,
        departments,
        (),
        (),
    )
