"""The shapes of answers about who asks."""

from __future__ import annotations

from pydantic import Field

from api.keys import Scope
from api.responses import Shape


class Session(Shape):
    """Who asks, as the server knows them."""

    name: str = Field(examples=["anybody on this machine"])
    scopes: list[Scope] = Field(description="what they may do")


class Token(Shape):
    """What the page of this server sends with what it writes."""

    token: str
    scopes: list[Scope] = Field(description="what it is good for")
