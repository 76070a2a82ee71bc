"""The Xinjiang Production and Construction Corps: its bodies, built like a city's, and its divisions."""

from __future__ import annotations

import re

from ingest.authority import bodies
from ingest.resolved import ASSUMED, LEVELS, NATION, Resolved, merged

__all__ = ["of_the_corps"]

_CORPS = "新疆生产建设兵团"
# 第八师石河子市, 兵团第十二师: a division, with the city that it governs.
_CORPS_DIVISION = re.compile("(?:新疆生产建设兵团|兵团)?(第[一二三四五六七八九十]{1,2}师(?:[一-鿿]{2,5}市)?)")


def of_the_corps(surface: str) -> Resolved | None:
    """兵团发展改革委, 新疆生产建设兵团水利局: a body of the corps, built like a city's."""
    division = _CORPS_DIVISION.fullmatch(surface)
    if division:
        name = _CORPS + division[1]
        return Resolved(name, f"{NATION}/{name}", division[1], (surface,), LEVELS[1], "authority", ASSUMED)
    rest = surface.removeprefix("新疆生产建设").removeprefix("兵团")
    known = bodies().get(rest) if rest != surface and not rest.startswith("各") else None
    if not known or "兵团" not in surface:
        return None
    body = next((body for body in known if body.local and "{p}" in body.full), None)
    if body is None:
        return None
    name = body.full.replace("{p}", _CORPS)
    aliases = merged((surface, "兵团" + rest, _CORPS + rest), ())
    return Resolved(name, f"{NATION}/{name}", "兵团" + rest, aliases, LEVELS[0], "authority", ASSUMED)
