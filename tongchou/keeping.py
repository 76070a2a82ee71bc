"""Documents that were uploaded, kept as they came: `documents/ID/NAME` of the home, ID being the document's.

So what is in the graph can be read again (`tongchou ingest ~/.local/share/tongchou/documents/*`), and shown
as it was received. What a table said of a document stands beside it, in a table of its own.
"""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path, PurePosixPath

from graph import GraphSettings
from graph.files import disk, make_folder, write_whole
from graph.ids import document_id
from ingest.sidecar import NAME as SIDECAR
from ingest.types import Source


def folder_of(settings: GraphSettings, document: str) -> Path:
    """Where a document is kept."""
    return settings.home / "documents" / document


def kept(settings: GraphSettings) -> list[str]:
    """The ids of the documents that are kept."""
    return sorted(folder.name for folder in (settings.home / "documents").glob("*") if folder.is_dir())


def keep(settings: GraphSettings, source: Source) -> str:
    """Keeps a document under each of its names, and returns its id."""
    document = document_id(source.data)
    folder = make_folder(folder_of(settings, document), mode=0o700)
    names = [PurePosixPath(name).name for name in source.names]
    for name in names:
        part = folder / f".{name}.part"
        with disk(folder):
            part.write_bytes(source.data)
            part.replace(folder / name)
    if source.statements:
        table = io.StringIO(newline="")
        columns = sorted(source.statements)
        rows = csv.writer(table)
        rows.writerow(["file", *columns])
        rows.writerows([name, *(source.statements[column] for column in columns)] for name in names)
        write_whole(folder / SIDECAR, table.getvalue(), mode=0o600)
    return document


def forget(settings: GraphSettings, document: str) -> None:
    """Keeps a document no longer."""
    folder = folder_of(settings, document)
    if folder.is_dir():
        with disk(folder):
            shutil.rmtree(folder)
