from __future__ import annotations

import sqlite3
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph import Facts, Ledger, Node, Relationship, ids, lines, rows_of
from graph.errors import FactsInvalid, LedgerFailed, NotFound
from graph.exports.facts import objects
from graph.keys import row_hash, row_key
from graph.ledger_file import connect

Tell = Callable[..., Facts]


def export(ledger: Ledger) -> list[str]:
    return list(lines(objects([*ledger.rows(), ledger.graph()])))


def drain(ledger: Ledger) -> list[str]:
    """The keys that are pending, which then count as written."""
    pending = [p for nodes in (True, False) for p in ledger.pending(10_000, nodes=nodes)]
    ledger.written(p.number for p in pending)
    return [p.key for p in pending]


def node(ledger: Ledger, label: str, id_: str) -> Node | None:
    found = [row for row in ledger.rows() if isinstance(row, Node) and (row.label, row.id) == (label, id_)]
    return found[0] if found else None


def citations(ledger: Ledger) -> list[tuple[str, str]]:
    """Who cites whom, by document and plan id."""
    rows = (row for row in ledger.rows() if isinstance(row, Relationship) and row.type == "引用")
    return sorted((str(row.properties["document"]), row.end.id) for row in rows)


# Six documents that share plans, departments, places and citations in every way that settling must face.
DOCUMENTS: dict[str, dict[str, object]] = {
    "d1": {
        "title": "陕西省水利规划",
        "tasks": [("在咸阳市建设水库。", ["水利厅"], ["咸阳市"])],
        "cites": ["工作方案"],
        "aliases": ["甲"],
    },
    "d2": {  # the same plan, another file: one task the same, one its own
        "title": "陕西省水利规划",
        "tasks": [("治理西安市渭河。", [], ["西安市"]), ("在咸阳市建设水库。", ["水利厅"], [])],
        "before": "转载：",
        "aliases": ["乙"],
    },
    "d3": {"title": "工作方案", "plan": "scoped-shaanxi", "cites": ["陕西省水利规划", "工作方案"]},
    "d4": {
        "title": "工作方案",
        "plan": "scoped-gansu",
        "jurisdiction": "甘肃省",
        "tasks": [("在兰州市建设水库。", ["水利厅"], ["兰州市"])],
        "cites": ["工作方案", "国家规划"],
    },
    "d5": {"title": "四川省方案", "jurisdiction": None, "cites": ["工作方案", "国家规划"]},
    "d6": {
        "title": "国家规划",
        "jurisdiction": None,
        "aliases": ["甲"],
        "tasks": [("建设。", ["水利厅"], [])],
    },
}

STEPS = [(document, put) for document in DOCUMENTS for put in (True, True, False)]


@settings(max_examples=60, deadline=None)
@given(
    steps=st.lists(st.sampled_from([(d, put) for d in DOCUMENTS for put in (True, True, False)]), max_size=14)
)
def test_the_graph_depends_on_what_was_said_not_on_how_it_came(
    tell: Tell, steps: list[tuple[str, bool]]
) -> None:
    present: set[str] = set()
    with Ledger() as ledger:
        for document, put in steps:
            if put:
                ledger.put(tell(document, **DOCUMENTS[document]))
                present.add(document)
            elif document in present:
                ledger.withdraw(document)
                present.remove(document)
        ledger.conclude()
        ledger.relate()
        told = [tell(document, **DOCUMENTS[document]) for document in sorted(present)]
        assert export(ledger) == list(lines(rows_of(told)))
        rows = list(ledger.rows())
        assert set(drain(ledger)) >= set(map(row_key, rows))
        total = sum(map(row_hash, rows)) % (1 << 256)
        assert ledger.content_hash == (f"{total:064x}" if rows else "")


def test_every_order_gives_the_same_bytes(tell: Tell) -> None:
    told = [tell(document, **DOCUMENTS[document]) for document in ("d1", "d3", "d4", "d5")]
    exports = {"".join(lines(rows_of(order))) for order in permutations(told)}
    assert len(exports) == 1


def test_withdrawing_leaves_nothing_behind(tell: Tell) -> None:
    with Ledger() as ledger:
        for document, said in DOCUMENTS.items():
            ledger.put(tell(document, **said))
        for document in DOCUMENTS:
            ledger.withdraw(document)
        assert list(ledger.rows()) == []
        assert ledger.content_hash == ""
        assert list(ledger.documents()) == []


