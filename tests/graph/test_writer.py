from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph import (
    Changes,
    Facts,
    GraphSettings,
    Judgement,
    Judgements,
    Ledger,
    Named,
    Progress,
    Store,
    View,
    Writer,
    ids,
    lines,
    rows_of,
)
from graph.errors import FactsInvalid, ForeignGraph, LedgerBusy, NotFound
from graph.files import locked

Tell = Callable[..., Facts]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "ledger.sqlite") as opened:
        yield opened


@pytest.fixture
def told(tell: Tell) -> list[Facts]:
    """Three documents; the second and the third hold one plan, the first cites it."""
    shared = ("在西安市建设水库。", ["水利厅"], ["西安市"])
    return [
        tell("d1", "甲省规划", cites=["乙省规划", "丙省规划"], tasks=[shared], before="𠮷𠮷"),
        tell("d2", "乙省规划", tasks=[shared, ("治理𠮷河。", ["林业局", "水利厅"], [])], before="𠮷"),
        tell("d3", "乙省规划", tasks=[("治理𠮷河。", ["林业局"], [])], aliases=["林草局"]),
    ]


def exported(store: Store) -> list[str]:
    return list(lines(View(store).export()))


def expected(*many: Facts) -> list[str]:
    return list(lines(rows_of(many)))


def write(store: Store, ledger: Ledger, *many: Facts) -> Changes:
    with Writer(store, ledger) as writer:
        for facts in many:
            writer.add(facts)
        return writer.sync()


def test_the_database_holds_what_the_facts_say(clean_store: Store, ledger: Ledger, told: list[Facts]) -> None:
    changes = write(clean_store, ledger, *told)
    assert exported(clean_store) == expected(*told)
    assert changes == Changes(added=len(expected(*told)) - 1)


def test_writing_the_same_again_changes_nothing(
    clean_store: Store, ledger: Ledger, told: list[Facts]
) -> None:
    write(clean_store, ledger, *told)
    before = exported(clean_store)
    # No document says that two measures overlap.
    said = [line for line in before if '"label":"重叠"' not in line]
    assert len(said) < len(before)
    assert write(clean_store, ledger, *reversed(told)) == Changes(unchanged=len(said) - 1)
    assert exported(clean_store) == before


def test_a_document_that_says_something_else(
    clean_store: Store, ledger: Ledger, told: list[Facts], tell: Tell
) -> None:
    write(clean_store, ledger, *told)
    other = tell("d3", "乙省规划", tasks=[("治理𠮷河。", ["林业局"], [])], aliases=["林草局", "林业厅"])
    # The department's aliases; and the document itself.
    assert write(clean_store, ledger, other).changed == 1
    assert exported(clean_store) == expected(*told[:2], other)


def test_a_withdrawn_document_takes_along_what_it_alone_says(
    clean_store: Store, ledger: Ledger, told: list[Facts]
) -> None:
    write(clean_store, ledger, *told)
    with Writer(clean_store, ledger) as writer:
        assert writer.withdraw("d1") == ("d1",)
        changes = writer.sync()
    assert exported(clean_store) == expected(*told[1:])
    assert (changes.added, changes.unchanged) == (0, 0)
    assert changes.removed > 5


def test_a_plan_is_withdrawn_with_all_its_documents(
    clean_store: Store, ledger: Ledger, told: list[Facts]
) -> None:
    write(clean_store, ledger, *told)
    with Writer(clean_store, ledger) as writer:
        assert writer.withdraw(ids.title_id("乙省规划")) == ("d2", "d3")
        with pytest.raises(NotFound):
            writer.withdraw(ids.title_id("丙省规划"))
    assert exported(clean_store) == expected(told[0])


def test_offsets_count_characters_beyond_the_basic_plane(
    clean_store: Store, ledger: Ledger, told: list[Facts]
) -> None:
    write(clean_store, ledger, *told)
    (row,) = clean_store.read(
        "MATCH (d:Document {id: 'd2'}), (:Department {name: '林业局'})-[r:负责 {document: 'd2'}]->()"
        " RETURN r.start AS start, r.end AS end, r.quote AS quote, d.text AS text"
    )
    assert row["text"].startswith("𠮷")
    assert row["text"][row["start"] : row["end"]] == row["quote"] == "（责任单位：林业局、水利厅）"


