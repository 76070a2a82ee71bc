"""Ids made from content: the same words give the same id on every run and machine.

The table in `docs/model.md` says what each label's id is a hash of.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_QUOTES = re.compile(r"[\s\"'“”‘’「」『』《》〈〉<>]+")
# 关于印发…的通知 around a title: the notice that carries a plan is not another plan.
_CARRIER = re.compile(r"^.{0,60}?(?:关于)?(?:印发|转发|发布|下发)(?P<title>.+?)的(?:通知|函)$")
_DASHES = str.maketrans({c: "-" for c in "—–―─－‐‑−~～〜"})

SEPARATOR = "\x1f"


def digest(*parts: str | int | None) -> str:
    """First 16 hex digits (64 bits) of the SHA-256 of the parts; None and "" are the same."""
    joined = SEPARATOR.join("" if part is None else str(part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


def fold(text: str) -> str:
    """Simplified text with width, spaces, quotes and dashes folded: what names are compared by."""
    return _QUOTES.sub("", unicodedata.normalize("NFKC", text)).translate(_DASHES).casefold()


def title_key(title: str) -> str:
    """The normalised title of a plan: folded, 关于印发…的通知 taken off."""
    folded = fold(title)
    carried = _CARRIER.match(folded)
    return carried["title"] if carried else folded


def title_id(title: str) -> str:
    """The unscoped Plan id of a title: what every citation points to until it is settled."""
    return digest("Plan", title_key(title))
