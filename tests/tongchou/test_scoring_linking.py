"""tongchou.scoring: whether one thing is one node over the documents of a set"""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from graph.progress import unwatched
from tongchou.scoring import (
    AnnotatedSet,
    AnnotationInvalid,
    Score,
    SourceMissing,
    committed,
    evaluate,
    floors,
)
from tongchou.scoring.bcubed import bcubed
from tongchou.scoring.folding import Aliases
from tongchou.scoring.mentions import read_clusters

FIRST = """湖北省水网建设工作方案
一、供水
（一）建设水源。新建武汉市白沙洲水厂，支持武汉、宜昌建设水厂。（责任单位：省水利厅）
（二）更新管网。更换荆州老旧管网。（责任单位：省住建厅）
"""
SECOND = """湖北省节水工作方案
一、节水
（一）推广器具。在武汉市、宜昌市推广节水器具。（责任单位：省水利厅、省住房和城乡建设厅）
"""


# -- the measure -----------------------------------------------------------------------------------------


def test_bcubed_of_the_example_of_its_authors() -> None:
    # Twelve mentions of three things; the second answer puts the last two sets together.
    truth = "aaaaabbccccc"
    assert bcubed(zip(truth, truth, strict=True)).f1 == 1
    worse = bcubed(zip(truth, "aaaaabbaaaaa", strict=True))
    assert (worse.precision, worse.recall) == (Fraction(7, 12), 1)
    better = bcubed(zip(truth, "aaaaabbbbbbb", strict=True))
    assert (better.precision, better.recall) == (Fraction(16, 21), 1)


def test_bcubed_of_things_that_are_parted() -> None:
    parted = bcubed([("x", 1), ("x", 1), ("x", 2), ("y", 3)])
    assert (parted.mentions, parted.things, parted.nodes) == (4, 2, 3)
    assert parted.precision == 1
    assert parted.recall == Fraction(2 * Fraction(2, 3) + Fraction(1, 3) + 1) / 4
    assert parted.f1 == 2 * parted.recall / (1 + parted.recall)


def test_bcubed_of_nothing_is_right() -> None:
    assert bcubed([]).f1 == 1


def test_a_name_is_of_its_only_canonical_name_in_its_own_kind() -> None:
    aliases = Aliases(
        [
            {"departments": {"武汉市人民政府": ["武汉"], "甲厅": ["厅"], "乙厅": ["厅", "甲厅"]}},
            {"places": {"武汉市": ["武汉"]}},
        ]
    )
    assert aliases.canonical("departments", "武汉") == "武汉市人民政府"
    assert aliases.canonical("places", "武汉") == "武汉市"
    assert aliases.canonical("projects", "武汉") == "武汉"
    assert aliases.canonical("departments", "厅") == "厅"
    assert aliases.canonical("departments", "甲厅") == "甲厅"


# -- a set -----------------------------------------------------------------------------------------------


def clusters(folder: Path, name: str, text: str, things: dict[str, dict[str, list[str]]]) -> Path:
    """A document and its file of clusters; a surface stands for its first occurrence, `surface@2` for its
    second."""

    def span(said: str) -> list[Any]:
        surface, _, which = said.partition("@")
        start = -1
        for _ in range(int(which or 1)):
            start = text.index(surface, start + 1)
        return [start, start + len(surface), surface]

    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    marked = {
        label: {thing: [span(one) for one in said] for thing, said in some.items()}
        for label, some in things.items()
    }
    given = {
        "doc": f"{name}.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "clusters": marked,
    }
    path = folder / f"{name}.json"
    path.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    return path


