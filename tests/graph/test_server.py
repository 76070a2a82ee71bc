"""A second server beside that of the other tests: started by processes that are killed, killed itself."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from graph.errors import FolderRefused, NoNetwork, PortTaken, StartFailed
from graph.server import LocalServer
from graph.settings import GraphSettings
from graph.store import Store

# Starts the server of a home, says which process it is, and is killed as hard as can be.
_START_AND_DIE = """
import os, signal, sys
from pathlib import Path
from graph.server import LocalServer
from graph.settings import GraphSettings
server = LocalServer(GraphSettings(home=Path(sys.argv[1]), local_heap_mb=512))
server.start()
print(server.status().pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def _settings(home: Path, **fields: object) -> GraphSettings:
    return GraphSettings.model_validate({"home": home, "local_heap_mb": 512, **fields})


@pytest.fixture(scope="module")
def other(settings: GraphSettings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A server in a home of its own, started by two processes at once; both are dead by now."""
    home = tmp_path_factory.mktemp("other")
    assert LocalServer(settings).status().running  # so the usual port is taken
    starters = [
        subprocess.Popen([sys.executable, "-c", _START_AND_DIE, home], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [starter.communicate()[0].strip() for starter in starters]
    server = LocalServer(_settings(home))
    try:
        assert [starter.returncode for starter in starters] == [-signal.SIGKILL] * 2
        assert said[0]
        assert said == [str(server.status().pid)] * 2
        yield server
    finally:
        server.stop()


def test_starting_again_joins(settings: GraphSettings) -> None:
    server = LocalServer(settings)
    before = server.status()
    server.start()
    assert before.running
    assert server.status() == before


def test_two_homes_share_neither_port_nor_store(settings: GraphSettings, other: LocalServer) -> None:
    first, second = LocalServer(settings).status(), other.status()
    assert second.running
    assert first.uri != second.uri
    assert first.pid != second.pid
    assert first.data != second.data


def test_password_is_for_the_user_alone(other: LocalServer) -> None:
    folder = other.layout.folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(other.status().password_file.stat().st_mode) == 0o600
    password = other.status().password_file.read_text("utf-8").strip()
    assert len(password) >= 24
    command = psutil.Process(other.status().pid).cmdline()
    assert not any(password in argument for argument in command)
    assert password not in other.layout.configuration.read_text("utf-8")


def test_listens_on_the_loopback_only(other: LocalServer) -> None:
    sockets = psutil.Process(other.status().pid).net_connections()
    listening = {s.laddr.ip.removeprefix("::ffff:") for s in sockets if s.status == psutil.CONN_LISTEN}
    assert listening == {"127.0.0.1"}
    assert [s for s in sockets if s.type == socket.SOCK_DGRAM] == []


def test_dangerous_defaults_are_off(store: Store) -> None:
    names = [
        "dbms.security.allow_csv_import_from_file_urls",
        "dbms.usage_report.enabled",
        "server.fleet_discovery.enabled",
        "server.http.enabled",
        "server.http.x_forward.enabled",
    ]
    rows = store.read("SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value", names=names)
    assert {row["name"]: row["value"] for row in rows} == dict.fromkeys(names, "false")


def test_started_just_before_a_kill_is_found(other: LocalServer) -> None:
    """The state as it stands between the start of the process and the note of its number."""
    before = other.status()
    state = json.loads(other.layout.state.read_text("utf-8"))
    other.layout.state.write_text(json.dumps({**state, "pid": None}))
    other.start()
    assert other.status() == before


def test_killed_server_comes_back_with_its_data_and_stops(other: LocalServer) -> None:
    with Store.open(other.settings) as store:
        store.write("CREATE (:Kept {name: $name})", name="统筹")
    killed = other.status()
    assert killed.pid is not None
    os.kill(killed.pid, signal.SIGKILL)
    with Store.open(other.settings) as store:
        assert store.read("MATCH (k:Kept) RETURN k.name AS name") == [{"name": "统筹"}]
    assert other.status().pid != killed.pid
    assert other.stop()
    assert not other.status().running
    assert not other.stop()


def test_password_that_is_gone(settings: GraphSettings, tmp_path: Path) -> None:
    server = LocalServer(_settings(tmp_path, cache=settings.cache))
    (server.layout.data / "databases").mkdir(parents=True)
    with pytest.raises(FolderRefused, match="password") as caught:
        server.start()
    assert caught.value.where == str(server.layout.password)


def test_number_used_again_by_another_process_is_left_alone(tmp_path: Path) -> None:
    server = LocalServer(_settings(tmp_path))
    server.layout.folder.mkdir()
    state = {"pid": os.getpid(), "port": 7687, "version": "2026.09.0"}
    server.layout.state.write_text(json.dumps(state))
    assert not server.status().running
    assert not server.stop()


def test_home_that_was_never_started(tmp_path: Path) -> None:
    server = LocalServer(_settings(tmp_path / "none"))
    assert not server.status().running
    assert not server.stop()
    assert not (tmp_path / "none").exists()


def test_port_that_is_taken(settings: GraphSettings, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken, match=f"port {port} .*TONGCHOU_LOCAL_PORT"):
            LocalServer(_settings(tmp_path, cache=settings.cache, local_port=port)).start()


def test_failed_start_shows_the_log(settings: GraphSettings, tmp_path: Path) -> None:
    server = LocalServer(_settings(tmp_path, cache=settings.cache, local_heap_mb=1 << 40))
    with pytest.raises(StartFailed, match="TONGCHOU_LOCAL_HEAP_MB") as caught:
        server.start()
    assert "heap" in caught.value.log
    assert str(caught.value).endswith(caught.value.log)
    assert not server.status().running


def test_first_start_without_network(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
        server = LocalServer(_settings(tmp_path / "home", cache=tmp_path / "cache", maven_url=url))
        with pytest.raises(NoNetwork, match="TONGCHOU_MAVEN_URL"):
            server.start()
    assert not server.status().running
