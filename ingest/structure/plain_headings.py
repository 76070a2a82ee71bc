"""Headings without a number: a short line by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.numbering import numbering_at
from ingest.types import Span

# An unnumbered line this short, without a full stop, is the heading of what follows it.
PLAIN_HEADING = 30
# 具体措施： on a line of its own.
_LABEL = 8
_LEADS_IN = re.compile("(?:如下|以下)[^。，：]{0,8}：$")


def last_block(flat: str, spans: Sequence[Span]) -> int:
    """Start of the last paragraph, or of the short unnumbered heading line right before it."""
    last = spans[-1].start
    if len(spans) > 1 and is_plain_heading(flat, spans[-2]):
        return spans[-2].start
    return last


def is_plain_heading(flat: str, span: Span) -> bool:
    """A short line by itself, without number and without a mark at its end."""
    alone = (span.start == 0 or flat[span.start - 1] == "\n") and flat[span.end : span.end + 1] == "\n"
    short = span.end - span.start <= PLAIN_HEADING and flat[span.end - 1] not in "。；：，、！？"
    return alone and short and numbering_at(flat, span.start, span.end) is None


def heads_conditions(flat: str, heading: Span) -> bool:
    """Whether conditions, each an item of its own, stand under a heading: 一、申报条件."""
    return flat.endswith(("条件", "要求", "标准", "材料"), heading.start, heading.end)


def leads(flat: str, span: Span, *, aims: bool) -> bool:
    """Whether a line only leads in what stands below it: 具体措施：; of aims, 指标如下： above numbers."""
    if flat[span.end - 1] != "：" or flat[span.end : span.end + 1] != "\n":
        return False
    if span.end - span.start <= _LABEL or not aims:
        return span.end - span.start <= _LABEL
    following = flat.find("\n", span.end + 1)
    numbered = numbering_at(flat, span.end + 1, len(flat) if following < 0 else following) is not None
    return numbered and _LEADS_IN.search(flat, max(span.start, span.end - 12), span.end) is not None