def test_withdrawing_takes_what_one_document_alone_supports(tell: Tell) -> None:
    first, second = tell("d1", **DOCUMENTS["d1"]), tell("d2", **DOCUMENTS["d2"])
    with Ledger() as ledger:
        ledger.put(first)
        before = export(ledger)
        ledger.put(second)
        assert node(ledger, "Place", ids.place_id("西安市"))
        ledger.withdraw("d2")
        assert export(ledger) == before
        assert node(ledger, "Place", ids.place_id("西安市")) is None


def test_saying_the_same_again_makes_nothing_pending(tell: Tell) -> None:
    with Ledger() as ledger:
        for document, said in DOCUMENTS.items():
            ledger.put(tell(document, **said))
        assert drain(ledger)
        for document, said in DOCUMENTS.items():
            ledger.put(tell(document, **said))
        assert drain(ledger) == []


def test_only_what_changes_is_pending(tell: Tell) -> None:
    """What a document costs depends on what it says, not on how much the graph holds."""
    tasks = [(f"咸阳市任务{n}。", ["水利厅"], ["咸阳市"]) for n in range(50)]
    with Ledger() as ledger:
        for n in range(5):
            ledger.put(tell(f"d{n}", f"甲{n}省规划", tasks=tasks))
        drain(ledger)
        ledger.put(tell("d9", "乙省规划", tasks=tasks[:1]))
        # document, plan, task, measure; 记载, 包含 twice, 负责, 涉及
        assert len(drain(ledger)) == 9


def test_a_passage_shows_the_smallest_document_that_holds_it(tell: Tell) -> None:
    task = ids.task_id(ids.title_id("陕西省水利规划"), "在咸阳市建设水库。")
    with Ledger() as ledger:
        ledger.put(tell("d2", **DOCUMENTS["d2"]))
        assert (shown := node(ledger, "Task", task))
        assert (shown.properties["document"], shown.properties["ordinal"]) == ("d2", 2)
        ledger.put(tell("d1", **DOCUMENTS["d1"]))
        assert (shown := node(ledger, "Task", task))
        assert (shown.properties["document"], shown.properties["ordinal"]) == ("d1", 1)
        ledger.withdraw("d1")
        assert (shown := node(ledger, "Task", task))
        assert shown.properties["document"] == "d2"


@pytest.mark.parametrize("order", list(permutations(["d3", "d4", "d5", "cites"])))
def test_citations_settle_in_every_order(tell: Tell, order: tuple[str, ...]) -> None:
    unscoped = ids.title_id("工作方案")
    said = {**DOCUMENTS, "cites": {"title": "甘肃省规划", "jurisdiction": "甘肃省", "cites": ["工作方案"]}}
    with Ledger() as ledger:
        for document in order:
            ledger.put(tell(document, **said[document]))
        # Two plans of the title: each one's own jurisdiction decides, the rest stay with the unscoped node.
        assert ("cites", "scoped-gansu") in citations(ledger)
        assert ("d5", unscoped) in citations(ledger)
        assert node(ledger, "Plan", unscoped)
        # It never cites itself.
        assert [end for document, end in citations(ledger) if document == "d3"] == [
            ids.title_id("陕西省水利规划")
        ]
        ledger.withdraw("d3")
        # Now there is one, and all who cite the title mean it.
        assert ("d5", "scoped-gansu") in citations(ledger)
        assert node(ledger, "Plan", unscoped) is None
        ledger.withdraw("d4")
        assert ("cites", unscoped) in citations(ledger)
        assert (shown := node(ledger, "Plan", unscoped))
        assert shown.properties["ingested"] is False


@pytest.mark.parametrize("order", list(permutations(["old", "new", "cites"])))
def test_the_number_of_a_cited_plan_decides_in_every_order(tell: Tell, order: tuple[str, ...]) -> None:
    said: dict[str, dict[str, object]] = {
        "old": {"title": "工作方案", "plan": "of-2014", "number": "国发〔2014〕26号"},
        "new": {"title": "工作方案", "plan": "of-2024", "number": "国发〔2024〕6号"},
        "cites": {
            "title": "甘肃省规划",
            "cites": ["关于印发工作方案 国发[2024]第6号", "工作方案 国发〔2019〕1号"],
        },
    }
    with Ledger() as ledger:
        for document in order:
            ledger.put(tell(document, **said[document]))
        # Another wording of the title, the same number; the same title, another number.
        meant = {("cites", "of-2024"), ("cites", ids.title_id("工作方案"))}
        assert set(citations(ledger)) == meant
        ledger.withdraw("new")
        assert ("cites", ids.title_id("关于印发工作方案")) in citations(ledger)
        ledger.put(tell("new", **said["new"]))
        assert set(citations(ledger)) == meant


