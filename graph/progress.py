"""How long work tells how far it is, without knowing who watches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of work: what is being done, how much is done, of how much, in which unit.

    `total` is 0 while nobody can know it; a step is over when `done == total > 0`.
    """

    step: str
    done: int = 0
    total: int = 0
    unit: str = ""


Watcher: TypeAlias = Callable[[Progress], None]


def unwatched(_: Progress) -> None:
    """The watcher for those who do not watch."""
