"""ingest.issuers"""

from __future__ import annotations

import pytest

from ingest.issuers import issuers
from ingest.scope import read_scope
from ingest.structure.head import read_head
from ingest.types import Scope


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("财政部 水利部", ["财政部", "水利部"]),
        ("财政部水利部", ["财政部", "水利部"]),
        ("中共中央国务院", ["中共中央", "国务院"]),
        ("湖北省水利厅湖北省财政厅", ["湖北省水利厅", "湖北省财政厅"]),
        ("省水利厅等7部门", ["湖北省水利厅"]),
        ("国家发展改革委等十三部门", ["国家发展和改革委员会"]),
        ("中共中央宣传部", ["中共中央宣传部"]),
        ("湖北省水利厅水网公司", ["湖北省水利厅水网公司"]),
        ("", []),
        ("随州", []),
        ("湖北省水利", []),
        ("湖北省省长张某某", []),
    ],
)
def test_the_bodies_that_issued_a_plan(words: str, names: list[str]) -> None:
    assert [issuer.found.name for issuer in issuers(words, Scope(province="湖北省"))] == names


def test_each_stands_where_the_words_name_it() -> None:
    words = "财政部水利部等部门"
    assert [words[issuer.start : issuer.end] for issuer in issuers(words, Scope())] == ["财政部", "水利部"]


def test_a_period_on_a_line_of_its_own_belongs_to_the_title() -> None:
    flat = "湖北省水网建设行动计划\n（2023—2025年）\n为加快水网建设，制定本计划。\n"
    head, body = read_head(flat, {})
    assert (head.title, head.period_start, head.period_end) == (
        "湖北省水网建设行动计划（2023—2025年）",
        2023,
        2025,
    )
    assert flat[body:].lstrip().startswith("为加快")
    head, _ = read_head("湖北省水网建设行动计划\n（征求意见稿）\n", {})
    assert head.title == "湖北省水网建设行动计划"


def test_a_sentence_that_speaks_of_something_names_no_issuer() -> None:
    head, _ = read_head("湖北省水网建设行动计划\n为落实国家水网办公室关于水网建设的部署，制定本计划。\n", {})
    assert head.issuer is None


def test_a_plan_of_a_central_body_names_central_bodies_whatever_place_it_is_about() -> None:
    flat = "财政部关于支持湖北省水网建设的若干措施\n"
    assert read_scope(flat, read_head(flat, {})[0]).province is None
    flat = "湖北省财政厅关于支持水网建设的若干措施\n"
    assert read_scope(flat, read_head(flat, {})[0]).province == "湖北省"


def test_a_date_in_brackets_under_the_title_is_the_date_of_issue() -> None:
    head, _ = read_head("关于加强水网建设的意见\n（2024年1月1日）\n为加强水网建设，提出如下意见。\n", {})
    assert head.issued_on == "2024-01-01"
    head, _ = read_head("关于加强水网建设的意见\n（2024年1月1日省水利厅会议通过）\n一、总体要求\n", {})
    assert head.issued_on is None


def test_a_plan_that_says_nothing_of_itself_and_names_ministries_is_of_no_province() -> None:
    clause = "推进试点。（财政部、水利部、商务部负责）\n"
    flat = "水网建设实施方案\n在湖北省先行。\n" + clause * 3
    assert read_scope(flat, read_head(flat, {})[0]).province is None
    flat = "水网建设实施方案\n在湖北省先行。\n" + "推进试点。（省财政厅、省水利厅负责，财政部支持）\n" * 8
    assert read_scope(flat, read_head(flat, {})[0]).province == "湖北省"


def test_a_number_of_the_state_council_is_of_no_province() -> None:
    flat = "国办发〔2022〕3号\n支持湖北省水网建设的意见\n一、总体要求\n"
    assert read_scope(flat, read_head(flat, {})[0]).province is None
    flat = "鄂政发〔2022〕3号\n水网建设的意见\n一、总体要求\n"
    assert read_scope(flat, read_head(flat, {})[0]).province == "湖北省"
