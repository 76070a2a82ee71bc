"""What the API can be told from outside."""

from __future__ import annotations

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
    body_bytes: int = Field(default=1 << 20, ge=1, description="largest body of a request, uploads apart")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="warning", description="what `serve` logs as JSON on standard error; info: every request"
    )
    queries_at_a_time: int = Field(
        default=2, ge=1, description="how many queries of users' own may run at a time"
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
    def url(self) -> str:
        """Where a person on this machine opens the explorer."""
        host = "127.0.0.1" if self.host in ("0.0.0.0", "::") else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"
