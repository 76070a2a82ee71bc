"""Settings of the graph: read once from the environment at the edge, then passed down."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import AfterValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _absolute(path: Path) -> Path:
    # One home, one spelling: the local server is recognised by the folder in its command line.
    return path.expanduser().resolve()


def _central() -> str:
    # jgo is slow to import (0.2 s) and only needed when jars are missing.
    from jgo.constants import MAVEN_CENTRAL_URL

    return str(MAVEN_CENTRAL_URL)


Folder = Annotated[Path, AfterValidator(_absolute)]


class GraphSettings(BaseSettings):
    """Where the graph is and how to reach it; every field is the variable TONGCHOU_<FIELD>.

    With `neo4j_uri` set, that server is used, with `neo4j_user` and `neo4j_password`. Without it a local
    Neo4j is started under `home`, with a password of its own; the `local_` fields concern it alone.
    """

    model_config = SettingsConfigDict(
        env_prefix="TONGCHOU_", env_ignore_empty=True, frozen=True, extra="ignore"
    )

    home: Folder = Field(
        default_factory=lambda: platformdirs.user_data_path("tongchou"),
        validate_default=True,
        description="folder of everything that the program keeps: database, judgements, keys",
    )
    cache: Folder = Field(
        default_factory=lambda: platformdirs.user_cache_path("tongchou"),
        validate_default=True,
        description="folder of what can be fetched again, shared by all homes: the jars of Neo4j",
    )
    neo4j_uri: str | None = Field(
        default=None, description="address of a running Neo4j, as bolt://… or neo4j+s://…; unset: a local one"
    )
    neo4j_user: str = Field(default="neo4j", description="user at that server")
    neo4j_password: SecretStr | None = Field(default=None, description="password at that server")
    neo4j_database: str = Field(default="neo4j", description="name of the database")
    maven_url: str = Field(
        default_factory=_central, description="Maven repository that the jars of Neo4j are fetched from"
    )
    local_port: int | None = Field(
        default=None, ge=1, le=65535, description="Bolt port of the local Neo4j; unset: 7687, or a free one"
    )
    local_heap_mb: int = Field(default=1024, ge=256, description="heap of the local Neo4j in MiB")
    local_page_cache_mb: int = Field(default=512, ge=16, description="page cache of the local Neo4j in MiB")
    local_start_seconds: float = Field(
        default=300, gt=0, description="how long the local Neo4j may take to answer"
    )
    query_seconds: float = Field(default=30, gt=0, description="how long a user's own query may run")
    query_rows: int = Field(default=10_000, ge=1, description="how many rows a user's own query may return")
    query_bytes: int = Field(
        default=16_000_000, ge=1, description="how many bytes of JSON a user's own query may return"
    )

    @property
    def ledger(self) -> Path:
        """The memory that the graph is made from."""
        return self.home / "ledger.sqlite"

    @property
    def judgements(self) -> Path:
        """The log of what people decided about names and facts."""
        return self.home / "judgements.jsonl"

    @property
    def outcomes(self) -> Path:
        """What became of every file that was given to be read."""
        return self.home / "outcomes.jsonl"
