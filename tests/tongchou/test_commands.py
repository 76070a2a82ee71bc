"""The commands at work, on a real Neo4j: two plans in, answers out."""

from __future__ import annotations

import getpass
import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph import GraphSettings, LocalServer, Outcomes, Store
from tongchou.cli import main

WATER = """陕西省水安全保障三年行动计划（2021—2023年）

为保障供水安全，制定本行动计划。

一、重点任务

（一）加快引汉济渭工程建设。推进引汉济渭工程建设，保障咸阳市供水。（责任单位：省水利厅、省发展改革委）

（二）提高用水效率。严格用水总量控制，在重点行业开展节水改造。（责任单位：省水利厅、省工业和信息化厅）
"""
TRAFFIC = """2022年陕西省交通重点工作任务

为推进交通建设，现提出如下工作任务。

一、加快公路建设。推进西安至咸阳公路改造。（责任单位：省交通运输厅、省水利厅）

二、加快机场建设。加快西安咸阳国际机场三期工程建设。（责任单位：省交通运输厅、省发展改革委）
"""

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def environment(afresh: Callable[[], None], settings: GraphSettings) -> dict[str, str]:
    """What makes the commands work on the tests' own Neo4j and home, which are emptied."""
    afresh()
    return {"TONGCHOU_HOME": str(settings.home), "TONGCHOU_NEO4J_URI": ""}


