"""A local Neo4j for people who have none: started, joined, stopped, and found again after a kill.

Everything is under `GraphSettings.home / "neo4j"`. The process is its own: it stays when the program ends,
until `stop`. One lock a home keeps two starts from sharing a store; the kernel drops it with its holder.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from graph import jars as neo4j_jars
from graph import processes
from graph.errors import DiskFull, PortTaken, StartFailed
from graph.files import disk, locked, make_folder, write_whole
from graph.progress import Progress, Watcher, unwatched
from graph.server_files import HOST, USER, Layout, command, environment, password_of, prepare
from graph.settings import GraphSettings

DEFAULT_PORT = 7687
# Bolt's magic number and the versions 5.x and 4.4: any Neo4j that is ready answers with four bytes.
_HANDSHAKE = bytes.fromhex("6060b017 00080805 00040405 00000404 00000000")
_STOP_SECONDS = 60.0
_TRIES = 3
_LOG_LINES = 15


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach a Neo4j."""

    uri: str
    user: str
    password: str


@dataclass(frozen=True, slots=True)
class Status:
    """What there is of the local Neo4j. `pid` is None and `uri` empty while it does not run."""

    running: bool
    uri: str
    user: str
    password_file: Path
    pid: int | None
    version: str
    data: Path
    log: Path


@dataclass(frozen=True, slots=True)
class _State:
    """`server.json`: the process, its port and version. Written before the start without a process, so that
    one started just before a kill is looked for."""

    pid: int | None
    port: int
    version: str


