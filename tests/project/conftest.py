"""A user's own Tongchou with the five sample plans in it, as `make run` leaves it."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import neo4j
import pytest

Run = Callable[..., str]
Tool = Callable[[str], ModuleType]


@pytest.fixture(scope="session")
def tool(root: Path) -> Tool:
    """A script of `tools/` by its name, as a module."""

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, root / "tools" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of a user who keeps everything in a folder of its own."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("TONGCHOU_")}
    home = tmp_path_factory.mktemp("user")
    return {**clean, "TONGCHOU_HOME": str(home), "TONGCHOU_LOCAL_HEAP_MB": "512"}


@pytest.fixture(scope="session")
def tongchou(environment: dict[str, str], root: Path) -> Iterator[Run]:
    """Runs the command in a graph of the sample plans, and gives back what it prints."""
    command = str(Path(sys.executable).with_name("tongchou"))

    def run(*arguments: str) -> str:
        call = [command, *arguments]
        done = subprocess.run(call, cwd=root, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"tongchou {' '.join(arguments)}: {done.stdout}{done.stderr}"
        return done.stdout

    try:
        run("ingest", "corpus")
        yield run
    finally:
        run("db", "stop")


@pytest.fixture(scope="session")
def driver(tongchou: Run) -> Iterator[neo4j.Driver]:
    """The official driver, connected by what `tongchou db status` says."""
    status = json.loads(tongchou("db", "status", "--json"))
    password = Path(status["password_file"]).read_text(encoding="utf-8").strip()
    with neo4j.GraphDatabase.driver(status["uri"], auth=(status["user"], password)) as opened:
        yield opened
