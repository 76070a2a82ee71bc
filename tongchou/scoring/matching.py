"""Which found item is which annotated one.

An optional item is neither missed when it is not found nor wrong when it is: only required ones count as
found, and what is like an optional one is let pass.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

G = TypeVar("G")
F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Matched(Generic[G, F]):
    """Required items that were found (with what was found), those that were not, and what is wrong."""

    pairs: tuple[tuple[G, F], ...]
    missed: tuple[G, ...]
    extra: tuple[F, ...]


def one_to_one(
    wanted: Sequence[tuple[G, bool]], found: Sequence[F], same: Callable[[G, F], bool]
) -> Matched[G, F]:
    """Each required item takes the first that is like it and not yet taken. `wanted`: (item, optional)."""
    free, pairs, missed = list(found), [], []
    for item, optional in wanted:
        if optional:
            continue
        at = next((i for i, one in enumerate(free) if same(item, one)), None)
        if at is None:
            missed.append(item)
        else:
            pairs.append((item, free.pop(at)))
    arguable = [item for item, optional in wanted if optional]
    extra = [one for one in free if not any(same(item, one) for item in arguable)]
    return Matched(tuple(pairs), tuple(missed), tuple(extra))


def any_to_any(
    wanted: Sequence[tuple[G, bool]], found: Sequence[F], same: Callable[[G, F], bool]
) -> Matched[G, F]:
    """As `one_to_one`, but one found item may answer for several: a sentence may hold several links, and a
    link several ends with a quote each."""
    pairs, missed = [], []
    for item, optional in wanted:
        if optional:
            continue
        one = next((one for one in found if same(item, one)), None)
        if one is None:
            missed.append(item)
        else:
            pairs.append((item, one))
    extra = [one for one in found if not any(same(item, one) for item, _ in wanted)]
    return Matched(tuple(pairs), tuple(missed), tuple(extra))
