"""What is counted: one document's facts against its annotation, row by row.

The rows from `task` to `links` and the plan's title, number and date follow the scorer that came with the
annotated plans and give the same counts. The others look at what those leave out:

- `basis`: how a task's responsibility is stated; of several ways the strongest counts.
- `deadline`: of tasks that were annotated with regard to it.
- `comparator`, `by`: of required targets whose number and unit were found.
- `link ends`: what must connect with what; the end that a link starts from is optional, because the graph
  starts links from the sentence.
- `plan issuer`, `plan period`: where the annotation states them.

A name is right when it is the annotated one or an alias of it: a wrong name at the right place is wrong, and
the error report says that it is that. Places decide where names cannot: which target, which link.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from tongchou.scoring.annotations import Aim, Annotation, At, Joint, Named, Task
from tongchou.scoring.folding import Aliases, fold, fold_unit
from tongchou.scoring.found import Fact, FoundPlan, FoundTask
from tongchou.scoring.matching import Matched, any_to_any, one_to_one
from tongchou.scoring.pairing import pair, plan_of
from tongchou.scoring.tally import Tally

ROWS = (
    "task",
    "kind",
    "responsible",
    "role",
    "basis",
    "deadline",
    "projects",
    "places",
    "cites",
    "targets",
    "comparator",
    "by",
    "links",
    "link ends",
    "plan title",
    "plan number",
    "plan issuer",
    "plan issued_on",
    "plan period",
)
# Rows whose facts tell whether a confidence keeps its word.
JUDGED = ("responsible", "projects", "places", "targets")
_STRENGTH = ("explicit", "inherited", "subject")
_TELLING_ROLES = ("牵头", "配合")


@dataclass(frozen=True, slots=True)
class Error:
    """One thing that is missed, wrong, or both (another name or value at the same place).

    `sentence` is where it stands or should, `at` the place in the source where that is known.
    """

    row: str
    doc: str
    task: str
    expected: str
    got: str
    sentence: str
    at: At | None = None
    method: str = ""
    confidence: float | None = None

    @property
    def kind(self) -> str:
        if self.expected and self.got:
            return "differs"
        return "missed" if self.expected else "wrong"


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact that was found, how sure the program was, and whether it is right."""

    row: str
    confidence: float
    right: bool


@dataclass(slots=True)
class Score:
    """The counts of all documents that were added, with their errors and judged facts."""

    rows: dict[str, Tally] = field(default_factory=lambda: {row: Tally() for row in ROWS})
    errors: list[Error] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    def add(self, annotation: Annotation, plans: Sequence[FoundPlan], aliases: Aliases) -> None:
        """Counts one document."""
        _Document(self, annotation, plan_of(annotation, plans), aliases).count()


