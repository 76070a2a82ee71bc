"""Annotated documents through the pipeline, without a database, into a score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from graph import Facts, Progress, Watcher, rows_of
from ingest.pipeline import read
from ingest.types import Source
from tongchou.scoring import floors
from tongchou.scoring.annotations import Annotation, read_annotation
from tongchou.scoring.errors import NothingToScore, UnreadSource
from tongchou.scoring.floors import Below
from tongchou.scoring.folding import read_aliases
from tongchou.scoring.found import found_plans
from tongchou.scoring.linking import linked
from tongchou.scoring.mentions import Clusters, holds_clusters, read_clusters
from tongchou.scoring.overlapping import ROW, Overlapping, overlapping, read_threads, source_of
from tongchou.scoring.rows import count
from tongchou.scoring.score import Score
from tongchou.scoring.sets import FLOORS, AnnotatedSet, committed, evaluation_folder, given


def chosen(
    gold: Sequence[Path], documents: Sequence[Path], aliases: Sequence[Path], *, blind: bool
) -> list[AnnotatedSet]:
    """The set of the given annotations, or the committed ones, also those that are not here.

    Raises AnnotationInvalid, and NothingToScore when none is.
    """
    if gold:
        return [replace(given(gold, documents, aliases), blind=blind)]
    folder = evaluation_folder()
    if folder is None:
        what = "the committed annotations come with the repository, not with the package"
        raise NothingToScore(what, remedy="Give annotation files, or run this in the repository.")
    sets = committed(folder, documents)
    if all(one.absent for one in sets):
        what = "of no annotated set both the annotations and the documents are here"
        raise NothingToScore(what, where=str(folder), remedy="Name the documents' folder with --corpus.")
    return [replace(one, aliases=(*aliases, *one.aliases), blind=blind or one.blind) for one in sets]


def evaluate(annotated: AnnotatedSet, watcher: Watcher, *, ner: bool = False) -> Score:
    """The score of all documents of a set; with `ner` they are read with that extra.

    Each is read and scored by itself, from its text alone: no sidecar tells what the text does not say, and
    no other document lends a name. Only the rows `linked …` are of one graph of all documents.

    Raises AnnotationInvalid, SourceMissing and UnreadSource.
    """
    score, aliases, files = Score(), read_aliases(annotated.aliases), annotated.files
    together: list[tuple[Annotation | Clusters, Facts]] = []
    for done, path in enumerate(files):
        watcher(Progress(f"scoring {annotated.name}", done, len(files), "documents"))
        one = read_file(path, annotated.documents)
        together.append((one, facts_of(one, ner=ner)))
        if isinstance(one, Annotation) and path in annotated.annotations:
            count(score, one, found_plans(rows_of([together[-1][1]], related=False)), aliases)
    score.linked = linked([one for one, _ in together], [facts for _, facts in together], aliases)
    if annotated.overlaps:
        score.overlaps = {ROW: _overlapping(annotated, watcher, ner=ner)}
    watcher(Progress(f"scoring {annotated.name}", len(files), len(files), "documents"))
    return score


def _overlapping(annotated: AnnotatedSet, watcher: Watcher, *, ner: bool) -> Overlapping:
    threads = read_threads(annotated.overlaps)
    facts: dict[str, Facts] = {}
    for done, document in enumerate(threads.documents):
        watcher(Progress(f"reading {annotated.name}", done, len(threads.documents), "documents"))
        facts[document] = _read(source_of(document, annotated.documents), ner=ner)
    return overlapping(threads, facts)


def read_file(path: Path, folders: Sequence[Path]) -> Annotation | Clusters:
    """The annotation or the clusters at `path`. Raises AnnotationInvalid and SourceMissing."""
    return read_clusters(path, folders) if holds_clusters(path) else read_annotation(path, folders)


def evaluate_all(sets: Sequence[AnnotatedSet], watcher: Watcher, *, ner: bool = False) -> dict[str, Score]:
    """The score of each set that is here, by its name."""
    return {one.name: evaluate(one, watcher, ner=ner) for one in sets if not one.absent}


def compared(
    scores: Mapping[str, Score], floor: Path | None, *, reference: bool, update: bool, lower: bool = False
) -> list[Below]:
    """The rows below the floors of the file `floor`, with `reference` below those of the committed reference
    run unless another file is named. With `update` the file is written if no row is, with `lower` too in any
    case, and nothing is below it then. Raises FloorsInvalid."""
    folder = evaluation_folder()
    path = floor or (folder / FLOORS if folder is not None and reference else None)
    if path is None:
        return []
    first = update and (lower or not path.exists())
    fallen = [] if first else floors.below(scores, floors.read(path))
    if update and not fallen:
        floors.write(path, scores)
    return fallen


def facts_of(annotation: Annotation | Clusters, *, ner: bool = False) -> Facts:
    """The facts of the annotated document. Raises UnreadSource."""
    return _read(annotation.source, annotation.doc, ner=ner)


def _read(path: Path, name: str = "", *, ner: bool) -> Facts:
    outcome = read(Source((name or path.name,), path.read_bytes()), ner=ner)
    if outcome.facts is None:
        what = f"{name or path.name} cannot be read: {outcome.error}"
        raise UnreadSource(what, where=str(path), remedy="Run `tongchou extract` on it.")
    return outcome.facts
