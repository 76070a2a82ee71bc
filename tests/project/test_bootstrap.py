"""`tools/bootstrap.py` runs before anything is installed, on whatever Python there is."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def bootstrap(tool: Callable[[str], ModuleType]) -> ModuleType:
    return tool("bootstrap")


def test_an_old_python_can_read_it(root: Path) -> None:
    text = (root / "tools/bootstrap.py").read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 7))
    plain = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    from_ = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported = {name.partition(".")[0] for name in plain + from_}
    assert imported <= sys.stdlib_module_names


def test_an_old_python_is_told_what_to_install(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(bootstrap, "OLDEST", (3, 99))
    with pytest.raises(bootstrap.SetupError, match="sudo apt install python3 python3-venv"):
        bootstrap.find_python()


def test_a_newer_python_on_the_path_is_taken(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for minor in (24, 25):
        python = tmp_path / f"python3.{minor}"
        python.write_text("#!/bin/sh\n")
        python.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(bootstrap, "OLDEST", (3, 20))
    assert bootstrap.find_python() == str(tmp_path / "python3.25")


def test_a_python_without_ensurepip_names_its_package(bootstrap: ModuleType) -> None:
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    assert bootstrap.package_of(sys.executable) == version


def test_an_environment_of_another_python_is_not_taken_for_ready(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stamp = tmp_path / "tongchou.json"
    stamp.write_text('{"run": "1", "python": "/opt/another/bin/python3.11"}')
    monkeypatch.setattr(bootstrap, "STAMP", stamp)
    monkeypatch.setattr(bootstrap, "PYTHON", Path(sys.executable))
    assert bootstrap.installed() == {}


def test_make_names_its_commands(root: Path) -> None:
    shown = subprocess.run(["make", "help"], cwd=root, capture_output=True, text=True, check=True).stdout
    for command in ("run", "install", "test", "lint", "lock", "clean"):
        assert f"make {command} " in shown


def test_ctrl_c_reaches_the_program_itself(root: Path) -> None:
    # A shell between make and the program would be left waiting, or leave it behind.
    command = ["make", "--no-print-directory", "--just-print", "run"]
    shown = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    assert shown.splitlines()[-1] == "exec .venv/bin/tongchou up corpus"
