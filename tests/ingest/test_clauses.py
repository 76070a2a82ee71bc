"""Responsibility clauses: the cases of `cases/clauses.yaml`, the annotated plans, and input that hurts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.clauses import (
    ClauseRead,
    bracketed,
    find_all,
    groups,
    labelled,
    standing_sentence,
    unopened,
)
from ingest.file_to_text import file_to_text
from ingest.roles import lead_rule
from ingest.types import Clause, Scope, Source

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "clauses.yaml").read_text(encoding="utf-8")
)
ROOT = Path(__file__).parents[2]
SHAANXI = Scope(province="陕西省", year=2024)


def read_passage(text: str, scope: Scope) -> tuple[ClauseRead, ...]:
    """Every clause of a passage, also one that lost its opening bracket."""
    found = find_all(text, 0, len(text), scope)
    lost = None if found else unopened(text, 0, len(text), scope)
    return (lost,) if lost else found


def shown(clause: Clause, text: str) -> list[str]:
    return [" ".join((text[p.start : p.end], p.name, p.role)) for p in clause.parties]


def described(read: ClauseRead, text: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "span": text[read.clause.start : read.clause.end],
        "parties": shown(read.clause, text),
    }
    if read.clause.deadline:
        found["deadline"] = read.clause.deadline
    if read.lead_by_order:
        found["lead_by_order"] = True
    if read.inherited:
        found["inherited"] = shown(read.inherited, text)
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:24] for case in CASES])
def test_clauses_are_read_as_the_cases_say(case: dict[str, Any]) -> None:
    found = read_passage(case["text"], Scope(**case["scope"]))
    assert [described(read, case["text"]) for read in found] == case["clauses"]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:24] for case in CASES])
def test_every_party_lies_in_its_clause(case: dict[str, Any]) -> None:
    for read in read_passage(case["text"], Scope(**case["scope"])):
        for clause in filter(None, (read.clause, read.inherited)):
            assert all(clause.start <= p.start < p.end <= clause.end for p in clause.parties)
            assert read.clause.start <= clause.start <= clause.end <= read.clause.end


def test_lead_by_order_carries_on_until_the_end() -> None:
    text = (
        "（税务总局、财政部负责，排在第一位的部门为牵头部门，下同）\n（财政部、商务部负责）\n（商务部负责）"
    )
    roles = [[p.role for p in read.clause.parties] for read in find_all(text, 0, len(text), Scope())]
    assert roles == [["牵头", "负责"], ["牵头", "负责"], ["负责"]]


def test_lead_from_the_caller_yields_to_roles_in_the_clause() -> None:
    text = "（财政部、商务部负责，海关总署配合）"
    read = bracketed(text, 0, len(text) - 1, Scope(), lead="first")
    assert read is not None
    assert [p.role for p in read.clause.parties] == ["负责", "负责", "配合"]


def test_standing_sentence_outside_a_clause() -> None:
    text = "以下任务均由各设区市人民政府负责落实，不再列出。"
    clause = standing_sentence(text, 0, len(text), SHAANXI)
    assert clause is not None
    assert shown(clause, text) == ["各设区市人民政府 各设区市人民政府 负责"]
    assert standing_sentence("各设区市人民政府要加强领导。", 0, 14, SHAANXI) is None


def test_order_rule_outside_a_clause() -> None:
    for rule, text in (
        ("first", "各项任务中，列第一位的为牵头单位。"),
        ("comma", "逗号前为牵头单位。"),
        ("all", "所列部门均为牵头单位，参加单位不一一列出，下同。"),
    ):
        assert lead_rule(text, 0, len(text)) == rule
    assert not lead_rule("牵头单位要负总责。", 0, 9)


def test_groups_are_the_outermost_pairs_of_a_line() -> None:
    text = "（一）甲〔责任单位：乙（丙）〕丁（未完\n【戊】）"
    assert [text[a : b + 1] for a, b in groups(text, 0, len(text))] == [
        "（一）",
        "〔责任单位：乙（丙）〕",
        "【戊】",
    ]


def test_confidence_falls_with_what_is_not_understood() -> None:
    sure, unsure = (
        labelled(text, 0, len(text), SHAANXI)
        for text in ("责任单位：省水利厅、西部机场集团", "责任单位：省水利厅、某某攻坚专班")
    )
    assert sure is not None
    assert unsure is not None
    assert sure.clause.parties[0].confidence > 0.95
    assert unsure.clause.parties[1].confidence < sure.clause.parties[1].confidence


@pytest.mark.parametrize(
    "unit",
    [
        "（",
        "、",
        "（、",
        "责任单位：",
        "（责任单位：）",
        "（省水利厅",
        "各市、县（区）",
        "责任单位：甲乙，",
        "）",
    ],
)
def test_hostile_input_holds_no_clause_with_parties(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    assert all(not read.clause.parties for read in find_all(text, 0, len(text), SHAANXI))
    assert unopened(text, 0, len(text), SHAANXI) is None


WORDS = [
    "责任单位：",
    "省水利厅",
    "、",
    "，",
    "（",
    "）",
    "牵头",
    "配合",
    "等",
    "各市、县（区）",
    "人民政府",
    "和",
    "由",
    "西安",
    "2024年底前",
    "。",
    "；",
    "\n",
    "会同",
    "以下均需",
    "落实",
    "〔",
    "〕",
    "要",
    "平潭综合实验区管委会",
]


@given(st.lists(st.sampled_from(WORDS), max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_mixture_of_words_gives_clauses_in_order_and_in_bounds(text: str) -> None:
    place = 0
    for read in find_all(text, 0, len(text), SHAANXI):
        assert place <= read.clause.start < read.clause.end <= len(text)
        assert all(read.clause.start <= p.start < p.end <= read.clause.end for p in read.clause.parties)
        place = read.clause.end


@pytest.mark.shared
@pytest.mark.parametrize("name", ["002", "004"])
def test_clauses_of_the_annotated_plans(name: str, shared: Path) -> None:
    gold = json.loads((shared / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    expected = [
        [(p["mention"], p["canonical"], p["role"]) for p in task["responsible"]]
        for task in gold["tasks"]
        if task["basis"] == "explicit"
    ]
    path = next((ROOT / "corpus").glob(f"{name}*.txt"))
    flat = file_to_text(Source((path.name,), path.read_bytes())).flat
    found = [
        [(flat[p.start : p.end], p.name, p.role) for p in read.clause.parties]
        for read in find_all(flat, 0, len(flat), SHAANXI)
    ]
    assert found == expected


@pytest.mark.shared
@pytest.mark.parametrize(("name", "scope"), [("30", SHAANXI), ("31", Scope())])
def test_clauses_of_the_annotated_excerpts(name: str, scope: Scope, shared: Path) -> None:
    gold = json.loads((shared / "gold" / "more" / f"{name}.json").read_text(encoding="utf-8"))
    expected = [
        [(p["canonical"], p["role"]) for p in task["responsible"]]
        for task in gold["tasks"]
        if task["basis"] == "explicit"
    ]
    path = shared / "gold" / "more" / f"{name}.txt"
    flat = file_to_text(Source((path.name,), path.read_bytes())).flat
    found = [[(p.name, p.role) for p in read.clause.parties] for read in find_all(flat, 0, len(flat), scope)]
    assert found == expected


def test_every_clause_that_lost_its_bracket_is_found() -> None:
    path = next((ROOT / "corpus").glob("001*.txt"))
    flat = file_to_text(Source((path.name,), path.read_bytes())).flat
    place, found = 0, 0
    for line in flat.split("\n"):
        end = place + len(line)
        if line.startswith(("省", "西安市政府")) and line.endswith("等）"):
            assert unopened(flat, place, end, SHAANXI) is not None, line
            found += 1
        else:
            assert unopened(flat, place, end, SHAANXI) is None, line
        place = end + 1
    assert found == 23


HUBEI = Scope(province="湖北省", year=2024)


@pytest.mark.parametrize(
    ("clause", "names"),
    [
        (
            "（随州市、孝感市、恩施州发展改革部门）",
            ["随州市发展和改革委员会", "孝感市发展和改革委员会", "恩施土家族苗族自治州发展和改革委员会"],
        ),
        (
            "（随州市、恩施州水利、财政部门）",
            [
                "随州市水利局",
                "随州市财政局",
                "恩施土家族苗族自治州水利局",
                "恩施土家族苗族自治州财政局",
            ],
        ),
        ("（随州、孝感市水利部门）", ["随州市水利局", "孝感市水利局"]),
        ("（湖南、湖北省级有关部门）", ["湖南省级有关部门", "湖北省级有关部门"]),
        ("（随州市、孝感市水利局）", ["随州市人民政府", "孝感市水利局"]),
        ("（随州市、孝感市人民政府）", ["随州市人民政府", "孝感市人民政府"]),
        ("（省水利厅，随州市，孝感市水利部门）", ["湖北省水利厅", "随州市人民政府", "孝感市水利局"]),
    ],
)
def test_cities_before_a_department_of_the_last_have_their_own(clause: str, names: list[str]) -> None:
    text = "整治河道。" + clause
    assert sorted(p.name for p in read_passage(text, HUBEI)[0].clause.parties) == sorted(names)


@pytest.mark.parametrize(
    ("clause", "names"),
    [
        ("（各县区政府、高新区管委会）", ["各县区人民政府", "高新区管理委员会"]),
        ("（各市、县（区）政府，省属企业）", ["各市、县（区）人民政府", "省属企业"]),
    ],
)
def test_a_committee_behind_the_governments_is_a_party_of_its_own(clause: str, names: list[str]) -> None:
    assert [p.name for p in read_passage("整治河道。" + clause, HUBEI)[0].clause.parties] == names
