"""Passages as an error report shows them."""

from __future__ import annotations

from tongchou.scoring.annotations import At


def short(text: str, most: int = 90) -> str:
    text = text.strip("　\n ")
    return text if len(text) <= most else text[: most - 1] + "…"


def around(text: str, at: At, most: int = 60) -> str:
    """The sentence that holds a passage, no more than `most` characters to either side of it."""
    start, end = at
    while start > 0 and at[0] - start < most and text[start - 1] not in "。！？\n":
        start -= 1
    while end < len(text) and end - at[1] < most and text[end - 1] not in "。！？\n":
        end += 1
    return " ".join(text[start:end].split())
