"""The documentation tells what is true of the code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tongchou.cli import main

PAGES = ("README.md", "CONTRIBUTING.md", "docs")


@pytest.fixture(scope="module")
def pages(root: Path) -> list[Path]:
    return [
        page
        for name in PAGES
        for page in ([root / name] if name.endswith(".md") else sorted((root / name).rglob("*.md")))
    ]


def test_generated_parts_are_fresh(root: Path) -> None:
    check = [sys.executable, "-W", "ignore", "tools/docs.py", "--check"]
    done = subprocess.run(check, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}{done.stderr}: run `make docs`"


def test_every_setting_that_is_named_exists(pages: list[Path], root: Path) -> None:
    known = set(re.findall(r"^\| `(TONGCHOU_\w+)`", (root / "docs/settings.md").read_text(), re.MULTILINE))
    assert len(known) > 10
    named = {name for page in pages for name in re.findall(r"TONGCHOU_[A-Z0-9_]*[A-Z0-9]", page.read_text())}
    assert named - known == set()


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_help_and_is_documented(name: str, root: Path) -> None:
    answer = CliRunner().invoke(main, [name, "--help"])
    assert answer.exit_code == 0
    command = main.commands[name]
    assert command.help
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []
    assert f"## tongchou {name}\n" in (root / "docs/cli.md").read_text(encoding="utf-8")


def test_every_command_that_is_named_exists(pages: list[Path]) -> None:
    called = re.compile(r"(?:^|`|bin/)tongchou ([a-z]+)", re.MULTILINE)
    named = {name for page in pages for name in called.findall(page.read_text(encoding="utf-8"))}
    assert named - set(main.commands) == set()


def test_links_between_pages_lead_somewhere(pages: list[Path]) -> None:
    broken = [
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []
