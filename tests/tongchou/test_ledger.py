"""The target ledger over the five sample plans, against what their texts say."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fastapi.testclient import TestClient

from api import ApiSettings, create_app
from graph import GraphSettings, Ledger, Store, View, Writer
from graph.indicators import Indicator
from ingest import ingest
from tongchou.cli import main


@pytest.fixture(scope="module")
def view(store: Store, root: Path) -> View:
    store.write("MATCH (n) DETACH DELETE n")
    with Ledger() as ledger, Writer(store, ledger) as writer:
        ingest([root / "corpus"], into=writer, workers=1)
    return View(store)


def run(settings: GraphSettings, *arguments: str) -> Result:
    environment = {"TONGCHOU_HOME": str(settings.home), "TONGCHOU_NEO4J_URI": ""}
    return CliRunner(env=environment).invoke(main, ["ledger", *arguments])


def contradictions() -> list[tuple[object, ...]]:
    lines = (Path(__file__).parent / "cases" / "contradictions.tsv").read_text("utf-8").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    numbers = ("start", "end", "other_start", "other_end")
    return [tuple(int(value) if name in numbers else value for name, value in row.items()) for row in rows]


def test_the_contradictions_of_the_plans_are_found_and_no_other(view: View) -> None:
    found = [
        (
            one.before.document_name[:3], one.kind, one.indicator,
            one.before.start, one.before.end, one.before.quote,
            one.after.start, one.after.end, one.after.quote,
        )
        for one in view.target_conflicts()
    ]  # fmt: skip
    assert found == contradictions()


def test_every_aim_is_in_the_ledger_with_its_words(view: View, store: Store, root: Path) -> None:
    ledger = view.target_ledger().rows
    assert {one.target_id for one in ledger} == {
        row["id"] for row in store.read("MATCH (x:Target) RETURN x.id AS id")
    }
    for one in ledger:
        text = (root / "corpus" / one.document_name).read_text("utf-8-sig")
        assert text[one.start : one.end] == one.quote


def test_one_indicator_stands_together_across_plans(view: View) -> None:
    rates = [one for one in view.target_ledger().rows if one.indicator == "常住人口城镇化率"]
    told = [(one.order_year, one.due, one.comparator, one.amount, one.measured_in) for one in rates]
    assert told == [(2020, 2020, ">", 60, "%"), (2022, 2025, "=", 65, "%")]
    (stations,) = view.target_ledger(subject="新增基站").rows
    assert (stations.value, stations.unit, stations.amount, stations.measured_in) == (1, "万个", 10000, "个")


def test_the_ledger_comes_in_pages_of_any_size_in_one_order(view: View) -> None:
    """Over all plans, of one, and of a subject: the same before those that hold it or that it holds."""
    (plan,) = (one for one in view.plans().rows if one.order_year == 2022)
    for asked in ({}, {"plan": plan.id}, {"subject": "城镇化率"}, {"subject": "新增全省常住人口城镇化率"}):
        whole = view.target_ledger(**asked)
        keys = [list(one.key) for one in whole.rows]
        assert keys == sorted(keys)
        assert whole.total == len(keys) > 0
        paged: list[Indicator] = []
        while page := view.target_ledger(**asked, after=paged[-1].key if paged else (), limit=7).rows:
            paged += page
        assert paged == list(whole.rows)


def test_a_plan_and_a_subject_narrow_it(view: View, settings: GraphSettings) -> None:
    (plan,) = (one for one in view.plans().rows if one.order_year == 2022)
    assert {one.plan_id for one in view.target_ledger(plan=plan.id).rows} == {plan.id}
    rows = json.loads(run(settings, "--subject", "城镇化率", "--json").stdout)["rows"]
    assert {(row["indicator"], row["match"]) for row in rows} == {("常住人口城镇化率", "similar")}
    rows = json.loads(run(settings, "--subject", "累计新增各类医联体", "--json").stdout)["rows"]
    assert [(row["value"], row["match"]) for row in rows] == [(10, "same"), (15, "same")]


@pytest.mark.usefixtures("view")
def test_the_command_shows_it_and_the_api_answers_the_same(settings: GraphSettings) -> None:
    shown = run(settings, "--conflicts").stdout
    assert shown.count("数字冲突") == 1
    assert shown.index("= 15家，2026（规划期）") < shown.index("≥ 10家，2026")
    assert (
        "常住人口城镇化率"
        in run(settings, "--plan", "2020年推动关中平原城市群和新型城镇化发展重点工作任务").stdout
    )
    assert run(settings, "--plan", "没有的规划").exit_code == 1
    assert run(settings, "--conflicts", "--subject", "医联体").exit_code == 2
    app = create_app(ApiSettings(graph=settings))
    with TestClient(app, base_url="http://localhost") as client:
        answer = client.get("/api/v1/targets/conflicts").json()
        assert answer == json.loads(run(settings, "--conflicts", "--json").stdout)
        assert client.get("/api/v1/targets/conflicts", params={"kind": "时限推移"}).json()["total"] == 0
        whole = client.get("/api/v1/targets", params={"limit": 1000}).json()
        assert whole == json.loads(run(settings, "--json").stdout)
        first = client.get("/api/v1/targets", params={"limit": 2}).json()
        assert first["rows"] == whole["rows"][:2]
        assert client.get(first["next"]).json()["rows"] == whole["rows"][2:4]
