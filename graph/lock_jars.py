"""Remakes `jars.lock`: python -m graph.lock_jars [VERSION] [--maven-url URL].

Resolves Neo4j and its server with jgo (pure Python; about a minute), fetches every jar, checks it against
the repository's own SHA-1 and pins coordinate, size and SHA-256, sorted. Without VERSION the version that
is locked stays, so that running it again changes nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jgo.maven import Artifact, MavenContext

from graph.files import write_whole
from graph.jars import Jar, pinned, version
from graph.settings import GraphSettings

ROOTS = ("org.neo4j:neo4j", "org.neo4j.app:neo4j-server")
LOCK = Path(__file__).with_name("jars.lock")
HEADER = """\
# The jars that a local Neo4j {version} consists of: coordinate, bytes, SHA-256.
# Made by `python -m graph.lock_jars`, which says how. Neo4j Community is GPLv3: it is fetched by the user's
# machine and runs as a process of its own.
"""


def resolve(wanted: str, maven_url: str, folder: Path) -> tuple[Jar, ...]:
    """Every jar that Neo4j of that version needs at run time."""
    context = MavenContext(repo_cache=folder, remote_repos={"central": maven_url}, timeout=60)
    roots = [context.create_dependency(f"{root}:{wanted}") for root in ROOTS]
    direct, transitive = context.resolver.resolve(roots)
    artifacts = [dependency.artifact for dependency in (*direct, *transitive)]
    with ThreadPoolExecutor(8) as pool:
        return tuple(sorted(pool.map(_pin, artifacts)))


def _pin(artifact: Artifact) -> Jar:
    data = Path(artifact.resolve()).read_bytes()
    parts = (artifact.groupId, artifact.artifactId, artifact.version, artifact.classifier)
    return Jar(":".join(filter(None, parts)), len(data), hashlib.sha256(data).hexdigest())


def render(jars: tuple[Jar, ...]) -> str:
    """The text of the lock file."""
    rows = "".join(f"{jar.coordinate} {jar.size} {jar.sha256}\n" for jar in jars)
    return HEADER.format(version=version(jars)) + rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version", nargs="?")
    parser.add_argument("--maven-url", default=GraphSettings().maven_url)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        jars = resolve(chosen.version or version(pinned()), chosen.maven_url, Path(folder))
    write_whole(LOCK, render(jars))
    print(f"{LOCK.name}: {len(jars)} jars, {sum(jar.size for jar in jars) / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
