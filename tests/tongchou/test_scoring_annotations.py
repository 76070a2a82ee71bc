"""tongchou.scoring.annotations, .folding and .sets: both forms of annotation, and their sources"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tongchou.scoring import AnnotationInvalid, NothingToScore, SourceMissing, committed, given
from tongchou.scoring.annotations import annotation_files, read_annotation
from tongchou.scoring.folding import Aliases, fold, fold_unit, joined

RAW = "方案\r\n一、供水。建设\r\n甲水厂。（甲局）\r\n"
DATA = b"\xef\xbb\xbf" + RAW.encode()


def at(words: str) -> list[int]:
    return [RAW.index(words), RAW.index(words) + len(words)]


def offsets(**other: Any) -> dict[str, Any]:
    task = {
        "id": "1",
        "heading": at("供水"),
        "body": [at("建设\r\n甲水厂。")],
        "clauses": [at("甲局")],
        "kind": "task",
        "basis": "explicit",
        "deadline": None,
        "responsible": [{"at": at("甲局"), "mention": "甲局", "canonical": "甲省甲局", "role": "负责"}],
        "targets": [],
    }
    pinned = hashlib.sha256(DATA).hexdigest()
    return {"doc": "a.txt", "sha256": pinned, "plan": {}, "tasks": [task | other]}


def written(folder: Path, given_: object, name: str = "a.json") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(json.dumps(given_, ensure_ascii=False), encoding="utf-8")
    return folder / name


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus" / "plans"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_bytes(DATA)
    return folder


def test_offsets_are_cut_out_of_the_source_without_its_mark_and_lines_joined(
    tmp_path: Path, corpus: Path
) -> None:
    read = read_annotation(written(tmp_path, offsets()), [corpus])
    (task,) = read.tasks
    assert (task.heading, task.text) == ("供水", "建设甲水厂。")
    assert task.responsible[0].at == tuple(at("甲局"))
    assert task.dated
    assert read.source == corpus / "a.txt"


def test_a_source_is_found_one_folder_further_down(tmp_path: Path, corpus: Path) -> None:
    assert read_annotation(written(tmp_path, offsets()), [corpus.parent]).source == corpus / "a.txt"


def test_of_two_files_of_one_name_the_annotated_one_is_taken(tmp_path: Path, corpus: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("another", encoding="utf-8")
    assert read_annotation(written(tmp_path, offsets()), [other, corpus]).source == corpus / "a.txt"
    with pytest.raises(SourceMissing, match=r"not the version that was annotated .*a\.txt"):
        read_annotation(written(tmp_path, offsets()), [other])


def test_a_source_that_is_nowhere_is_named_with_the_folders(tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match=r"no a\.txt in .*--corpus"):
        read_annotation(written(tmp_path, offsets()), [tmp_path])


def test_a_mention_must_stand_at_its_offsets(tmp_path: Path, corpus: Path) -> None:
    wrong = [{"at": at("甲水"), "mention": "甲局", "canonical": "甲省甲局", "role": "负责"}]
    with pytest.raises(AnnotationInvalid, match="does not hold `甲局`"):
        read_annotation(written(tmp_path, offsets(responsible=wrong)), [corpus])


@pytest.mark.parametrize("text", ["no JSON", "[]", '{"doc": "a.txt"}', '{"doc": "a.txt", "tasks": [{}]}'])
def test_what_is_no_annotation_is_said_to_be_none(tmp_path: Path, corpus: Path, text: str) -> None:
    path = tmp_path / "wrong.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AnnotationInvalid, match=r"no annotation .*wrong\.json"):
        read_annotation(path, [corpus])


def test_the_verbatim_form_needs_no_offsets(tmp_path: Path, corpus: Path) -> None:
    task = {
        "id": "1",
        "heading": None,
        "text": "建设甲水厂。",
        "kind": "goal",
        "basis": "none",
        "cites": [{"title": "乙规划", "number": None, "optional": True}],
        "targets": [{"quote": "三个", "value": None, "unit": None, "comparator": None, "by": None}],
        "links": [{"quote": "与乙衔接", "from": "甲", "to": ["乙"]}],
    }
    read = read_annotation(written(tmp_path, {"doc": "a.txt", "plan": {}, "tasks": [task]}), [corpus])
    assert (read.tasks[0].extent, read.raw, read.tasks[0].dated) == (None, "", False)
    assert read.tasks[0].optional
    assert read.tasks[0].cites[0].optional
    assert read.tasks[0].links[0].ends == ("乙",)


def test_a_folder_gives_its_annotations_and_leaves_other_files(tmp_path: Path) -> None:
    written(tmp_path, {"departments": {}}, "aliases.json")
    wanted = written(tmp_path, offsets(), "b.json")
    assert annotation_files([tmp_path]) == [wanted]


def test_aliases_beside_the_annotations_count(tmp_path: Path) -> None:
    written(tmp_path, {"departments": {}}, "aliases.json")
    chosen = given([written(tmp_path, offsets())], [], [])
    assert tmp_path / "aliases.json" in chosen.aliases
    assert tmp_path in chosen.documents


def test_nothing_to_score_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NothingToScore):
        given([tmp_path], [], [])
    with pytest.raises(AnnotationInvalid, match="no such file"):
        given([tmp_path / "x.json"], [], [])


def test_sets_that_are_not_here_are_told(tmp_path: Path) -> None:
    table = (
        "here: {annotations: [gold], documents: [gold]}\naway: {annotations: [absent], documents: [gold]}\n"
    )
    table += "bare: {annotations: [gold], documents: [absent], blind: true}\n"
    written(tmp_path / "gold", offsets())
    (tmp_path / "evaluation").mkdir()
    (tmp_path / "evaluation" / "sets.yaml").write_text(table, encoding="utf-8")
    sets = committed(tmp_path / "evaluation")
    assert [(one.name, one.absent, one.blind) for one in sets] == [
        ("here", "", False),
        ("away", "annotations", False),
        ("bare", "documents", True),
    ]
    assert [one.absent for one in committed(tmp_path / "evaluation", [tmp_path])][2] == ""


def test_folding() -> None:
    assert fold("（１）甲 局，乙_局。") == "1甲局乙局"
    assert joined("甲\r\n　水厂 A B\tC。 ") == "甲水厂A B C。"
    assert (fold_unit("万 元／年"), fold_unit(None)) == ("万元", "")


def test_names_are_the_same_by_a_canonical_name_in_common() -> None:
    aliases = Aliases([{"departments": {"甲局": ["子"]}, "places": {"乙市": {"aliases": ["丑", "子"]}}}])
    assert aliases.same("甲局", "子")
    assert aliases.same("乙 市", "丑")
    assert aliases.same("新", "新")
    assert not aliases.same("甲局", "丑")


@pytest.mark.parametrize("name", ["first", "second", "aside", "third", "fourth"])
def test_the_annotations_that_are_or_were_kept_aside_are_the_ones_that_were_pinned(
    root: Path, name: str
) -> None:
    pinned = dict(
        reversed(line.split())
        for line in (root / "evaluation" / f"{name}.sha256").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    )
    held = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (root / "evaluation" / name).iterdir()
    }
    assert held == pinned
