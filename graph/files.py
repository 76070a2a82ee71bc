"""Files that survive a kill: written whole or not at all, and locks that the kernel lets go."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from graph.errors import DiskFull, FolderRefused, GraphError, HomeBusy

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def explained(error: OSError, path: Path) -> GraphError:
    """Our error for what the system says of a path that we write."""
    if error.errno in _FULL:
        return DiskFull(
            f"no room to write a file: {error.strerror}",
            where=str(path),
            remedy="Free some space, or point TONGCHOU_HOME and TONGCHOU_CACHE at another disk; "
            "what is complete is kept and the next start goes on from there.",
        )
    return FolderRefused(
        f"cannot use a file of ours: {error.strerror or error}",
        where=str(path),
        remedy="Give the user write access, or point TONGCHOU_HOME and TONGCHOU_CACHE elsewhere.",
    )


@contextlib.contextmanager
def disk(path: Path) -> Iterator[None]:
    """Turns the system's errors about `path` into ours."""
    try:
        yield
    except OSError as error:
        raise explained(error, Path(error.filename) if error.filename else path) from error


def make_folder(path: Path, mode: int = 0o755) -> Path:
    """The folder, made when it is missing; its mode is set only then."""
    with disk(path):
        path.mkdir(parents=True, exist_ok=True, mode=mode)
    return path


def write_whole(path: Path, text: str, mode: int = 0o644) -> None:
    """Replaces the file in one step: a reader sees the old text or the new, a kill leaves no half."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    with disk(path):
        try:
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


@contextlib.contextmanager
def locked(path: Path, seconds: float) -> Iterator[None]:
    """Holds an exclusive lock on the file `path`; the kernel releases it when the holder dies.

    Raises HomeBusy when another process holds it for longer than `seconds`.
    """
    with disk(path):
        file = path.open("a")
    with file:
        _acquire(file.fileno(), path, time.monotonic() + seconds)
        yield


def _acquire(descriptor: int, path: Path, deadline: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise HomeBusy(
                    "another process has been starting or stopping the database for too long",
                    where=str(path),
                    remedy="Wait for it, or end it; its lock ends with it.",
                ) from None
            time.sleep(0.05)