def both(folder: Path, second: dict[str, dict[str, list[str]]] | None = None) -> AnnotatedSet:
    departments = {
        "湖北省水利厅": ["省水利厅"],
        "湖北省住房和城乡建设厅": ["省住建厅"],
    }
    first = {
        "Department": departments,
        "Place": {"武汉市": ["武汉市", "武汉@2"], "宜昌市": ["宜昌"], "荆州市": ["荆州"]},
        "Project": {"白沙洲水厂": ["武汉市白沙洲水厂"], "老旧管网": ["老旧管网"]},
    }
    other = second or {
        "Department": {"湖北省水利厅": ["省水利厅"], "湖北省住房和城乡建设厅": ["省住房和城乡建设厅"]},
        "Place": {"武汉市": ["武汉市"], "宜昌市": ["宜昌市"]},
    }
    files = (clusters(folder, "first", FIRST, first), clusters(folder, "second", SECOND, other))
    return AnnotatedSet("two", (), (folder,), (), linking=files)


def test_names_in_two_documents_are_one_node(tmp_path: Path) -> None:
    linked = evaluate(both(tmp_path), unwatched).linked
    assert linked["linked departments"].counts() == {
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "mentions": 4,
        "things": 2,
        "nodes": 2,
        "unfound": 0,
        "missed": 0,
    }
    places = linked["linked places"]
    assert (places.agreement.things, places.agreement.nodes, places.exact_f1) == (3, 3, 1)
    projects = linked["linked projects"]
    assert (projects.agreement.mentions, projects.unfound) == (1, 1)


def test_what_is_confused_is_told_the_worst_first(tmp_path: Path) -> None:
    # Marked as if 宜昌 and 武汉 were one thing, and the two houses of the second plan other ones.
    second = {
        "Department": {"水利部": ["省水利厅"], "湖北省住房和城乡建设厅": ["省住房和城乡建设厅"]},
        "Place": {"武汉市": ["武汉市", "宜昌市"]},
    }
    linked = evaluate(both(tmp_path, second), unwatched).linked
    (fused,) = linked["linked departments"].confusions
    assert (fused.split, fused.what, fused.parts) == (
        False,
        "湖北省水利厅",
        (("水利部", 1), ("湖北省水利厅", 1)),
    )
    assert fused.docs == ("first.txt", "second.txt")
    told = [(c.split, c.what, c.parts, c.cost) for c in linked["linked places"].confusions]
    assert told == [
        (True, "武汉市", (("武汉市", 2), ("宜昌市", 1)), 2),
        (False, "宜昌市", (("宜昌市", 1), ("武汉市", 1)), 1),
    ]
    # Precision: whole for two mentions of 武汉市 and one of 荆州市, half for the two of 宜昌市; recall: two
    # thirds twice and one third of what is marked as 武汉市, whole for the other two.
    places = linked["linked places"].agreement
    assert (places.precision, places.recall) == (Fraction(4, 5), Fraction(11, 15))


def test_members_of_an_enumeration_share_their_words(tmp_path: Path) -> None:
    text = """陕西省铁路建设工作方案
一、铁路
（一）建设高铁。推进西安至延安、十堰、安康高铁建设。（责任单位：省交通运输厅）
"""
    words = "西安至延安、十堰、安康高铁"
    things = {name: [words] for name in ("西安至安康高铁", "西安至延安高铁", "西安至十堰高铁")}
    file = clusters(tmp_path, "lines", text, {"Project": things})
    row = evaluate(AnnotatedSet("one", (), (tmp_path,), (), linking=(file,)), unwatched).linked[
        "linked projects"
    ]
    assert (row.agreement.mentions, row.agreement.nodes, row.confusions) == (3, 3, ())