def test_a_cited_plan_becomes_the_ingested_one(tell: Tell) -> None:
    plan = ids.title_id("国家规划")
    with Ledger() as ledger:
        ledger.put(tell("d5", **DOCUMENTS["d5"]))
        assert (shown := node(ledger, "Plan", plan))
        assert shown.properties["ingested"] is False
        ledger.put(tell("d6", **DOCUMENTS["d6"]))
        assert (shown := node(ledger, "Plan", plan))
        assert shown.properties["ingested"] is True
        ledger.withdraw("d6")
        assert (shown := node(ledger, "Plan", plan))
        assert shown.properties["ingested"] is False


def test_a_document_keeps_every_name_it_was_given(tell: Tell) -> None:
    with Ledger() as ledger:
        ledger.put(tell(names=("乙.txt",)))
        ledger.put(tell(names=("甲.txt", "丙.txt")))
        (entry,) = ledger.documents()
        assert entry.names == tuple(sorted(("乙.txt", "甲.txt", "丙.txt")))
        assert (shown := node(ledger, "Document", "d1"))
        assert shown.properties["names"] == entry.names
        assert shown.properties["name"] == entry.names[0]


def test_the_surer_of_two_rules_speaks(tell: Tell) -> None:
    sure, unsure = (tell(tasks=[("建设。", ["水利厅"], [])], confidence=c) for c in (0.9, 0.3))
    for many in ((sure, unsure), (unsure, sure)):
        both = Facts(sure.document, sure.nodes, many[0].relationships + many[1].relationships[-1:])
        found = [o["properties"] for o in rows_of([both]) if o.get("label") == "负责"]
        assert [p["confidence"] for p in found] == [0.9]


def test_what_the_ledger_knows_of_a_document(tell: Tell) -> None:
    with Ledger() as ledger:
        ledger.put(tell("d3", **DOCUMENTS["d3"]), extractor="7", stamp="abc")
        assert (entry := ledger.document("d3"))
        assert (entry.plans, entry.extractor, entry.stamp) == (("scoped-shaanxi",), "7", "abc")
        assert ledger.documents_of("scoped-shaanxi") == ("d3",)
        assert ledger.document("d4") is None
        assert ledger.graph().properties["extractor_version"] == "7"


def test_what_is_refused_leaves_no_trace(tell: Tell) -> None:
    facts = tell()
    with Ledger() as ledger:
        with pytest.raises(FactsInvalid):
            ledger.put(Facts(facts.document, (), facts.relationships))
        with pytest.raises(NotFound):
            ledger.withdraw("d1")
        assert export(ledger) == list(lines(rows_of([])))


def test_the_file_remembers(tell: Tell, tmp_path: Path) -> None:
    path = tmp_path / "a" / "ledger.sqlite"
    with Ledger(path) as ledger:
        ledger.put(tell("d1", **DOCUMENTS["d1"]))
        before, content_hash = export(ledger), ledger.content_hash
    with Ledger(path) as ledger:
        assert export(ledger) == before
        assert ledger.content_hash == content_hash
        assert len(drain(ledger)) == len(before) - 1


def test_a_failed_change_is_undone(tell: Tell, tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger(path) as ledger:
        ledger.put(tell("d1", **DOCUMENTS["d1"]))
        before = export(ledger)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE holding")
    connection.close()
    with Ledger(path) as ledger:
        with pytest.raises(LedgerFailed, match="holding"):
            ledger.put(tell("d2", **DOCUMENTS["d2"]))
        assert export(ledger) == before


def test_a_file_that_is_no_ledger_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_text("这不是数据库" * 100)
    with pytest.raises(LedgerFailed, match="cannot be used"):
        Ledger(path)


def test_a_ledger_of_another_version_is_told(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    connection = connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(LedgerFailed, match="version 99"):
        Ledger(path)
