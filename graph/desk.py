"""The desk at which names and facts are judged: what is to be decided, with its sentences, and the log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from graph.concluding import ALIKE, candidate_of
from graph.errors import NotFound
from graph.identity import Identity, parts_of
from graph.ids import fold, title_id
from graph.judgements import FactKey, Judgement, Judgements, Named, Verdict, pair_key
from graph.keys import Row
from graph.ledger import Ledger
from graph.linking import Candidate
from graph.model import Node, Ref, Relationship
from graph.settings import GraphSettings
from graph.store import Store
from graph.writer import Changes, Writer

SENTENCES = 3
"""So many sentences of each of two names are shown; they are of different documents where there are such."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where a name stands: the words that were read, the document's name and id, the offsets of the quote."""

    quote: str
    surface: str
    document: str
    document_name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A candidate with its sentences, to lie side by side."""

    candidate: Candidate
    one: tuple[Sentence, ...]
    other: tuple[Sentence, ...]


class Desk:
    """What can be judged in the graph of a home, and the way to judge it.

    Reads the ledger, not the database; `store` gives the database when something is judged, and it is applied
    there at once.
    """

    def __init__(self, settings: GraphSettings, store: Callable[[], Store]) -> None:
        self._settings = settings
        self._store = store
        self.log = Judgements(settings.judgements)

    def pairs(self, label: str | None = None, limit: int | None = None) -> list[Pair]:
        """What may be one thing and nobody has judged, the surest first."""
        with self._ledger() as ledger:
            rows = list(ledger.rows())
        nodes = {row.ref: row for row in rows if isinstance(row, Node)}
        alike = [row for row in rows if isinstance(row, Relationship) and row.type == ALIKE]
        found = [candidate_of(row, nodes[row.start], nodes[row.end]) for row in alike]
        found.sort(key=lambda one: (-one.confidence, one.label, one.one, one.other))
        open_ = [one for one in found if label in (None, one.label)][:limit]
        sentences = _sentences(rows, {ref for one in open_ for ref in _refs(one)})
        return [Pair(one, *(sentences[ref] for ref in _refs(one))) for one in open_]

    def judge(self, *judgements: Judgement) -> tuple[list[Judgement], Changes]:
        """Adds rows to the log and applies them to the graph; returns the rows with their numbers, and what
        changed. Raises what `Judgements.add` and the writer raise: that row and those after it are not
        written down then."""
        rows: list[Judgement] = []
        if not judgements:
            return rows, Changes()
        with self._ledger() as ledger, Writer(self._store(), ledger) as writer:
            try:
                rows += map(self.log.add, judgements)
            finally:
                writer.judge()
                changes = writer.sync()
        return rows, changes

    def judgements(self) -> list[tuple[Judgement, bool]]:
        """Every row of the log, each with whether it holds."""
        holding = self.log.holding()
        return [(row, row.number in holding) for row in self.log.rows()]

    def facts(self, passage: str, entity: Named, type_: str | None = None, role: str = "") -> list[FactKey]:
        """The facts that tie a task (or measure) to a node, by the ids of both: what a verdict is about.

        A fact that was found to be wrong is among them where no other is. Raises NotFound when nothing was
        read that does.
        """
        with self._ledger() as ledger:
            rows = list(ledger.rows())
        parents = {r.end: r.start for r in rows if isinstance(r, Relationship) and r.type == "包含"}
        passages = {ref for ref in _passages(passage) if ref in parents}
        passages |= {child for child, parent in parents.items() if parent in passages}
        texts = {
            row.ref: fold(str(row.properties.get("text", "")))
            for row in rows
            if isinstance(row, Node) and row.ref in passages
        }
        plans = [row for row in rows if isinstance(row, Node) and row.label == "Plan"]
        titles = {plan.id: title_id(str(plan.properties["title"])) for plan in plans}
        found: dict[FactKey, None] = {}
        for row in rows:
            if not isinstance(row, Relationship) or type_ not in (None, row.type) or not _is_read(row):
                continue
            ends = {row.start, row.end}
            if ends.isdisjoint(passages) or entity.ref not in ends:
                continue
            own = str(row.properties.get("role", ""))
            if role in ("", own):
                plan = _plan_of(next(iter(ends & passages)), parents)
                found[_fact(row, texts, plan, titles, entity, own)] = None
        if not found:
            held = {_plan_of(ref, parents) for ref in passages}
            found = dict.fromkeys(self._wrong(held, set(texts.values()), entity, type_, role))
        if not found:
            raise NotFound(
                "nothing was read that ties these two",
                where=f"{passage}, {entity.label} {entity.id}",
                remedy="`tongchou ask --json` gives the ids of tasks and of what they name.",
            )
        return list(found)

    def _wrong(
        self, plans: set[str], texts: set[str], entity: Named, type_: str | None, role: str
    ) -> Iterator[FactKey]:
        """The facts of a passage that are not in the graph because somebody found them to be wrong."""
        active = self.log.active()
        identity = Identity(active)
        for row in active:
            fact = row.fact
            if row.verdict == "wrong" and fact and fact.plan in plans and fact.text in texts:
                ends = {identity.of(end.ref, plans) for end in fact.ends}
                if entity.ref in ends and type_ in (None, fact.type) and role in ("", fact.role):
                    yield fact

    def verdict(
        self, verdict: Verdict, facts: Iterable[FactKey], by: str, why: str
    ) -> tuple[list[Judgement], Changes]:
        """Judges every one of the facts, as `judge` does; what was judged so before is left as it is."""
        held = {(row.verdict, nameless(row.fact)) for row in self.log.active() if row.fact}
        new = [fact for fact in facts if (verdict, nameless(fact)) not in held]
        return self.judge(*(Judgement(verdict, by, why, fact=fact) for fact in new))

    def overlap(
        self, verdict: Verdict, one: str, other: str, by: str, why: str
    ) -> tuple[list[Judgement], Changes]:
        """Judges that two measures, by their ids, overlap (`confirmed`) or do not (`wrong`), or says what
        is to be said (`comment`). Raises NotFound, and what `judge` raises."""
        with self._ledger() as ledger:
            pair = pair_key(ledger.measure(one), ledger.measure(other))
        if verdict != "comment" and any(r.pair == pair and r.verdict == verdict for r in self.log.active()):
            return [], Changes()
        return self.judge(Judgement(verdict, by, why, pair=pair))

    def _ledger(self) -> Ledger:
        return Ledger(self._settings.ledger, self.log)


def nameless(fact: FactKey) -> FactKey:
    """The fact without the names that were seen, which do not make it."""
    return replace(fact, ends=tuple(Named(end.label, end.id) for end in fact.ends))


def _fact(
    row: Relationship,
    texts: dict[Ref, str],
    plan: str,
    titles: dict[str, str],
    entity: Named,
    role: str,
) -> FactKey:
    ends, text = parts_of(row, texts, {plan})
    named = tuple(
        Named(end.label, titles.get(end.id, end.id) if end.label == "Plan" else end.id, entity.name)
        if end.ref == entity.ref
        else end
        for end in ends
    )
    return FactKey(plan, text, row.type, named, role)


def _passages(id_: str) -> tuple[Ref, Ref]:
    return Ref("Task", id_), Ref("Measure", id_)


def _is_read(row: Relationship) -> bool:
    return "quote" in row.properties


def _plan_of(ref: Ref, parents: dict[Ref, Ref]) -> str:
    while ref in parents:
        ref = parents[ref]
    return ref.id


def _refs(one: Candidate) -> tuple[Ref, Ref]:
    return Ref(one.label, one.one), Ref(one.label, one.other)


def _sentences(rows: Iterable[Row], wanted: set[Ref]) -> defaultdict[Ref, tuple[Sentence, ...]]:
    """Up to SENTENCES places at which each of the nodes was read, of as many documents as possible."""
    names: dict[str, str] = {}
    found: defaultdict[Ref, list[Sentence]] = defaultdict(list)
    for row in rows:
        if isinstance(row, Node):
            if row.label == "Document":
                names[row.id] = str(row.properties["name"])
            continue
        if not _is_read(row):
            continue
        for ref in {row.start, row.end} & wanted:
            about = row.properties
            surface = str(about.get("surface", ""))
            place = (str(about["document"]), "", int(str(about["start"])), int(str(about["end"])))
            found[ref].append(Sentence(str(about["quote"]), surface, *place))
    chosen: defaultdict[Ref, tuple[Sentence, ...]] = defaultdict(tuple)
    for ref, sentences in found.items():
        ordered = sorted(sentences, key=lambda one: (one.document, one.start, one.end, one.surface))
        firsts = list({one.document: one for one in reversed(ordered)}.values())[::-1]
        rest = [one for one in ordered if one not in firsts]
        named = [replace(one, document_name=names.get(one.document, "")) for one in (*firsts, *rest)]
        chosen[ref] = tuple(named[:SENTENCES])
    return chosen
