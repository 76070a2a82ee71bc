"""Every question that the documentation shows is asked, and has an answer in the sample plans."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import neo4j
import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
CYPHER = re.compile(r"```cypher\n([^`]+)```")
# A line of a shell block that starts the command, with its continuation lines.
COMMAND = re.compile(r"^(?:\.venv/bin/)?(tongchou (?:[^\n\\]|\\\n|\\)+)", re.MULTILINE)
SHELL = re.compile(r"```sh\n([^`]+)```")
# These change the graph, go on for ever, or are about a database of one's own.
NOT_HERE = {"up", "serve", "withdraw", "db", "ingest"}


def queries() -> list[tuple[str, str]]:
    found = [(page.name, text) for page in PAGES for text in CYPHER.findall(page.read_text(encoding="utf-8"))]
    return [(f"{name}-{number}", text) for number, (name, text) in enumerate(found, start=1)]


def commands() -> list[list[str]]:
    blocks = [block for page in PAGES for block in SHELL.findall(page.read_text(encoding="utf-8"))]
    calls = [shlex.split(call, comments=True)[1:] for block in blocks for call in COMMAND.findall(block)]
    return [call for call in calls if call[0] not in NOT_HERE and "<" not in "".join(call)]


@pytest.mark.parametrize("query", [text for _, text in queries()], ids=[name for name, _ in queries()])
def test_a_query_has_an_answer(driver: neo4j.Driver, query: str) -> None:
    answer = driver.execute_query(query, routing_=neo4j.RoutingControl.READ)
    assert answer.records
    assert all(record.get("same", True) for record in answer.records)
    # Unknown labels, types and properties, and whatever else the server warns of.
    assert [status.status_description for status in answer.summary.gql_status_objects[1:]] == []


@pytest.mark.parametrize("call", commands(), ids=" ".join)
def test_a_command_has_an_answer(tongchou: Callable[..., str], call: list[str]) -> None:
    assert tongchou(*call).strip()
