"""The wheel, installed apart and run from another folder: everything must come out of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

NAMES = ("graph", "ingest", "api", "tongchou")
# Run inside the fresh environment.
REPORT = """
import importlib, json, sys
from importlib.metadata import packages_distributions, version
from importlib.resources import files
names = sys.argv[1:]
owners = packages_distributions()
def walk(folder):
    return [item for entry in folder.iterdir() for item in (walk(entry) if entry.is_dir() else [entry])]
print(json.dumps({
    "files": {name: importlib.import_module(name).__file__ for name in names},
    "owners": {name: owners[name] for name in names},
    "version": version("tongchou"),
    "cypher": sorted(item.name for item in walk(files("graph") / "_cypher") if item.name.endswith(".cypher")),
}))
"""


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    subprocess.run([sys.executable, "tools/explorer.py"], cwd=root, check=True)
    target = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel; what the wheel depends on comes from this one's site-packages."""
    folder = tmp_path_factory.mktemp("venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    (site_packages,) = folder.glob("lib/python*/site-packages")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "--python", str(folder)]
    subprocess.run([*pip, "install", "--no-index", "--no-deps", str(wheel)], check=True)
    # A path, not `addsitedir`: the editable install's own .pth files must not be read here.
    (site_packages / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin" / "python"


def run(python: Path, cwd: Path, *arguments: str) -> str:
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "TONGCHOU_"))}
    command = [str(python), *arguments]
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def data_files(root: Path, folder: str) -> list[str]:
    suffixes = {".cypher", ".yaml", ".tsv", ".lock", ".html", ".css", ".js", ".svg", ".typed"}
    listed = subprocess.run(
        ["git", "ls-files", "-z", folder], cwd=root, capture_output=True, check=True
    ).stdout
    return [name for name in listed.decode().split("\0") if Path(name).suffix in suffixes]


def test_every_module_and_data_file_is_in_the_wheel(wheel: Path, root: Path) -> None:
    packed = set(zipfile.ZipFile(wheel).namelist())
    wanted = [name for package in NAMES for name in data_files(root, package)]
    wanted += [f"graph/_{name}" for name in data_files(root, "cypher")]
    wanted += [
        f"api/_static/{path.relative_to(root / 'web/dist')}"
        for path in (root / "web/dist").rglob("*")
        if path.is_file()
    ]
    assert "api/_static/index.html" in wanted
    assert [name for name in wanted if name not in packed] == []
    assert [name for name in packed if name.startswith(("tests", "corpus", "conftest"))] == []


def test_names_come_from_the_wheel(python: Path, tmp_path: Path, root: Path) -> None:
    report = json.loads(run(python, tmp_path, "-W", "ignore", "-c", REPORT, *NAMES))
    here = str(python.parent.parent)
    assert {name: path.startswith(here) for name, path in report["files"].items()} == dict.fromkeys(
        NAMES, True
    )
    assert report["owners"] == {name: ["tongchou"] for name in NAMES}
    assert report["cypher"] == sorted(path.name for path in (root / "cypher").rglob("*.cypher"))


def test_the_command_answers_and_reads_a_plan(python: Path, tmp_path: Path, root: Path) -> None:
    command = str(python.parent / "tongchou")
    assert "extract" in run(python, tmp_path, command, "--help")
    facts = run(python, tmp_path, command, "extract", str(next((root / "corpus").glob("004*.txt"))))
    assert '"负责"' in facts
