"""Files out of a request: streamed to a folder of the home under names that lead nowhere else."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect

from api.errors import UploadError, UploadTypeError
from api.job_shapes import JobSkipped
from graph.files import disk

# A file system takes 255 bytes; a title in Chinese is soon as long.
_NAME_BYTES = 200
FIELD = "files"


@dataclass(frozen=True, slots=True)
class Uploaded:
    """The names of the files that now lie in the folder, and those that were left out, with the reason."""

    names: tuple[str, ...]
    skipped: tuple[JobSkipped, ...]


async def receive(request: Request, folder: Path, suffixes: Sequence[str], most: int) -> Uploaded:
    """Puts the files of a multipart body into `folder`, and leaves out those whose names end with none of
    `suffixes`. A name that comes twice has a folder of its own.

    What is larger than memory should hold is spooled to a temporary file while it comes; the size of the
    whole is limited around the application. Raises UploadError without a file, or with more than `most`, and
    UploadTypeError when none can be read.
    """
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise UploadError("the body is no multipart/form-data")
    broken: list[Exception] = []
    stream = _ending_well(request, broken)
    parser = MultiPartParser(request.headers, stream, max_files=most, max_fields=16)
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise broken[0] if broken else UploadError(error.message) from error
    except KeyError as error:  # no boundary
        raise UploadError("the body has no parts") from error
    try:
        files = [one for _, one in form.multi_items() if isinstance(one, UploadFile)]
        if not files:
            raise UploadError("no file came")
        return await run_in_threadpool(_put, files, folder, suffixes)
    finally:
        await form.close()


async def _ending_well(request: Request, broken: list[Exception]) -> AsyncGenerator[bytes, None]:
    """The body. Where it breaks off (too large, too slow, gone), the parser hears of it in the one way that
    makes it let go of its temporary files, and `broken` has what it was."""
    try:
        async for chunk in request.stream():
            yield chunk
    except (HTTPException, ClientDisconnect) as error:
        broken.append(error)
        raise MultiPartException("the body broke off") from error


def _put(files: Sequence[UploadFile], folder: Path, suffixes: Sequence[str]) -> Uploaded:
    names: list[str] = []
    skipped: list[JobSkipped] = []
    for file in files:
        name = plain(file.filename or "")
        if not name.lower().endswith(tuple(suffixes)):
            reason = f"no file of this kind can be read; those that can end with {', '.join(suffixes)}"
            skipped.append(JobSkipped(name=name, reason=reason))
            continue
        path = folder / name
        number = 1
        while path.exists():
            number += 1
            path = folder / str(number) / name
        with disk(path):
            path.parent.mkdir(exist_ok=True, mode=0o700)
            with path.open("xb") as out:
                shutil.copyfileobj(file.file, out)
        names.append(path.relative_to(folder).as_posix())
    if not names:
        raise UploadTypeError(skipped[0].name, suffixes)
    return Uploaded(tuple(names), tuple(skipped))


def plain(given: str) -> str:
    """A file's own name without any folder, control characters or leading dots, not too long for a disk."""
    name = given.replace("\\", "/").rpartition("/")[2]
    shown = "".join(one for one in name if unicodedata.category(one)[0] != "C").strip().lstrip(".")
    stem, suffix = PurePosixPath(shown).stem, PurePosixPath(shown).suffix
    room = max(0, _NAME_BYTES - len(suffix.encode()))
    return f"{stem.encode()[:room].decode(errors='ignore')}{suffix}"
