"""Two measures compared: the relationship 重叠 between them, or none."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import Ref, Relationship
from graph.overlaps.passages import Goal, Passage
from graph.overlaps.reading import NOTHING, Reading, shareable
from graph.overlaps.score import Features, Run, at_most, features, goals, probability, runs
from graph.overlaps.weights import concepts

TYPES = ("数字冲突", "重复", "同项目异主体", "细化", "延续")
"""The kinds of overlap, the first that holds is given."""

THRESHOLD = 0.5
"""The score from which on two measures overlap."""

# A copy: so much of the shorter text stands in the longer one, in runs of so many characters.
_COPIED, _LONG = 0.75, 4
# So many runs are named, of those that say so much, in nats.
_NAMED, _SAYS = 3, 2.0


def compare(one: Reading, other: Reading, *, accepted: bool = False) -> Relationship | None:
    """The overlap of two measures of different plans, from the earlier plan to the later (`order_year`, then
    id); None where they pursue different things, or where that cannot be told, unless somebody `accepted` the
    pair: then it has its score, however low."""
    if one.passage.plan == other.passage.plan:
        return None
    first, second = (one, other) if _order(one.passage) < _order(other.passage) else (other, one)
    least = 0.0 if accepted else THRESHOLD
    most = at_most(first, second, least)
    if probability(most) < least:
        return None
    a, b = first.passage, second.passage
    found = runs(first, second)
    measured = features(first, second, found, most)
    copied = _copied(first, second, found) >= _COPIED
    if not (accepted or a.scope.meets(b.scope) or copied or measured.project):
        return None
    score = probability(measured)
    named = shared(first, second, found)
    # A sentence that any plan has, word for word: nothing in it says what is pursued.
    if not accepted and (score < THRESHOLD or not named):
        return None
    return Relationship(
        "重叠",
        Ref("Measure", a.id),
        Ref("Measure", b.id),
        {
            "score": round(score, 4),
            "parts": _parts(measured),
            "type": _type(first, second, copied),
            "shared": named,
        },
    )


def shared(one: Reading, other: Reading, found: Sequence[Run]) -> tuple[str, ...]:
    """What both name: projects, plans, the subjects of targets, objects of policy, then the words that say
    most."""
    a, b = one.passage, other.passage
    names = [*_both(a.projects, b.projects), *_both(a.cited, b.cited)]
    names += [min(mine.subject, theirs.subject) for mine, theirs, _ in goals(one, other)]
    names += sorted(concepts().names[number] for number in one.concepts & other.concepts)
    texts = {_words(one, run): run.weight for run in reversed(found) if run.weight >= _SAYS}
    texts = {text: weight for text, weight in texts.items() if len(text) > 1}
    said = sorted(texts, key=lambda text: (-texts[text], text))
    names += [text for text in said if not any(text in name for name in names)][:_NAMED]
    return tuple(dict.fromkeys(names))


def _words(reading: Reading, run: Run) -> str:
    """The run without words at its ends that say nothing: 推进 of 推进西安地铁."""
    start, end = run.one, run.one + run.length
    while start < end and reading.generic[start]:
        start += 1
    while start < end and reading.generic[end - 1]:
        end -= 1
    return reading.chars[start:end]


def _order(passage: Passage) -> tuple[int, str, str]:
    return passage.year, passage.plan, passage.id


def _copied(one: Reading, other: Reading, found: Sequence[Run]) -> float:
    least = min(one.length, other.length)
    return sum(run.length for run in found if run.length >= _LONG) / least if least else 0.0


def may_overlap(one: Reading, other: Passage) -> bool:
    """Whether it is worth while to read the other measure: where neither area lies within the other and no
    project is shared, only copies overlap."""
    if one.passage.scope.meets(other.scope) or not one.projects.isdisjoint(id_ for id_, _ in other.projects):
        return True
    chars = shareable(other)
    first, second = (one.chars, chars) if _order(one.passage) < _order(other) else (chars, one.chars)
    least = min(one.length, len(chars) - chars.count(NOTHING))
    return _covered(first, second) >= _COPIED * least


def _covered(first: str, second: str) -> int:
    """How many characters of the first can stand in runs that the second has: no fewer than in `_copied`."""
    grams = {second[i : i + _LONG] for i in range(len(second) - _LONG + 1)}
    found = free = 0
    for i in range(len(first) - _LONG + 1):
        gram = first[i : i + _LONG]
        if gram in grams and NOTHING not in gram:
            found += i + _LONG - max(i, free)
            free = i + _LONG
    return found


def _parts(measured: Features) -> tuple[str, ...]:
    """The parts of the score, from 0 to 1; `text` is what it would be without project, place and concept."""
    said = {
        "project": measured.project,
        "department": measured.department,
        "place": measured.place,
        "target": measured.target,
        "concept": measured.concept,
        "text": probability(measured._replace(project=0.0, place=0.0, concept=0.0)),
    }
    return tuple(f"{name} {value:.2f}" for name, value in said.items() if value >= 0.005)


def _type(one: Reading, other: Reading, copied: bool) -> str:
    a, b = one.passage, other.passage
    if any(_conflict(mine, theirs) for mine, theirs, _ in goals(one, other)):
        return "数字冲突"
    if copied:
        return "重复"
    if _both(a.projects, b.projects) and a.departments and b.departments and _apart(a, b):
        return "同项目异主体"
    if a.scope.level < b.scope.level:
        return "细化"
    return "延续"


def _conflict(mine: Goal, theirs: Goal) -> bool:
    return mine.value != theirs.value and mine.by == theirs.by != 0 and mine.counted == theirs.counted


def _apart(a: Passage, b: Passage) -> bool:
    return {id_ for id_, _ in a.departments}.isdisjoint(id_ for id_, _ in b.departments)


def _both(a: Sequence[tuple[str, str]], b: Sequence[tuple[str, str]]) -> list[str]:
    """The names of what both have, each the longer that they give it."""
    theirs = dict(b)
    return sorted(max(name, theirs[id_], key=lambda n: (len(n), n)) for id_, name in a if id_ in theirs)
