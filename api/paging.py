"""A list page by page: where a page ended is said by the key of its last row (keyset), never by a count of
rows to pass over, so that a page costs the same at any depth and nothing is shown twice or left out.

A list's rows are ordered by a key that no two rows share; its query takes `after`, the key of the last row
that was given (or an empty list), and `limit`. The cursor is that key, with a mark of the question it
belongs to."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, TypeVar
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from fastapi import Depends, Query, Request
from fastapi.exceptions import RequestValidationError

from graph.rows import Key

T = TypeVar("T")

LIMIT, MOST = 100, 1000
# What changes how an answer is cut or shown, not what it is.
_SHOWING = frozenset({"limit", "cursor", "fields"})


@dataclass(frozen=True, slots=True)
class PageAsked:
    """Which page a request asks for: up to `limit` rows behind the key `after`."""

    path: str
    query: tuple[tuple[str, str], ...]
    limit: int
    after: tuple[str | int | float, ...] = ()

    @property
    def fetch(self) -> int:
        """So many rows are fetched: one more than shown says whether there is a next page."""
        return self.limit + 1

    def cut(self, rows: Sequence[T], key: Callable[[T], Key]) -> tuple[list[T], str | None]:
        """The rows of this page and the address of the next, from up to `fetch` rows behind `after`."""
        shown = list(rows[: self.limit])
        return shown, self._address(key(shown[-1])) if len(rows) > self.limit else None

    def within(self, rows: Sequence[T], key: Callable[[T], Key]) -> tuple[list[T], str | None]:
        """The same from all rows of a list that is in memory anyway, ordered by `key`."""
        return self.cut([row for row in rows if tuple(key(row)) > self.after], key)

    def following(self, address: str) -> PageAsked:
        """The page that `address`, the `next` of an answer to this one, asks for."""
        (cursor,) = parse_qs(urlsplit(address).query)["cursor"]
        return replace(self, after=_key(cursor, self._mark()))

    def _address(self, key: Key) -> str:
        text = json.dumps([self._mark(), *key], ensure_ascii=False, separators=(",", ":"))
        cursor = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
        kept = [pair for pair in self.query if pair[0] != "cursor"]
        return f"{self.path}?{urlencode([*kept, ('cursor', cursor)])}"

    def _mark(self) -> str:
        """A cursor of another question would give a list with rows left out: it is told by this mark."""
        asked = sorted(pair for pair in self.query if pair[0] not in _SHOWING)
        return hashlib.sha256(json.dumps([self.path, asked]).encode()).hexdigest()[:8]


def _key(cursor: str, mark: str) -> tuple[str | int | float, ...]:
    """The key in a cursor. Raises RequestValidationError when it is none of this question's."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        of, *key = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        if of == mark and key and all(isinstance(part, str | int | float) for part in key):
            return tuple(key)
    except (ValueError, TypeError, RecursionError):
        pass
    message = "not a cursor of this list with these filters; take it from `next` of the page before"
    raise RequestValidationError([{"type": "cursor", "loc": ("query", "cursor"), "msg": message}])


async def page_asked(
    request: Request,
    limit: Annotated[int, Query(ge=1, le=MOST, description="rows on a page")] = LIMIT,
    cursor: Annotated[
        str | None, Query(max_length=4000, description="where the page before ended: take it from its `next`")
    ] = None,
) -> PageAsked:
    """The page that the request asks for. Raises RequestValidationError for a foreign cursor."""
    # A name in the path came decoded, and an address that is asked for again is not.
    asked = PageAsked(quote(request.url.path), tuple(request.query_params.multi_items()), limit)
    return asked if cursor is None else replace(asked, after=_key(cursor, asked._mark()))


Page = Annotated[PageAsked, Depends(page_asked)]
