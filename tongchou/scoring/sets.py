"""Which annotations are scored together: the committed sets, or what is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tongchou.scoring.annotations import annotation_files
from tongchou.scoring.errors import AnnotationInvalid, NothingToScore

GIVEN = "given"
# The table of the committed sets, in the repository: annotations are data and not part of the package.
TABLE = "sets.yaml"
FLOORS = "floors.json"
_CHECKOUT = Path(__file__).resolve().parents[2] / "evaluation"


@dataclass(frozen=True, slots=True)
class AnnotatedSet:
    """Annotation files, the folders of their documents, the files of aliases; of a `blind` set no error is
    shown. Of the files in `linking`, annotations or clusters, only what is linked is counted;
    `overlaps` are threads of measures that overlap."""

    name: str
    annotations: tuple[Path, ...]
    documents: tuple[Path, ...]
    aliases: tuple[Path, ...]
    blind: bool = False
    linking: tuple[Path, ...] = ()
    overlaps: tuple[Path, ...] = ()

    @property
    def absent(self) -> str:
        """What is not here of the set, so that it cannot be scored; empty where it can."""
        files = self.files or self.overlaps
        return "" if files and self.documents else "documents" if files else "annotations"

    @property
    def files(self) -> tuple[Path, ...]:
        return (*self.annotations, *self.linking)


def evaluation_folder() -> Path | None:
    """The folder `evaluation` of the checkout that the program runs from, else of the current folder."""
    for folder in (_CHECKOUT, Path.cwd() / "evaluation"):
        if (folder / TABLE).is_file():
            return folder
    return None


def committed(folder: Path, documents: Sequence[Path] = ()) -> list[AnnotatedSet]:
    """The sets of `folder`, those that are not here among them; `documents` are looked through first."""
    table = yaml.safe_load((folder / TABLE).read_text(encoding="utf-8"))
    return [_committed(folder.parent, name, said, documents) for name, said in table.items()]


def _committed(root: Path, name: str, said: Mapping[str, Any], documents: Sequence[Path]) -> AnnotatedSet:
    def paths(key: str) -> list[Path]:
        return [path for given in said.get(key, ()) if (path := root / given).exists()]

    # A part of these would be another measure.
    whole, threads = (len(paths(key)) == len(said.get(key, ())) for key in ("linking", "overlaps"))
    return AnnotatedSet(
        name,
        tuple(annotation_files(paths("annotations"))),
        (*documents, *paths("documents")),
        tuple(paths("aliases")),
        said.get("blind", False),
        tuple(annotation_files(paths("linking"))) if whole else (),
        tuple(paths("overlaps")) if threads else (),
    )


def given(paths: Sequence[Path], documents: Sequence[Path], aliases: Sequence[Path]) -> AnnotatedSet:
    """One set of the files at `paths` and in the folders at `paths`. Documents are looked for in `documents`,
    beside the annotations and where the committed sets have theirs; aliases are those given, those in
    `aliases.json` or `entities.json` beside the annotations, and those of the committed sets.

    Raises AnnotationInvalid.
    """
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise AnnotationInvalid("there is no such file", where=str(missing[0]), remedy="Check the path.")
    files = annotation_files(paths)
    if not files:
        where = ", ".join(map(str, paths))
        raise NothingToScore("no annotation is here", where=where, remedy="See evaluation/README.md.")
    folder = evaluation_folder()
    known = [] if folder is None else committed(folder)
    beside = list(dict.fromkeys(file.parent for file in files))
    named = [up / name for up in beside for name in ("aliases.json", "entities.json")]
    return AnnotatedSet(
        GIVEN,
        tuple(files),
        _once(documents, beside, *(one.documents for one in known)),
        _once(aliases, [path for path in named if path.is_file()], *(one.aliases for one in known)),
    )


def _once(*many: Sequence[Path]) -> tuple[Path, ...]:
    return tuple(dict.fromkeys(path for some in many for path in some))
