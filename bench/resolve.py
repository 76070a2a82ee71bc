"""The time that one mention takes to be linked: `known` is what it is linked against."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable, Sequence
from itertools import zip_longest
from random import Random
from typing import Any

import known

from graph import Facts, Ledger, Node, Ref, Relationship
from graph.concluding import concluded
from graph.linking import Linker
from graph.model import Evidence, Value
from ingest import departments, jurisdictions
from ingest.gazetteer import gazetteer
from ingest.pipeline import read, warm
from ingest.types import Scope, Source

MENTIONS, COMPARED, RUNS = 1000, 200, 3
# One look into a dictionary: among many names its entries are no longer in the processor's cache, which is
# all that this tells; what a mention costs is in the other rows. It has no bar.
LOOKUP = "place, looked up"
_BODIES = ("水利局", "发展改革局", "自然资源局", "政府", "教育局")
_SCOPE = Scope("陕西省", year=2024)


def print_measured(size: int) -> None:
    """Prints as JSON what the mentions take in ingest, whose lists hold `size` names of each kind."""
    print(json.dumps(in_ingest(size)))


def in_ingest(size: int) -> dict[str, float]:
    """Microseconds a mention: a place by name and short name, a department by place and body, a firm by
    name, a name that nobody knows, and places and departments in documents that are read whole."""
    of = known.known(size)
    chosen = Random(known.SEED).sample(range(size), MENTIONS)
    places = [of.places[i][0] for i in chosen]
    shorts = [name[:-1] for name in places]
    bodies = [name + _BODIES[i % len(_BODIES)] for i, name in enumerate(places)]
    firms = [of.firms[i][0] for i in chosen]
    unknown = [name[::-1] + "管理处" for name in places]
    resolver = gazetteer()
    warm()
    _check(places, resolver.resolve)
    _check(bodies + firms, lambda name, scope: departments.resolve(name, scope).known or None)
    return {
        LOOKUP: _each(places, lambda name: resolver.resolve(name, _SCOPE)),
        "place, short": _each(shorts, lambda name: resolver.resolve(name, _SCOPE)),
        "place in a document": _each([_document(places, [])], read, _forget, mentions=MENTIONS),
        "department": _each(bodies, lambda name: departments.resolve(name, _SCOPE), _forget),
        "firm": _each(firms, lambda name: departments.resolve(name, _SCOPE), _forget),
        "unknown": _each(unknown, lambda name: departments.resolve(name, _SCOPE), _forget),
        "both in a document": _each([_document(places, bodies)], read, _forget, mentions=2 * MENTIONS),
    }


def _check(names: Sequence[str], resolve: Callable[[str, Scope], object]) -> None:
    """A name that is not found is found fast."""
    found = sum(resolve(name, _SCOPE) is not None for name in names)
    if found < 0.95 * len(names):
        raise SystemExit(f"of {len(names)} known names only {found} were linked: these figures mean nothing")


def _forget() -> None:
    """Names are known by heart once they were resolved: each run begins anew."""
    departments.recognise.cache_clear()
    jurisdictions.parts.cache_clear()


def _document(places: Sequence[str], bodies: Sequence[str]) -> Source:
    tasks = [
        f"{i}.支持{place}发展。" + (f"（责任单位：{body}）" if body else "")
        for i, (place, body) in enumerate(zip_longest(places, bodies, fillvalue=""), 1)
    ]
    return Source(("plan.txt",), "\n".join(["陕西省2024年重点工作任务", "", *tasks]).encode())


def against_graph(size: int) -> dict[str, float]:
    """Microseconds a mention: the candidates for a name that a slip was made in, by `graph.linking`, and a
    mention of a known node in a document that comes into the ledger."""
    of = known.known(size)
    nodes = known.nodes(of)
    chosen = Random(known.SEED).sample(range(size), MENTIONS)
    found: dict[str, float] = {}
    for label in ("Department", "Place", "Project"):
        some = [node for node in nodes if node.label == label]
        linker = Linker(some)
        slips = [_slip(some[i]) for i in chosen[:COMPARED]]
        found[f"candidates, {label.lower()}"] = _each(slips, linker.like)
    with Ledger() as ledger:
        held = nodes[::3]
        ledger.put(_facts("known", held))
        named = _facts("new", [held[i] for i in chosen])
        # All nodes at once: what an ingest that changes one of them costs for each that is known.
        found["concluded"] = _each([held], _conclude, mentions=len(held), runs=1)
        found["ledger"] = _each([named], ledger.put, lambda: _withdraw(ledger), mentions=MENTIONS)
    return found


def _slip(node: Node) -> Node:
    name = str(node.properties["name"])
    return Node(node.label, f"slip of {node.id}", {"name": f"{name[:3]}埋{name[4:]}"}, node.kind)


def _conclude(nodes: Sequence[Node]) -> None:
    for _ in concluded(nodes):
        pass


def _withdraw(ledger: Ledger) -> None:
    if ledger.document("new") is not None:
        ledger.withdraw("new")


def _facts(document: str, nodes: Sequence[Node]) -> Facts:
    """A document of one task and one measure that names all the nodes."""
    text = "、".join(str(node.properties["name"]) for node in nodes)
    said: dict[str, Value] = {"name": document, "sha256": document, "media_type": "text/plain"}
    said |= {"script": "simplified", "names": (f"{document}.txt",), "text": text}
    plan = Node("Plan", document, {"name": document, "title": document, "ingested": True})
    passage: dict[str, Value] = {
        "name": document,
        "text": text,
        "ordinal": 1,
        "document": document,
        "start": 0,
        "end": len(text),
    }
    task = Node("Task", document, {**passage, "kind": "task"})
    measure = Node("Measure", document, passage)
    rows = [
        Relationship("记载", Ref("Document", document), plan.ref),
        Relationship("包含", plan.ref, task.ref),
        Relationship("包含", task.ref, measure.ref),
    ]
    at = 0
    for node in nodes:
        name = str(node.properties["name"])
        evidence = Evidence(document, at, at + len(name), name, "made up", 0.9)
        rows.append(Relationship("涉及", measure.ref, node.ref, {"surface": name}, evidence))
        at += len(name) + 1
    return Facts(Node("Document", document, said), (plan, task, measure, *nodes), tuple(rows))


def _each(
    given: Sequence[Any],
    work: Callable[[Any], object],
    before: Callable[[], None] = lambda: None,
    mentions: int = 0,
    runs: int = RUNS,
) -> float:
    """Microseconds a mention: the best of some runs, since others may work on the machine."""
    best = float("inf")
    for _ in range(runs):
        before()
        gc.collect()
        start = time.process_time()
        for one in given:
            work(one)
        best = min(best, time.process_time() - start)
    return round(best * 1e6 / (mentions or len(given)), 3)
