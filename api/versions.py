"""The version of what answers are made from, and the ETags made of it: the one place for both.

The version is what the node about the whole says (`content_hash`, the extractor, the schema, what is computed
over the graph), the log of judgements, what became of the files, and the program itself. It is read from the
database when a file of the home shows that somebody wrote, and otherwise once in `AGE` seconds: a writer on
another machine may go unnoticed so long, one on this machine never.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from fastapi import Request

AGE = 1.0
PROGRAM = importlib.metadata.version("tongchou")


class Versions:
    """The version now. `read` gives the properties of the node about the whole, `files` change with it: the
    log of judgements first, then what became of the files that were read."""

    def __init__(self, read: Callable[[], Mapping[str, object]], files: Iterable[Path]) -> None:
        self._read = read
        self._files = tuple(files)
        self._held: tuple[object, float, str] | None = None

    def now(self) -> str:
        """Sixteen hex digits. Raises GraphError when the database does not answer."""
        seen = [_stamp(path) for path in self._files]
        held = self._held
        if held is not None and held[0] == seen and time.monotonic() - held[1] <= AGE:
            return held[2]
        # Without a lock: where the database does not answer, those who ask would wait for one another.
        asked = time.monotonic()
        judged = seen[0][1] if seen[0] else 0  # bytes of a log that only grows
        said = json.dumps([PROGRAM, judged, seen[1], self._read()], sort_keys=True)
        version = hashlib.sha256(said.encode()).hexdigest()[:16]
        self._held = (seen, asked, version)
        return version


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def etag(request: Request, form: str) -> str:
    """The tag of the answer to `request` in the media type `form`. Raises GraphError."""
    versions: Versions = request.app.state.database.versions
    asked = f"{versions.now()} {request.url.path}?{request.url.query} {form}"
    return f'W/"{hashlib.sha256(asked.encode()).hexdigest()[:16]}"'


def is_held(request: Request, tag: str) -> bool:
    """Whether the client says that it holds the answer of this tag."""
    held = [one.strip() for one in request.headers.get("if-none-match", "").split(",")]
    return "*" in held or tag.removeprefix("W/") in [one.removeprefix("W/") for one in held]
