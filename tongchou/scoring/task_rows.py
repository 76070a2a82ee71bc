"""The rows that are counted in each task: who, what, where, how much, with what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from tongchou.scoring.annotations import Aim, Joint, Named, Task
from tongchou.scoring.folding import fold, fold_unit
from tongchou.scoring.found import Fact, FoundTask
from tongchou.scoring.matching import Matched, any_to_any, one_to_one
from tongchou.scoring.score import JUDGED
from tongchou.scoring.sentences import around, short
from tongchou.scoring.sheet import Sheet

_STRENGTH = ("explicit", "inherited", "subject")
_TELLING_ROLES = ("牵头", "配合")


def count_facts(sheet: Sheet, task: Task, found: FoundTask | None) -> None:
    """Counts the facts of one annotated task; `found` is None where the task itself is missed."""
    _Facts(sheet, task, found).count()


@dataclass(slots=True)
class _Facts:
    """One annotated task and what was found for it. In goals and safeguards everything is optional."""

    sheet: Sheet
    task: Task
    found: FoundTask | None

    def count(self) -> None:
        task, found = self.task, self.found
        self._names("responsible", task.responsible, found.duties if found else ())
        self._roles()
        self._names("projects", task.projects, found.projects if found else ())
        self._names("places", task.places, found.places if found else ())
        self._names("cites", task.cites, found.cites if found else ())
        self._targets(found.targets if found else ())
        self._links(found.links if found else ())
        if found is not None and not task.optional:
            self._basis(found)
            if task.dated:
                self._value("deadline", task.deadline or "", found.deadline or "", task.text)

    def _names(self, row: str, wanted: tuple[Named, ...], found: tuple[Fact, ...]) -> None:
        same = self._same_name
        once = _uniq(wanted)
        match = one_to_one(self._wanted(once), distinct(found), same)
        self._tally(row, match, _named, _found)
        self._judge(row, once, distinct(found), same)

    def _roles(self) -> None:
        wanted = self.task.responsible
        if not any(one.role in _TELLING_ROLES for one in wanted):
            return
        duties = {(fact.name, fact.role): fact for fact in (self.found.duties if self.found else ())}
        match = one_to_one(
            self._wanted(wanted),
            [duties[key] for key in sorted(duties)],
            lambda one, fact: self._same_name(one, fact) and one.role == fact.role,
        )
        self._tally(
            "role", match, lambda one: f"{one.name} {one.role}", lambda fact: f"{fact.name} {fact.role}"
        )

    def _basis(self, found: FoundTask) -> None:
        ways = {fact.basis for fact in found.duties}
        got = next((way for way in _STRENGTH if way in ways), "")
        wanted = self.task.basis if self.task.basis != "none" else ""
        named = self.task.responsible
        if named and all(one.optional for one in named):
            return  # whether anybody is named at all is arguable
        self._value("basis", wanted, got, found.duties[0].quote if found.duties else self.task.text)

    def _targets(self, found: tuple[Fact, ...]) -> None:
        wanted = [one for one in self.task.targets if one.value is not None]
        once = list({fact.node["id"]: fact for fact in reversed(found)}.values())[::-1]
        match = one_to_one(self._wanted(wanted), once, self._same_target)
        self._tally("targets", match, _aim, _goal)
        self._judge("targets", wanted, once, self._same_target)
        # By number alone, so that a wrong comparator is seen.
        for aim, fact in one_to_one(self._wanted(wanted), once, self._same_number).pairs:
            if aim.comparator:
                self._value("comparator", aim.comparator, fact.node.get("comparator") or "", aim.quote)
            self._value("by", str(aim.by or ""), str(fact.node.get("by") or ""), aim.quote)

    def _links(self, found: tuple[Fact, ...]) -> None:
        once = list({fact.quote: fact for fact in reversed(found)}.values())[::-1]
        match = any_to_any(self._wanted(self.task.links), once, self._same_link)
        self._tally("links", match, lambda one: one.quote, lambda fact: fact.quote)
        ends: list[tuple[str, bool]] = []
        for link in self.task.links:
            ends += [(end, link.optional or self.task.optional) for end in link.ends]
            ends += [(link.source, True)] if link.source else []
        names = list({fact.name: fact for fact in found}.values())
        self._tally("link ends", any_to_any(ends, names, self._same_end), str, _found)

    def _wanted(self, items: Iterable[Any]) -> list[tuple[Any, bool]]:
        return [(one, one.optional or self.task.optional) for one in items]

    def _same_name(self, one: Named, fact: Fact) -> bool:
        return self.sheet.aliases.same(one.name, fact.name)

    def _same_number(self, aim: Aim, fact: Fact) -> bool:
        value = fact.node.get("value")
        alike = isinstance(value, (int, float)) and aim.value is not None and abs(value - aim.value) < 1e-6
        return (
            alike
            and fold_unit(aim.unit) == fold_unit(fact.node.get("unit"))
            and self.sheet.meets(aim.at, fact)
        )

    def _same_target(self, aim: Aim, fact: Fact) -> bool:
        comparator = fact.node.get("comparator") or ""
        stated = bool(aim.comparator and comparator)
        return self._same_number(aim, fact) and (not stated or aim.comparator[0] == comparator[0])

    def _same_link(self, link: Joint, fact: Fact) -> bool:
        if link.at is not None and self.sheet.here(fact):
            return self.sheet.meets(link.at, fact)
        one, other = fold(link.quote), fold(fact.quote)
        alike = one[:10] in other or other[:10] in one or SequenceMatcher(None, one, other).ratio() > 0.5
        return bool(one) and alike

    def _same_end(self, end: str, fact: Fact) -> bool:
        names = (fact.name, fact.surface)
        if any(self.sheet.aliases.same(end, name) for name in names):
            return True
        one = fold(end)
        return any(_contains(one, other) or _contains(other, one) for other in map(fold, names))

    def _tally(
        self, row: str, match: Matched[Any, Fact], told: Callable[[Any], str], shown: Callable[[Fact], str]
    ) -> None:
        extra = () if self.task.optional else match.extra
        self.sheet.score.rows[row].add(len(match.pairs), len(extra), len(match.missed))
        left = list(extra)
        for item in match.missed:
            at = getattr(item, "at", None)
            there = next((fact for fact in left if self._instead(item, fact)), None)
            if there is not None:
                left.remove(there)
            got, sentence = (shown(there), there.quote) if there else ("", self._sentence(item))
            self.sheet.error(
                row, self.task.id, told(item), got, sentence, at, there, follows=self.found is None
            )
        for fact in left:
            self.sheet.error(row, self.task.id, "", shown(fact), fact.quote, fact.at, fact)

    def _instead(self, item: Any, fact: Fact) -> bool:
        """Whether the wrong fact stands where the missed item does: then it is one error, not two."""
        at, mention = getattr(item, "at", None), fold(getattr(item, "mention", ""))
        if at is not None and self.sheet.here(fact):
            return self.sheet.meets(at, fact)
        return bool(mention) and mention == fold(fact.surface)

    def _sentence(self, item: Any) -> str:
        at, raw = getattr(item, "at", None), self.sheet.annotation.raw
        if at is not None and raw:
            return around(raw, at)
        said = getattr(item, "mention", "") or getattr(item, "quote", "")
        start = self.task.text.find(said) if said else -1
        return around(self.task.text, (start, start + len(said))) if start >= 0 else short(self.task.text)

    def _value(self, row: str, expected: str, got: str, sentence: str) -> None:
        place = self.found.at if self.found else None
        self.sheet.value(row, self.task.id, expected, got, sentence, place, same=str.__eq__)

    def _judge(
        self, row: str, wanted: Sequence[Any], found: Iterable[Fact], same: Callable[[Any, Fact], bool]
    ) -> None:
        """Right is what was annotated at all, required or not. Goals and safeguards are left out: what is
        wrong in them is not counted either."""
        if row in JUDGED and not self.task.optional:
            for fact in found:
                self.sheet.judge(row, fact, right=any(same(one, fact) for one in wanted))


def _uniq(wanted: Iterable[Named]) -> list[Named]:
    """One entry a name: required when one of its mentions is."""
    once: dict[str, Named] = {}
    for one in wanted:
        if one.name not in once or (once[one.name].optional and not one.optional):
            once[one.name] = one
    return list(once.values())


def distinct(facts: Iterable[Fact]) -> list[Fact]:
    """One fact a name, the surest; in the order of the first of each."""
    best: dict[str, Fact] = {}
    for fact in facts:
        if fact.name not in best or best[fact.name].confidence < fact.confidence:
            best[fact.name] = fact
    return list(best.values())


def _contains(whole: str, part: str) -> bool:
    return bool(part) and part in whole and 2 * len(part) >= len(whole)


def _in_role(one: Named | Fact) -> str:
    return f"{one.name} {one.role}"


def _named(one: Named) -> str:
    return one.name if fold(one.name) == fold(one.mention) else f"{one.name} ({one.mention})"


def _found(fact: Fact) -> str:
    return fact.name


def _aim(one: Aim) -> str:
    return f"{one.comparator}{one.value:g}{one.unit}"


def _goal(fact: Fact) -> str:
    return f"{fact.node.get('comparator', '')}{fact.node.get('value', 0):g}{fact.node.get('unit', '')}"
