"""How many requests a caller may make."""

from __future__ import annotations

import time
from collections import OrderedDict

from api.errors import RateError

MOST = 10_000
"""So many callers are remembered: those that asked last."""


class Rates:
    """`a_minute` requests for each caller on the average, of which a quarter may come at once."""

    def __init__(self, a_minute: int) -> None:
        self._a_second = a_minute / 60
        self._at_once = max(1.0, a_minute / 4)
        # What each may still ask, and when that was so.
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, caller: str) -> None:
        """Counts a request. Raises RateError, which says when the next may come."""
        now = time.monotonic()
        left, at = self._left.pop(caller, (self._at_once, now))
        left = min(self._at_once, left + (now - at) * self._a_second)
        self._left[caller] = (left - 1 if left >= 1 else left, now)
        if len(self._left) > MOST:
            self._left.popitem(last=False)
        if left < 1:
            raise RateError((1 - left) / self._a_second)
