"""What can be wrong with what is to be ingested.

IngestError
├── SourceError    a file, folder or sidecar row that cannot be read; the others go on
└── ExtraMissing   an optional part that was asked for and is not installed
"""

from __future__ import annotations

from typing import Literal

SourceKind = Literal[
    "missing",  # no such path
    "unreadable",  # the system refuses to read it
    "no-documents",  # a folder without one readable document
    "empty",  # no bytes, or white space only
    "binary",  # no text, whatever its name says
    "encoding",  # text in an encoding that cannot be told
    "unsupported",  # a format that no reader is registered for
    "sidecar",  # a row or cell of the sidecar table
]


class IngestError(Exception):
    """Says what is wrong, where (`path`, relative to what was ingested) and what to do (`hint`)."""

    def __init__(self, path: str, what: str, hint: str) -> None:
        super().__init__(path, what, hint)
        self.path = path
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.path}: {self.what}; {self.hint}"


class SourceError(IngestError):
    """One source that cannot be read, or one row of a sidecar that cannot be used.

    `kind` is one of `SourceKind`; `row` the line of the sidecar, counted from 1 with the header, else None.
    """

    def __init__(self, path: str, what: str, hint: str, *, kind: SourceKind, row: int | None = None) -> None:
        super().__init__(path, what, hint)
        self.kind = kind
        self.row = row

    def __str__(self) -> str:
        where = self.path if self.row is None else f"{self.path}, row {self.row}"
        return f"{where}: {self.what}; {self.hint}"

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders; keyword-only fields do not survive the default pickling.
        return _restore, (self.path, self.what, self.hint, self.kind, self.row)


class ExtraMissing(IngestError):
    """What needs the optional part `extra`, whose module `module` is not here."""

    def __init__(self, extra: str, module: str) -> None:
        what = f"the extra `{extra}` was asked for and is not installed (no module {module})"
        super().__init__(extra, what, f"run: pip install 'tongchou[{extra}]'")
        self.extra = extra
        self.module = module

    def __str__(self) -> str:
        return f"{self.what}; {self.hint}"

    def __reduce__(self) -> tuple[object, ...]:
        return ExtraMissing, (self.extra, self.module)


def _restore(path: str, what: str, hint: str, kind: SourceKind, row: int | None) -> SourceError:
    return SourceError(path, what, hint, kind=kind, row=row)
