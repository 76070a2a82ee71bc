"""evaluation/overlaps: what is said to overlap stands in the plans, sentence by sentence"""

from __future__ import annotations

import json
import re
import unicodedata
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from ingest import pipeline
from ingest.types import Source

FOLDER = Path("evaluation/overlaps")
BASES = {"project", "instrument", "target", "action"}


def threads(name: str) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads((FOLDER / name).read_text())
    return read


def bare(text: str) -> str:
    """Letters and figures alone."""
    return re.sub(r"[\s\W_]+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.name)
def test_a_thread_holds_sentences_of_two_plans_at_least(path: Path) -> None:
    read = threads(path.name)
    names = [thread["thread"] for thread in read]
    assert len(set(names)) == len(names) > 0
    for thread in read:
        members = thread["members"]
        assert thread["basis"] in BASES
        assert {member["grade"] for member in members} <= {"strong", "weak"}
        assert len({member["doc"] for member in members}) > 1
        assert not any(same(one, other) for one, other in combinations(members, 2)), thread["thread"]


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    key = "at" if "at" in one else "sentence"
    return (one["doc"], one[key]) == (other["doc"], other[key])


@pytest.mark.parametrize("path", sorted(Path("corpus").glob("*.txt")), ids=lambda path: path.stem[:3])
def test_every_sentence_is_a_measure_of_its_plan(path: Path) -> None:
    facts = pipeline.read(Source((path.name,), path.read_bytes())).facts
    assert facts is not None
    measures = {bare(str(node.properties["text"])) for node in facts.nodes if node.label == "Measure"}
    said = [
        member["sentence"]
        for thread in threads("five.json")
        for member in thread["members"]
        if member["doc"] == path.name[:3]
    ]
    assert said
    assert [sentence for sentence in said if bare(sentence) not in measures] == []
