"""The jars are fetched from a real HTTP server on the loopback; no test here leaves the machine."""

from __future__ import annotations

import hashlib
import resource
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph.errors import DiskFull, DownloadFailed, FolderRefused, NoNetwork
from graph.jars import Jar, ensure, missing, pinned, version
from graph.progress import Progress


@dataclass
class Repository:
    """What the server has by path, what it has been asked for, and how often it fails first."""

    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    failures: int = 0
    cut: bool = False
    url: str = ""

    def add(self, coordinate: str, data: bytes) -> Jar:
        jar = Jar(coordinate, len(data), hashlib.sha256(data).hexdigest())
        self.files[f"/{jar.path}"] = data
        return jar


@pytest.fixture
def repository() -> Iterator[Repository]:
    held = Repository()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            held.asked.append(self.path)
            data = held.files.get(self.path)
            if len(held.asked) <= held.failures:
                self.send_error(503)
            elif data is None:
                self.send_error(404)
            else:
                self.send_response(200)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data[: len(data) // 2] if held.cut else data)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        held.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield held
        server.shutdown()
        thread.join()


def _files(cache: Path) -> list[str]:
    return sorted(path.name for path in cache.rglob("*") if path.is_file() and path.name != ".lock")


def test_lock_pins_one_version_and_names_no_host() -> None:
    jars = pinned()
    assert version(jars).startswith("2026.")
    assert {
        j.coordinate.split(":")[2] for j in jars if j.coordinate.startswith("org.neo4j:neo4j-kernel:")
    } == {version(jars)}
    assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in jars)
    assert len({jar.cached(Path()) for jar in jars}) == len(jars)
    text = Path(sys.modules["graph.jars"].__file__ or "").with_name("jars.lock").read_text("utf-8")
    assert "://" not in text


@pytest.mark.parametrize(
    ("coordinate", "path"),
    [
        ("org.neo4j:neo4j:1.0", "org/neo4j/neo4j/1.0/neo4j-1.0.jar"),
        ("io.netty:epoll:4.2:linux-x86_64", "io/netty/epoll/4.2/epoll-4.2-linux-x86_64.jar"),
    ],
)
def test_path_in_a_repository(coordinate: str, path: str) -> None:
    assert Jar(coordinate, 1, "").path == path


def test_ensure_fetches_once_and_tells_how_far_it_is(repository: Repository, tmp_path: Path) -> None:
    jars = (repository.add("a:one:1", b"x" * 300_000), repository.add("b:one:1", b"y" * 10))
    told: list[Progress] = []
    paths = ensure(jars, tmp_path, repository.url, told.append)
    assert [path.read_bytes() for path in paths] == [b"x" * 300_000, b"y" * 10]
    assert (told[-1].done, told[-1].total, told[-1].unit) == (300_010, 300_010, "bytes")
    assert ensure(jars, tmp_path, repository.url) == paths
    assert len(repository.asked) == 2


def test_ensure_fetches_again_what_a_power_cut_left_empty(repository: Repository, tmp_path: Path) -> None:
    jars = (repository.add("a:one:1", b"whole"),)
    (path,) = ensure(jars, tmp_path, repository.url)
    path.write_bytes(b"")
    assert missing(jars, tmp_path) == jars
    ensure(jars, tmp_path, repository.url)
    assert path.read_bytes() == b"whole"


def test_ensure_tries_again_when_the_server_is_busy(repository: Repository, tmp_path: Path) -> None:
    repository.failures = 2
    jars = (repository.add("a:one:1", b"whole"),)
    told: list[Progress] = []
    ensure(jars, tmp_path, repository.url, told.append)
    assert _files(tmp_path) == ["one-1.jar"]
    assert told[-1].done == told[-1].total == 5


def test_checksum_mismatch_keeps_nothing(repository: Repository, tmp_path: Path) -> None:
    jar = repository.add("a:one:1", b"pinned")
    repository.files[f"/{jar.path}"] = b"forged"
    with pytest.raises(DownloadFailed, match="not the one that is pinned") as caught:
        ensure((jar,), tmp_path, repository.url)
    assert caught.value.where.endswith(jar.path)
    assert _files(tmp_path) == []


def test_file_cut_short_keeps_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.cut = True
    jar = repository.add("a:one:1", b"x" * 100_000)
    with pytest.raises((DownloadFailed, NoNetwork)):
        ensure((jar,), tmp_path, repository.url)
    assert _files(tmp_path) == []


def test_missing_file_is_not_asked_for_again(repository: Repository, tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed, match="404"):
        ensure((Jar("a:one:1", 1, "0" * 64),), tmp_path, repository.url)
    assert len(repository.asked) == 1


def test_offline_says_what_to_set(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
        with pytest.raises(NoNetwork, match="TONGCHOU_MAVEN_URL") as caught:
            ensure((Jar("a:one:1", 1, "0" * 64),), tmp_path, url)
    assert caught.value.where.startswith(url)
    assert _files(tmp_path) == []


def test_no_room_is_said_before_the_download(repository: Repository, tmp_path: Path) -> None:
    with pytest.raises(DiskFull, match="TONGCHOU_CACHE"):
        ensure((Jar("a:one:1", 1 << 60, "0" * 64),), tmp_path, repository.url)
    assert repository.asked == []


def test_disk_full_in_the_middle_keeps_what_is_whole(repository: Repository, tmp_path: Path) -> None:
    """The system refuses to let a file grow: to the program the same as a disk that is full."""
    small = repository.add("a:small:1", b"s" * 1_000)
    large = repository.add("b:large:1", b"l" * 1_000_000)
    program = (
        "import resource, sys; from pathlib import Path; from graph.jars import Jar, ensure\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, {resource.RLIM_INFINITY}))\n"
        f"ensure(({small!r},), Path(sys.argv[1]), sys.argv[2])\n"
        f"ensure(({small!r}, {large!r}), Path(sys.argv[1]), sys.argv[2])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path, repository.url], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "DiskFull: no room to write a file" in done.stderr
    assert _files(tmp_path) == ["small-1.jar"]


def test_parts_of_a_killed_download_are_cleared(repository: Repository, tmp_path: Path) -> None:
    jar = repository.add("a:one:1", b"whole")
    left = jar.cached(tmp_path).with_name("one-1.jar.99999.part")
    left.parent.mkdir(parents=True)
    left.write_bytes(b"who")
    ensure((jar,), tmp_path, repository.url)
    assert _files(tmp_path) == ["one-1.jar"]


def test_cache_that_is_no_folder(tmp_path: Path) -> None:
    cache = tmp_path / "file"
    cache.write_text("")
    with pytest.raises(FolderRefused, match="TONGCHOU_CACHE"):
        ensure((Jar("a:one:1", 1, "0" * 64),), cache, "http://127.0.0.1:9")
