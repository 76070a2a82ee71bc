"""evaluation/overlaps: what is said to overlap stands in the plans, sentence by sentence"""

from __future__ import annotations

import hashlib
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
    read: Any = json.loads((FOLDER / name).read_text())
    found: list[dict[str, Any]] = read["threads"] if isinstance(read, dict) else read
    return found


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


PLANS = Path("../shared/corpus/plans")
OFFSETS: dict[str, Any] = {
    name: json.loads((FOLDER / name).read_text()) for name in ("more.json", "later.json")
}
HERE = [
    (name, doc)
    for name, read in OFFSETS.items()
    for doc in sorted(read["sources"])
    if (PLANS / f"{doc}.txt").is_file()
]


@pytest.mark.parametrize(("name", "doc"), HERE)
def test_every_passage_is_one_sentence_of_its_source(name: str, doc: str) -> None:
    read = OFFSETS[name]
    data = (PLANS / f"{doc}.txt").read_bytes()
    assert hashlib.sha256(data).hexdigest() == read["sources"][doc]
    text = data.decode("utf-8-sig")
    members = [member for thread in read["threads"] for member in thread["members"] if member["doc"] == doc]
    assert members
    for start, end in (member["at"] for member in members):
        assert 0 < start < end <= len(text)
        passage = text[start:end]
        assert passage[-1] in "。！？", passage
        assert not re.search("[。！？]", passage[:-1]), passage
        assert not re.match(r"\s", passage), passage


@pytest.mark.parametrize("name", OFFSETS)
def test_plans_in_one_thread_have_been_compared(name: str) -> None:
    compared = {tuple(pair) for pair in OFFSETS[name]["compared"]}
    for thread in OFFSETS[name]["threads"]:
        docs = sorted({member["doc"] for member in thread["members"]})
        assert set(combinations(docs, 2)) <= compared, thread["thread"]
