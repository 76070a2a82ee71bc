"""The shapes of what OpenRefine asks."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field


class ReconcileProperty(BaseModel):
    """What a row's own column says: `v` is a text, a number, `{id, name}`, or a list of them."""

    pid: str = Field(max_length=100)
    v: Any

    @property
    def values(self) -> list[str]:
        """Each value as text; of a thing its id."""
        listed = self.v if isinstance(self.v, list) else [self.v]
        return [str(one.get("id", "")) if isinstance(one, dict) else str(one) for one in listed]


class ReconcileQuery(BaseModel):
    """One name of a spreadsheet."""

    query: str = Field(default="", max_length=200)
    type: str | list[str] | None = None
    limit: int | None = Field(default=None, ge=1)
    properties: list[ReconcileProperty] = Field(default=[], max_length=20)
    type_strict: Literal["any", "should", "all"] | None = None

    @property
    def types(self) -> list[str]:
        """The labels that the name may be of; all when none is named."""
        return [self.type] if isinstance(self.type, str) else self.type or []


class ReconcileColumn(BaseModel):
    id: str = Field(max_length=100)
    settings: dict[str, Any] = {}


class ReconcileExtend(BaseModel):
    """Which properties of which things are asked for."""

    ids: list[str] = Field(max_length=1000)
    properties: list[ReconcileColumn] = Field(max_length=50)
