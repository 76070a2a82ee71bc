"""Against the real server: what goes in comes out plain, and every failure has its own error."""

from __future__ import annotations

import json
import logging
import math
import socket

import pytest
from pydantic import SecretStr

from graph.errors import (
    ConstraintBroken,
    DatabaseMissing,
    DatabaseUnavailable,
    QueryFailed,
    QueryRefused,
    QueryTimeout,
    WrongPassword,
)
from graph.server import LocalServer
from graph.settings import GraphSettings
from graph.store import Store


@pytest.fixture
def remote(settings: GraphSettings) -> GraphSettings:
    """The same server, reached as one that the settings name."""
    connection = LocalServer(settings).start()
    return settings.model_copy(
        update={"neo4j_uri": connection.uri, "neo4j_password": SecretStr(connection.password)}
    )


def test_read_and_write_rows(clean_store: Store) -> None:
    written = clean_store.write("CREATE (d:Department {name: $name}) RETURN d.name AS name", name="省水利厅")
    assert written == [{"name": "省水利厅"}]
    assert clean_store.read("MATCH (d:Department) RETURN d.name AS name, 1.5 AS x") == [
        {"name": "省水利厅", "x": 1.5}
    ]


def test_read_cannot_write(clean_store: Store) -> None:
    with pytest.raises(QueryRefused) as caught:
        clean_store.read("CREATE (:Sneaked)")
    assert caught.value.code == "Neo.ClientError.Statement.AccessMode"
    assert clean_store.read("MATCH (n) RETURN n") == []


def test_stream_in_order_and_left_early(store: Store) -> None:
    rows = store.stream("UNWIND range(1, $last) AS i RETURN i", last=3000)
    assert [row["i"] for row in rows] == list(range(1, 3001))
    rows = store.stream("UNWIND range(1, 3000) AS i RETURN i")
    assert next(rows) == {"i": 1}
    store.ping()


def test_batch_writes_every_row_in_chunks(clean_store: Store) -> None:
    rows = ({"id": number} for number in range(25))
    query = "UNWIND $rows AS row CREATE (:Row {id: row.id, chunk: size($rows), by: $by})"
    assert clean_store.batch(query, rows, size=10, by="batch") == 25
    assert clean_store.read(
        "MATCH (r:Row) RETURN r.chunk AS size, count(*) AS rows, r.by AS by ORDER BY size"
    ) == [
        {"size": 5, "rows": 5, "by": "batch"},
        {"size": 10, "rows": 20, "by": "batch"},
    ]


def test_transaction_is_all_or_nothing(clean_store: Store) -> None:
    def write_half() -> None:
        with clean_store.transaction() as transaction:
            transaction.run("CREATE (:Half)")
            raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        write_half()
    assert clean_store.read("MATCH (n) RETURN n") == []
    with clean_store.transaction() as transaction:
        assert transaction.batch("UNWIND $rows AS row CREATE (:Whole {i: row.i})", [{"i": 1}, {"i": 2}]) == 2
    assert clean_store.read("MATCH (n:Whole) RETURN count(n) AS n") == [{"n": 2}]


def test_values_are_plain_json(clean_store: Store) -> None:
    (row,) = clean_store.write(
        "CREATE p = (t:Task:Kept {name: '统筹', when: date('2024-03-01')})-[r:涉及 {at: 1}]->(:Place) "
        "RETURN t, r, p, [1, null, {a: true}] AS list, 0.0/0.0 AS nan, point({x: 1, y: 2}) AS point, "
        "duration('P1D') AS duration, datetime('2024-03-01T08:00:00+08:00') AS moment"
    )
    task, place = row["p"]["nodes"]
    assert row["t"] == task
    assert task["labels"] == ["Kept", "Task"]
    assert task["properties"] == {"name": "统筹", "when": "2024-03-01"}
    assert row["r"] == row["p"]["relationships"][0]
    assert (row["r"]["type"], row["r"]["properties"]) == ("涉及", {"at": 1})
    assert (row["r"]["start"], row["r"]["end"]) == (task["element_id"], place["element_id"])
    assert row["list"] == [1, None, {"a": True}]
    assert math.isnan(float(row["nan"]))
    assert row["point"] == {"srid": 7203, "coordinates": [1.0, 2.0]}
    assert (row["duration"], row["moment"][:19]) == ("P1D", "2024-03-01T08:00:00")
    assert json.loads(json.dumps(row)) == row


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n) RETURN n",
        "PROFILE CREATE (n)",
        "MATCH (n) DETACH DELETE n",
        "UNWIND [1] AS i CALL (i) { CREATE (:Z {i: i}) } IN TRANSACTIONS",
        "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "LOAD CSV FROM 'http://127.0.0.1:9/' AS row RETURN row",
        "RETURN count { LOAD CSV FROM 'http://127.0.0.1:9/' AS row RETURN row } AS n",
        "CREATE INDEX sneaked FOR (n:Task) ON (n.id)",
        "CREATE USER sneaked SET PASSWORD 'longenough'",
        "ALTER USER neo4j SET PASSWORD 'longenough'",
        "SHOW USERS",
        "SHOW SETTINGS",
        "SHOW TRANSACTIONS",
        "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
        "CALL db.createLabel('Sneaked')",
        "CALL dbms.listConfig()",
        "CALL db.clearQueryCaches()",
        "CALL db.prepareForReplanning()",
        "MATCH (n) RETURN n; MATCH (n) DETACH DELETE n",
    ],
)
def test_user_query_that_does_more_than_read_is_refused(clean_store: Store, query: str) -> None:
    clean_store.write("CREATE (:Witness)")
    with pytest.raises(QueryFailed):
        clean_store.read_only_query(query)
    assert clean_store.read("MATCH (n) RETURN labels(n) AS labels") == [{"labels": ["Witness"]}]
    assert clean_store.read("SHOW INDEXES YIELD name WHERE name = 'sneaked' RETURN name") == []


