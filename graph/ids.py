"""Ids made from content: the same words give the same id on every run and machine.

The table in `docs/model.md` says what each label's id is a hash of.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

_QUOTES = re.compile(r"[\s\"'“”‘’「」『』《》〈〉<>]+")
# 关于印发…的通知 around a title: the notice that carries a plan is not another plan.
_CARRIER = re.compile(r"^.{0,60}?(?:关于)?(?:印发|转发|发布|下发)(?P<title>.+?)的(?:通知|函)$")
# 国发〔2014〕26号, 国发[2014]第026号.
_NUMBER = re.compile(r"(?P<sign>\D+?)\W?(?P<year>(?:19|20)\d\d)\W?第?0*(?P<count>\d+)号")
_DASHES = re.compile("[—–―─－‐‑−~～〜]")

SEPARATOR = "\x1f"


def digest(*parts: str | int | None) -> str:
    """First 16 hex digits (64 bits) of the SHA-256 of the parts; None and "" are the same."""
    joined = SEPARATOR.join(["" if part is None else str(part) for part in parts])
    return hashlib.sha256(joined.encode()).hexdigest()[:16]


@lru_cache(maxsize=1 << 10)
def fold(text: str) -> str:
    """Simplified text with width, spaces, quotes and dashes folded: what names are compared by."""
    return _DASHES.sub("-", _QUOTES.sub("", unicodedata.normalize("NFKC", text))).casefold()


def title_key(title: str) -> str:
    """The normalised title of a plan: folded, 关于印发…的通知 taken off."""
    folded = fold(title)
    carried = _CARRIER.match(folded)
    return carried["title"] if carried else folded


def number_key(number: str) -> str:
    """The normalised reference number of a plan: the sign, the year and the count, whatever brackets and 第
    are between them; "" for none."""
    said = _NUMBER.fullmatch(fold(number))
    return SEPARATOR.join((said["sign"], said["year"], said["count"])) if said else fold(number)


def title_id(title: str) -> str:
    """The unscoped Plan id of a title: what every citation points to until it is settled."""
    return digest("Plan", title_key(title))


def document_id(data: bytes) -> str:
    """Of the bytes of a file."""
    return digest("Document", hashlib.sha256(data).hexdigest())


def plan_id(title: str, issuer: str | None = None, period_start: int | None = None) -> str:
    """Of the title alone (`title_id`) or, where the title names neither a place nor an issuer, also of the
    issuer's key and the first year of the period."""
    if issuer is None and period_start is None:
        return title_id(title)
    return digest("Plan", title_key(title), issuer, period_start)


def section_id(plan: str, path: tuple[str, ...], occurrence: int = 0) -> str:
    """`path` holds the headings from the outermost to this one; `occurrence` counts equal paths from 0."""
    return digest("Section", plan, *map(fold, path), occurrence)


def task_id(plan: str, text: str, occurrence: int = 0) -> str:
    """`occurrence` counts tasks of the plan with the same normalised text from 0."""
    return digest("Task", plan, fold(text), occurrence)


def measure_id(plan: str, text: str, occurrence: int = 0) -> str:
    """`occurrence` counts measures of the plan with the same normalised text from 0."""
    return digest("Measure", plan, fold(text), occurrence)


def target_id(measure: str, ordinal: int) -> str:
    return digest("Target", measure, ordinal)


def department_id(key: str) -> str:
    """`key` is the authority file's or, for a name that it lacks, the scoped name."""
    return digest("Department", fold(key))


def place_id(key: str) -> str:
    """`key` is the administrative code or the authority file's key."""
    return digest("Place", fold(key))


def project_id(*parts: str | None) -> str:
    """`parts` are place, head, number and phase, never the display name."""
    return digest("Project", *(part and fold(part) for part in parts))


def topic_id(name: str) -> str:
    return digest("Topic", fold(name))
