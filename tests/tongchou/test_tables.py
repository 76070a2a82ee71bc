"""Tables show what there is and let none of it act on the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from api.responses import Counts, Evidence, Kin, Named, TaskItem, TasksAnswer
from tongchou.tables import cell, print_rows, print_tasks


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (0, "0"),
        (True, "True"),
        (["甲", None, 1.5], "甲, , 1.5"),
        ({"name": "省水利厅", "aliases": ["水利厅"]}, "{name: 省水利厅, aliases: 水利厅}"),
    ],
)
def test_one_value_on_one_line(value: object, shown: str) -> None:
    assert cell(value) == shown


@pytest.mark.parametrize("terminal", [False, True])
def test_control_characters_and_markup_do_nothing(terminal: bool) -> None:
    printed = io.StringIO()
    console = Console(file=printed, width=100, force_terminal=terminal, color_system=None)
    print_rows(["[bold]n[/]"], [["\x1b]0;owned\x07\x9b2J[red]省水利厅[/red]"]], console)
    text = printed.getvalue()
    assert "\x1b" not in text
    assert "\x9b" not in text
    assert "]0;owned" in text
    assert "[red]省水利厅[/red]" in text
    assert "[bold]n[/]" in text


def _row(entity: str, succession: str | None) -> TaskItem:
    quote = f"（{entity}）"
    return TaskItem.model_validate(
        {
            "plan_id": "p",
            "plan": "某规划",
            "order_year": 2017,
            "task_id": f"t{entity}",
            "text": f"{entity}的任务",
            "kind": "task",
            "relation": "负责",
            "role": "负责",
            "basis": "explicit",
            "entity_id": entity,
            "entity": entity,
            "succession": succession,
            "evidence": Evidence(
                document="d", document_name="d.txt", start=0, end=9, quote=quote, method="m", confidence=0.9
            ),
        }
    )


def test_what_a_department_was_before_stands_under_its_own_line() -> None:
    counts = Counts(plans=1, tasks=1, relations={"负责": 1}, roles={"负责": 1}, bases={"explicit": 1})
    before = Kin(
        label="Department",
        id="国土资源厅",
        name="国土资源厅",
        succession="predecessor",
        on="2018",
        counts=counts,
    )
    answer = TasksAnswer(
        question="department_tasks",
        asked="自然资源厅",
        about=Named(label="Department", id="自然资源厅", name="自然资源厅"),
        how="name",
        counts=counts,
        kin=[before],
        rows=[_row("自然资源厅", None), _row("国土资源厅", "predecessor")],
    )
    printed = io.StringIO()
    print_tasks(answer, Console(file=printed, width=100))
    lines = printed.getvalue().splitlines()
    assert lines[0] == "1 个规划、1 项任务涉及自然资源厅，其中负责 1。"
    apart = lines.index("前身 国土资源厅（2018年止）：1 个规划、1 项任务。")
    assert any("自然资源厅的任务" in line for line in lines[:apart])
    assert not any("国土资源厅的任务" in line for line in lines[:apart])
    assert any("国土资源厅的任务" in line for line in lines[apart:])
