"""Attacks on the reading of users' own queries, against the real server: none gets through."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import neo4j
import pytest
import yaml

from graph.errors import QueryFailed
from graph.server import LocalServer
from graph.settings import GraphSettings
from graph.store import Store
from graph.verdict import plan_refusal, refusal

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "attacks.yaml").read_text("utf-8"))
# The planner is busy with them longer than any limit of time, so none may reach it.
HEAVY = {
    "brackets": "RETURN " + "(" * 3000 + "1" + ")" * 3000,
    "lists": "RETURN " + "[" * 3000 + "1" + "]" * 3000,
    "never closed": "RETURN " + "(" * 3000,
    "maps": "RETURN " + "{a: " * 1500 + "1" + "}" * 1500,
    "subqueries": "RETURN " + "COUNT { RETURN " * 20 + "1" + " AS a }" * 20 + " AS a",
    "calls": "CALL { " * 50 + "RETURN 1 AS a" + " } RETURN a" * 50,
    "cases": "RETURN " + "CASE WHEN true THEN " * 300 + "1" + " END" * 300,
    "sums": "RETURN " + "1+" * 3900 + "1",
    "negations": "RETURN " + "NOT " * 1900 + "true",
    "signs": "RETURN " + "-" * 5000 + "1",
    "patterns": "MATCH " + ", ".join(f"(a{i})-[]-(b{i})-->(c{i})" for i in range(60)) + " RETURN count(*)",
    "chain": "MATCH " + "-[]-".join(f"(n{i})" for i in range(300)) + " RETURN count(*)",
    "blocks": " ".join(f"CALL () {{ MATCH {'-->'.join(['()'] * 21)} RETURN 1 AS a{i} }}" for i in range(4)),
    "length": "RETURN '" + "x" * 9000 + "'",
    "words": "RETURN [" + ", ".join("a" for _ in range(1500)) + "]",
}
READS = [
    "MATCH (d:Department)-[:负责]->(t:Task) RETURN d.name, count(DISTINCT t) AS n ORDER BY n DESC LIMIT 10",
    "MATCH (n) RETURN count(n) AS n",
    "MATCH (n) WHERE n.name CONTAINS 'LOAD CSV FROM' RETURN n // SHOW SETTINGS",
    "MATCH (n {name: \"CALL dbms.listConfig()\"}) RETURN n",
    "MATCH (load:Task)-[:包含]->(csv) RETURN load, csv",
    "MATCH (n) WHERE n.use = 1 RETURN n.call AS call, n.load AS load;",
    "MATCH p = shortestPath((a:Department)-[*..6]-(b:Plan)) RETURN p LIMIT 3",
    "MATCH (a:Task) WHERE NOT EXISTS { (a)<-[:负责]-() } RETURN count(a) AS n",
    "MATCH (d:Department) CALL (d) { MATCH (d)-[:负责]->(t) RETURN count(t) AS n } RETURN d.name, n",
    "MATCH (p:Plan) RETURN p {.name, .title, tasks: COUNT { (p)-[:包含*]->(:Task) }} AS plan",
    "CALL db.index.fulltext.queryNodes('keys', '水利') YIELD node, score RETURN node.name, score",
    "CALL db.schema.visualization()",
    "MATCH (n) WHERE n.name =~ '.*水利.*' RETURN n.name",
    "MATCH (n) WHERE n.name =~ $pattern RETURN n.name",
    "RETURN duration.between(date('2024-01-01'), date()), point.distance(point({x: 1, y: 1}), null)",
    "UNWIND range(1, 1000000) AS x RETURN sum(x)",
    "WITH [1, 2, 3] AS xs RETURN reduce(a = 0, x IN xs | a + x), [x IN xs WHERE x > 1 | x * 2]",
    "CYPHER 25 MATCH (n) RETURN count(n) AS n",
]  # fmt: skip


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """An address, and what came in there."""
    seen: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                seen.append(connection.recv(100))
                connection.close()

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/x.csv", seen
        server.shutdown(socket.SHUT_RDWR)
    thread.join(5)


@pytest.fixture(scope="module")
def plan_of(settings: GraphSettings) -> Iterator[Any]:
    """Asks the planner past our look at the words."""
    connection = LocalServer(settings).start()
    with neo4j.GraphDatabase.driver(
        connection.uri, auth=(connection.user, connection.password), notifications_min_severity="OFF"
    ) as driver:

        def explain(query: str) -> tuple[str | None, Mapping[str, Any] | None]:
            with driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
                summary = session.run("EXPLAIN\n" + query).consume()
                return summary.query_type, summary.plan

        yield explain


@pytest.fixture
def witnessed(clean_store: Store) -> Iterator[Store]:
    """A store with one node, which is all that there is afterwards too."""
    clean_store.write("CREATE (:Witness {id: 1})")
    yield clean_store
    assert clean_store.read("MATCH (n) RETURN labels(n) AS labels, n.id AS id") == [
        {"labels": ["Witness"], "id": 1}
    ]
    assert clean_store.read("SHOW INDEXES YIELD name WHERE name = 'sneaked' RETURN name") == []


def test_there_are_enough_of_them() -> None:
    assert len(set().union(*CASES.values())) == sum(map(len, CASES.values())) >= 80


@pytest.mark.parametrize("query", [query for kind in ("plans", "words", "servers") for query in CASES[kind]])
def test_no_attack_gets_through(witnessed: Store, listener: tuple[str, list[bytes]], query: str) -> None:
    address, seen = listener
    with pytest.raises(QueryFailed):
        witnessed.read_only_query(query.replace("LISTENER", address), seconds=5)
    assert seen == []


@pytest.mark.parametrize("query", CASES["words"])
def test_the_look_at_the_words_is_enough(query: str) -> None:
    assert refusal(query) is not None


@pytest.mark.parametrize("query", CASES["plans"])
def test_the_look_at_the_plan_is_enough(plan_of: Any, query: str) -> None:
    assert plan_refusal(*plan_of(query)) is not None


@pytest.fixture
def crowded(clean_store: Store) -> Store:
    """Sixty nodes, each tied to every other: few, and yet more ways among them than can be counted."""
    clean_store.write("UNWIND range(1, 60) AS x CREATE (:Witness {x: x})")
    clean_store.write("MATCH (a:Witness), (b:Witness) WHERE a.x < b.x CREATE (a)-[:KNOWS]->(b)")
    return clean_store


@pytest.mark.parametrize("query", CASES["bombs"])
def test_bombs_are_refused_or_stopped(crowded: Store, query: str) -> None:
    try:
        table = crowded.read_only_query(query, seconds=1)
    except QueryFailed:
        pass
    else:
        assert table.truncated
    crowded.ping()


@pytest.mark.parametrize("query", HEAVY.values(), ids=HEAVY)
def test_what_is_too_much_to_plan_never_reaches_the_planner(query: str) -> None:
    assert refusal(query) is not None


@pytest.mark.parametrize("query", READS)
def test_what_reads_is_allowed(prepared: Store, query: str) -> None:
    parameters = {"pattern": ".*水利"} if "$pattern" in query else None
    assert prepared.console().verdict(query, parameters).allowed
    prepared.read_only_query(query, parameters)


def test_a_verdict_shows_the_steps_and_runs_nothing(witnessed: Store) -> None:
    verdict = witnessed.console().verdict("MATCH (n:Witness) WHERE n.id = 1 RETURN n")
    assert verdict.steps[0].operator == "ProduceResults"
    assert verdict.steps[-1].depth == len(verdict.steps) - 1
    refused = witnessed.console().verdict("CREATE (:Sneaked)")
    assert (refused.allowed, refused.steps) == (False, ())
    assert "changes the graph" in refused.why


def test_rows_and_bytes_are_cut_and_said_to_be(store: Store, settings: GraphSettings) -> None:
    assert store.read_only_query("UNWIND range(1, 10) AS i RETURN i", rows=4).cut == "rows"
    small = settings.model_copy(update={"query_bytes": 1000})
    with Store.open(small) as limited:
        table = limited.read_only_query("UNWIND range(1, 100) AS i RETURN i, 'x' + toString(i) AS x")
    assert table.cut == "bytes"
    assert 50 < len(table.rows) < 100


def test_a_limit_cannot_be_raised_above_that_of_the_settings(settings: GraphSettings) -> None:
    with Store.open(settings.model_copy(update={"query_seconds": 0.5, "query_rows": 7})) as limited:
        limits = limited.console(seconds=1000, rows=1000).limits
    assert (limits.seconds, limits.rows) == (0.5, 7)


def test_rows_that_came_before_the_time_was_over_are_kept(store: Store) -> None:
    late = "UNWIND range(1, i * i * i * i * 300000000 - 299999999) AS j RETURN max(j % 7) AS most"
    query = f"UNWIND range(1, 2) AS i CALL (i) {{ {late} }} RETURN i"
    table = store.read_only_query(query, seconds=1.5)
    assert (table.rows, table.cut) == (((1,),), "time")
