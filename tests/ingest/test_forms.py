"""Whole documents in the forms of many offices: which tasks are read, and whom each is given to"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.validate import validate
from ingest.entities_to_relations import entities_to_relations
from ingest.file_to_text import file_to_text
from ingest.relations_to_graph import relations_to_graph
from ingest.spans_to_entities import spans_to_entities
from ingest.text_to_spans import text_to_spans
from ingest.types import Outline, Source, TaskSpan

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "forms.yaml").read_text(encoding="utf-8")
)


def read(title: str, text: str) -> Outline:
    return text_to_spans(file_to_text(Source(("a.txt",), f"{title}\n{text}".encode())))


def shown(found: Outline, task: TaskSpan) -> dict[str, Any]:
    flat = found.text.flat
    said: dict[str, Any] = {"text": "".join(flat[span.start : span.end] for span in task.body)}
    if task.heading:
        said["heading"] = flat[task.heading.start : task.heading.end]
    for basis, clauses in (
        ("explicit", task.clauses),
        ("inherited", task.inherited),
        ("subject", task.subjects),
    ):
        parties = [f"{party.name} {party.role}" for clause in clauses for party in clause.parties]
        if parties:
            said[basis] = parties
    if task.deadline:
        said["deadline"] = task.deadline
    return said


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["form"])
def test_documents_are_read_as_the_cases_say(case: dict[str, Any]) -> None:
    found = read(case["title"], case["text"])
    assert [shown(found, task) for task in found.tasks] == case["tasks"]
    if found.tasks:
        validate(relations_to_graph(entities_to_relations(spans_to_entities(found))))
