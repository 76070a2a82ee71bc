"""Tests that need what a clone does not bring: `shared` (../shared) and `browser` (Chromium).

Where it is absent such tests are left out and counted at the end of the run; with CI=true its absence is an
error, so that a green run there has run everything.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent
SHARED = ROOT.parent / "shared"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def _missing() -> dict[str, str]:
    """Marker -> what this machine lacks for it."""
    missing = {}
    if not (SHARED / "corpus").is_dir():
        missing["shared"] = "../shared is not beside the repository"
    if not any(shutil.which(name) for name in BROWSERS):
        missing["browser"] = "no Chromium on PATH"
    return missing


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for marker, reason in _missing().items():
        marked = [item for item in items if item.get_closest_marker(marker)]
        if marked and os.environ.get("CI") == "true":
            raise pytest.UsageError(
                f"CI=true, but tests marked {marker} ({len(marked)}) cannot run: {reason}"
            )
        for item in marked:
            item.add_marker(pytest.mark.skip(reason=f"left out: {reason}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [report.longrepr for report in terminalreporter.getreports("skipped")]
    for marker, reason in _missing().items():
        count = sum(isinstance(place, tuple) and place[2].endswith(reason) for place in skipped)
        if count:
            terminalreporter.write_line(f"left out, marked {marker}: {count} ({reason})", yellow=True)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repository with the development corpus and the annotated plans."""
    return SHARED


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT
