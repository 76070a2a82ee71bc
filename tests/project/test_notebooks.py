"""The notebooks are run as they stand, against a real database that holds the five plans."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.ipynb"))
CELL_SECONDS = 300


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_kept_without_outputs(path: Path, root: Path) -> None:
    strip = [sys.executable, "tools/strip_notebooks.py", "--check", str(path)]
    assert subprocess.run(strip, cwd=root, check=False).returncode == 0


def run(path: Path, environment: dict[str, str], folder: Path) -> list[nbformat.NotebookNode]:
    """What the cells of a notebook put out, in order."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(notebook, timeout=CELL_SECONDS, resources={"metadata": {"path": str(folder)}})
    client.execute(env=environment)
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


@pytest.mark.usefixtures("tongchou")
def test_first_steps(root: Path, environment: dict[str, str], tmp_path: Path) -> None:
    outputs = run(root / "notebooks/01_first_steps.ipynb", environment, tmp_path)
    # A letter that the font lacks, and a deprecation, would be told there.
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 1
    counts = next(text for text in tables(outputs) if text.split()[0] == "tasks")
    plans = counts.splitlines()[2:]
    assert len(plans) == 4
    assert all(int(line.split()[-1]) > 0 for line in plans)


@pytest.mark.usefixtures("tongchou")
def test_networks(root: Path, environment: dict[str, str], tmp_path: Path) -> None:
    outputs = run(root / "notebooks/02_networks.ipynb", environment, tmp_path)
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 3
    by_year = next(text for text in tables(outputs) if text.split()[0] == "departments")
    assert [line.split()[0] for line in by_year.splitlines()[2:6]] == ["2019", "2020", "2022", "2024"]
    said = "".join(output.text for output in outputs if output.get("name") == "stdout")
    assert "陕西省发展和改革委员会 — 陕西省工业和信息化厅: " in said
    assert (tmp_path / "tasks.graphml").read_text(encoding="utf-8").startswith("<graphml")


def tables(outputs: list[nbformat.NotebookNode]) -> list[str]:
    return [output.data["text/plain"] for output in outputs if "text/html" in output.get("data", {})]
