"""What each stage makes of one real sentence: the generated parts of docs/path.md."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph import rows_of
from graph.model import Facts, Ref, Relationship
from ingest import EXTRACTOR_VERSION
from ingest.entities_to_relations import entities_to_relations
from ingest.file_to_text import file_to_text
from ingest.relations_to_graph import relations_to_graph
from ingest.sources import sources
from ingest.spans_to_entities import spans_to_entities
from ingest.text_to_spans import text_to_spans
from ingest.types import Mentions, Outline, TaskSpan, Text

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
WORDS = "加快引汉济渭、东庄水利枢纽建设"


@dataclass(frozen=True, slots=True)
class Example:
    """One task of one document after every stage."""

    text: Text
    outline: Outline
    task: TaskSpan
    mentions: Mentions
    facts: Facts

    @property
    def span(self) -> tuple[int, int]:
        return self.text.source_span(self.task.start, self.task.end)


@cache
def example() -> Example:
    for source in sources([CORPUS]).sources:
        text = file_to_text(source)
        at = text.flat.find(WORDS)
        if at >= 0:
            outline = text_to_spans(text)
            task = next(task for task in outline.tasks if task.start <= at < task.end)
            mentions = spans_to_entities(outline)
            return Example(text, outline, task, mentions, relations_to_graph(entities_to_relations(mentions)))
    raise LookupError(f"no document of {CORPUS} has the words {WORDS}")


def fenced(lines: Iterable[str]) -> str:
    return "\n".join(["```text", *lines, "```", ""])


def stage_text() -> str:
    found = example()
    start, end = found.span
    return fenced(
        [
            f"file    {found.text.names[0]}, {found.text.media_type}, {found.text.script}",
            f"source  characters {start}–{end} of {len(found.text.raw)}: {found.text.raw[start:end]}",
            f"flat    characters {found.task.start}–{found.task.end} of {len(found.text.flat)}: "
            f"{found.text.flat[found.task.start : found.task.end]}",
        ]
    )


def stage_spans() -> str:
    found = example()
    task, flat = found.task, found.text.flat
    section = found.outline.sections[task.section] if task.section is not None else None
    return fenced(
        [
            f"plan     {found.outline.head.title}",
            f"scope    {found.outline.scope.province}, {found.outline.scope.year}",
            f"section  {section.name if section else '–'}",
            f"task     number {task.ordinal}, {task.kind}",
            *(f"measure  {flat[span.start : span.end]}" for span in task.measures),
            *(f"clause   {flat[clause.start : clause.end]}" for clause in task.clauses),
            *(
                f"party    {flat[party.start : party.end]} = {party.name} ({party.role}, {party.confidence})"
                for clause in task.clauses
                for party in clause.parties
            ),
        ]
    )


def stage_entities() -> str:
    found = example()
    inside = [m for m in found.mentions.mentions if found.task.start <= m.start < found.task.end]
    return fenced(
        f"{m.label:<10} {found.text.flat[m.start : m.end]} = {m.name}  (key {m.key}; "
        f"{m.method}, {m.confidence})"
        for m in inside
    )


def stage_relations() -> str:
    found = example()
    names = {node.ref: str(node.properties.get("name", node.id)) for node in found.facts.nodes}

    def end(ref: Ref) -> str:
        name = names.get(ref, ref.id)
        return f"({ref.label} {name if len(name) < 20 else name[:8] + '…'})"

    return fenced(
        f"{end(r.start)}-[:{r.type}]->{end(r.end)}  {r.evidence.start}–{r.evidence.end} {r.evidence.quote}"
        for r in relationships(found)
        if r.evidence
    )


def relationships(found: Example) -> list[Relationship]:
    """Those that were read between the first and the last character of the task."""
    start, end = found.span
    return [r for r in found.facts.relationships if r.evidence and start <= r.evidence.start < end]


def stage_graph() -> str:
    """The task and one responsibility as `tongchou extract` prints them, over several lines."""
    found = example()
    responsible = next(r for r in relationships(found) if r.type == "负责")
    task, department = (f"{ref.label}:{ref.id}" for ref in (responsible.end, responsible.start))
    rows = list(rows_of([found.facts], extractor=EXTRACTOR_VERSION))
    shown = [row for row in rows if row.get("id") == task]
    shown += [
        row
        for row in rows
        if row["type"] == "relationship" and (row["start"]["id"], row["end"]["id"]) == (department, task)
    ]
    return "\n".join(
        ["```json", *(json.dumps(row, ensure_ascii=False, indent=2) for row in shown), "```", ""]
    )


PARTS = {
    "path_text": stage_text,
    "path_spans": stage_spans,
    "path_entities": stage_entities,
    "path_relations": stage_relations,
    "path_graph": stage_graph,
}
