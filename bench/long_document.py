"""A long document with much read in it, as the API gives it: for the reader's budget."""

from __future__ import annotations

from itertools import cycle
from typing import Any

CHARACTERS, MARKS = 200_000, 2_000
KINDS = ("Department", "Project", "Place", "Target")
WORDS = "推进完善加快建设提升水利交通生态农业数字产业园区高速铁路机场三期工程公共服务防洪排涝体系示范"
_NAME = 8


def long_document(name: str, characters: int = CHARACTERS, marks: int = MARKS) -> dict[str, Any]:
    """The answer of `/api/v1/documents/{name}`: lines of some 200 characters with two marks and a task
    each; the last mark but one is asked for."""
    gap = characters // marks - _NAME
    segments: list[dict[str, Any]] = []
    outline: list[dict[str, Any]] = []
    at = 0

    def add(text: str, task: str, mark: dict[str, Any] | None = None, *, asked: bool = False) -> None:
        nonlocal at
        end = at + len(text)
        known = [mark] if mark else []
        segments.append(
            {"start": at, "end": end, "text": text, "marked": asked, "task": task, "marks": known}
        )
        at = end

    for nth, kind in zip(range(marks), cycle(KINDS), strict=False):
        task = f"task{nth // 2}"
        text = _words(nth, gap - 1) + ("\n" if nth % 2 else "。")
        if nth % 2 == 0:
            place = {"start": at, "end": at + 2 * (gap + _NAME), "path": [f"第{nth // 100}章"]}
            outline.append({"task": task, "heading": "", "text": text[:60], **place})
        mark = {
            "kind": "负责", "label": kind, "id": f"id{nth % 97}", "name": _words(nth, _NAME), "role": "牵头",
            "method": "clause", "confidence": 0.9, "task": task, "reading": f"reading{nth}",
        }  # fmt: skip
        add(_words(nth, _NAME), task, mark, asked=nth == marks - 2)
        add(text, task)
    return {
        "id": name, "names": [name], "media_type": "text/plain", "script": "simplified",
        "characters": at, "citation": None, "outline": outline, "segments": segments,
    }  # fmt: skip


def _words(nth: int, length: int) -> str:
    begin = nth * 7 % len(WORDS)
    return (WORDS[begin:] + WORDS * (length // len(WORDS) + 1))[:length]