def test_an_error_in_the_block_keeps_what_was_taken(
    clean_store: Store, ledger: Ledger, told: list[Facts]
) -> None:
    broken = Facts(told[1].document, (), told[1].relationships)
    with pytest.raises(FactsInvalid):
        write(clean_store, ledger, told[0], broken)
    assert write(clean_store, ledger) == Changes()
    assert exported(clean_store) == expected(told[0])


def test_progress_reaches_the_end(clean_store: Store, ledger: Ledger, told: list[Facts]) -> None:
    seen: list[Progress] = []
    with Writer(clean_store, ledger, watch=seen.append) as writer:
        writer.add(told[0])
    last = [p for p in seen if p.total][-1]
    assert last.done == last.total == len(expected(told[0])) - 1


def test_an_emptied_database_is_filled_again(clean_store: Store, ledger: Ledger, told: list[Facts]) -> None:
    write(clean_store, ledger, *told)
    before = exported(clean_store)
    clean_store.write("MATCH (n) DETACH DELETE n")
    with Writer(clean_store, ledger):
        assert exported(clean_store) == before


DAMAGES = [
    "MATCH (t:Task) DETACH DELETE t",
    "MATCH (:Department)-[r:负责]->() SET r.role = '支持'",
    "MATCH (d:Department) SET d.name = '某厅'",
    "MATCH (p:Place) REMOVE p:City SET p:Zone",
    "MATCH (d:Department), (t:Task) CREATE (d)-[:负责 {role: '牵头'}]->(t)",
    "MATCH (p:Plan), (m:Measure) CREATE (p)-[:包含]->(m)",
    "CREATE (:Topic {id: 'x', name: '多余'})",
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_repair_puts_right_what_others_changed(
    clean_store: Store, ledger: Ledger, told: list[Facts], damage: str
) -> None:
    write(clean_store, ledger, *told)
    before = exported(clean_store)
    clean_store.write(damage)
    assert exported(clean_store) != before
    with Writer(clean_store, ledger) as writer:
        writer.repair()
    assert exported(clean_store) == before


def test_another_hash_is_reason_enough_to_repair(
    clean_store: Store, ledger: Ledger, told: list[Facts]
) -> None:
    write(clean_store, ledger, *told)
    before = exported(clean_store)
    clean_store.write("MATCH (t:Task) DETACH DELETE t")
    clean_store.write("MATCH (g:Graph) SET g.content_hash = 'another'")
    with Writer(clean_store, ledger):
        assert exported(clean_store) == before


def test_a_graph_of_somebody_else_is_refused(
    clean_store: Store, ledger: Ledger, told: list[Facts], tmp_path: Path
) -> None:
    write(clean_store, ledger, *told[:1])
    before = exported(clean_store)
    with Ledger(tmp_path / "other.sqlite") as other, pytest.raises(ForeignGraph, match="1 documents"):
        write(clean_store, other, *told[1:])
    assert exported(clean_store) == before


def test_nodes_that_are_no_graph_of_ours_are_refused(
    clean_store: Store, ledger: Ledger, told: list[Facts]
) -> None:
    clean_store.write("CREATE (:Movie {title: '红高粱'})")
    with pytest.raises(ForeignGraph, match="no graph of this program"):
        write(clean_store, ledger, *told)
    assert clean_store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 1}]


def test_nodes_of_others_beside_ours_are_left_alone(
    clean_store: Store, ledger: Ledger, told: list[Facts]
) -> None:
    write(clean_store, ledger, *told[:1])
    clean_store.write("MATCH (t:Task) SET t:Mine CREATE (:Note {text: '看这里'})-[:ABOUT]->(t)")
    write(clean_store, ledger, *told)
    assert exported(clean_store) == expected(*told)
    assert clean_store.read("MATCH (n:Note)-[:ABOUT]->(t:Mine) RETURN n.text AS text") == [{"text": "看这里"}]


