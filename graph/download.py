"""One file from a repository into the cache: checked against its SHA-256 before it gets its name."""

from __future__ import annotations

import errno
import hashlib
import http.client
import os
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import cache
from pathlib import Path

import certifi

from graph.errors import DownloadFailed, GraphError, NoNetwork
from graph.files import disk, make_folder

_TRIES = 3
_TIMEOUT_SECONDS = 30.0
_CHUNK = 1 << 16
_REMEDY = (
    "Neo4j is fetched once, on the first start. Check the network (HTTPS_PROXY is honoured), or set "
    "TONGCHOU_MAVEN_URL to a Maven repository that this machine reaches, or TONGCHOU_NEO4J_URI to a Neo4j "
    "that already runs."
)


class _StoppedError(Exception):
    """The other downloads failed; this one is not worth finishing."""


def fetch(
    base: str, path: str, target: Path, sha256: str, count: Callable[[int], None], stop: threading.Event
) -> None:
    """Fetches `base`/`path` to `target`, trying three times; `count` is told of every byte, kept or not.

    Raises NoNetwork, DownloadFailed, DiskFull or FolderRefused. Ends without a file once `stop` is set.
    """
    url = f"{base.rstrip('/')}/{path}"
    make_folder(target.parent)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    for attempt in range(1, _TRIES + 1):
        received = _Received(count)
        try:
            _attempt(url, part, target, sha256, received, stop)
        except _StoppedError:
            return
        except (OSError, http.client.HTTPException) as error:
            received.forget()
            if isinstance(error, urllib.error.HTTPError):
                error.close()
            if attempt == _TRIES or not _passing(error):
                raise _explained(error, url) from error
            stop.wait(0.5 * attempt)
        else:
            return
        finally:
            part.unlink(missing_ok=True)


class _Received:
    def __init__(self, count: Callable[[int], None]) -> None:
        self._count = count
        self._total = 0

    def add(self, size: int) -> None:
        self._total += size
        self._count(size)

    def forget(self) -> None:
        self._count(-self._total)


def _attempt(
    url: str, part: Path, target: Path, sha256: str, received: _Received, stop: threading.Event
) -> None:
    """Errors of the network pass through as OSError; those of the disk are already ours."""
    digest = hashlib.sha256()
    with disk(part):
        file = part.open("wb")
    with file, urllib.request.urlopen(url, timeout=_TIMEOUT_SECONDS, context=_trust()) as answer:
        while chunk := answer.read(_CHUNK):
            if stop.is_set():
                raise _StoppedError
            digest.update(chunk)
            received.add(len(chunk))
            with disk(part):
                file.write(chunk)
        with disk(part):
            file.flush()
            os.fsync(file.fileno())
    if digest.hexdigest() != sha256:
        raise DownloadFailed(
            f"the file is not the one that is pinned: SHA-256 {digest.hexdigest()} instead of {sha256}",
            where=url,
            remedy="Nothing was kept. A mirror or proxy may have changed it: try another TONGCHOU_MAVEN_URL.",
        )
    with disk(target):
        part.replace(target)


@cache
def _trust() -> ssl.SSLContext:
    """The system's certificates; those of certifi where the system has none, as on a minimal Debian."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        context.load_verify_locations(certifi.where())
    return context


def _passing(error: OSError | http.client.HTTPException) -> bool:
    """Whether trying again may help: not for 4xx but 408 and 429, nor where nobody listens."""
    if isinstance(error, urllib.error.HTTPError):
        return error.code >= 500 or error.code in (408, 429)
    reason = getattr(error, "reason", error)
    return getattr(reason, "errno", None) != errno.ECONNREFUSED


def _explained(error: OSError | http.client.HTTPException, url: str) -> GraphError:
    if isinstance(error, urllib.error.HTTPError):
        return DownloadFailed(
            f"the repository answers {error.code} {error.reason} for a jar of Neo4j",
            where=url,
            remedy=_REMEDY,
        )
    return NoNetwork(
        f"no answer while fetching Neo4j: {getattr(error, 'reason', error)}", where=url, remedy=_REMEDY
    )
