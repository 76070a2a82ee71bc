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
    assert ("促进国家级新区高质量建设行动计划", f"{NEW_AREA}（2024—2026年）") in pairs
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


EARLIER = "推进关中平原城市群建设行动计划"
NEW_AREA = "西咸新区推进西安—咸阳一体化发展三年行动计划"
TASKS_2024 = "2024年推进西安—咸阳一体化发展重点工作任务"


def test_tasks_of_nobody(tongchou: Run, driver: neo4j.Driver) -> None:
    answer = ask(tongchou, "silences")
    counts = {plan["plan"]: (plan["tasks"], plan["assigned"]) for plan in answer["plans"]}
    assert next(tasks for name, tasks in counts.items() if name.startswith(NEW_AREA)) == (22, 0)
    assert {row["plan"] for row in answer["rows"]} == {EARLIER}
    check_evidence(driver, answer)


def test_projects_that_the_plan_of_the_new_area_never_names(tongchou: Run, driver: neo4j.Driver) -> None:
    asked = ("--kind", "projects", "--plan", NEW_AREA, "--against", TASKS_2024)
    answer = ask(tongchou, "silences", *asked)
    inside = {row["project"] for row in answer["rows"] if row["inside"]}
    assert "泾河新城第一污水处理厂" in inside
    records = driver.execute_query("MATCH (f:Document) RETURN f.name AS name, f.text AS text").records
    (text,) = (record["text"] for record in records if record["name"].startswith("003"))
    assert [row["project"] for row in answer["rows"] if row["project"] in text.replace("\n", "")] == []
    check_evidence(driver, answer)


def test_departments_left_out_of_a_field(tongchou: Run, driver: neo4j.Driver) -> None:
    answer = ask(tongchou, "silences", "--kind", "departments", "--plan", TASKS_2024)
    left_out = {(row["department"], row["field"]): row for row in answer["rows"]}
    row = left_out["陕西省科学技术厅", "产业"]
    assert (row["reason"], len(row["others"]), len(row["rows"])) == ("plans", 3, 3)
    check_evidence(driver, answer)


def test_parties_that_are_gone_in_the_next_plan(tongchou: Run, driver: neo4j.Driver) -> None:
    answer = ask(tongchou, "silences", "--kind", "parties")
    assert len(answer["pairs"]) == 2
    gone = {(row["before_year"], row["after_year"], row["department"]) for row in answer["rows"]}
    assert (2019, 2020, "西部机场集团") in gone
    assert not any("市政府" in department or "有关" in department for _, _, department in gone)
    check_evidence(driver, answer)


def test_the_network_of_a_year(tongchou: Run) -> None:
    answer = ask(tongchou, "networks", "--year", "2020")
    assert answer["nodes"][0]["name"] == "陕西省发展和改革委员会"
    assert answer["plans"] == 1
    assert answer["whole"]["nodes"] == len(answer["nodes"]) > 20
    assert sum(edge["weight"] for edge in answer["edges"]) * 2 == sum(
        node["strength"] for node in answer["nodes"]
    )
    assert tongchou("networks", "--kind", "lead", "--format", "gexf").startswith("<gexf")