@pytest.fixture(scope="module")
def run(environment: dict[str, str]) -> Run:
    def invoke(*arguments: object) -> Result:
        return CliRunner(env=environment).invoke(main, [str(argument) for argument in arguments])

    return invoke


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    (folder / "water.txt").write_text(WATER, encoding="utf-8")
    (folder / "traffic.txt").write_text(TRAFFIC, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def read(run: Run, plans: Path) -> Result:
    """The two plans in the graph; the answer of the command that read them."""
    result = run("ingest", plans, "--workers", 1)
    assert result.exit_code == 0, result.output
    return result


def test_the_report_names_every_document(read: Result) -> None:
    assert "陕西省水安全保障三年行动计划" in read.stdout
    assert "2 read; 4 tasks" in read.stdout
    assert "reading documents: done 2/2 documents" in read.stderr


@pytest.mark.usefixtures("read")
def test_reading_again_changes_nothing(run: Run, plans: Path) -> None:
    again = json.loads(run("ingest", plans, "--json").stdout)
    assert {name: again["changes"][name] for name in ("added", "changed", "removed")} == {
        "added": 0,
        "changed": 0,
        "removed": 0,
    }


@pytest.mark.usefixtures("read")
def test_what_fails_is_said_and_the_others_are_read(
    run: Run, plans: Path, tmp_path: Path, settings: GraphSettings
) -> None:
    result = run("ingest", tmp_path / "missing.txt", plans / "water.txt")
    assert result.exit_code == 1
    assert "missing.txt" in result.stdout
    assert "no such file" in result.stdout
    assert "1 read, 1 FAILED" in result.stdout
    kept = {one.name: one.state for one in Outcomes(GraphSettings(home=settings.home).outcomes).rows()}
    assert (kept[str(tmp_path / "missing.txt")], kept["water.txt"]) == ("failed", "read")


@pytest.mark.usefixtures("read")
def test_every_task_of_a_department_by_any_of_its_names(run: Run) -> None:
    text = run("ask", "省水利厅").stdout
    assert text.startswith("2 个规划、3 项任务涉及陕西省水利厅，其中负责 3。")
    assert text.index("2021  陕西省水安全保障三年行动计划") < text.index("2022  2022年陕西省交通重点工作任务")
    assert "（责任单位：省交通运输厅、省水利厅）" in text
    assert re.search(r"water\.txt:\d+–\d+", text)
    for name in ("陕西省水利厅", "水利厅"):
        assert run("ask", name).stdout == text


@pytest.mark.usefixtures("read")
def test_the_answer_as_json_is_the_answer_of_the_api(run: Run, plans: Path) -> None:
    answer = json.loads(run("ask", "省水利厅", "--json").stdout)
    assert answer["counts"]["tasks"] == 3
    for row in answer["rows"]:
        evidence = row["evidence"]
        source = (plans / evidence["document_name"]).read_text(encoding="utf-8")
        assert source[evidence["start"] : evidence["end"]] == evidence["quote"]
        assert row["surface"] in evidence["quote"]


@pytest.mark.usefixtures("read")
@pytest.mark.parametrize(("name", "kind"), [("咸阳市", "Place"), ("2022年陕西省交通重点工作任务", "Plan")])
def test_a_name_may_be_of_any_kind(run: Run, name: str, kind: str) -> None:
    result = run("ask", name, "--json")
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    assert answer["about"]["label"] == kind
    assert answer["rows"]


@pytest.mark.usefixtures("read")
def test_a_name_that_nothing_bears(run: Run) -> None:
    result = run("ask", "运输")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("没有叫“运输”的部门、项目、地方或规划。最相近的如下")
    assert "Nothing bears this name. These are like it" in result.stderr
    assert re.search("陕西省交通运输厅 +部门 +陕西省交通运输厅 +名称含此", result.stderr)
    problem = json.loads(run("ask", "运输", "--json").stdout)
    assert problem["suggestions"][0]["name"] == "陕西省交通运输厅"


@pytest.mark.usefixtures("read")
def test_a_name_that_several_bear(run: Run, store: Store) -> None:
    store.write(
        "CREATE (:Department {id: 'x', name: '福建省水利厅', aliases: ['水利厅'],"
        " keys: ['福建省水利厅', '水利厅']})"
    )
    try:
        result = run("ask", "水利厅")
        assert result.exit_code == 2
        assert result.stderr.startswith("“水利厅”有 2 种可能，请用全称或 id 再问。")
        assert "陕西省水利厅" in result.stderr
        assert "福建省水利厅" in result.stderr
        assert run("ask", "陕西省水利厅").exit_code == 0
    finally:
        store.write("MATCH (d:Department {id: 'x'}) DELETE d")


@pytest.mark.usefixtures("read")
def test_a_name_that_nothing_is_like(run: Run) -> None:
    result = run("ask", "没有\x1b]0;这个")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "也没有相近的" in result.stderr
    assert "\x1b" not in result.stderr
    command = result.stderr.rpartition("tongchou query ")[2].strip().strip('"')
    assert "陕西省水安全保障三年行动计划" in run("query", command).stdout


@pytest.mark.usefixtures("read")
def test_pinyin_and_traditional_script_are_names(run: Run) -> None:
    text = run("ask", "省水利厅").stdout
    assert run("ask", "陝西省水利廳").stdout == text
    first, _, rest = text.partition("\n")
    assert run("ask", "sxsslt").stdout == f"{first}\n“sxsslt”是它名称的拼音或拼音首字母。\n{rest}"


@pytest.mark.usefixtures("read")
def test_a_researchers_own_query(run: Run) -> None:
    cypher = "MATCH (d:Department)-[:负责]->(t) WHERE d.name = $name RETURN d.name AS who, count(t) AS n"
    assert json.loads(run("query", cypher, "--param", "name=陕西省水利厅", "--json").stdout) == [
        {"who": "陕西省水利厅", "n": 3}
    ]
    table = run("query", "MATCH (t:Task) RETURN t.ordinal", "--limit", 2)
    assert "only the first 2 rows" in table.stderr


@pytest.mark.usefixtures("read")
@pytest.mark.parametrize(
    "cypher", ["CREATE (n)", "MATCH (n) DETACH DELETE n", "RETURN $missing", "NO CYPHER"]
)
def test_a_query_that_cannot_be_is_one_clear_message(run: Run, cypher: str) -> None:
    result = run("query", cypher)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: ")
    assert "Traceback" not in result.output


@pytest.mark.usefixtures("read")
def test_names_are_judged_and_the_judgement_is_taken_back(run: Run, settings: GraphSettings) -> None:
    settings.judgements.unlink(missing_ok=True)
    listed = run("review", "--json")
    assert listed.exit_code == 0, listed.output
    assert json.loads(listed.stdout) == []
    assert "nothing to review" in run("review").output
    judged = run("review", "rename", "引汉济渭工程", "引汉济渭", "--why", "通称", "--by", "李")
    assert judged.exit_code == 0, judged.output
    assert "judgement 1 (rename" in judged.output
    assert "1 changed" in judged.output
    assert json.loads(run("ask", "引汉济渭工程", "--json").stdout)["about"]["name"] == "引汉济渭"
    clash = run("review", "rename", "引汉济渭", "引汉")
    assert clash.exit_code == 1
    assert "judgement 1 (rename" in clash.output
    assert "Undo 1" in clash.output
    assert run("review", "undo", 1).exit_code == 0
    assert json.loads(run("ask", "引汉济渭工程", "--json").stdout)["about"]["name"] == "引汉济渭工程"
    log = json.loads(run("review", "log", "--json").stdout)
    first = log[0]
    assert (first["verdict"], first["holds"], first["by"]) == ("rename", False, "李")
    # Who is at the computer, where nobody else is named.
    assert log[-1]["by"] == getpass.getuser()
    assert "通称" in run("review", "log").output
    assert run("review", "undo", 1).exit_code == 1
    settings.judgements.unlink()


def test_a_fact_is_judged_by_task_and_name(run: Run, settings: GraphSettings) -> None:
    settings.judgements.unlink(missing_ok=True)
    before = json.loads(run("ask", "陕西省水利厅", "--json").stdout)
    task = before["rows"][0]["task_id"]
    assert run("review", "wrong", task, "陕西省水利厅").exit_code == 0
    after = json.loads(run("ask", "陕西省水利厅", "--json").stdout)
    assert after["counts"]["tasks"] == before["counts"]["tasks"] - 1
    assert "judged before" in run("review", "wrong", task, "陕西省水利厅").output
    clash = run("review", "confirm", task, "陕西省水利厅")
    assert clash.exit_code == 1
    assert "judgement 1 (wrong" in clash.output
    assert run("review", "undo", 1).exit_code == 0
    assert json.loads(run("ask", "陕西省水利厅", "--json").stdout)["counts"] == before["counts"]
    assert run("review", "confirm", task, "陕西省水利厅").exit_code == 0
    assert "judged before" in run("review", "confirm", task, "陕西省水利厅").output
    assert run("review", "wrong", "0" * 16, "陕西省水利厅").exit_code == 1
    assert run("review", "undo", 3).exit_code == 0
    settings.judgements.unlink()


def test_exports_are_equal_bytes(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "graph.jsonl"
    assert run("export", "-o", target).exit_code == 0
    assert target.read_text(encoding="utf-8") == run("export").stdout
    assert [path.name for path in tmp_path.iterdir()] == ["graph.jsonl"]
    assert {json.loads(line)["type"] for line in target.read_text(encoding="utf-8").splitlines()} == {
        "node",
        "relationship",
    }


@pytest.mark.usefixtures("read")
def test_an_export_that_cannot_be_written_says_where(run: Run, tmp_path: Path) -> None:
    result = run("export", "-o", tmp_path / "missing" / "graph.jsonl")
    assert result.exit_code == 1
    assert "missing/graph.jsonl" in result.stderr


@pytest.mark.usefixtures("read")
def test_every_invariant_holds(run: Run) -> None:
    result = run("check")
    assert (result.exit_code, result.stdout.strip()) == (0, "every invariant holds"), result.output


@pytest.mark.usefixtures("read")
def test_a_broken_invariant_fails_the_check(run: Run, store: Store) -> None:
    store.write("MATCH ()-[r:负责]->() SET r.quote = r.quote + '！'")
    try:
        result = run("check")
        assert result.exit_code == 1
        assert "quote" in result.stdout
    finally:
        store.write("MATCH ()-[r:负责]->() SET r.quote = left(r.quote, size(r.quote) - 1)")


@pytest.mark.usefixtures("read")
def test_a_plan_leaves_and_comes_back(run: Run, plans: Path) -> None:
    before = run("export").stdout
    result = run("withdraw", "2022年陕西省交通重点工作任务")
    assert result.exit_code == 0, result.output
    assert run("ask", "省水利厅").stdout.startswith("1 个规划、2 项任务")
    assert run("ask", "2022年陕西省交通重点工作任务").exit_code == 1
    assert run("ingest", plans).exit_code == 0
    assert run("export").stdout == before


def test_the_facts_of_one_document_need_no_database(plans: Path, tmp_path: Path) -> None:
    elsewhere = {"TONGCHOU_HOME": str(tmp_path / "home"), "TONGCHOU_NEO4J_URI": "bolt://127.0.0.1:1"}
    result = CliRunner(env=elsewhere).invoke(main, ["extract", str(plans / "water.txt")])
    assert result.exit_code == 0, result.output
    facts = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"负责", "包含", "记载"} <= {fact["label"] for fact in facts if fact["type"] == "relationship"}
    assert not (tmp_path / "home").exists()


def test_how_to_connect(run: Run, settings: GraphSettings) -> None:
    connection = LocalServer(settings).start()
    text = run("db", "status").stdout
    assert connection.uri in text
    assert str(settings.home / "neo4j" / "password") in text
    assert connection.password not in text
    assert json.loads(run("db", "status", "--json").stdout)["running"] is True


@pytest.mark.usefixtures("read")
def test_what_to_paste_into_a_program_works(run: Run) -> None:
    text = run("db", "status").stdout
    driver, py2neo = re.split(r"The official driver:|py2neo:", text)[1:]
    for code in (driver, py2neo):
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert code is py2neo or "陕西省水利厅 3" in done.stdout


@pytest.mark.parametrize("command", [["db", "stop"], ["db", "start"]])
def test_a_server_of_ones_own_is_left_alone(command: list[str]) -> None:
    runner = CliRunner(env={"TONGCHOU_NEO4J_URI": "bolt://127.0.0.1:1"})
    result = runner.invoke(main, command)
    assert result.exit_code == 1
    assert "TONGCHOU_NEO4J_URI" in result.stderr


def test_a_database_that_is_not_there_is_one_clear_message() -> None:
    runner = CliRunner(env={"TONGCHOU_NEO4J_URI": "bolt://127.0.0.1:1", "TONGCHOU_NEO4J_PASSWORD": "x"})
    result = runner.invoke(main, ["ask", "省水利厅"])
    assert result.exit_code == 1
    assert "127.0.0.1:1" in result.stderr
    assert "Traceback" not in result.output


@pytest.fixture
def up(
    store: Store, settings: GraphSettings, plans: Path, tmp_path: Path
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`tongchou up` on the emptied Neo4j with a home of its own; the process and its address."""
    store.write("MATCH (n) DETACH DELETE n")
    connection = LocalServer(settings).start()
    environment = os.environ | {
        "TONGCHOU_HOME": str(tmp_path / "home"),
        "TONGCHOU_NEO4J_URI": connection.uri,
        "TONGCHOU_NEO4J_PASSWORD": connection.password,
        "TONGCHOU_PORT": "0",
    }
    command = [sys.executable, "-m", "tongchou", "up", str(plans)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr
        said = ""
        for line in process.stderr:
            said += line
            if found := re.search(r"answers at (http://\S+)", line):
                break
        else:
            pytest.fail(said)
        yield process, found[1]
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_up_reads_serves_and_stops(
    up: tuple[subprocess.Popen[str], str], store: Store, number: signal.Signals, status: int
) -> None:
    process, address = up
    with urllib.request.urlopen(f"{address}/api/v1/plans") as answer:
        assert [plan["tasks"] for plan in json.load(answer)["rows"]] == [2, 2]
    process.send_signal(number)
    _, rest = process.communicate(timeout=60)
    assert (process.returncode, "Traceback" in rest) == (status, False), rest
    store.ping()
