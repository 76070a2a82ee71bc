"""What follows from all nodes together: in the ledger, in the database, whatever the order they came in."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import Facts, Judgement, Judgements, Ledger, Named, Relationship, Store, Writer, check, ids
from graph.concluding import ALIKE, concluded
from graph.keys import dump
from graph.model import Node

Tell = Callable[..., Facts]

WATER, WATERWORKS, PLANT = "引汉济渭工程", "引汉济渭咸阳北塬城乡供水工程", "泾河新城水厂"
TASK = ("建设水网。", (), ())
SAID: dict[str, dict[str, object]] = {
    "d1": {"tasks": [TASK], "works": [WATER]},
    "d2": {"title": "甲规划", "tasks": [TASK], "works": [WATERWORKS, PLANT]},
    "d3": {"title": "乙规划", "tasks": [TASK], "works": [f"新建{PLANT}"]},
    "d4": {"title": "丙规划", "tasks": [TASK], "works": ["引汉济渭二期", WATER]},
}


def named(name: str) -> Named:
    return Named("Project", ids.project_id(name), name)


def told(ledger: Ledger) -> list[str]:
    """What the ledger concluded, row by row."""
    rows = (row for row in ledger.rows() if isinstance(row, Relationship))
    return sorted(dump(row) for row in rows if row.type in (ALIKE, "属于"))


def afresh(ledger: Ledger) -> list[str]:
    """The same from its nodes alone."""
    return sorted(map(dump, concluded(row for row in ledger.rows() if isinstance(row, Node))))


def ends(ledger: Ledger, type_: str) -> list[tuple[str, str]]:
    rows = [row for row in ledger.rows() if isinstance(row, Relationship) and row.type == type_]
    return [(row.start.id, row.end.id) for row in rows]


@settings(max_examples=25, deadline=None)
@given(steps=st.lists(st.sampled_from([*SAID, "conclude"]), max_size=10))
def test_what_is_concluded_depends_on_the_nodes_not_on_how_they_came(tell: Tell, steps: list[str]) -> None:
    present: set[str] = set()
    with Ledger() as ledger:
        for step in steps:
            if step == "conclude":
                ledger.conclude()
            elif step in present:
                ledger.withdraw(step)
                present.remove(step)
            else:
                ledger.put(tell(step, **SAID[step]))
                present.add(step)
        ledger.conclude()
        assert told(ledger) == afresh(ledger)
        assert len(ends(ledger, "属于")) == ({"d1", "d4"} & present != set()) * ("d2" in present) + (
            "d4" in present
        )
        assert len(ends(ledger, ALIKE)) == ({"d2", "d3"} <= present)


def test_every_order_gives_the_same_content(tell: Tell) -> None:
    hashes = set()
    for order in permutations(SAID):
        with Ledger() as ledger:
            for document in order:
                ledger.put(tell(document, **SAID[document]))
                ledger.conclude()
            hashes.add(ledger.content_hash)
    assert len(hashes) == 1


def test_a_part_says_by_what_it_is_known(tell: Tell) -> None:
    with Ledger() as ledger:
        for document in ("d1", "d2"):
            ledger.put(tell(document, **SAID[document]))
        ledger.conclude()
        (row,) = [r for r in ledger.rows() if isinstance(r, Relationship) and r.type == "属于"]
    assert (row.start, row.end) == (named(WATERWORKS).ref, named(WATER).ref)
    assert row.properties == {"method": "name: component", "confidence": 0.9, "compared": (WATERWORKS, WATER)}


def test_a_candidate_is_gone_when_it_is_judged_and_back_when_that_is_undone(tell: Tell) -> None:
    log = Judgements()
    one, other = named(PLANT), named(f"新建{PLANT}")
    with Ledger(judgements=log) as ledger:
        for document in ("d2", "d3"):
            ledger.put(tell(document, **SAID[document]))
        ledger.conclude()
        before = told(ledger)
        assert ends(ledger, ALIKE) == [tuple(sorted((one.id, other.id)))]
        for verdict in ("same", "different"):
            row = log.add(Judgement(verdict, one=one, other=other))
            ledger.judge()
            ledger.conclude()
            assert ends(ledger, ALIKE) == []
            log.add(Judgement("undo", undoes=row.number))
            ledger.judge()
            ledger.conclude()
            assert told(ledger) == before


def test_what_was_parted_in_a_plan_is_not_held_for_the_same_again(tell: Tell) -> None:
    log = Judgements()
    with Ledger(judgements=log) as ledger:
        ledger.put(tell("d1", **SAID["d1"]))
        ledger.put(tell("d4", **SAID["d4"]))
        log.add(Judgement("apart", one=named(WATER), plan=ids.title_id("丙规划")))
        ledger.judge()
        ledger.conclude()
        names = [row.properties["name"] for row in ledger.rows() if isinstance(row, Node)]
        assert names.count(WATER) == 2
        assert ends(ledger, ALIKE) == []


@pytest.mark.parametrize("repaired", [False, True])
def test_the_database_has_it_and_every_invariant_holds(
    clean_store: Store, tell: Tell, repaired: bool
) -> None:
    with Ledger() as ledger:
        with Writer(clean_store, ledger) as writer:
            for document, said in SAID.items():
                writer.add(tell(document, **said))
        if repaired:
            clean_store.write("MATCH ()-[r:疑似]->() SET r.why = '' SET r.method = 'slip'")
            clean_store.write("MATCH ()-[r:属于]->() DELETE r")
            with Writer(clean_store, ledger) as writer:
                writer.repair()
        assert check(clean_store) == []
        count = "MATCH ()-[r:属于|疑似]->() RETURN type(r) AS type, count(*) AS n ORDER BY n"
        rows = clean_store.read(count)
        assert [(row["type"], row["n"]) for row in rows] == [("疑似", 1), ("属于", 2)]
        with Writer(clean_store, ledger) as writer:
            writer.withdraw("d3")
            writer.withdraw("d2")
        rows = clean_store.read(count)
        assert [(row["type"], row["n"]) for row in rows] == [("属于", 1)]
        assert check(clean_store) == []
