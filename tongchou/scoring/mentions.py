"""Mentions that were annotated, each with the node that stands for it in the graph of all documents together.

An annotation says what its tasks name; a file of clusters says it of a whole document, by offsets alone:

    {"doc": …, "sha256": …, "clusters": {"Place": {"西安市": [[120, 122, "西安"], …]}, …}}

The node is looked for where the mention stands: by offsets where both have them, otherwise by the words of
the name in the task that was found. Of several nodes there, one of the right name goes before the others,
for an enumeration lends all its members the same words (西安至延安、十堰、安康高铁).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.readers import txt
from tongchou.scoring.annotations import Annotation, At, Named, find_source
from tongchou.scoring.errors import AnnotationInvalid
from tongchou.scoring.folding import Aliases, fold
from tongchou.scoring.found import Fact, FoundPlan, FoundTask
from tongchou.scoring.pairing import pair, plan_of

# What is linked -> the label of its nodes; also the keys of tables of aliases.
KINDS: Mapping[str, str] = {"departments": "Department", "places": "Place", "projects": "Project"}

# Two spans are of one mention when they share so much of the longer.
_SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a document: what it means (`thing`, a canonical name), whether it may be left out, and the
    node that it was given to, by id and name; both empty where it was not found."""

    kind: str
    doc: str
    surface: str
    thing: str
    optional: bool
    node: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Clusters:
    """One document's mentions by offsets: (kind, canonical name, where it stands, as written). None of them
    is required: whether they are found is counted, not judged."""

    doc: str
    source: Path
    sha256: str
    mentions: tuple[tuple[str, str, At, str], ...]


def read_clusters(path: Path, folders: Sequence[Path]) -> Clusters:
    """The file of clusters at `path`, its source looked up in `folders`.

    Raises AnnotationInvalid and SourceMissing.
    """
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        doc = given["doc"]
        source, data = find_source(path, doc, given["sha256"], folders)
        raw = txt.read(doc, data)
        mentions = tuple(_cut(path, raw, given["clusters"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"these are no clusters ({type(error).__name__}: {error})"
        raise AnnotationInvalid(what, where=str(path), remedy="See evaluation/README.md.") from error
    return Clusters(doc, source, hashlib.sha256(data).hexdigest(), mentions)


def holds_clusters(path: Path) -> bool:
    """Whether the file is one of clusters. Raises AnnotationInvalid when it is no JSON at all."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        what = f"this is no annotation ({type(error).__name__}: {error})"
        raise AnnotationInvalid(what, where=str(path), remedy="See evaluation/README.md.") from error
    return isinstance(given, dict) and "clusters" in given


def _cut(
    path: Path, raw: str, given: Mapping[str, Mapping[str, Sequence[tuple[int, int, str]]]]
) -> Iterator[tuple[str, str, At, str]]:
    kinds = {label: kind for kind, label in KINDS.items()}
    for label, things in given.items():
        for thing, spans in things.items():
            for start, end, surface in spans:
                if raw[start:end] != surface:
                    what = f"{label} {thing}: [{start}, {end}] does not hold `{surface}`"
                    raise AnnotationInvalid(what, where=str(path), remedy="Correct its offsets.")
                yield kinds[label], thing, (start, end), surface


def mentions_of(
    one: Annotation | Clusters, plans: Sequence[FoundPlan], aliases: Aliases
) -> Iterator[Mention]:
    """Every annotated mention of one document, found in `plans` or not."""
    if isinstance(one, Clusters):
        yield from _of_clusters(one, plans, aliases)
    else:
        yield from _of_annotation(one, plans, aliases)


def _of_annotation(annotation: Annotation, plans: Sequence[FoundPlan], aliases: Aliases) -> Iterator[Mention]:
    plan = plan_of(annotation, plans)
    documents = plan.documents if plan else ()
    same = frozenset(d["id"] for d in documents if d["sha256"] == annotation.sha256)
    for task, found in pair(annotation, plan).pairs:
        for kind, named in zip(KINDS, (task.responsible, task.places, task.projects), strict=True):
            wanted = [
                _Wanted(kind, aliases.canonical(kind, x.name), x.at, _written(x), task.optional or x.optional)
                for x in named
            ]
            facts = _facts(kind, [found] if found else [])
            yield from _Place(same, facts, aliases).matched(annotation.doc, wanted)


def _written(named: Named) -> str:
    return named.mention or named.name


def _of_clusters(clusters: Clusters, plans: Sequence[FoundPlan], aliases: Aliases) -> Iterator[Mention]:
    held = [
        (plan, document["id"])
        for plan in plans
        for document in plan.documents
        if document["sha256"] == clusters.sha256
    ]
    tasks = [task for plan, _ in held for task in plan.tasks]
    same = frozenset(document for _, document in held)
    for kind in KINDS:
        wanted = [
            _Wanted(k, aliases.canonical(k, thing), at, surface, True)
            for k, thing, at, surface in clusters.mentions
            if k == kind
        ]
        facts = [fact for fact in _facts(kind, tasks) if fact.document in same]
        yield from _Place(same, facts, aliases).matched(clusters.doc, wanted)


def _facts(kind: str, tasks: Iterable[FoundTask]) -> list[Fact]:
    found: list[Fact] = []
    for task in tasks:
        found += {"departments": task.duties, "places": task.places, "projects": task.projects}[kind]
        if kind == "departments":
            found += task.departments
    return found


@dataclass(frozen=True, slots=True)
class _Wanted:
    kind: str
    thing: str
    at: At | None
    surface: str
    optional: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where mentions of one kind are looked for: the facts, and the ids of the annotated documents."""

    same: frozenset[str]
    facts: Sequence[Fact]
    aliases: Aliases

    def matched(self, doc: str, wanted: Sequence[_Wanted]) -> Iterator[Mention]:
        """Each mention with the likeliest node. One reading answers for one mention, unless two mentions of a
        thing were read as one: the graph keeps equal readings once."""
        given: dict[int, Fact] = {}
        used: set[int] = set()
        for right in (self._named_there, self._named_in_task, self._written_there, self._near):
            for i, one in enumerate(wanted):
                free = (n for n, fact in enumerate(self.facts) if n not in used and right(one, fact))
                at = None if i in given else next(free, None)
                if at is not None:
                    given[i] = self.facts[at]
                    used.add(at)
        for i, one in enumerate(wanted):
            fact = given.get(i) or next((f for f in self.facts if self._named_there(one, f)), None)
            node, name = (str(fact.node["id"]), fact.name) if fact else ("", "")
            yield Mention(one.kind, doc, one.surface, one.thing, one.optional, node, name)

    def _named_there(self, one: _Wanted, fact: Fact) -> bool:
        return self._near(one, fact) and self.aliases.same(one.thing, fact.name)

    def _named_in_task(self, one: _Wanted, fact: Fact) -> bool:
        """Without offsets: the words of an enumeration's member do not stand together, its name decides."""
        return one.at is None and self.aliases.same(one.thing, fact.name)

    def _written_there(self, one: _Wanted, fact: Fact) -> bool:
        return self._near(one, fact) and fold(one.surface) == fold(fact.surface)

    def _near(self, one: _Wanted, fact: Fact) -> bool:
        """Whether the fact stands where this mention does."""
        if one.at is not None and fact.document in self.same:
            common = min(one.at[1], fact.at[1]) - max(one.at[0], fact.at[0])
            whole = max(one.at[1] - one.at[0], fact.at[1] - fact.at[0])
            return common >= _SHARED * whole or (common > 0 and fold(one.surface) == fold(fact.surface))
        short, long = sorted((fold(one.surface), fold(fact.surface)), key=len)
        return len(short) >= _SHARED * len(long) and _subsequence(short, long)


def _subsequence(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(char in rest for char in part)
