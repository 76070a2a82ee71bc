"""What a person read in a document: the types, and the reading of both forms of annotation file.

*Verbatim*: the text of each task stands in the file (`text`, `quote`), nothing says where in the source.
*Offsets*: the file holds the SHA-256 of its source and offsets into it, in code points of the decoded file
without its byte-order mark; the texts are cut out of the source here. Which one a file is shows in `sha256`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from ingest.readers import txt
from tongchou.scoring.errors import AnnotationInvalid, SourceMissing
from tongchou.scoring.folding import joined

# From the first to behind the last code point.
At: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """A party, place, project or cited plan. `name` is the canonical name or the title; `role` a party's."""

    name: str
    mention: str
    optional: bool
    at: At | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Aim:
    """A quantified aim; `value` None where the text gives no single number."""

    quote: str
    value: float | None
    unit: str
    comparator: str
    by: int | None
    optional: bool
    at: At | None = None


@dataclass(frozen=True, slots=True)
class Joint:
    """A passage that says that one thing must connect with others."""

    quote: str
    source: str
    ends: tuple[str, ...]
    optional: bool
    at: At | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a task stands: its heading, the parts of its text, its responsibility clauses."""

    heading: At | None
    body: tuple[At, ...]
    clauses: tuple[At, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One annotated task. `dated` says whether the annotator looked for a deadline at all."""

    id: str
    heading: str
    text: str
    kind: str
    basis: str
    deadline: str | None
    dated: bool
    responsible: tuple[Named, ...]
    projects: tuple[Named, ...]
    places: tuple[Named, ...]
    cites: tuple[Named, ...]
    targets: tuple[Aim, ...]
    links: tuple[Joint, ...]
    extent: Extent | None = None

    @property
    def optional(self) -> bool:
        """Goals and safeguards: what is found in them is neither right nor wrong."""
        return self.kind != "task"


@dataclass(frozen=True, slots=True)
class Annotation:
    """One annotated document. `plan` holds what it says of itself, `source` is the file, `raw` its text in
    the offset form and empty in the verbatim one."""

    doc: str
    path: Path
    source: Path
    sha256: str
    raw: str
    plan: Mapping[str, Any]
    tasks: tuple[Task, ...]


def read_annotation(path: Path, folders: Sequence[Path]) -> Annotation:
    """The annotation at `path`, its source looked up by name (and SHA-256, where given) in `folders`.

    Raises AnnotationInvalid and SourceMissing.
    """
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        doc, pinned = given["doc"], given.get("sha256")
        source, data = find_source(path, doc, pinned, folders)
        raw = txt.read(doc, data) if pinned else ""
        tasks = tuple(_Reader(path, raw, task).task() for task in given["tasks"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = f"this is no annotation ({type(error).__name__}: {error})"
        raise AnnotationInvalid(what, where=str(path), remedy="See evaluation/README.md.") from error
    return Annotation(doc, path, source, hashlib.sha256(data).hexdigest(), raw, given["plan"], tasks)


def annotation_files(paths: Iterable[Path]) -> list[Path]:
    """The files given, and of each folder those that look like annotations (`doc` and `tasks` or
    `clusters` in them)."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += [file for file in sorted(path.glob("*.json")) if _looks_right(file)]
        else:
            found.append(path)
    return found


def _looks_right(path: Path) -> bool:
    given = json.loads(path.read_text(encoding="utf-8"))
    return isinstance(given, dict) and "doc" in given and not given.keys().isdisjoint({"tasks", "clusters"})


def find_source(path: Path, doc: str, pinned: str | None, folders: Sequence[Path]) -> tuple[Path, bytes]:
    """The document `doc` that the file at `path` is about, and its bytes; `pinned` is its SHA-256, if known.

    Raises SourceMissing.
    """
    other = None
    for folder in folders:
        for file in (folder / doc, *sorted(folder.glob(f"*/{doc}"))):
            if not file.is_file():
                continue
            data = file.read_bytes()
            if pinned in (None, hashlib.sha256(data).hexdigest()):
                return file, data
            other = file
    if other is not None:
        what = f"{doc} is not the version that was annotated (its SHA-256 differs)"
        raise SourceMissing(what, where=str(other), remedy=f"Find the one that {path.name} was made from.")
    looked = ", ".join(map(str, folders))
    raise SourceMissing(
        f"there is no {doc} in {looked}", where=str(path), remedy="Name its folder with --corpus."
    )


class _Reader:
    """One task of a file. `raw` is empty in the verbatim form."""

    def __init__(self, path: Path, raw: str, given: Mapping[str, Any]) -> None:
        self.path, self.raw, self.given = path, raw, given

    def task(self) -> Task:
        given = self.given
        extent = self._extent() if self.raw else None
        if extent is None:
            heading, text = given.get("heading") or "", given["text"]
        else:
            heading = self._cut(extent.heading) if extent.heading else ""
            text = "".join(map(self._cut, extent.body))
        return Task(
            id=given["id"],
            heading=heading,
            text=text,
            kind=given.get("kind", "task"),
            basis=given.get("basis", ""),
            deadline=given.get("deadline"),
            dated="deadline" in given,
            responsible=self._named("responsible"),
            projects=self._named("projects"),
            places=self._named("places"),
            cites=self._named("cites"),
            targets=tuple(self._aim(one) for one in given.get("targets", ())),
            links=tuple(self._joint(one) for one in given.get("links", ())),
            extent=extent,
        )

    def _extent(self) -> Extent:
        given = self.given
        heading = given["heading"]
        return Extent(
            (heading[0], heading[1]) if heading else None,
            tuple((start, end) for start, end in given["body"]),
            tuple((start, end) for start, end in given["clauses"]),
        )

    def _named(self, key: str) -> tuple[Named, ...]:
        return tuple(self._one(key, one) for one in self.given.get(key, ()))

    def _one(self, key: str, one: Mapping[str, Any]) -> Named:
        at, mention = _at(one), one.get("mention", "")
        if at and mention and self.raw[at[0] : at[1]] != mention:
            what = f"{self.given['id']}: {key} {list(at)} does not hold `{mention}`"
            raise AnnotationInvalid(what, where=str(self.path), remedy="Correct its offsets.")
        name = one["title"] if key == "cites" else one["canonical"]
        return Named(name, joined(mention), one.get("optional", False), at, one.get("role", ""))

    def _aim(self, one: Mapping[str, Any]) -> Aim:
        at, value = _at(one), one.get("value")
        return Aim(
            self._cut(at) if at else one["quote"],
            None if value is None else float(value),
            one.get("unit") or "",
            one.get("comparator") or "",
            one.get("by"),
            one.get("optional", False),
            at,
        )

    def _joint(self, one: Mapping[str, Any]) -> Joint:
        at = _at(one)
        quote = self._cut(at) if at else one["quote"]
        return Joint(quote, one.get("from") or "", tuple(one.get("to") or ()), one.get("optional", False), at)

    def _cut(self, at: At) -> str:
        return joined(self.raw[at[0] : at[1]])


def _at(one: Mapping[str, Any]) -> At | None:
    return (one["at"][0], one["at"][1]) if "at" in one else None
