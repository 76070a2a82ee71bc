"""A builder of small facts: a document made of sentences, and what is read in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from graph import Evidence, Facts, Ledger, Node, Ref, Relationship, Store, Value, Writer, ids

Tell = Callable[..., Facts]


@dataclass
class Teller:
    """Writes a document sentence by sentence, and notes the evidence as it goes."""

    document: str
    text: str = ""
    nodes: list[Node] = field(default_factory=list)
    relationships: list[Relationship] = field(default_factory=list)

    def say(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words
        return start, len(self.text)

    def node(self, label: str, id_: str, /, *, second: str | None = None, **properties: Value) -> Ref:
        node = Node(label, id_, properties, second)
        self.nodes.append(node)
        return node.ref

    def link(
        self,
        type_: str,
        start: Ref,
        end: Ref,
        span: tuple[int, int] | None = None,
        confidence: float = 0.9,
        **properties: Value,
    ) -> None:
        evidence = (
            Evidence(self.document, *span, self.text[span[0] : span[1]], "test", confidence) if span else None
        )
        self.relationships.append(Relationship(type_, start, end, properties, evidence))


def tell_plan(
    document: str = "d1",
    title: str = "陕西省水利规划",
    *,
    plan: str | None = None,
    tasks: Sequence[tuple[str, Sequence[str], Sequence[str]]] = (),
    cites: Sequence[str] = (),
    jurisdiction: str | None = "陕西省",
    names: tuple[str, ...] | None = None,
    before: str = "",
    aliases: Sequence[str] = (),
    confidence: float = 0.9,
    order_year: int = 2024,
    works: Sequence[str] = (),
    number: str = "",
) -> Facts:
    """One document that holds one plan. A task is (sentence, responsible departments, places it names);
    `aliases` are those of the first task's departments, `works` the waterworks that each task names. What is
    cited may have its number after a space."""
    teller = Teller(document)
    teller.say(f"{before}{title}\n")
    about: dict[str, Value] = {"name": title, "title": title, "ingested": True, "order_year": order_year}
    if jurisdiction:
        about["jurisdiction"] = jurisdiction
    if number:
        about["number"] = number
    held = teller.node("Plan", plan or ids.title_id(title), **about)
    teller.link("记载", Ref("Document", document), held)
    for said in cites:
        cited, _, by = said.partition(" ")
        span = teller.say(f"根据《{cited}》制定。\n")
        bears: dict[str, Value] = {"number": by} if by else {}
        end = teller.node("Plan", ids.title_id(cited), name=cited, title=cited, ingested=False, **bears)
        teller.link("引用", held, end, span, confidence)
    for ordinal, (sentence, departments, places) in enumerate(tasks, 1):
        start, end_of_sentence = teller.say(sentence)
        clause = (
            teller.say(f"（责任单位：{'、'.join(departments)}）") if departments else (0, end_of_sentence)
        )
        passage: dict[str, Value] = {
            "ordinal": ordinal,
            "text": sentence,
            "document": document,
            "start": start,
        }
        task = teller.node(
            "Task", ids.task_id(held.id, sentence), name=sentence, kind="task", end=clause[1], **passage
        )
        measure = teller.node(
            "Measure", ids.measure_id(held.id, sentence), name=sentence, end=end_of_sentence, **passage
        )
        teller.link("包含", held, task)
        teller.link("包含", task, measure)
        for name in departments:
            more: dict[str, Value] = {"aliases": (*aliases,)} if aliases and ordinal == 1 else {}
            department = teller.node("Department", ids.department_id(name), name=name, **more)
            teller.link(
                "负责", department, task, clause, confidence, role="负责", basis="explicit", surface=name
            )
        for name in places:
            place = teller.node("Place", ids.place_id(name), second="City", name=name)
            teller.link("涉及", measure, place, (start, end_of_sentence), confidence, surface=name)
        for name in works:
            work = teller.node("Project", ids.project_id(name), name=name, kind="water")
            said = {"surface": sentence[:2], "matched": name}
            teller.link("涉及", measure, work, (start, end_of_sentence), confidence, **said)
        teller.say("\n")
    given = names or (f"{document}.txt",)
    source: dict[str, Value] = {
        "name": min(given),
        "names": given,
        "sha256": document * 8,
        "media_type": "text/plain",
        "script": "simplified",
        "text": teller.text,
    }
    return Facts(Node("Document", document, source), tuple(teller.nodes), tuple(teller.relationships))


@pytest.fixture(scope="session")
def tell() -> Tell:
    """Builds the facts of a small document; see `tell_plan`."""
    return tell_plan


@pytest.fixture
def prepared(clean_store: Store) -> Store:
    """A store with the schema, and a graph without documents."""
    with Ledger() as ledger, Writer(clean_store, ledger):
        return clean_store
