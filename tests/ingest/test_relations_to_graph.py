"""ingest.entities_to_relations and ingest.relations_to_graph: evidence and ids of whole documents"""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import ids
from graph.model import Facts, Relationship
from graph.validate import validate
from ingest.entities_to_relations import Parts
from ingest.pipeline import read
from ingest.types import Source, Span

PLAN = """湖北省水网建设工作方案
一、供水
（一）建设水源。新建武汉市白沙洲水厂，到2025年供水保证率达到95%以上。（牵头单位：省水利厅；配合单位：省财政厅）
（二）更新管网。更换老旧管网100公里，落实《湖北省城镇供水规划》。（责任单位：省住房城乡建设厅）
"""


def facts(text: str = PLAN, name: str = "方案.txt", **statements: str) -> Facts:
    outcome = read(Source((name,), text.encode(), statements))
    assert outcome.facts is not None, outcome.error
    return outcome.facts


def of(found: Facts, type_: str) -> list[Relationship]:
    return [row for row in found.relationships if row.type == type_]


def name_of(found: Facts, row: Relationship, end: str = "start") -> str:
    names = {node.ref: str(node.properties["name"]) for node in found.nodes}
    return names[getattr(row, end)]


def test_the_contract_holds_over_the_sample_plans(root: Path) -> None:
    for path in sorted((root / "corpus").glob("*.txt")):
        outcome = read(Source((path.name,), path.read_bytes()))
        assert outcome.facts is not None, outcome.error
        validate(outcome.facts)


@pytest.mark.shared
def test_the_contract_holds_over_the_development_corpus(shared: Path) -> None:
    for path in sorted((shared / "corpus").glob("*/*.txt")):
        outcome = read(Source((path.name,), path.read_bytes()))
        assert outcome.facts is not None, f"{path.name}: {outcome.error}"
        validate(outcome.facts)


def test_roles_and_their_evidence() -> None:
    found = facts()
    text = str(found.document.properties["text"])
    said = [(name_of(found, row), row.properties["role"], row.evidence) for row in of(found, "负责")]
    assert [(name, role) for name, role, _ in said] == [
        ("湖北省水利厅", "牵头"),
        ("湖北省财政厅", "配合"),
        ("湖北省住房和城乡建设厅", "负责"),
    ]
    for _, _, evidence in said:
        assert evidence is not None
        assert text[evidence.start : evidence.end] == evidence.quote
        assert (evidence.quote[0], evidence.quote[-1]) == ("（", "）")


def test_the_surface_stands_in_the_quote() -> None:
    found = facts()
    for row in found.relationships:
        for name in ("surface", "object"):
            if name in row.properties and row.evidence is not None:
                assert str(row.properties[name]) in row.evidence.quote


def test_a_task_runs_from_its_heading_through_its_clause() -> None:
    found = facts()
    text = str(found.document.properties["text"])
    first = min((n for n in found.nodes if n.label == "Task"), key=lambda n: int(str(n.properties["start"])))
    passage = text[int(str(first.properties["start"])) : int(str(first.properties["end"]))]
    assert passage.startswith("建设水源。")
    assert passage.endswith("省财政厅）")
    assert str(first.properties["text"]).endswith("95%以上。")
    assert first.properties["heading"] == "建设水源"


def test_a_cited_plan_is_known_by_its_title() -> None:
    found = facts()
    assert [row.end.id for row in of(found, "引用")] == [ids.title_id("湖北省城镇供水规划")]


def test_a_target_hangs_on_its_measure() -> None:
    found = facts()
    targets = {n.ref: n.properties for n in found.nodes if n.label == "Target"}
    said = [targets[row.end] for row in of(found, "设定")]
    assert ("95", ">=", 2025) in {(f"{t['value']:g}", t["comparator"], t.get("by")) for t in said}


def test_what_the_sidecar_states_has_no_evidence_but_a_basis() -> None:
    (row,) = of(facts(issuer="湖北省人民政府"), "印发")
    assert row.evidence is None
    assert row.properties["basis"] == "metadata"


def test_ids_do_not_depend_on_the_name_or_the_line_breaks_of_the_file() -> None:
    plain, other = facts(), facts(PLAN.replace("\n", "\r\n"), name="别名.txt")
    assert {n.ref for n in plain.nodes if n.label != "Document"} == {
        n.ref for n in other.nodes if n.label != "Document"
    }
    assert plain.document.id != other.document.id


def test_traditional_script_gives_the_same_things_and_quotes_its_own_script() -> None:
    from opencc import OpenCC

    converted = facts(OpenCC("s2t").convert(PLAN))
    assert converted.document.properties["script"] == "traditional"
    duties = [(name_of(converted, row), row.properties["surface"]) for row in of(converted, "负责")]
    assert duties[0] == ("湖北省水利厅", "省水利廳")
    assert {n.ref for n in converted.nodes if n.label == "Department"} == {
        n.ref for n in facts().nodes if n.label == "Department"
    }


def test_part_holding_stops_at_marks_outside_brackets() -> None:
    flat = "新建水厂（含管网，泵站），更新渭河、泾河堤防；其他。"
    start = flat.index("泾河")
    part = Parts(flat).holding(Span(0, len(flat)), start, start + 2)
    assert flat[part.start : part.end] == "更新渭河、泾河堤防"
    part = Parts(flat).holding(Span(0, len(flat)), 0, 4)
    assert flat[part.start : part.end] == "新建水厂（含管网，泵站）"


def test_several_issuers_are_several_departments() -> None:
    head = "湖北省水利厅 湖北省财政厅关于印发《湖北省水网建设工作方案》的通知\n"
    found = facts(head + PLAN)
    assert {name_of(found, row) for row in of(found, "印发")} == {"湖北省水利厅", "湖北省财政厅"}


def test_a_plan_is_written_to_carry_out_what_its_preamble_names() -> None:
    preamble = "为落实《湖北省国民经济规划》，制定本方案。\n一、供水"
    found = facts(PLAN.replace("一、供水", preamble, 1) + "三、附则\n按照《湖北省档案管理办法》归档。\n")
    assert [row.end.id for row in of(found, "依据")] == [ids.title_id("湖北省国民经济规划")]


def test_short_forms_are_those_of_the_documents_own_province() -> None:
    text = PLAN.replace("省财政厅）", "省财政厅、安徽省水利厅）")
    aliases = {
        node.properties["name"]: node.properties.get("aliases", ())
        for node in facts(text).nodes
        if node.label == "Department"
    }
    assert "省水利厅" in str(aliases["湖北省水利厅"])
    foreign = aliases["安徽省水利厅"]
    assert isinstance(foreign, tuple)
    assert all("安徽" in alias for alias in foreign)
    superior = aliases.get("安徽省人民政府", ())
    assert isinstance(superior, tuple)
    assert "省政府" not in superior


def test_a_document_without_place_or_issuer_has_no_level() -> None:
    found = facts("水网建设工作方案\n一、供水\n建设水库。\n二、排水\n建设泵站。\n")
    (plan,) = [node for node in found.nodes if node.label == "Plan"]
    assert "level" not in plan.properties
