"""What the API can be told from outside."""

from __future__ import annotations

import ipaddress
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from graph import GraphSettings

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class ApiSettings(BaseSettings):
    """Where the API listens, which names it answers to, and the database it reads."""

    model_config = SettingsConfigDict(
        env_prefix="TONGCHOU_", frozen=True, extra="ignore", env_ignore_empty=True
    )

    host: str = Field(default="127.0.0.1", description="address that API and explorer listen on")
    port: int = Field(default=8000, ge=0, le=65535, description="port that API and explorer listen on")
    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="host names beside localhost that requests may carry, separated by commas; * for all",
    )
    cors_origins: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="origins whose pages may read the API and write to it, as https://name, with commas",
    )
    require_keys: bool = Field(
        default=False,
        description="ask for a key for everything on this machine, too; it is always asked for where "
        "TONGCHOU_HOST or TONGCHOU_ALLOWED_HOSTS lets others in",
    )
    body_bytes: int = Field(default=1 << 20, ge=1, description="largest body of a request, uploads apart")
    upload_bytes: int = Field(default=1 << 28, ge=1, description="largest upload, all its files together")
    upload_files: int = Field(default=100, ge=1, description="most files in an upload")
    requests_a_minute: int = Field(
        default=1200,
        ge=4,
        description="how many requests each key, and each address without one, may make in a minute, a "
        "quarter of them at once; where no key is needed nobody is counted",
    )
    connections: int = Field(default=500, ge=1, description="how many connections may be open; then 503")
    read_seconds: float = Field(
        default=30, gt=0, description="how long the database may take for one question; then 504"
    )
    client_seconds: float = Field(
        default=30,
        gt=0,
        description="how long a client may send nothing of a request, or take nothing of an answer",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="warning", description="what `serve` logs as JSON on standard error; info: every request"
    )
    queries_at_a_time: int = Field(
        default=2, ge=1, description="how many queries of users' own may run at a time"
    )
    boundaries: Path | None = Field(
        default=None,
        description="GeoJSON file of boundaries that the map shows; needs the number of its approval",
    )
    boundaries_number: str = Field(
        default="",
        description="the number (审图号) under which the boundaries may be shown; it stands on the map",
    )
    graph: GraphSettings = Field(default_factory=GraphSettings, exclude=True)

    @field_validator("allowed_hosts", "cors_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(name for part in value.split(",") if (name := part.strip()))
        return value

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host name that a request may carry: a page of another site that had its own name point
        here (DNS rebinding) is turned away."""
        return (*LOOPBACK, *self.allowed_hosts)

    @property
    def wants_keys(self) -> bool:
        """Whether a key is needed for everything: as soon as anybody but this machine may reach it. A further
        host name says so, too: what a proxy forwards to loopback looks like this machine."""
        further = set(self.allowed_hosts) - set(LOOPBACK)
        return self.require_keys or not is_loopback(self.host) or bool(further)

    @property
    def keys(self) -> Path:
        """The hashes of the keys."""
        return self.graph.home / "keys.json"

    @property
    def token(self) -> Path:
        """The token of the server that runs."""
        return self.graph.home / "token"

    @property
    def url(self) -> str:
        """Where a person on this machine opens the explorer."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine reaches what listens on this address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"
