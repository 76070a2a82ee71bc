"""One reader per format: bytes -> the text as received, line ends kept, without a byte-order mark.

`read(source)` picks the reader by media type. A further format is one module with a function
`(name, data) -> str` and one entry in `READERS` (and its ending in `MEDIA_TYPES`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from ingest.errors import SourceError
from ingest.readers import txt

__all__ = ["MEDIA_TYPES", "READERS", "Reader", "media_type", "read"]

Reader = Callable[[str, bytes], str]

MEDIA_TYPES: Mapping[str, str] = {".txt": "text/plain", ".text": "text/plain"}
READERS: Mapping[str, Reader] = {"text/plain": txt.read}


def media_type(name: str) -> str | None:
    """The media type that a file's ending names, None where no reader is registered for it."""
    return MEDIA_TYPES.get(PurePosixPath(name).suffix.lower())


def read(name: str, data: bytes) -> tuple[str, str]:
    """The media type and the text of one file.

    Raises SourceError (`unsupported`, `empty`, `binary`, `encoding`) naming the file.
    """
    kind = media_type(name)
    if kind is None:
        known = ", ".join(sorted(MEDIA_TYPES))
        raise SourceError(name, "no reader for this kind of file", f"give one of {known}", kind="unsupported")
    return kind, READERS[kind](name, data)
