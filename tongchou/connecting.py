"""How to reach the database with other programs: what `tongchou db status` says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph import GraphSettings, LocalServer

DRIVER = '''\
from pathlib import Path
from neo4j import GraphDatabase

QUESTION = """
MATCH (d:Department)-[:负责]->(t:Task)
RETURN d.name AS department, count(DISTINCT t) AS tasks ORDER BY tasks DESC LIMIT 10
"""
with GraphDatabase.driver("{uri}", auth=("{user}", {password})) as driver:
    for record in driver.execute_query(QUESTION, database_="{database}").records:
        print(record["department"], record["tasks"])
'''
PY2NEO = """\
from pathlib import Path
from py2neo import Graph  # in .venv after make run; elsewhere: pip install py2neo

graph = Graph("{uri}", auth=("{user}", {password}), name="{database}")
graph.run("MATCH (d:Department) RETURN d.name LIMIT 10").to_table()
"""


@dataclass(frozen=True, slots=True)
class Connecting:
    """Address, user and where the password is, for the local Neo4j or the one that the settings name."""

    running: bool | None  # None: a server of one's own, which nobody has asked
    uri: str
    user: str
    database: str
    password_file: Path | None
    version: str = ""
    data: Path | None = None
    log: Path | None = None

    @classmethod
    def of(cls, settings: GraphSettings) -> Connecting:
        if settings.neo4j_uri is not None:
            return cls(None, settings.neo4j_uri, settings.neo4j_user, settings.neo4j_database, None)
        local = LocalServer(settings).status()
        return cls(
            running=local.running,
            uri=local.uri,
            user=local.user,
            database=settings.neo4j_database,
            password_file=local.password_file,
            version=local.version,
            data=local.data,
            log=local.log,
        )

    def facts(self) -> dict[str, object]:
        """The same for a program."""
        paths = {"password_file": self.password_file, "data": self.data, "log": self.log}
        return {
            "running": self.running,
            "uri": self.uri,
            "user": self.user,
            "database": self.database,
            "version": self.version,
            **{name: str(path) if path else None for name, path in paths.items()},
        }

    def text(self) -> str:
        """The same for a person, with what to paste into a program."""
        if self.running is False:
            return f"The local Neo4j does not run; 'tongchou db start' starts it.\ndata      {self.data}"
        lines = [
            f"Bolt      {self.uri}",
            f"user      {self.user}",
            f"password  {self._password_hint()}",
            f"database  {self.database}",
        ]
        if self.running:
            lines += [f"version   Neo4j {self.version}", f"data      {self.data}", f"log       {self.log}"]
        values = {"uri": self.uri, "user": self.user, "database": self.database, "password": self._code()}
        lines += [
            "",
            "The official driver:",
            "",
            DRIVER.format(**values),
            "py2neo:",
            "",
            PY2NEO.format(**values),
        ]
        return "\n".join(lines)

    def _password_hint(self) -> str:
        if self.password_file is None:
            return "in TONGCHOU_NEO4J_PASSWORD"
        return f"in {self.password_file}   (show it: cat '{self.password_file}')"

    def _code(self) -> str:
        if self.password_file is None:
            return '__import__("os").environ["TONGCHOU_NEO4J_PASSWORD"]'
        return f'Path("{self.password_file}").read_text().strip()'
