"""The jars of Neo4j: which ones, pinned in `jars.lock`, and how they get into the user's cache.

`jars.lock` names no host: the base is `GraphSettings.maven_url`. It is made by `python -m graph.lock_jars`.
"""

from __future__ import annotations

import importlib.resources
import shutil
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

from graph.download import fetch
from graph.errors import DiskFull
from graph.files import disk, locked, make_folder
from graph.progress import Progress, Watcher, unwatched

# Measured with 8: 240 jars, 170 MB, in seconds; more connections bring nothing on two cores.
_WORKERS = 8
_LOCK_SECONDS = 3600.0


@dataclass(frozen=True, slots=True, order=True)
class Jar:
    """One pinned artifact: `coordinate` is group:artifact:version, or group:artifact:version:classifier."""

    coordinate: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        _, artifact, version, *classifier = self.coordinate.split(":")
        return "-".join((artifact, version, *classifier)) + ".jar"

    @property
    def path(self) -> str:
        """Its place in a Maven repository."""
        group, artifact, version, *_ = self.coordinate.split(":")
        return "/".join((*group.split("."), artifact, version, self.name))

    def cached(self, cache: Path) -> Path:
        """Its place in the cache: by group, since two groups may use one file name."""
        return cache / "jars" / self.coordinate.split(":")[0] / self.name


def pinned() -> tuple[Jar, ...]:
    """The jars of `jars.lock`, sorted by coordinate."""
    lines = importlib.resources.files("graph").joinpath("jars.lock").read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return tuple(sorted(Jar(coordinate, int(size), sha256) for coordinate, size, sha256 in rows))


def version(jars: tuple[Jar, ...]) -> str:
    """The version of Neo4j among the jars."""
    return next(j.coordinate.split(":")[2] for j in jars if j.coordinate.startswith("org.neo4j:neo4j:"))


def missing(jars: tuple[Jar, ...], cache: Path) -> tuple[Jar, ...]:
    """The jars that are not in the cache, or not with their size.

    The hash is checked once, before a file gets its name. The size is looked at on every start: a power cut
    can leave a file of that name empty.
    """
    return tuple(jar for jar in jars if not _complete(jar.cached(cache), jar.size))


def _complete(path: Path, size: int) -> bool:
    with disk(path):
        return path.is_file() and path.stat().st_size == size


def ensure(
    jars: tuple[Jar, ...], cache: Path, maven_url: str, watch: Watcher = unwatched
) -> tuple[Path, ...]:
    """The paths of the jars in the cache, in order; what is missing is fetched, eight at a time.

    Whoever comes second waits for the first. Raises NoNetwork, DownloadFailed, DiskFull or FolderRefused;
    what is complete by then stays in the cache.
    """
    if missing(jars, cache):
        folder = make_folder(cache / "jars")
        with locked(folder / ".lock", _LOCK_SECONDS):
            wanted = missing(jars, cache)
            _clear_parts(folder)
            _check_room(folder, sum(jar.size for jar in wanted))
            _fetch_all(wanted, cache, maven_url, watch)
    return tuple(jar.cached(cache) for jar in jars)


def _clear_parts(folder: Path) -> None:
    with disk(folder):
        for part in folder.glob("*/*.part"):
            part.unlink()


def _check_room(folder: Path, size: int) -> None:
    with disk(folder):
        free = shutil.disk_usage(folder).free
    if free < size:
        raise DiskFull(
            f"Neo4j needs {size / 1e6:.0f} MB here, {free / 1e6:.0f} MB are free",
            where=str(folder),
            remedy="Free some space, or point TONGCHOU_CACHE at another disk.",
        )


def _fetch_all(wanted: tuple[Jar, ...], cache: Path, maven_url: str, watch: Watcher) -> None:
    stop, counter = threading.Event(), _Counter()
    total = sum(jar.size for jar in wanted)

    def tell() -> None:
        watch(Progress("fetching Neo4j", counter.value, total, "bytes"))

    with ThreadPoolExecutor(_WORKERS) as pool:
        futures = [
            pool.submit(fetch, maven_url, jar.path, jar.cached(cache), jar.sha256, counter.add, stop)
            for jar in sorted(wanted, key=lambda jar: -jar.size)
        ]
        try:
            _follow(futures, tell)
        finally:
            stop.set()
            pool.shutdown(cancel_futures=True)


def _follow(futures: list[Future[None]], tell: Callable[[], None]) -> None:
    """Reports from the calling thread five times a second; raises what the first failure raised."""
    waiting = set(futures)
    while waiting:
        done, waiting = wait(waiting, timeout=0.2, return_when=FIRST_EXCEPTION)
        for future in done:
            future.result()
        tell()


class _Counter:
    """Bytes received by all threads; what a failed try received is taken off again."""

    def __init__(self) -> None:
        self.value = 0
        self._lock = threading.Lock()

    def add(self, count: int) -> None:
        with self._lock:
            self.value += count