@dataclass(slots=True)
class _Document:
    score: Score
    annotation: Annotation
    plan: FoundPlan | None
    aliases: Aliases

    def count(self) -> None:
        paired = pair(self.annotation, self.plan)
        for task, found in paired.pairs:
            if not task.optional:
                self._task(task, found)
            if found is not None or not task.optional:
                _Facts(self, task, found).count()
        for left in paired.invented:
            self._invented(left)
        self._plan()

    def _task(self, task: Task, found: FoundTask | None) -> None:
        if found is None:
            self.score.rows["task"].add(fn=1)
            self.error("task", task.id, _short(task.heading + "　" + task.text), "", "", _place(task))
            return
        self.score.rows["task"].add(tp=1)
        self.value("kind", task.id, task.kind, found.kind, task.text, found.at)

    def _invented(self, left: FoundTask) -> None:
        names = sorted({name for name, _ in left.parties})
        self.score.rows["task"].add(fp=1)
        self.score.rows["responsible"].add(fp=len(names))
        said = _short(left.heading + "　" + left.text)
        self.error("task", "", "", said, "、".join(names) or "nobody responsible", left.at)
        for fact in _distinct(left.duties):
            self.judge("responsible", fact, right=False)
            self.error("responsible", "", "", fact.name, fact.quote, fact.at, fact)

    def _plan(self) -> None:
        said, node = self.annotation.plan, self.plan.node if self.plan else {}
        for key in ("title", "number", "issued_on"):
            if said.get(key):
                title = node.get("title") or node.get("name") if key == "title" else node.get(key)
                self.value(f"plan {key}", "", said[key], title or "")
        if said.get("issuer"):
            issuers = self.plan.issuers if self.plan else ()
            same = next((one for one in issuers if self.aliases.same(said["issuer"], one)), "、".join(issuers))
            self.value("plan issuer", "", said["issuer"], same, same=self.aliases.same)
        if said.get("period"):
            self.value("plan period", "", _years(said["period"]), _period(node))

    def value(
        self,
        row: str,
        task: str,
        expected: str,
        got: str,
        sentence: str = "",
        at: At | None = None,
        same: Callable[[str, str], bool] = lambda one, other: fold(one) == fold(other),
    ) -> None:
        """Counts one thing that has one value; nothing expected and nothing found is nothing."""
        right = bool(expected and got) and same(expected, got)
        self.score.rows[row].add(right, bool(got) and not right, bool(expected) and not right)
        if not right and (expected or got):
            self.error(row, task, expected, got, _short(sentence), at)

    def error(
        self,
        row: str,
        task: str,
        expected: str,
        got: str,
        sentence: str,
        at: At | None,
        fact: Fact | None = None,
    ) -> None:
        method, confidence = (fact.method, fact.confidence) if fact else ("", None)
        doc = self.annotation.doc
        self.score.errors.append(Error(row, doc, task, expected, got, sentence, at, method, confidence))

    def judge(self, row: str, fact: Fact, *, right: bool) -> None:
        self.score.judged.append(Judged(row, fact.confidence, right))


@dataclass(slots=True)
class _Facts:
    """One annotated task and what was found for it. In goals and safeguards everything is optional."""

    document: _Document
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
        match = one_to_one(self._wanted(once), _distinct(found), same)
        self._tally(row, match, _named, _found)
        self._judge(row, once, _distinct(found), same)

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
        self._tally("role", match, lambda one: f"{one.name} {one.role}", lambda fact: f"{fact.name} {fact.role}")

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
        once = list({id(fact.node): fact for fact in reversed(found)}.values())[::-1]
        match = one_to_one(self._wanted(wanted), once, self._same_target)
        self._tally("targets", match, _aim, _goal)
        self._judge("targets", wanted, once, self._same_target)
        if self.task.optional:
            return
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
        return self.document.aliases.same(one.name, fact.name)

    def _same_number(self, aim: Aim, fact: Fact) -> bool:
        value = fact.node.get("value")
        alike = isinstance(value, (int, float)) and aim.value is not None and abs(value - aim.value) < 1e-6
        return alike and fold_unit(aim.unit) == fold_unit(fact.node.get("unit")) and self._meets(aim.at, fact)

    def _same_target(self, aim: Aim, fact: Fact) -> bool:
        comparator = fact.node.get("comparator") or ""
        stated = bool(aim.comparator and comparator)
        return self._same_number(aim, fact) and (not stated or aim.comparator[0] == comparator[0])

    def _same_link(self, link: Joint, fact: Fact) -> bool:
        if link.at is not None and self._here(fact):
            return self._meets(link.at, fact)
        one, other = fold(link.quote), fold(fact.quote)
        alike = one[:10] in other or other[:10] in one or SequenceMatcher(None, one, other).ratio() > 0.5
        return bool(one) and alike

    def _same_end(self, end: str, fact: Fact) -> bool:
        names = (fact.name, fact.surface)
        if any(self.document.aliases.same(end, name) for name in names):
            return True
        one = fold(end)
        return any(_contains(one, other) or _contains(other, one) for other in map(fold, names))

    def _meets(self, at: At | None, fact: Fact) -> bool:
        """Whether both stand at the same place, where that can be told."""
        return at is None or not self._here(fact) or (at[0] < fact.at[1] and fact.at[0] < at[1])

    def _here(self, fact: Fact) -> bool:
        """Whether the fact's offsets are into the text that the annotation's are into."""
        documents = self.document.plan.documents if self.document.plan else ()
        sha256 = self.document.annotation.sha256 if self.document.annotation.raw else None
        return any(one["id"] == fact.document and one["sha256"] == sha256 for one in documents)

    def _tally(
        self, row: str, match: Matched[Any, Fact], told: Callable[[Any], str], shown: Callable[[Fact], str]
    ) -> None:
        extra = () if self.task.optional else match.extra
        self.document.score.rows[row].add(len(match.pairs), len(extra), len(match.missed))
        left = list(extra)
        for item in match.missed:
            at = getattr(item, "at", None)
            there = next((fact for fact in left if self._instead(item, fact)), None)
            if there is not None:
                left.remove(there)
            got, sentence = (shown(there), there.quote) if there else ("", self._sentence(item))
            self.document.error(row, self.task.id, told(item), got, sentence, at, there)
        for fact in left:
            self.document.error(row, self.task.id, "", shown(fact), fact.quote, fact.at, fact)

    def _instead(self, item: Any, fact: Fact) -> bool:
        """Whether the wrong fact stands where the missed item does: then it is one error, not two."""
        at, mention = getattr(item, "at", None), fold(getattr(item, "mention", ""))
        if at is not None and self._here(fact):
            return self._meets(at, fact)
        return bool(mention) and mention == fold(fact.surface)

    def _sentence(self, item: Any) -> str:
        at, raw = getattr(item, "at", None), self.document.annotation.raw
        if at is not None and raw:
            return _around(raw, at)
        said = getattr(item, "mention", "") or getattr(item, "quote", "")
        start = self.task.text.find(said) if said else -1
        return _around(self.task.text, (start, start + len(said))) if start >= 0 else _short(self.task.text)

    def _value(self, row: str, expected: str, got: str, sentence: str) -> None:
        exactly = str.__eq__
        place = self.found.at if self.found else None
        self.document.value(row, self.task.id, expected, got, sentence, place, same=exactly)

    def _judge(
        self, row: str, wanted: Sequence[Any], found: Iterable[Fact], same: Callable[[Any, Fact], bool]
    ) -> None:
        """Right is what was annotated at all, required or not. Goals and safeguards are left out: what is
        wrong in them is not counted either."""
        if row in JUDGED and not self.task.optional:
            for fact in found:
                self.document.judge(row, fact, right=any(same(one, fact) for one in wanted))


