"""Paths -> sources: what is to be ingested, what of it cannot be read, and what is left aside."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ingest import sidecar
from ingest.errors import SourceError
from ingest.readers import MEDIA_TYPES, media_type
from ingest.types import Source


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file in a given folder that is not ingested, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Intake:
    """What paths hold, each list in the order of names."""

    sources: tuple[Source, ...]
    errors: tuple[SourceError, ...]
    skipped: tuple[Skipped, ...]


def sources(paths: Iterable[str | os.PathLike[str]]) -> Intake:
    """The files at `paths` and, recursively, in the folders at `paths`.

    The same bytes under several names are one Source. Names are relative to what was given: for a file its
    own name, for a file in a given folder its path in it. The order of `paths` changes nothing. Nothing is
    raised: whatever cannot be read is an error in the answer, and the others go on.
    """
    gathered = _Gathered()
    for path in sorted({Path(path) for path in paths}):
        if path.is_dir():
            gathered.folder(path)
        elif path.exists():
            gathered.file(path.parent, path, asked_for=True)
        else:
            gathered.errors.append(
                SourceError(str(path), "no such file or folder", "check the path", kind="missing")
            )
    return gathered.intake()


@dataclass(slots=True)
class _Found:
    data: bytes
    statements: dict[str, dict[str, str]] = field(default_factory=dict)  # by name


class _Gathered:
    def __init__(self) -> None:
        self.found: dict[str, _Found] = {}
        self.documents = 0
        self.errors: list[SourceError] = []
        self.skipped: set[Skipped] = set()
        self.sidecars: dict[Path, sidecar.Sidecar] = {}

    def folder(self, root: Path) -> None:
        before = self.documents
        for path in _files(root, self.errors):
            self.file(root, path, asked_for=False)
        if self.documents == before:
            known = ", ".join(sorted(MEDIA_TYPES))
            what, hint = "no document in this folder", f"documents end with {known}"
            self.errors.append(SourceError(str(root), what, hint, kind="no-documents"))

    def file(self, root: Path, path: Path, *, asked_for: bool) -> None:
        name = path.relative_to(root).as_posix()
        if path.name == sidecar.NAME:
            self._sidecar(root, path.parent)
            self.skipped.add(Skipped(name, "the table that describes the files beside it"))
            return
        if not asked_for and any(part.startswith((".", "~$")) for part in path.relative_to(root).parts):
            self.skipped.add(Skipped(name, "a hidden file"))
            return
        if media_type(path.name) is None:
            self._unsupported(name, path, asked_for=asked_for)
            return
        self.documents += 1
        try:
            data = path.read_bytes()
        except OSError as error:
            what = f"cannot be read ({error.strerror})"
            self.errors.append(SourceError(name, what, "check its permissions", kind="unreadable"))
            return
        known = self.found.setdefault(hashlib.sha256(data).hexdigest(), _Found(data))
        known.statements.setdefault(name, {}).update(self._stated(root, path))

    def intake(self) -> Intake:
        found = [self._source(known) for known in self.found.values()]
        errors = {str(error): error for error in self.errors}
        return Intake(
            tuple(sorted(found, key=lambda source: source.names)),
            tuple(errors[key] for key in sorted(errors)),
            tuple(sorted(self.skipped, key=lambda skipped: skipped.path)),
        )

    def _source(self, known: _Found) -> Source:
        """The statements under its first name; what the others add. Where two differ, the first holds."""
        names = tuple(sorted(known.statements))
        statements: dict[str, str] = {}
        for name in names:
            for column, value in known.statements[name].items():
                if statements.setdefault(column, value) != value:
                    what = f"{column} `{value}` differs from `{statements[column]}` under {names[0]}"
                    hint = "the bytes are the same: make the rows agree; the first name counts"
                    self.errors.append(SourceError(name, what, hint, kind="sidecar"))
        return Source(names, known.data, statements)

    def _stated(self, root: Path, path: Path) -> Mapping[str, str]:
        """What the tables between the file and the given folder state; the nearest goes before the others."""
        statements: dict[str, str] = {}
        folder = path.parent
        while True:
            table = self._sidecar(root, folder)
            for column, value in table.statements.get(path.relative_to(folder).as_posix(), {}).items():
                statements.setdefault(column, value)
            if folder == root:
                return statements
            folder = folder.parent

    def _sidecar(self, root: Path, folder: Path) -> sidecar.Sidecar:
        if folder not in self.sidecars:
            path = folder / sidecar.NAME
            name = path.relative_to(root).as_posix()
            read = sidecar.read_sidecar(path, name) if path.is_file() else sidecar.Sidecar({}, ())
            self.sidecars[folder] = read
            self.errors.extend(read.errors)
        return self.sidecars[folder]

    def _unsupported(self, name: str, path: Path, *, asked_for: bool) -> None:
        known = ", ".join(sorted(MEDIA_TYPES))
        kind = path.suffix or "no ending"
        if asked_for:
            what, hint = f"no reader for this kind of file ({kind})", f"give one of {known}"
            self.errors.append(SourceError(name, what, hint, kind="unsupported"))
        else:
            self.skipped.add(Skipped(name, f"no reader for this kind of file ({kind})"))


def _files(root: Path, errors: list[SourceError]) -> Iterator[Path]:
    """All files under a folder, sorted; links to folders are not followed, so no circle traps it."""

    def refused(error: OSError) -> None:
        name = Path(error.filename).relative_to(root).as_posix()
        what = f"cannot be read ({error.strerror})"
        errors.append(SourceError(name, what, "check its permissions", kind="unreadable"))

    yield from sorted(
        Path(folder) / file for folder, _, files in os.walk(root, onerror=refused) for file in files
    )
