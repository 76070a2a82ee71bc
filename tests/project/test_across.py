"""What no single plan says, asked of the five sample plans by the command."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import neo4j

Run = Callable[..., str]


def ask(tongchou: Run, *arguments: str) -> Any:
    return json.loads(tongchou(*arguments, "--json"))


def evidence(answer: Any) -> Iterator[dict[str, Any]]:
    """Every evidence in an answer, however deep."""
    if isinstance(answer, dict):
        if {"document", "start", "end", "quote"} <= answer.keys():
            yield answer
        answer = list(answer.values())
    if isinstance(answer, list):
        for part in answer:
            yield from evidence(part)


def check_evidence(driver: neo4j.Driver, answer: Any) -> None:
    """Each quote is the document's words from `start` to `end`, and there is one at least."""
    records = driver.execute_query("MATCH (f:Document) RETURN f.id AS id, f.text AS text").records
    texts = {record["id"]: record["text"] for record in records}
    found = list(evidence(answer))
    assert found
    assert [one for one in found if texts[one["document"]][one["start"] : one["end"]] != one["quote"]] == []


def test_which_plan_carries_out_which(tongchou: Run, driver: neo4j.Driver) -> None:
    answer = ask(tongchou, "lineage")
    pairs = {(tree["name"], branch["name"]) for tree in answer["cascade"] for branch in tree["below"]}
    assert (
        "关中平原城市群建设“十四五”实施方案",
        "陕西省贯彻落实《关中平原城市群建设“十四五”实施方案》的工作方案",
    ) in pairs
    assert any("2020年新型城镇化和城乡融合发展重点任务" in upper for upper, _ in pairs)
    check_evidence(driver, answer)


def test_what_one_plan_cites(tongchou: Run, driver: neo4j.Driver) -> None:
    answer = ask(tongchou, "lineage", "西咸新区推进西安—咸阳一体化发展三年行动计划")
    cited = {row["cited"]: row["cited_number"] for row in answer["rows"]}
    assert cited["促进国家级新区高质量建设行动计划"] == "发改区域〔2024〕106号"
    assert "西安—咸阳交通同网实施方案" in cited
    check_evidence(driver, answer)


def test_what_is_missing_most(tongchou: Run, driver: neo4j.Driver) -> None:
    answer = ask(tongchou, "lineage", "--missing")
    first = answer["rows"][0]
    assert (first["name"], first["plans"]) == ("促进国家级新区高质量建设行动计划", 2)
    ranks = [(-row["plans"], -row["places"]) for row in answer["rows"]]
    assert ranks == sorted(ranks)
    check_evidence(driver, answer)