@pytest.mark.parametrize(
    "query",
    [
        "MATCH (n) RETURN count(n) AS n",
        "// how many\nMATCH (n) RETURN count(n) AS n",
        "CYPHER 25 MATCH (n) RETURN count(n) AS n",
        "CALL db.labels() YIELD label RETURN count(label) AS n",
    ],
)
def test_user_query_that_reads(clean_store: Store, query: str) -> None:
    table = clean_store.read_only_query(query)
    assert (table.columns, len(table.rows), table.truncated) == (("n",), 1, False)


def test_user_query_has_parameters_and_a_limit_of_rows(store: Store) -> None:
    table = store.read_only_query("UNWIND range(1, $last) AS i RETURN i, i * 2 AS j", {"last": 10}, rows=3)
    assert table.rows == ((1, 2), (2, 4), (3, 6))
    assert table.truncated
    assert not store.read_only_query("UNWIND range(1, 3) AS i RETURN i", rows=3).truncated


def test_user_query_has_a_limit_of_time(store: Store) -> None:
    with pytest.raises(QueryTimeout, match="longer than it may"):
        store.read_only_query("UNWIND range(1, 10000000000) AS i RETURN max(i % 7)", seconds=0.3)


def test_syntax_error_points_into_the_query_as_it_was_written(store: Store) -> None:
    with pytest.raises(QueryFailed, match=r"\(line 1, column 11 \(offset: 10\)\)") as caught:
        store.read_only_query("RETURN 1 +")
    assert "EXPLAIN" not in str(caught.value)
    with pytest.raises(QueryFailed, match="empty"):
        store.read_only_query("  \n")


def test_unknown_names_make_no_noise(
    store: Store, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG, logger="neo4j.notifications"):
        store.read("MATCH (n:没有) WHERE n.nothing = 1 RETURN n.nothing")
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_constraint_that_would_break(clean_store: Store) -> None:
    clean_store.write("CREATE CONSTRAINT of_a_test FOR (n:OfATest) REQUIRE n.id IS UNIQUE")
    try:
        clean_store.write("CREATE (:OfATest {id: 1})")
        with pytest.raises(ConstraintBroken, match="OfATest"):
            clean_store.write("CREATE (:OfATest {id: 1})")
    finally:
        clean_store.write("DROP CONSTRAINT of_a_test")


def test_server_that_the_settings_name(remote: GraphSettings) -> None:
    with Store.open(remote) as store:
        assert store.read("RETURN 1 AS one") == [{"one": 1}]


def test_wrong_password(remote: GraphSettings) -> None:
    wrong = remote.model_copy(update={"neo4j_password": SecretStr("wrong-password")})
    with pytest.raises(WrongPassword, match="TONGCHOU_NEO4J_PASSWORD") as caught:
        Store.open(wrong)
    assert "wrong-password" not in str(caught.value)


def test_database_that_is_not_there(remote: GraphSettings) -> None:
    with pytest.raises(DatabaseMissing, match="TONGCHOU_NEO4J_DATABASE"):
        Store.open(remote.model_copy(update={"neo4j_database": "elsewhere"}))


def test_server_that_is_not_there(remote: GraphSettings) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(DatabaseUnavailable, match="TONGCHOU_NEO4J_URI") as caught:
            Store.open(remote.model_copy(update={"neo4j_uri": uri}))
    assert uri in caught.value.where


@pytest.mark.parametrize("uri", ["127.0.0.1:7687", "https://127.0.0.1", "bolt://127.0.0.1:x"])
def test_address_that_is_none(remote: GraphSettings, uri: str) -> None:
    with pytest.raises(DatabaseUnavailable, match="TONGCHOU_NEO4J_URI"):
        Store.open(remote.model_copy(update={"neo4j_uri": uri}))