def _uniq(wanted: Iterable[Named]) -> list[Named]:
    """One entry a name: required when one of its mentions is."""
    once: dict[str, Named] = {}
    for one in wanted:
        if one.name not in once or (once[one.name].optional and not one.optional):
            once[one.name] = one
    return list(once.values())


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    """One fact a name, the surest; in the order of the first of each."""
    best: dict[str, Fact] = {}
    for fact in facts:
        if fact.name not in best or best[fact.name].confidence < fact.confidence:
            best[fact.name] = fact
    return list(best.values())


def _contains(whole: str, part: str) -> bool:
    return bool(part) and part in whole and 2 * len(part) >= len(whole)


def _named(one: Named) -> str:
    return one.name if fold(one.name) == fold(one.mention) else f"{one.name} ({one.mention})"


def _found(fact: Fact) -> str:
    return fact.name


def _aim(one: Aim) -> str:
    return f"{one.comparator}{one.value:g}{one.unit}"


def _goal(fact: Fact) -> str:
    return f"{fact.node.get('comparator', '')}{fact.node.get('value', 0):g}{fact.node.get('unit', '')}"


def _years(period: Sequence[int]) -> str:
    return f"{period[0]}–{period[1]}"


def _period(node: Mapping[str, Any]) -> str:
    start, end = node.get("period_start"), node.get("period_end")
    return f"{start or ''}–{end or ''}" if start or end else ""


def _place(task: Task) -> At | None:
    extent = task.extent
    return None if extent is None else (extent.heading or extent.body[0])


def _short(text: str, most: int = 90) -> str:
    text = text.strip("　\n ")
    return text if len(text) <= most else text[: most - 1] + "…"


def _around(text: str, at: At, most: int = 60) -> str:
    """The sentence that holds a passage, no more than `most` characters to either side of it."""
    start, end = at
    while start > 0 and at[0] - start < most and text[start - 1] not in "。！？\n":
        start -= 1
    while end < len(text) and end - at[1] < most and text[end - 1] not in "。！？\n":
        end += 1
    return " ".join(text[start:end].split())