def test_one_writer_at_a_time(clean_store: Store, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.writer._LOCK_SECONDS", 0.1)
    assert ledger.path
    lock = ledger.path.with_name(f"{ledger.path.name}.lock")
    with locked(lock, 1), pytest.raises(LedgerBusy), Writer(clean_store, ledger):
        raise AssertionError("two writers")


# A process that dies at a moment of its choosing, without a chance to tidy up.
DYING = """
import os, pickle, signal, sys
from pathlib import Path
import graph.writer
from graph import GraphSettings, Ledger, Store, Writer

home, ledger_path, facts_path, moment, count = sys.argv[1:]
graph.writer._BATCH = 5

def die_at(owner, name, when):
    kept, left = getattr(owner, name), [int(count)]
    def dying(*args, **kwargs):
        left[0] -= 1
        if left[0] == 0 and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        value = kept(*args, **kwargs)
        if left[0] == 0 and when == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return value
    setattr(owner, name, dying)

place, when = moment.split()
owner, name = {"ledger": (Ledger, "put"), "noted": (Ledger, "written"), "synced": (Ledger, "synced_to"),
               "spread": (graph.ledger.Spread, "replace"), "graph": (Writer, "_write_graph")}[place]
die_at(owner, name, when)
with Store.open(GraphSettings(home=Path(home))) as store, Ledger(Path(ledger_path)) as ledger:
    with Writer(store, ledger) as writer:
        for facts in pickle.loads(Path(facts_path).read_bytes()):
            writer.add(facts)
raise SystemExit("still alive")
"""
MOMENTS = [
    ("ledger after", 2),  # taken, never written
    ("spread after", 2),  # within the ledger's transaction
    ("noted before", 1),  # the database has a batch, the ledger does not know
    ("noted before", 4),
    ("noted after", 3),
    ("graph before", 2),  # all rows written, the hash not
    ("synced before", 1),  # the hash written, not noted
]


@pytest.mark.parametrize(("moment", "count"), MOMENTS, ids=[f"{m} {n}" for m, n in MOMENTS])
def test_a_killed_writer_is_made_good(
    clean_store: Store, settings: GraphSettings, told: list[Facts], tmp_path: Path, moment: str, count: int
) -> None:
    path, given = tmp_path / "ledger.sqlite", tmp_path / "facts"
    given.write_bytes(pickle.dumps(told))
    command = [sys.executable, "-c", DYING, str(settings.home), str(path), str(given), moment, str(count)]
    died = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ})
    assert died.returncode == -signal.SIGKILL, died.stderr
    with Ledger(path) as ledger:
        with Writer(clean_store, ledger):
            taken = [f for f in told if ledger.document(f.document.id)]
        assert exported(clean_store) == expected(*taken)
        write(clean_store, ledger, *told)
        assert exported(clean_store) == expected(*told)


def found(store: Store, asked: str) -> list[tuple[str, str]]:
    return [(one.name, one.how) for one in View(store).find(asked)]


def test_keys_follow_the_names_and_are_no_facts(
    clean_store: Store, told: list[Facts], tmp_path: Path
) -> None:
    log = Judgements(tmp_path / "judgements.jsonl")
    with Ledger(judgements=log) as ledger:
        write(clean_store, ledger, *told)
        before = exported(clean_store)
        assert not any('"keys"' in line for line in before)
        assert found(clean_store, "slt") == [("水利厅", "key")]
        forest = Named("Department", ids.department_id("林业局"), "林业局")
        renamed = log.add(Judgement("rename", one=forest, name="林木局"))
        write(clean_store, ledger)
        assert found(clean_store, "lmj") == found(clean_store, "lyj") == [("林木局", "key")]
        log.add(Judgement("undo", undoes=renamed.number))
        write(clean_store, ledger)
        assert exported(clean_store) == before
        assert found(clean_store, "lmj") == []


def test_a_graph_of_an_older_schema_gets_its_keys(
    clean_store: Store, ledger: Ledger, told: list[Facts]
) -> None:
    write(clean_store, ledger, *told)
    before = exported(clean_store)
    clean_store.write("MATCH (n) WHERE n.keys IS NOT NULL REMOVE n.keys")
    clean_store.write("MATCH (g:Graph) SET g.schema_version = 2")
    with pytest.raises(NotFound, match=r"older version.*tongchou ingest"):
        View(clean_store).find("slt")
    assert write(clean_store, ledger) == Changes()
    assert found(clean_store, "slt") == [("水利厅", "key")]
    assert exported(clean_store) == before
