"""Files that are written for a person: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from tongchou.failures import TongchouError


@contextmanager
def whole(path: Path) -> Iterator[TextIO]:
    """A text file (UTF-8, \\n) that takes the name `path` only when everything is in it."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        part.replace(path)
    except OSError as error:
        raise TongchouError(
            f"cannot write the file: {error.strerror or error}",
            where=str(path),
            remedy="Choose another place with --output.",
        ) from error
    finally:
        part.unlink(missing_ok=True)
