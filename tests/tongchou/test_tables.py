"""Tables show what there is and let none of it act on the terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from tongchou.tables import cell, print_rows


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
