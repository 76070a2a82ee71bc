"""tongchou evaluate, as a person calls it"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tongchou.cli import main
from tongchou.scoring import sets

PLAN = """湖北省水网建设工作方案
一、供水
（一）建设水源。新建武汉市白沙洲水厂，到2025年供水保证率达到95%以上。（牵头单位：省水利厅；配合单位：省财政厅）
（二）更新管网。更换老旧管网100公里。（责任单位：省住房城乡建设厅）
"""


def party(name: str, role: str, optional: bool = False) -> dict[str, Any]:
    return {"mention": name, "canonical": name, "role": role, "optional": optional}


def annotated(folder: Path, *, blind: bool = False) -> Path:
    """A repository with one set: the plan, its annotation (one party too many, one task unread)."""
    tasks = [
        {
            "id": "1",
            "heading": "建设水源",
            "text": "新建武汉市白沙洲水厂，到2025年供水保证率达到95%以上。",
            "kind": "task",
            "basis": "explicit",
            "responsible": [
                party("湖北省水利厅", "牵头"),
                party("湖北省财政厅", "配合"),
                party("湖北省农业厅", "配合"),
            ],
        }
    ]
    (folder / "evaluation").mkdir()
    (folder / "gold").mkdir()
    (folder / "gold" / "plan.txt").write_text(PLAN, encoding="utf-8")
    given = {"doc": "plan.txt", "plan": {"title": "湖北省水网建设工作方案"}, "tasks": tasks}
    (folder / "gold" / "plan.json").write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    table = f"test: {{annotations: [gold], documents: [gold], blind: {str(blind).lower()}}}\n"
    table += "away: {annotations: [away], documents: [gold]}\n"
    (folder / "evaluation" / "sets.yaml").write_text(table, encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sets, "_CHECKOUT", annotated(tmp_path) / "evaluation")
    return tmp_path


@pytest.mark.usefixtures("repository")
def test_the_table_then_the_errors_with_their_sentences() -> None:
    result = run("--update")
    assert result.exit_code == 0, result.output
    row = next(line.split() for line in result.stdout.splitlines() if line.split()[:1] == ["responsible"])
    # Two of three parties, and the one of the task that nobody annotated.
    assert row[-4:] == ["2", "1", "1", "few"]
    assert "away: left out, its annotations are not here" in result.stdout
    assert "湖北省农业厅" in result.stdout
    assert "更换老旧管网100公里。" in result.stdout


def test_status_1_when_a_row_is_below_the_reference_run(repository: Path) -> None:
    assert run("--update").exit_code == 0
    assert run().exit_code == 0
    path = repository / "evaluation" / "floors.json"
    reference = json.loads(path.read_text(encoding="utf-8"))
    reference["test"]["role"] |= {"tp": 3, "fn": 0}
    path.write_text(json.dumps(reference), encoding="utf-8")
    result = run()
    assert result.exit_code == 1
    assert [line.split()[0] for line in result.stdout.splitlines() if "BELOW" in line] == ["role"]
    written = path.read_bytes()
    assert run("--update").exit_code == 1
    assert path.read_bytes() == written
    assert run("--update", "--lower").exit_code == 0
    assert run().exit_code == 0


def test_lower_without_update_is_refused() -> None:
    assert run("--lower").exit_code == 2


@pytest.mark.usefixtures("repository")
def test_without_a_reference_run_the_way_to_make_one_is_told() -> None:
    result = run()
    assert result.exit_code == 1
    assert "--update" in result.output


def test_given_annotations_are_compared_with_nothing(repository: Path) -> None:
    result = run(repository / "gold" / "plan.json", "--json")
    assert result.exit_code == 0
    answer = json.loads(result.stdout)["given"]
    assert answer["documents"] == 1
    assert answer["rows"]["task"]["tp"] == 1
    assert {"expected", "got", "sentence", "doc"} <= answer["errors"][0].keys()


def test_bins_are_printed_when_asked_for(repository: Path) -> None:
    result = run(repository / "gold", "--calibration")
    assert "confidence of all facts: expected calibration error" in result.stdout
    assert "confidence of" not in run(repository / "gold").stdout


def test_of_a_blind_set_no_error_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sets, "_CHECKOUT", annotated(tmp_path, blind=True) / "evaluation")
    for arguments in (["--update"], ["--verbose"], ["--json"], ["--blind", str(tmp_path / "gold")]):
        result = run(*arguments)
        assert result.exit_code == 0, result.output
        assert "responsible" in result.stdout
        assert "湖北省农业厅" not in result.stdout
        assert "更换老旧管网" not in result.stdout


def test_update_is_for_the_committed_sets_alone(repository: Path) -> None:
    assert run("--update", repository / "gold").exit_code == 2


def test_outside_the_repository_it_asks_for_annotations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sets, "_CHECKOUT", tmp_path / "nowhere")
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 1
    assert "Give annotation files" in result.output


def test_with_the_model_of_the_extra_nothing_is_written(repository: Path) -> None:
    assert run("--ner", "--update").exit_code == 2
    result = run("--ner", repository / "gold" / "plan.json", "--json")
    assert json.loads(result.stdout)["given"]["rows"]["task"]["tp"] == 1
