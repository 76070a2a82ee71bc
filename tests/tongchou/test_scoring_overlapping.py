"""Threads that were read, against the pairs of one graph"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph import unwatched
from tongchou.scoring.errors import AnnotationInvalid, SourceMissing
from tongchou.scoring.overlapping import ROW, read_threads
from tongchou.scoring.run import evaluate
from tongchou.scoring.sets import AnnotatedSet

WASTE = (
    "加快建立生活垃圾分类投放、分类收集、分类运输系统。",
    "深入推进生活垃圾分类，完善分类投放、分类收集设施。",
)
COLD = "建设农产品仓储保鲜冷链物流设施。", "完善农产品冷链物流设施和仓储保鲜设施。"
PLAN = """湖北省{title}工作方案
（一）垃圾。{waste}（责任单位：省住房城乡建设厅）
（二）物流。{cold}（责任单位：省商务厅）
"""
PLANS = {
    "a": PLAN.format(title="环境", waste=WASTE[0], cold=COLD[0]),
    "b": PLAN.format(title="城市", waste=WASTE[1], cold=COLD[1]),
}


def thread(name: str, sentences: tuple[str, str], grade: str = "strong") -> dict[str, object]:
    members = [
        {"doc": doc, "sentence": sentence, "grade": grade}
        for doc, sentence in zip("ab", sentences, strict=True)
    ]
    return {"thread": name, "basis": "action", "members": members}


def row(folder: Path, *threads: dict[str, object], **said: object) -> dict[str, object]:
    for name, text in PLANS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    path = folder / "threads.json"
    path.write_text(json.dumps({**said, "threads": threads} if said else threads), encoding="utf-8")
    one = AnnotatedSet("test", (), (folder,), (), overlaps=(path,))
    return evaluate(one, unwatched).overlaps[ROW].counts()


def test_a_strong_pair_is_right_and_another_is_wrong(tmp_path: Path) -> None:
    found = row(tmp_path, thread("垃圾分类", WASTE))
    assert [found[name] for name in ("tp", "fp", "fn")] == [1, 1, 0]


def test_a_weak_pair_is_neither(tmp_path: Path) -> None:
    found = row(tmp_path, thread("垃圾分类", WASTE), thread("冷链", COLD, "weak"))
    assert [found[name] for name in ("tp", "fp", "fn")] == [1, 0, 0]
    assert found["recall_at_precision_0.9"] == found["precision_of_first_50"] == 1.0


def test_a_strong_pair_that_is_not_found_is_missed(tmp_path: Path) -> None:
    found = row(tmp_path, thread("垃圾分类", WASTE), thread("杂", (WASTE[0], COLD[1])))
    assert (found["tp"], found["fn"]) == (1, 1)


def test_plans_that_were_not_compared_count_nowhere(tmp_path: Path) -> None:
    found = row(tmp_path, thread("垃圾分类", WASTE), compared=[["a", "c"]], sources={})
    assert [found[name] for name in ("tp", "fp", "fn")] == [0, 0, 1]


def test_what_is_no_thread_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('[{"members": 1}]')
    with pytest.raises(AnnotationInvalid):
        read_threads([tmp_path / "x.json"])


def test_a_document_that_is_not_here_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "threads.json"
    path.write_text(json.dumps([thread("垃圾分类", WASTE)]), encoding="utf-8")
    with pytest.raises(SourceMissing):
        evaluate(AnnotatedSet("test", (), (tmp_path,), (), overlaps=(path,)), unwatched)
