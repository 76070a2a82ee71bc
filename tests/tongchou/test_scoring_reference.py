"""The committed reference run, and the scorer that came with the annotated plans, on the same exports"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from graph import lines, rows_of
from graph.exports.jsonl import Object
from graph.progress import unwatched
from tongchou.scoring import AnnotatedSet, Score, committed, count, evaluate_all, floors
from tongchou.scoring.annotations import read_annotation
from tongchou.scoring.calibration import LEAST, bins
from tongchou.scoring.folding import read_aliases
from tongchou.scoring.found import found_plans
from tongchou.scoring.report import OFF
from tongchou.scoring.run import facts_of

# What is asked of confidences: so many bins, none further from its share of right facts than OFF.
FEWEST_BINS = 5
pytestmark = pytest.mark.shared
LINE = re.compile(r"([a-z][a-z_ ]*?) +P .*\(tp (\d+) fp (\d+) fn (\d+)\)")


@pytest.fixture(scope="module")
def sets(root: Path) -> list[AnnotatedSet]:
    return [one for one in committed(root / "evaluation") if not one.absent]


@pytest.fixture(scope="module")
def scores(sets: list[AnnotatedSet]) -> dict[str, Score]:
    return evaluate_all(sets, unwatched)


def test_the_reference_run_is_what_a_fresh_run_counts(root: Path, scores: dict[str, Score]) -> None:
    path = root / "evaluation" / "floors.json"
    fallen = [f"{one.set} {one.row}" for one in floors.below(scores, floors.read(path))]
    assert not fallen, f"lower than the reference run: {fallen}; `tongchou evaluate` shows the errors"
    reference = json.loads(path.read_text(encoding="utf-8"))
    fresh = floors.counts(scores)
    moved = [
        f"{name} {row}: {reference.get(name, {}).get(row)} -> {fresh[name].get(row)}"
        for name in fresh
        for row in sorted(fresh[name].keys() | reference.get(name, {}).keys())
        if fresh[name].get(row) != reference.get(name, {}).get(row)
    ]
    assert not moved, "no row fell, but these moved; write them with `tongchou evaluate --update`"


def test_confidences_keep_their_word(sets: list[AnnotatedSet], scores: dict[str, Score]) -> None:
    judged = [fact for one in sets if not one.blind for fact in scores[one.name].judged]
    found = bins(judged)
    assert len(found) >= FEWEST_BINS
    off = [one for one in found if one.facts < LEAST or abs(one.gap) > OFF]
    assert not off, "run tools/calibrate.py, then `tongchou evaluate --calibration`"


def test_the_annotations_of_a_set_fit_their_sources(sets: list[AnnotatedSet]) -> None:
    for chosen in sets:
        for path in chosen.annotations:
            annotation = read_annotation(path, chosen.documents)
            assert annotation.tasks
            assert [one.id for one in annotation.tasks] == sorted({one.id for one in annotation.tasks})


def whole(chosen: AnnotatedSet) -> list[Object]:
    """The export of the graph of all documents of a set."""
    annotations = [read_annotation(path, chosen.documents) for path in chosen.annotations]
    return list(rows_of(map(facts_of, annotations)))


def damaged(objects: Iterable[Object]) -> list[Object]:
    """The export of a program that misses, invents and misreads: every row has errors of each kind."""
    kept: list[Object] = []
    for i, one in enumerate(objects):
        if (
            one["type"] == "relationship"
            and one["label"] in ("负责", "涉及", "引用", "设定", "衔接")
            and i % 5 == 0
        ):
            continue
        changed = json.loads(json.dumps(one))
        said = changed["properties"]
        if changed["type"] == "node" and i % 7 == 0 and changed["labels"][0] != "Document":
            said |= {
                "name": said["name"] + "处",
                "title": said["name"] + "处",
                "value": 7,
                "kind": "safeguard",
            }
        if changed["type"] == "node" and "Task" in changed["labels"] and i % 11 == 0:
            said["text"] = said["text"][len(said["text"]) // 2 :]
        if one.get("label") == "负责" and i % 3 == 0:
            said["role"] = "支持"
        kept.append(changed)
    return kept


@pytest.mark.parametrize("damage", [False, True])
def test_the_counts_are_those_of_the_scorer_that_came_with_the_plans(
    shared: Path, sets: list[AnnotatedSet], tmp_path: Path, damage: bool
) -> None:
    gold = next(one for one in sets if one.name == "gold")
    objects = damaged(whole(gold)) if damage else whole(gold)
    ours = Score()
    for path in gold.annotations:
        annotation = read_annotation(path, gold.documents)
        count(ours, annotation, found_plans(objects), read_aliases(gold.aliases))
    theirs = asked(shared / "gold" / "score.py", objects, gold.annotations, tmp_path / "export.jsonl")
    assert {row: (t.tp, t.fp, t.fn) for row, t in ours.rows.items() if row in theirs} == theirs
    assert len(theirs) >= 10
    if damage:
        assert all(fp + fn for row, (_, fp, fn) in theirs.items() if not row.startswith(("plan", "links")))


def asked(
    script: Path, objects: Sequence[Object], gold: Iterable[Path], export: Path
) -> dict[str, tuple[int, int, int]]:
    """What the script prints about an export."""
    export.write_text("".join(lines(objects)), encoding="utf-8")
    run = [sys.executable, str(script), str(export), *map(str, gold)]
    printed = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    return {m[1]: (int(m[2]), int(m[3]), int(m[4])) for m in map(LINE.match, printed.splitlines()) if m}
