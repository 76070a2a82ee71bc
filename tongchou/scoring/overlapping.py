"""Which of the overlaps that are found are right: threads that were read, against the pairs of one graph.

Two strong members of one thread from different plans are a pair to be found; any other two members of a
thread are neither right nor wrong; every other pair between plans that were compared is wrong.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any, TypeAlias

from graph import Facts, Ledger, Node, Relationship
from tongchou.scoring.errors import AnnotationInvalid, SourceMissing
from tongchou.scoring.tally import Tally

ROW = "overlaps"
FIRST = 50
"""So many of the surest pairs are looked at by themselves."""

_PRECISION = 0.9
# A measure as the annotations name it: its document, and its sentence or the place where it stands.
Member: TypeAlias = tuple[str, str]
Pair: TypeAlias = frozenset[Member]


@dataclass(frozen=True, slots=True)
class Threads:
    """What was read: the documents by name, those pairs of documents that were compared (all where none is
    named), pairs to be found and pairs that are neither right nor wrong, members by place where they have
    one."""

    documents: tuple[str, ...]
    compared: frozenset[frozenset[str]]
    strong: frozenset[Pair]
    weak: frozenset[Pair]
    places: Mapping[Member, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Overlapping:
    """One row: right, wrong and missed pairs, the recall up to the last place at which nine in ten are right,
    the precision of the first fifty, and the wrong and missed ones in words, the surest first."""

    tally: Tally
    recall_at_precision: float
    first: float
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def exact_f1(self) -> Fraction:
        return self.tally.exact_f1

    def counts(self) -> dict[str, Any]:
        """What the reference run keeps of the row."""
        one = self.tally
        return {
            "precision": round(one.precision, 4),
            "recall": round(one.recall, 4),
            "f1": round(one.f1, 4),
            "tp": one.tp,
            "fp": one.fp,
            "fn": one.fn,
            "recall_at_precision_0.9": round(self.recall_at_precision, 4),
            "precision_of_first_50": round(self.first, 4),
        }


def read_threads(paths: Sequence[Path]) -> Threads:
    """The threads of all files together. Raises AnnotationInvalid."""
    strong: set[Pair] = set()
    weak: set[Pair] = set()
    compared: set[frozenset[str]] = set()
    places: dict[Member, tuple[int, int]] = {}
    documents: set[str] = set()
    for path in paths:
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
            threads = said["threads"] if isinstance(said, dict) else said
            compared |= {frozenset(pair) for pair in said["compared"]} if isinstance(said, dict) else set()
            for thread in threads:
                members = [(_member(one), one["grade"]) for one in thread["members"]]
                places |= {_member(one): tuple(one["at"]) for one in thread["members"] if "at" in one}
                documents |= {doc for (doc, _), _ in members}
                for (one, grade), (other, second) in combinations(members, 2):
                    if one[0] != other[0]:
                        kind = strong if grade == second == "strong" else weak
                        kind.add(frozenset((one, other)))
        except (OSError, ValueError, KeyError, TypeError) as error:
            what = f"these are no threads of overlaps ({type(error).__name__}: {error})"
            raise AnnotationInvalid(
                what, where=str(path), remedy="See evaluation/overlaps/README.md."
            ) from error
    return Threads(
        tuple(sorted(documents)), frozenset(compared), frozenset(strong), frozenset(weak - strong), places
    )


def source_of(document: str, folders: Sequence[Path]) -> Path:
    """The file whose name begins with that of the document. Raises SourceMissing."""
    for folder in folders:
        found = sorted(folder.glob(f"{document}*.txt"))
        if found:
            return found[0]
    raise SourceMissing(f"the document {document} is not here", where=", ".join(map(str, folders)))


def overlapping(threads: Threads, facts: Mapping[str, Facts]) -> Overlapping:
    """The row of the documents' facts (by name), put into one graph as an ingest does."""
    members = members_of(threads, facts)
    found: dict[Pair, float] = {}
    texts: dict[Member, str] = dict(members.values())
    for row in _rows(facts.values()):
        one, other = members[row.start.id][0], members[row.end.id][0]
        if not threads.compared or frozenset((one[0], other[0])) in threads.compared:
            pair = frozenset((one, other))
            found[pair] = max(float(str(row.properties["score"])), found.get(pair, 0.0))
    ranked = sorted(found, key=lambda pair: (-found[pair], sorted(pair)))
    judged = [(pair, pair in threads.strong) for pair in ranked if pair not in threads.weak]
    right = sum(good for _, good in judged)
    missed = sorted(threads.strong - found.keys(), key=sorted)
    return Overlapping(
        Tally(right, len(judged) - right, len(missed)),
        _recall_at([good for _, good in judged], len(threads.strong)),
        sum(good for _, good in judged[:FIRST]) / min(FIRST, len(judged)) if judged else 0.0,
        tuple(f"{found[pair]:.3f}  {_words(pair, texts)}" for pair, good in judged if not good),
        tuple(_words(pair, texts) for pair in missed),
    )


def _recall_at(judged: Sequence[bool], wanted: int) -> float:
    good, best = 0, 0
    for place, right in enumerate(judged, 1):
        good += right
        if good >= _PRECISION * place:
            best = good
    return best / wanted if wanted else 0.0


def _rows(facts: Iterable[Facts]) -> Iterator[Relationship]:
    with Ledger() as ledger:
        for one in facts:
            ledger.put(one)
        ledger.relate()
        yield from (row for row in ledger.rows() if isinstance(row, Relationship) and row.type == "重叠")


def members_of(threads: Threads, facts: Mapping[str, Facts]) -> dict[str, tuple[Member, str]]:
    """Every measure by its id, as the annotations name it if they do, with its text."""
    found: dict[str, tuple[Member, str]] = {}
    for document, said in facts.items():
        at = {place: member for member, place in threads.places.items() if member[0] == document}
        for node in said.nodes:
            if node.label == "Measure":
                text = str(node.properties["text"])
                place = _overlapped(node, at) if at else None
                found[node.id] = (at[place] if place else (document, bare(text)), text)
    return found


def _overlapped(node: Node, at: Mapping[tuple[int, int], Member]) -> tuple[int, int] | None:
    """The annotated place that the measure shares most characters with."""
    start, end = int(str(node.properties["start"])), int(str(node.properties["end"]))
    shared = {place: min(end, place[1]) - max(start, place[0]) for place in at}
    best = max(shared, key=lambda place: (shared[place], place))
    return best if shared[best] > 0 else None


def _member(said: Mapping[str, Any]) -> Member:
    return said["doc"], bare(said["sentence"]) if "sentence" in said else "{}–{}".format(*said["at"])


def bare(text: str) -> str:
    """Letters and figures alone, misread 沔 for 沣 mended."""
    return re.sub(r"[\s\W_]+", "", unicodedata.normalize("NFKC", text)).replace("沔", "沣")


def _words(pair: Pair, texts: Mapping[Member, str]) -> str:
    return " | ".join(f"{doc}: {texts.get((doc, text), text)}" for doc, text in sorted(pair))
