"""What a log of judgements adds to a build of the plans, in the time of this process alone."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import texts

from graph import FactKey, Facts, Judgement, Judgements, Ledger, Named, Ref
from graph.identity import parts_of
from graph.ids import fold
from graph.judgements import LABELS
from ingest.pipeline import read, warm
from ingest.types import Source

JUDGEMENTS, RUNS = 1000, 5


def measured() -> dict[str, Any]:
    """Seconds of a build (every document read and put into a ledger) without judgements and with a thousand,
    and of the thousand applied to a ledger that has everything already; the ratios to the build without. Each
    is the least of some runs, since others work on the machine."""
    warm()
    documents = texts.plans()
    many = [facts for source in documents if (facts := read(source).facts) is not None]
    log = judgements(many)
    plain, judged, ledger, ledger_judged, late, alike = [], [], [], [], [], []
    for _ in range(RUNS):
        plain.append(_build(documents, None))
        judged.append(_build(documents, log))
        ledger.append(_put(many, None))
        ledger_judged.append(_put(many, log))
        late.append(_late(many, log))
        alike.append(_concluded(many))
    return {
        "documents": len(documents),
        "judgements": len(log.active()),
        "build_seconds": round(min(plain), 3),
        "build_with_judgements_seconds": round(min(judged), 3),
        "added": round(min(judged) / min(plain) - 1, 3),
        "added_to_the_ledger": round(min(ledger_judged) / min(ledger) - 1, 3),
        "all_at_once_seconds": round(min(late), 3),
        "all_at_once_to_build": round(min(late) / min(plain), 3),
        "concluded_to_build": round(min(alike) / min(plain), 3),
    }


def judgements(many: Sequence[Facts]) -> Judgements:
    """A thousand of every kind over what the documents name: neighbours by name are one or are not, what a
    plan names is another thing there or is renamed, facts are wrong or confirmed."""
    log = Judgements()
    named: dict[Ref, str] = {}
    plans: defaultdict[Ref, list[str]] = defaultdict(list)
    for facts in many:
        plan = min(r.end.id for r in facts.relationships if r.type == "记载")
        for node in facts.nodes:
            if node.label in LABELS:
                named.setdefault(node.ref, str(node.properties["name"]))
                plans[node.ref].append(plan)
    ordered = sorted(named, key=lambda ref: (ref.label, named[ref], ref.id))
    couples = [(a, b) for a, b in pairwise(ordered) if a.label == b.label][::2]
    share = JUDGEMENTS // 5
    for i, (one, other) in enumerate(couples[: 2 * share]):
        first, second = (Named(ref.label, ref.id, named[ref]) for ref in (one, other))
        log.add(Judgement("same" if i % 2 else "different", one=first, other=second))
    free = [ref for couple in couples[2 * share :] for ref in couple]
    for i, ref in enumerate(free[: 2 * share]):
        one_ = Named(ref.label, ref.id, named[ref])
        if i % 2:
            log.add(Judgement("rename", one=one_, name=f"{named[ref]}（改）"))
        else:
            log.add(Judgement("apart", one=one_, plan=plans[ref][0]))
    for i, fact in enumerate(_facts(many, JUDGEMENTS - len(log.rows()))):
        log.add(Judgement("wrong" if i % 2 else "confirmed", fact=fact))
    return log


def _facts(many: Sequence[Facts], wanted: int) -> list[FactKey]:
    """Facts of all documents, spread evenly."""
    found: dict[FactKey, None] = {}
    for facts in many:
        plans = sorted(r.end.id for r in facts.relationships if r.type == "记载")
        texts_ = {
            n.ref: fold(str(n.properties.get("text", ""))) for n in facts.nodes if "text" in n.properties
        }
        for row in facts.relationships:
            if row.evidence is not None and row.type in ("负责", "涉及"):
                ends, text = parts_of(row, texts_, plans)
                role = str(row.properties.get("role", ""))
                found[FactKey(plans[0], text, row.type, ends, role)] = None
    keys = list(found)
    return keys[:: max(1, len(keys) // wanted)][:wanted]


def _build(documents: Sequence[Source], log: Judgements | None) -> float:
    start = time.process_time()
    with Ledger(judgements=log) as ledger:
        for source in documents:
            facts = read(source).facts
            if facts is not None:
                ledger.put(facts)
    return time.process_time() - start


def _put(many: Sequence[Facts], log: Judgements | None) -> float:
    start = time.process_time()
    with Ledger(judgements=log) as ledger:
        for facts in many:
            ledger.put(facts)
    return time.process_time() - start


def _concluded(many: Sequence[Facts]) -> float:
    """What follows from all nodes together, once, when everything is there."""
    with Ledger() as ledger:
        for facts in many:
            ledger.put(facts)
        start = time.process_time()
        ledger.conclude()
        return time.process_time() - start


def _late(many: Sequence[Facts], log: Judgements) -> float:
    """The judgements come when everything is there."""
    with Ledger() as ledger:
        for facts in many:
            ledger.put(facts)
        ledger.judgements = log
        start = time.process_time()
        ledger.judge()
        return time.process_time() - start
