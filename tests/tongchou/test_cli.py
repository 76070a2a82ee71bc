"""The commands as a person meets them, before any of them works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from tongchou.cli import main
from tongchou.commands import COMMANDS
from tongchou.commands.query import Parameter
from tongchou.failures import explained

HEAVY = ("spacy", "neo4j", "fastapi", "pydantic", "uvicorn", "networkx", "numpy", "rich")


def test_help_lists_every_command_with_a_sentence() -> None:
    text = CliRunner().invoke(main, ["--help"]).output
    for command in COMMANDS:
        assert command.name
        assert f"  {command.name}" in text
        assert command.get_short_help_str()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["ask", "--help"], ["db", "--help"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom tongchou.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit as end: assert not end.code\n"
        f"print('HEAVY', sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "HEAVY []"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("n=3", ("n", 3)),
        ("n=省水利厅", ("n", "省水利厅")),
        ("n=a=b", ("n", "a=b")),
        ('n=["a"]', ("n", ["a"])),
    ],
)
def test_parameters_of_a_query(text: str, value: tuple[str, object]) -> None:
    assert Parameter().convert(text, None, None) == value


def test_a_parameter_without_a_value_is_wrong_usage() -> None:
    run = CliRunner().invoke(main, ["query", "RETURN $n", "--param", "n"])
    assert run.exit_code == 2
    assert "k=v" in run.output


def test_errors_of_ours_are_one_message() -> None:
    from graph.errors import WrongPassword

    failure = explained(WrongPassword("the server refuses", where="bolt://x", remedy="Set it."))
    assert failure.format_message() == "the server refuses [bolt://x]. Set it."
    assert failure.exit_code == 1


def test_errors_that_nobody_foresaw_say_how_to_see_more() -> None:
    assert "--debug" in explained(KeyError("x")).format_message()


def test_a_reader_that_has_seen_enough_is_no_error(root: Path) -> None:
    plan = root / "corpus" / "002_fb7de05b29d9623e.txt"
    asked = f"'{sys.executable}' -m tongchou extract '{plan}' | head -c 10 >/dev/null"
    done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, cwd=root, check=True)
    assert done.stderr == ""


def test_a_setting_that_cannot_be_is_named(root: Path) -> None:
    command = [sys.executable, "-m", "tongchou", "serve"]
    settings = {**os.environ, "TONGCHOU_PORT": "abc"}
    done = subprocess.run(command, capture_output=True, text=True, cwd=root, env=settings, check=False)
    assert done.returncode == 1
    assert "TONGCHOU_PORT" in done.stderr
    assert "nobody foresaw" not in done.stderr
