"""A document of one task, made from a sentence."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable

import pytest

from ingest.spans_to_entities import spans_to_entities
from ingest.types import Head, Mentions, Outline, Scope, Span, TaskSpan, Text

Read = Callable[..., Mentions]


def outline(text: str, scope: Scope, title: str, kind: str, year: int, preamble: str) -> Outline:
    flat = preamble + text
    start = len(preamble)
    measures = tuple(Span(m.start() + start, m.end() + start) for m in re.finditer("[^。]+。?", text))
    body = Span(start, len(flat))
    task = TaskSpan(start, len(flat), None, (body,), measures, kind, None, 1)
    source = Text(
        "0" * 64, ("one.txt",), "text/plain", "simplified", flat, flat, array("l", range(len(flat) + 1))
    )
    head = Head(title, period_start=year, period_end=year, order_year=year)
    return Outline(source, head, scope, (), (task,))


@pytest.fixture
def read() -> Read:
    """Reads a text as the body of one task of a plan of Shaanxi."""

    def run(
        text: str,
        *,
        province: str | None = "陕西省",
        city: str | None = None,
        title: str = "某省推进一体化发展行动计划",
        kind: str = "task",
        year: int = 2024,
        preamble: str = "",
        ner: bool = False,
    ) -> Mentions:
        return spans_to_entities(
            outline(text, Scope(province=province, city=city), title, kind, year, preamble), ner=ner
        )

    return run
