"""ingest.pipeline: documents of any size are read, and a warm process reads the same"""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from ingest import pipeline
from ingest.types import Source

PLAN = """湖北省水网建设工作方案
（一）建设水源。新建武汉市白沙洲水厂，到2025年供水保证率达到95%以上。（牵头单位：省水利厅；配合单位：省财政厅）
（二）更新管网。更换老旧管网100公里，落实《湖北省城镇供水规划》。（责任单位：省住房城乡建设厅）
"""


@pytest.fixture
def collector() -> Iterator[None]:
    """The garbage collector, put back as it was."""
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


@pytest.mark.usefixtures("collector")
def test_a_warm_process_reads_the_same() -> None:
    source = Source(("plan.txt",), PLAN.encode())
    before = pipeline.read(source)
    pipeline.warm()
    assert gc.get_freeze_count() > 0
    assert pipeline.read(source) == before
    assert before.tasks == 2


def test_the_plan_that_warms_has_something_for_every_stage() -> None:
    facts = pipeline.read(Source(("warm.txt",), pipeline._ANY_PLAN.encode())).facts
    assert facts is not None
    labels = {node.label for node in facts.nodes}
    assert labels >= {"Plan", "Task", "Measure", "Department", "Place", "Project", "Target"}


def test_a_document_of_more_than_a_million_characters_is_read() -> None:
    text = PLAN + "，".join(["供水"] * 340_000)
    outcome = pipeline.read(Source(("plan.txt",), text.encode()))
    assert outcome.error is None
    assert outcome.tasks >= 2
