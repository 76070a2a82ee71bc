"""Timelines of projects over the five sample plans, against what their texts say."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fastapi.testclient import TestClient

from api import ApiSettings, create_app
from api.naming import meaning
from graph import GraphSettings, Ledger, Store, View, Writer
from graph.timelines import Mention, Timeline, Words
from ingest import ingest
from tongchou.cli import main

Row = tuple[str, str, str, str, str, str]
Run = Callable[..., Result]


def cases() -> list[tuple[str, list[Row]]]:
    lines = (Path(__file__).parent / "cases" / "timelines.tsv").read_text("utf-8").splitlines()
    rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
    told = [(row[0], (row[1], row[2], row[3], row[4], row[5], row[6])) for row in list(rows)[1:]]
    return [(asked, [row for _, row in group]) for asked, group in groupby(told, key=lambda one: one[0])]


@pytest.fixture(scope="module")
def view(store: Store, root: Path) -> View:
    store.write("MATCH (n) DETACH DELETE n")
    with Ledger() as ledger, Writer(store, ledger) as writer:
        ingest([root / "corpus"], into=writer, workers=1)
    return View(store)


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, str]:
    """Each document's text as offsets count it, by file name."""
    return {path.name: path.read_text("utf-8-sig") for path in sorted((root / "corpus").glob("*.txt"))}


@pytest.fixture
def run(settings: GraphSettings) -> Run:
    environment = {"TONGCHOU_HOME": str(settings.home), "TONGCHOU_NEO4J_URI": ""}
    return lambda *arguments: CliRunner(env=environment).invoke(main, ["timeline", *arguments])


def timeline(view: View, asked: str) -> Timeline:
    return view.project_timeline(meaning(view, asked, "Project").one.id)


def mentions(told: Timeline) -> list[Mention]:
    return [one for entry in told.entries for one in (*entry.mentions, *entry.parts)]


def rows(told: Timeline, files: dict[str, str]) -> list[Row]:
    """The timeline as the cases tell it; two parts that one clause names are one row."""
    found: list[Row] = []
    for entry in told.entries:
        if not entry.mentions and not entry.parts:
            found.append((files[entry.plan_id], str(entry.order_year), "未提及", "", "", ""))
        for one in (*entry.mentions, *entry.parts):
            stage = one.stage.name + ("" if one.stage.stated else "?") if one.stage else "-"
            promised = "、".join(f"{promise.stage} {promise.on}" for promise in one.promises)
            row = (one.document_name[:3], str(entry.order_year), one.relation, stage, promised, one.quote)
            if row not in found:
                found.append(row)
    return found


@pytest.mark.parametrize(("asked", "expected"), cases(), ids=[asked for asked, _ in cases()])
def test_it_is_complete_and_in_order(view: View, asked: str, expected: list[Row]) -> None:
    names = {one.id: view.document(one.documents[0]).names[0][:3] for one in view.plans().rows}
    found = rows(timeline(view, asked), names)
    assert [row[:5] for row in found] == [row[:5] for row in expected]
    assert [row[5][: len(want[5])] for row, want in zip(found, expected, strict=True)] == [
        want[5] for want in expected
    ]


@pytest.mark.parametrize("asked", [asked for asked, _ in cases()])
def test_the_words_stand_in_the_document(view: View, texts: dict[str, str], asked: str) -> None:
    for one in mentions(timeline(view, asked)):
        text = texts[one.document_name]
        assert text[one.start : one.end] == one.quote
        told: list[Words] = [*(one.stage.words if one.stage else ())]
        told += [words for promise in one.promises for words in promise.words]
        for words in told:
            assert text[words.start : words.end] == words.quote
        if one.stage:
            assert one.stage.words
        for party in one.parties:
            assert text[party.start : party.end] == party.quote


def test_who_was_responsible_then_and_now(view: View) -> None:
    first, second, third, silent, last = timeline(view, "机场三期").entries
    assert "西部机场集团" in first.parties
    assert "西部机场集团" in second.left
    assert "西部机场集团" in third.joined
    assert (silent.parties, silent.joined, silent.left) == ((), (), ())
    # The last names nobody, which does not say that the others left.
    assert (last.parties, last.left) == ((), ())


def test_neighbours_are_compared_without_what_else_they_list(view: View) -> None:
    later = timeline(view, "东庄水利枢纽").entries[1]
    shown = "".join(
        part.text if part.change == "=" else f"[{part.change}{part.text}]" for part in later.wording
    )
    assert shown == "加快[-推进]…东庄水[-库等重大基础设施项目][+利枢纽]建设"


def test_slipped_promises_are_found_by_query(view: View) -> None:
    (slip,) = view.slipped_promises()
    assert (slip.move, slip.stage, slip.from_year, slip.to_year, slip.now) == (
        "重提",
        "开工",
        2022,
        2024,
        "2024",
    )
    assert slip.before.quote.startswith("启动实施G70西安至永寿")
    assert slip in timeline(view, "福银高速西安至永寿").slips


@pytest.mark.usefixtures("view")
def test_the_command_shows_it_and_the_api_answers_the_same(run: Run, settings: GraphSettings) -> None:
    shown = run("机场三期")
    assert shown.stdout.startswith("西安咸阳国际机场三期工程：4 个规划提及。")
    assert shown.stdout.index("2019") < shown.stdout.index("未提及") < shown.stdout.index("2026 建成")
    assert run("--slipped").stdout.count("重提") == 1
    assert run("--slipped", "机场三期").exit_code == run().exit_code == 2
    assert run("不存在的水库").exit_code == 1
    app = create_app(ApiSettings(graph=settings))
    with TestClient(app, base_url="http://localhost") as client:
        answer = client.get("/api/v1/projects/机场三期/timeline").json()
        assert answer == json.loads(run("机场三期", "--json").stdout)
        slipped = client.get("/api/v1/projects/slipped").json()
        assert slipped == json.loads(run("--slipped", "--json").stdout)
        assert slipped["total"] == len(slipped["rows"]) == 1
