"""ingest into the ledger: order, workers and repetition change no id and no link"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import Facts, Judgement, Judgements, Ledger, Named, Ref
from ingest import ingest

pytestmark = pytest.mark.shared

OTHERS = 10  # plans beside the five samples
_STEADY = settings(
    max_examples=3,  # each puts fifteen plans into a ledger, once or twice
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


class Kept:
    """Takes facts and keeps them."""

    def __init__(self) -> None:
        self.facts: list[Facts] = []

    def add(self, facts: Facts) -> None:
        self.facts.append(facts)


@pytest.fixture(scope="module")
def plans(root: Path, shared: Path) -> list[Path]:
    """The sample plans, and ten others spread over the corpus."""
    others = sorted((shared / "corpus" / "plans").glob("*.txt"))
    return [*sorted((root / "corpus").glob("*.txt")), *others[:: len(others) // OTHERS][:OTHERS]]


def read(paths: Iterable[Path], workers: int = 1) -> list[Facts]:
    kept = Kept()
    report = ingest(paths, into=kept, workers=workers)
    assert not report.failed
    return kept.facts


@pytest.fixture(scope="module")
def facts(plans: list[Path]) -> list[Facts]:
    found = read(plans)
    assert len(found) == len(plans)
    return found


@pytest.fixture(scope="module")
def steady(facts: list[Facts]) -> str:
    """The hash of all rows of the graph, the documents taken in the order of their names."""
    with filled(facts) as ledger:
        return ledger.content_hash


@pytest.fixture(scope="module")
def log(facts: list[Facts]) -> Judgements:
    return judged(facts)


@pytest.fixture(scope="module")
def steadily_judged(facts: list[Facts], log: Judgements) -> str:
    """As `steady`, with the judgements known from the beginning."""
    with filled(facts, log) as ledger:
        return ledger.content_hash


def filled(facts: Iterable[Facts], judgements: Judgements | None = None) -> Ledger:
    ledger = Ledger(judgements=judgements)
    for one in facts:
        ledger.put(one)
    return ledger


@pytest.mark.parametrize("workers", [2, 4])
def test_workers_change_nothing(plans: list[Path], facts: list[Facts], workers: int) -> None:
    assert read(plans[::-1], workers) == facts


@_STEADY
@given(data=st.data())
def test_neither_order_nor_repetition_nor_coming_back_changes_a_row(
    data: st.DataObject, facts: list[Facts], steady: str
) -> None:
    numbers = range(len(facts))
    order = data.draw(st.permutations(numbers))
    again = data.draw(st.lists(st.sampled_from(numbers), max_size=4))
    away = data.draw(st.lists(st.sampled_from(numbers), max_size=4, unique=True))
    with filled(facts[i] for i in order) as ledger:
        for i in again:
            ledger.put(facts[i])
        assert ledger.content_hash == steady
        for i in away:
            ledger.withdraw(facts[i].document.id)
        for i in reversed(away):
            ledger.put(facts[i])
        assert ledger.content_hash == steady


@_STEADY
@given(data=st.data())
def test_what_is_left_is_what_the_rest_alone_makes(data: st.DataObject, facts: list[Facts]) -> None:
    numbers = range(len(facts))
    away = data.draw(st.sets(st.sampled_from(numbers), min_size=1, max_size=len(facts) - 1))
    with filled(facts) as ledger, filled(facts[i] for i in numbers if i not in away) as rest:
        for i in sorted(away):
            ledger.withdraw(facts[i].document.id)
        assert ledger.content_hash == rest.content_hash


@_STEADY
@given(data=st.data())
def test_judgements_come_before_between_or_after_documents(
    data: st.DataObject, facts: list[Facts], steady: str, log: Judgements, steadily_judged: str
) -> None:
    assert steadily_judged != steady
    order = data.draw(st.permutations(range(len(facts))))
    between = data.draw(st.integers(0, len(facts)))
    with filled(facts[i] for i in order[:between]) as ledger:
        ledger.judgements = log
        ledger.judge()
        for i in order[between:]:
            ledger.put(facts[i])
        assert ledger.content_hash == steadily_judged
        ledger.judgements = Judgements()
        ledger.judge()
        assert ledger.content_hash == steady


def judged(facts: Sequence[Facts]) -> Judgements:
    """Places that two plans name: two are one, one is another thing in its first plan, one has a new name."""
    named: dict[Ref, tuple[str, list[str]]] = {}
    for one in facts:
        plan = min(r.end.id for r in one.relationships if r.type == "记载")
        for node in one.nodes:
            if node.label == "Place":
                named.setdefault(node.ref, (str(node.properties["name"]), []))[1].append(plan)
    several = [Named(ref.label, ref.id, name) for ref, (name, held) in named.items() if len(held) > 1]
    one, other, apart, renamed = several[:4]
    log = Judgements()
    log.add(Judgement("same", one=one, other=other))
    log.add(Judgement("apart", one=apart, plan=named[apart.ref][1][0]))
    log.add(Judgement("rename", one=renamed, name=f"{renamed.name}（新）"))
    return log