class LocalServer:
    """The Neo4j of one home."""

    def __init__(self, settings: GraphSettings) -> None:
        self.settings = settings
        self.layout = Layout(settings.home / "neo4j")

    def start(self, watch: Watcher = unwatched) -> Connection:
        """Starts it, or joins it when it runs already, and returns once Bolt answers.

        On the first start the jars are fetched and the password is made. Raises NoNetwork, DownloadFailed,
        DiskFull, FolderRefused, PortTaken, StartFailed or HomeBusy.
        """
        with self._lock():
            state = self._alive()
            # One that was just killed may still be there when we look, and gone when we wait for it.
            if state is None or not self._comes_up(state, watch):
                state = self._start(watch)
            return Connection(_uri(state.port), USER, password_of(self.layout))

    def stop(self) -> bool:
        """Stops it cleanly, and returns whether it ran."""
        if not self.layout.folder.exists():
            return False
        with self._lock():
            state = self._alive()
            if state is None or state.pid is None:
                return False
            processes.end(state.pid, self.layout.mark, _STOP_SECONDS)
            self._write(_State(None, state.port, state.version))
            return True

    def status(self) -> Status:
        """What there is of it now; changes nothing."""
        state = self._alive()
        return Status(
            running=state is not None,
            uri=_uri(state.port) if state else "",
            user=USER,
            password_file=self.layout.password,
            pid=state.pid if state else None,
            version=state.version if state else neo4j_jars.version(neo4j_jars.pinned()),
            data=self.layout.data,
            log=self.layout.log,
        )

    def _start(self, watch: Watcher) -> _State:
        pinned = neo4j_jars.pinned()
        paths = neo4j_jars.ensure(pinned, self.settings.cache, self.settings.maven_url, watch)
        for attempt in range(_TRIES):
            port = self._choose_port(avoid_usual=attempt > 0)
            prepare(self.layout, self.settings, paths, port)
            state = self._launch(port, neo4j_jars.version(pinned))
            if self._comes_up(state, watch):
                return state
            error = self._failed("the process ended while starting", port)
            # Somebody may take the port between our look and the bind.
            if not isinstance(error, PortTaken) or self.settings.local_port is not None:
                break
        raise error

    def _launch(self, port: int, version: str) -> _State:
        self._write(_State(None, port, version))
        for log in (self.layout.log, self.layout.console):
            with disk(log), contextlib.suppress(FileNotFoundError):
                log.replace(log.with_name(f"previous.{log.name}"))
        pid = processes.launch(command(self.layout), environment(os.environ), self.layout.console)
        state = _State(pid, port, version)
        self._write(state)
        return state

    def _comes_up(self, state: _State, watch: Watcher) -> bool:
        """Waits until its Bolt answers; False when the process ends instead. StartFailed after the limit."""
        assert state.pid is not None
        pid, step = state.pid, "starting Neo4j"
        watch(Progress(step))

        def settled() -> bool:
            answers = _answers(state.port) and processes.listens(pid, state.port)
            return answers or not processes.runs(pid, self.layout.mark)

        if not processes.wait_until(settled, self.settings.local_start_seconds):
            processes.end(pid, self.layout.mark, 10)
            raise self._failed(f"no answer within {self.settings.local_start_seconds:g} s")
        if not processes.runs(pid, self.layout.mark):
            return False
        watch(Progress(step, 1, 1))
        return True

    def _failed(self, what: str, port: int | None = None) -> StartFailed | PortTaken | DiskFull:
        log = self._log_tail()
        if port is not None and ("Address already in use" in log or _bound(port)):
            return _port_taken(port)
        if "No space left on device" in log:
            return DiskFull(
                "the database has no room left", where=str(self.layout.data), remedy="Free some space."
            )
        remedy = (
            "The log says why; TONGCHOU_LOCAL_HEAP_MB and TONGCHOU_LOCAL_START_SECONDS change the limits."
        )
        where = str(self.layout.log)
        return StartFailed(f"the local Neo4j did not start: {what}", where=where, remedy=remedy, log=log)

    def _log_tail(self) -> str:
        lines: list[str] = []
        for path in (self.layout.console, self.layout.log):
            with contextlib.suppress(OSError):
                lines += path.read_text("utf-8", errors="replace").splitlines()[-_LOG_LINES:]
        return "\n".join(lines)

    def _choose_port(self, avoid_usual: bool) -> int:
        if self.settings.local_port is not None:
            if _bound(self.settings.local_port):
                raise _port_taken(self.settings.local_port)
            return self.settings.local_port
        last = self._read()
        usual = [last.port if last else DEFAULT_PORT, DEFAULT_PORT]
        return next((port for port in usual if not avoid_usual and not _bound(port)), _free_port())

    def _alive(self) -> _State | None:
        state = self._read()
        if state is None:
            return None
        pid = state.pid or processes.find(self.layout.mark)
        if pid is None or not processes.runs(pid, self.layout.mark):
            return None
        return _State(pid, state.port, state.version)

    def _read(self) -> _State | None:
        with disk(self.layout.state), contextlib.suppress(FileNotFoundError):
            return _State(**json.loads(self.layout.state.read_text("utf-8")))
        return None

    def _write(self, state: _State) -> None:
        write_whole(self.layout.state, json.dumps(asdict(state)) + "\n", 0o600)

    @contextlib.contextmanager
    def _lock(self) -> Iterator[None]:
        make_folder(self.layout.folder, 0o700)
        # Whoever holds it may be fetching the jars first.
        with locked(self.layout.lock, self.settings.local_start_seconds + 3600):
            yield


def _uri(port: int) -> str:
    return f"bolt://{HOST}:{port}"


def _answers(port: int) -> bool:
    try:
        with socket.create_connection((HOST, port), timeout=5) as connection:
            connection.sendall(_HANDSHAKE)
            return len(connection.recv(4)) > 0
    except OSError:
        return False


def _bound(port: int) -> bool:
    with socket.socket() as probe:
        # As the server itself binds: a port whose last connections are only waiting to be forgotten is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return True
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def _port_taken(port: int) -> PortTaken:
    return PortTaken(
        f"port {port} is in use by another program",
        where=f"{HOST}:{port}",
        remedy="Unset TONGCHOU_LOCAL_PORT to have a free one chosen, or end that program.",
    )