def test_annotated_tasks_are_linked_too_and_say_what_of_the_missed_was_required(tmp_path: Path) -> None:
    (tmp_path / "second.txt").write_text(SECOND, encoding="utf-8")
    place = {"canonical": "武汉市", "mention": "武汉市", "optional": True}
    task = {
        "id": "1",
        "heading": "推广器具",
        "text": "在武汉市、宜昌市推广节水器具。",
        "responsible": [
            {"canonical": "湖北省水利厅", "mention": "省水利厅"},
            {"canonical": "湖北省农业厅", "mention": "省农业厅"},
        ],
        "places": [place, {"canonical": "汉口", "mention": "汉口", "optional": True}],
    }
    path = tmp_path / "second.json"
    path.write_text(json.dumps({"doc": "second.txt", "plan": {}, "tasks": [task]}), encoding="utf-8")
    score = evaluate(AnnotatedSet("one", (path,), (tmp_path,), ()), unwatched)
    found = {row: (one.agreement.mentions, one.unfound, one.missed) for row, one in score.linked.items()}
    assert found == {"linked departments": (1, 1, 1), "linked places": (1, 1, 0)}
    only_linked = evaluate(AnnotatedSet("one", (), (tmp_path,), (), linking=(path,)), unwatched)
    assert only_linked.linked == score.linked
    assert score.rows["task"].tp == 1
    assert only_linked.rows["task"].empty


# -- the reference run -----------------------------------------------------------------------------------


def test_a_lower_row_is_below_the_reference_run(tmp_path: Path) -> None:
    score = evaluate(both(tmp_path), unwatched)
    path = tmp_path / "floors.json"
    floors.write(path, {"two": score})
    assert floors.below({"two": score}, floors.read(path)) == []
    second = {"Place": {"宜昌市": ["武汉市", "宜昌市"]}}
    lower = evaluate(both(tmp_path, second), unwatched)
    assert [one.row for one in floors.below({"two": lower}, floors.read(path))] == ["linked places"]
    assert {one.row for one in floors.below({"two": Score()}, floors.read(path))} == {
        "linked departments",
        "linked places",
        "linked projects",
    }


# -- files -----------------------------------------------------------------------------------------------


def test_clusters_that_do_not_fit_their_source_are_refused(tmp_path: Path) -> None:
    path = clusters(tmp_path, "second", SECOND, {"Place": {"武汉市": ["武汉市"]}})
    said = json.loads(path.read_text(encoding="utf-8"))
    said["clusters"]["Place"]["武汉市"][0][0] += 1
    path.write_text(json.dumps(said), encoding="utf-8")
    with pytest.raises(AnnotationInvalid, match="does not hold `武汉市`"):
        read_clusters(path, [tmp_path])
    path.write_text(json.dumps(said | {"sha256": "0" * 64}), encoding="utf-8")
    with pytest.raises(SourceMissing):
        read_clusters(path, [tmp_path])
    path.write_text(json.dumps(said | {"clusters": {"Plan": {}}}), encoding="utf-8")
    assert read_clusters(path, [tmp_path]).mentions == ()
    path.write_text(json.dumps(said | {"clusters": {"Plan": {"甲": [[0, 1, "湖"]]}}}), encoding="utf-8")
    with pytest.raises(AnnotationInvalid, match="KeyError"):
        read_clusters(path, [tmp_path])


def test_a_set_of_which_a_part_is_away_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "evaluation").mkdir()
    clusters(tmp_path, "second", SECOND, {"Place": {"武汉市": ["武汉市"]}})
    table = "here: {linking: [second.json], documents: [.]}\n"
    table += "half: {linking: [second.json, away], documents: [.]}\n"
    (tmp_path / "evaluation" / "sets.yaml").write_text(table, encoding="utf-8")
    here, half = committed(tmp_path / "evaluation")
    assert not here.absent
    assert half.absent == "annotations"


BARS = {"linked departments": 0.98, "linked places": 0.97, "linked projects": 0.93}


@pytest.mark.shared
def test_the_sample_plans_reach_the_bars(root: Path) -> None:
    samples = next(one for one in committed(root / "evaluation") if one.name == "samples")
    assert len(samples.linking) == 5
    linked = evaluate(samples, unwatched).linked
    low = {row: float(linked[row].exact_f1) for row, bar in BARS.items() if linked[row].exact_f1 < bar}
    assert not low
    assert all(one.agreement.mentions >= 50 for one in linked.values())
