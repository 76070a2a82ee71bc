"""tongchou.scoring: the rows, on a small document whose right, wrong and missed items are counted by hand"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from graph.exports.jsonl import Object
from tongchou.scoring import Score, Tally, count
from tongchou.scoring.annotations import Aim, Annotation, Extent, Joint, Named, Task
from tongchou.scoring.folding import Aliases
from tongchou.scoring.found import found_plans

RAW = """甲省供水工作方案
一、建设水源。新建甲水厂，到2025年供水100万吨以上，另购100万吨。（责任单位：甲局、乙局）
二、更新管网。更换老旧管网，与乙规划衔接。（责任单位：丙局）
三、加强领导。各部门要重视。（责任单位：丁局）
"""
SHA256 = hashlib.sha256(RAW.encode()).hexdigest()
FIRST = "新建甲水厂，到2025年供水100万吨以上，另购100万吨。"
SECOND = "更换老旧管网，与乙规划衔接。"
THIRD = "各部门要重视。"
TABLES = {"departments": {"甲省甲局": ["甲局", "第一局"]}, "plans": {"供水工作方案": ["甲省供水工作方案"]}}
ALIASES = Aliases([TABLES])


def at(words: str, occurrence: int = 1) -> tuple[int, int]:
    """Where words stand in RAW."""
    start = -1
    for _ in range(occurrence):
        start = RAW.index(words, start + 1)
    return start, start + len(words)


def named(name: str, **other: Any) -> Named:
    return replace(Named(name, name, optional=False), **other)


def aim(
    value: float, comparator: str = ">=", by: int | None = None, optional: bool = False, **kw: Any
) -> Aim:
    return Aim(f"{value:g}万吨", value, "万吨", comparator, by, optional, **kw)


def task(text: str = FIRST, heading: str = "建设水源", **other: Any) -> Task:
    """An annotated task of RAW, in the offset form."""
    extent = Extent(at(heading), (at(text),), ())
    empty: dict[str, Any] = dict.fromkeys(
        ("responsible", "projects", "places", "cites", "targets", "links"), ()
    )
    fields = {"kind": "task", "basis": "none", "deadline": None, "dated": False} | empty | other
    return Task(id="t", heading=heading, text=text, extent=extent, **fields)


def annotation(*tasks: Task, raw: str = RAW, **plan: Any) -> Annotation:
    """The offset form; with `raw` empty the verbatim one."""
    path = Path("a.json")
    return Annotation("a.txt", path, path, SHA256 if raw else "", raw, plan, tasks)


@dataclass
class Export:
    """Writes the objects of an export by hand: one plan in one document, tasks of one measure each."""

    objects: list[Object] = field(default_factory=list)
    name: str = "p"

    def __post_init__(self) -> None:
        document = {
            "id": self.name,
            "sha256": SHA256 if self.name == "p" else self.name,
            "names": [self.name],
        }
        self.node("Document", self.name, **document)
        self.node("Plan", self.name, name="甲省供水工作方案", ingested=True)
        self.row("记载", f"Document:{self.name}", f"Plan:{self.name}")

    def node(self, label: str, id_: str, **properties: Any) -> str:
        one = {
            "type": "node",
            "id": f"{label}:{id_}",
            "labels": [label],
            "properties": {"id": id_, **properties},
        }
        if one not in self.objects:
            self.objects.append(one)
        return f"{label}:{id_}"

    def row(self, type_: str, begin: str, target: str, **properties: Any) -> None:
        ends = {
            key: {"id": id_, "labels": [id_.partition(":")[0]]}
            for key, id_ in (("start", begin), ("end", target))
        }
        self.objects.append({"type": "relationship", "label": type_, **ends, "properties": properties})

    def read(self, words: str, occurrence: int = 1, **other: Any) -> dict[str, Any]:
        start, end = at(words, occurrence)
        said = {"document": self.name, "start": start, "end": end, "quote": words}
        return said | {"method": "m", "confidence": 0.9, "surface": words} | other

    def task(self, text: str = FIRST, heading: str = "建设水源", said: str = "", **other: Any) -> str:
        """A task that stands where `heading` and `text` do in RAW; `said` is its text where it differs."""
        (first, _), (start, end) = at(heading), at(text)
        place = {"document": self.name, "start": first, "end": end}
        id_ = self.node(
            "Task", text, text=said or text, heading=heading, **(place | {"kind": "task"} | other)
        )
        measure = self.node("Measure", text, text=said or text, **(place | {"start": start}))
        self.row("包含", f"Plan:{self.name}", id_)
        self.row("包含", id_, measure)
        return id_

    def duty(self, task_: str, name: str, words: str, role: str = "负责", basis: str = "explicit") -> None:
        department = self.node("Department", name, name=name)
        self.row("负责", department, task_, role=role, basis=basis, **self.read(words))

    def mention(self, task_: str, label: str, name: str, words: str, **other: Any) -> None:
        types = {"Project": "涉及", "Place": "涉及", "Plan": "引用"}
        node = self.node(label, name, name=name, ingested=False)
        self.row(types[label], task_.replace("Task", "Measure"), node, **self.read(words, **other))

    def target(self, task_: str, words: str, value: float, occurrence: int = 1, **other: Any) -> None:
        node = self.node("Target", f"{words}{occurrence}", name=words, value=value, unit="万吨", **other)
        self.row("设定", task_.replace("Task", "Measure"), node, **self.read(words, occurrence, surface=""))

    def link(self, task_: str, words: str, object_: str) -> None:
        node = self.node("Topic", object_, name=object_)
        self.row(
            "衔接", task_.replace("Task", "Measure"), node, object=object_, **self.read(words, surface="")
        )


def score(annotated: Annotation, *exports: Export) -> Score:
    result = Score()
    objects: Iterable[Object] = [one for export in exports for one in export.objects]
    count(result, annotated, found_plans(objects), ALIASES)
    return result


def counts(result: Score, row: str) -> tuple[int, int, int]:
    tally: Tally = result.rows[row]
    return tally.tp, tally.fp, tally.fn


def test_a_name_is_right_under_its_aliases_and_wrong_under_any_other() -> None:
    export = Export()
    found = export.task()
    export.duty(found, "第一局", "甲局")
    export.duty(found, "丙局", "乙局")
    wanted = (named("甲省甲局", at=at("甲局")), named("乙局", at=at("乙局")), named("戊局"))
    result = score(annotation(task(responsible=wanted, basis="explicit")), export)
    assert counts(result, "responsible") == (1, 1, 2)
    kinds = [(one.kind, one.expected, one.got) for one in result.errors]
    assert kinds == [("differs", "乙局", "丙局"), ("missed", "戊局", "")], "one place, one error"


def test_optional_items_are_neither_missed_nor_wrong() -> None:
    export = Export()
    found = export.task()
    export.duty(found, "乙局", "乙局")
    wanted = (named("甲局"), named("乙局", optional=True), named("丙局", optional=True))
    result = score(annotation(task(responsible=wanted)), export)
    assert counts(result, "responsible") == (0, 0, 1)


def test_a_name_mentioned_twice_is_one_item_and_required_if_one_mention_is() -> None:
    export = Export()
    found = export.task()
    export.mention(found, "Place", "甲省", "甲水")
    export.mention(found, "Place", "甲省", "供水")
    wanted = (named("甲省", optional=True), named("甲省"))
    assert counts(score(annotation(task(places=wanted)), export), "places") == (1, 0, 0)


def test_a_missed_task_loses_all_that_it_requires() -> None:
    wanted = task(responsible=(named("甲局"), named("乙局")), basis="explicit", places=(named("甲省"),))
    result = score(annotation(wanted), Export())
    assert counts(result, "task") == (0, 0, 1)
    assert counts(result, "responsible") == (0, 0, 2)
    assert counts(result, "places") == (0, 0, 1)
    assert counts(result, "basis") == (0, 0, 0), "what was not found is not compared"
    assert [one.follows for one in result.errors] == [False, True, True, True]


def test_an_invented_task_and_its_parties_are_wrong() -> None:
    export = Export()
    export.task()
    second = export.task(SECOND, "更新管网")
    export.duty(second, "丙局", "丙局")
    export.duty(second, "丙局", "丙局", role="配合")
    result = score(annotation(task()), export)
    assert counts(result, "task") == (1, 1, 0)
    assert counts(result, "responsible") == (0, 1, 0), "two roles, one party"


@pytest.mark.parametrize("kind", ["goal", "safeguard"])
def test_goals_and_safeguards_are_optional_with_all_that_is_in_them(kind: str) -> None:
    export = Export()
    third = export.task(THIRD, "加强领导", kind="task")
    export.duty(third, "戊局", "丁局")
    wanted = task(THIRD, "加强领导", kind=kind, basis="explicit", responsible=(named("丁局"),))
    result = score(annotation(wanted), export)
    assert all(tally.empty for tally in result.rows.values())
    assert all(tally.empty for tally in score(annotation(wanted), Export()).rows.values())


def test_an_item_that_nobody_must_do_and_is_no_task_is_not_invented() -> None:
    export = Export()
    export.task(THIRD, "加强领导", kind="safeguard")
    assert counts(score(annotation(task()), export), "task") == (0, 0, 1)


def test_a_piece_of_a_safeguard_is_not_invented() -> None:
    export = Export()
    for text, heading in ((FIRST, "建设水源"), (THIRD, "加强领导")):
        export.duty(export.task(text, heading), "丁局", "丁局")
    whole = replace(task(THIRD, kind="safeguard"), extent=Extent(None, (at(SECOND), at(THIRD)), ()))
    result = score(annotation(whole), export)
    assert counts(result, "task") == (0, 1, 0), "the first lies elsewhere"
    assert counts(result, "responsible") == (0, 1, 0)


def test_a_task_of_another_kind_is_found_but_of_the_wrong_kind() -> None:
    export = Export()
    export.task(kind="safeguard")
    result = score(annotation(task()), export)
    assert counts(result, "task") == (1, 0, 0)
    assert counts(result, "kind") == (0, 1, 1)


def test_roles_count_where_some_party_leads_or_assists() -> None:
    export = Export()
    found = export.task()
    export.duty(found, "甲局", "甲局", role="牵头")
    export.duty(found, "乙局", "乙局", role="负责")
    wanted = (named("甲局", role="牵头"), named("甲局", role="配合"), named("乙局", role="配合"))
    result = score(annotation(task(responsible=wanted)), export)
    assert counts(result, "role") == (1, 1, 2)
    assert counts(result, "responsible") == (2, 0, 0)
    plain = tuple(replace(one, role="负责") for one in wanted)
    assert score(annotation(task(responsible=plain)), export).rows["role"].empty


@pytest.mark.parametrize(
    ("wanted", "found", "expected"),
    [
        ("explicit", ("explicit", "inherited"), (1, 0, 0)),
        ("inherited", ("inherited",), (1, 0, 0)),
        ("inherited", ("subject",), (0, 1, 1)),
        ("subject", (), (0, 0, 1)),
        ("none", ("subject",), (0, 1, 0)),
        ("none", (), (0, 0, 0)),
    ],
)
def test_basis_is_one_item_a_task(wanted: str, found: tuple[str, ...], expected: tuple[int, ...]) -> None:
    export = Export()
    id_ = export.task()
    for basis in found:
        export.duty(id_, f"甲局{basis}", "甲局", basis=basis)
    assert counts(score(annotation(task(basis=wanted)), export), "basis") == expected


@pytest.mark.parametrize(
    ("dated", "wanted", "found", "expected"),
    [
        (True, "2025", "2025", (1, 0, 0)),
        (True, "2025", "2025-06", (0, 1, 1)),
        (True, "2025", None, (0, 0, 1)),
        (True, None, "2025", (0, 1, 0)),
        (False, None, "2025", (0, 0, 0)),
    ],
)
def test_deadlines_count_where_the_annotator_looked(
    dated: bool, wanted: str | None, found: str | None, expected: tuple[int, ...]
) -> None:
    export = Export()
    export.task(deadline=found)
    assert counts(score(annotation(task(dated=dated, deadline=wanted)), export), "deadline") == expected


def test_targets_are_told_apart_by_their_places() -> None:
    export = Export()
    found = export.task()
    export.target(found, "100万吨", 100, occurrence=2, comparator="=")
    first, second = aim(100, at=at("100万吨")), aim(100, at=at("100万吨", 2), comparator="=")
    result = score(annotation(task(targets=(first, second))), export)
    assert counts(result, "targets") == (1, 0, 1)
    assert counts(result, "comparator") == (1, 0, 0)


def test_the_first_sign_of_a_comparator_decides_on_the_target_and_all_of_it_on_the_comparator() -> None:
    export = Export()
    found = export.task()
    export.target(found, "100万吨", 100, comparator=">", by=2030)
    result = score(annotation(task(targets=(aim(100, by=2025, at=at("100万吨")),))), export)
    assert counts(result, "targets") == (1, 0, 0)
    assert counts(result, "comparator") == (0, 1, 1)
    assert counts(result, "by") == (0, 1, 1)


def test_another_number_is_another_target() -> None:
    export = Export()
    export.target(export.task(), "100万吨", 10, comparator=">=")
    result = score(annotation(task(targets=(aim(100, at=at("100万吨")),))), export)
    assert counts(result, "targets") == (0, 1, 1)
    assert result.rows["comparator"].empty


def test_links_and_their_ends() -> None:
    export = Export()
    found = export.task(SECOND, "更新管网")
    export.link(found, "与乙规划衔接", "乙规划")
    export.link(found, "与乙规划衔接", "丙体系")
    link = Joint("与乙规划衔接", "老旧管网", ("乙规划", "丁政策"), optional=False, at=at("与乙规划衔接"))
    result = score(annotation(task(SECOND, "更新管网", links=(link,))), export)
    assert counts(result, "links") == (1, 0, 0)
    assert counts(result, "link ends") == (1, 1, 1)


def test_cites_count_by_title() -> None:
    export = Export()
    export.mention(export.task(SECOND, "更新管网"), "Plan", "乙规划", "乙规划")
    result = score(annotation(task(SECOND, "更新管网", cites=(named("《乙规划》"), named("丙规划")))), export)
    assert counts(result, "cites") == (1, 0, 1)


def test_the_plan_is_compared_where_the_annotation_says_something() -> None:
    export = Export()
    export.objects[1]["properties"].update(title="甲省供水工作方案", period_start=2021)
    for name in ("甲省", "乙省"):
        export.row("印发", export.node("Department", name, name=name), "Plan:p")
    said = {"title": "供水工作方案", "number": "甲〔2020〕1号", "issued_on": None, "issuer": "乙省"}
    result = score(annotation(period=[2021, 2025], **said), export)
    assert counts(result, "plan title") == (1, 0, 0)
    assert counts(result, "plan number") == (0, 0, 1)
    assert counts(result, "plan issued_on") == (0, 0, 0)
    assert counts(result, "plan issuer") == (1, 0, 0)
    assert counts(result, "plan period") == (0, 1, 1)


def test_by_offsets_script_does_not_matter() -> None:
    export = Export()
    export.task(said="新建甲水廠，到貳零貳伍年供水壹佰萬噸以上，另購壹佰萬噸。")
    assert counts(score(annotation(task()), export), "task") == (1, 0, 0)


def test_without_offsets_nine_tenths_of_the_text_make_a_task() -> None:
    verbatim = annotation(replace(task(), extent=None), raw="")
    for said, expected in ((FIRST + "多一字", (1, 0, 0)), (FIRST + "多了整整一句不该有的话", (0, 1, 1))):
        export = Export()
        export.task(said=said)
        assert counts(score(verbatim, export), "task") == expected


def test_a_bare_number_does_not_choose_the_plan() -> None:
    numbers, right = Export(name="q"), Export(name="r")
    for text in ("100", "2025"):
        numbers.task(text)
    right.task()
    verbatim = annotation(replace(task(), extent=None), raw="")
    assert counts(score(verbatim, numbers, right), "task") == (1, 0, 0)


def test_the_document_chooses_the_plan() -> None:
    other, right = Export(name="q"), Export()
    other.task(said=FIRST)
    assert counts(score(annotation(task()), other, right), "task") == (0, 0, 1)


def test_only_facts_of_tasks_are_judged_and_optional_ones_are_right() -> None:
    export = Export()
    found = export.task()
    for name in ("甲局", "乙局", "丙局"):
        export.duty(found, name, "甲局")
    wanted = task(responsible=(named("甲局"), named("乙局", optional=True)))
    result = score(annotation(wanted), export)
    assert [(one.confidence, one.right) for one in result.judged] == [(0.9, True), (0.9, True), (0.9, False)]
    assert not score(annotation(replace(wanted, kind="goal")), export).judged


def test_of_several_readings_the_surest_is_judged() -> None:
    export = Export()
    found = export.task()
    for confidence in (0.5, 0.8, 0.6):
        export.mention(found, "Place", "甲省", "甲水", confidence=confidence)
    result = score(annotation(task(places=(named("甲省"),))), export)
    assert [(one.confidence, one.right) for one in result.judged] == [(0.8, True)]
