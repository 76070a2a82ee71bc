from __future__ import annotations

from collections.abc import Callable

import pytest

from graph import Facts, Ledger, Store, Writer, check
from graph.checks import PYTHON_CHECKS, sentences
from graph.queries import queries

Tell = Callable[..., Facts]

# What breaks each check, done behind the writer's back.
BREACHES: dict[str, str] = {
    "aim_has_its_indicator": "CREATE (:Target {id: 'x', name: '95%', subject: '普及率'})",
    "authority_is_named": (
        "MATCH (a:Place {name: '咸阳市'}), (b:Place {name: '西安市'}) CREATE (a)-[:位于]->(b)"
    ),
    "candidate_says_why": (
        "MATCH (a:Place {name: '咸阳市'}), (b:Place {name: '西安市'})"
        " CREATE (a)-[:疑似 {method: 'slip'}]->(b)"
    ),
    "content_hash_holds": "MATCH (d:Department) SET d.name = '某厅'",
    "department_has_one_province": (
        "MATCH (d:Department {name: '水利厅'}) SET d.aliases = ['福建省水利厅']"
        " CREATE (d)-[:位于 {source: 'x'}]->(:Place:Province {id: 'x', name: '陕西省'}),"
        " (:Place:Province {id: 'y', name: '福建省'})"
    ),
    "ends_are_allowed": "MATCH (t:Task), (p:Place) CREATE (t)-[:位于]->(p)",
    "evidence_is_complete": "MATCH ()-[r:负责]->() REMOVE r.method",
    "evidence_is_in_a_document": "MATCH ()-[r:涉及]->() SET r.document = 'none'",
    "explicit_goes_first": (
        "MATCH (d:Department)-[r:负责]->(t) CREATE (d)-[o:负责]->(t) SET o = r, o.basis = 'inherited'"
    ),
    "graph_is_of_this_version": "MATCH (g:Graph) SET g.schema_version = 0",
    "ingested_plan_has_a_document": "MATCH (:Document)-[r:记载]->() DELETE r",
    "issue_is_read_or_stated": "MATCH (d:Department), (p:Plan) CREATE (d)-[:印发]->(p)",
    "keys_are_there": "MATCH (d:Department) REMOVE d.keys",
    "label_is_known": "CREATE (:Person {id: 'x', name: '某人'})",
    "link_says_what_it_met": "MATCH ()-[r:负责]->() SET r.matched = '林业厅'",
    "measure_is_in_task": "MATCH (m:Measure) SET m.end = m.end + 1000",
    "nothing_is_its_own_end": "MATCH (d:Department) CREATE (d)-[:隶属 {source: 'x'}]->(d)",
    "nothing_stands_alone": "CREATE (:Topic {id: 'x', name: '多余'})",
    "part_is_read_or_concluded": (
        "CREATE (:Project {id: 'x', name: '一期'})-[:属于]->(:Project {id: 'y', name: '工程'})"
    ),
    "passage_has_one_parent": "MATCH (p:Plan), (m:Measure) CREATE (p)-[:包含]->(m)",
    "passage_is_not_empty": "MATCH (t:Task) SET t.text = ''",
    "places_form_no_circle": (
        "MATCH (a:Place {name: '咸阳市'}), (b:Place {name: '西安市'})"
        " CREATE (a)-[:位于 {source: 'x'}]->(b), (b)-[:位于 {source: 'x'}]->(a)"
    ),
    "quote_is_in_passage": "MATCH (:Measure)-[r:涉及]->() SET r.end = r.end + 1000",
    "quote_is_in_task": "MATCH ()-[r:负责]->() SET r.end = r.end + 1000",
    "quote_is_source": "MATCH ()-[r:涉及]->() SET r.start = r.start - 1",
    "reading_is_one_relationship": (
        "MATCH (d:Department)-[r:负责]->(t) CREATE (d)-[o:负责]->(t) SET o = r, o.method = 'again'"
    ),
    "responsibility_is_complete": "MATCH ()-[r:负责]->() REMOVE r.surface",
    "responsibility_is_one_clause": "MATCH ()-[r:负责]->() SET r.quote = '建设水库。责任单位：水利厅。'",
    "surface_is_in_quote": "MATCH ()-[r:涉及]->() SET r.surface = '宝鸡市'",
    "target_has_one_measure": "CREATE (:Target {id: 'x', name: '95%'})",
    "value_is_known": "MATCH (t:Task) SET t.kind = 'wish'",
    "word_is_known": "MATCH ()-[r:负责]->() SET r.role = '领导'",
}


@pytest.fixture
def graph(clean_store: Store, tell: Tell) -> Store:
    told = tell(
        tasks=[("在咸阳市建设水库。", ["水利厅"], ["咸阳市"]), ("治理西安市渭河。", [], ["西安市"])],
        cites=["国家规划"],
        before="𠮷",
    )
    with Ledger() as ledger, Writer(clean_store, ledger) as writer:
        writer.add(told)
    return clean_store


def test_all_is_well_with_what_the_writer_writes(graph: Store) -> None:
    assert check(graph) == []


def test_every_check_is_tried() -> None:
    assert BREACHES.keys() == {asked.name for asked in queries("check")} | PYTHON_CHECKS.keys()


@pytest.mark.parametrize("name", BREACHES)
def test_a_breach_is_found(graph: Store, name: str) -> None:
    graph.write(BREACHES[name])
    found = check(graph, {name})
    assert {violation.check for violation in found} == {name}
    assert found[0].sentence.endswith(".")
    assert found[0].row


@pytest.mark.parametrize(
    ("quote", "count"),
    [
        ("（责任单位：水利厅。）", 1),
        ("责任单位：水利厅、林业局。", 1),
        ("建设水库。责任单位：水利厅", 2),
        ("省水利厅要会同“甲。乙”有关部门建设。", 1),
        ("省水利厅等)。", 1),
        ("水利厅；林业局", 1),
        ("水利厅。\n ", 1),
        ("", 0),
    ],
)
def test_sentences_end_outside_brackets_and_quotes(quote: str, count: int) -> None:
    assert sentences(quote) == count
