"""Lists of duties: paragraphs and items that each open with the department whose duty they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.structure.finder import Found
from ingest.structure.items import Item
from ingest.subjects import duty_at, subject
from ingest.types import Clause, Scope, Span

# 区水利局负责…; 区委农办要…; 市财政局：配合…; 市教育局。负责….
_OPENS = re.compile(
    "[一-鿿（）、]{2,60}?[厅局委办部府会院队所社司行站校心道镇](?:[：。]组织(?!部)|[：。]?(?:主要|具体|统一|全面)?"
    "(?:负责(?!人|同志|制)|牵头(?!部门|单位|人)|承担|配合(?!部门|单位)|要(?!求|素|点|件|闻|旨|害)))"
)
# 区交通局：依法查处…; 各街镇、高新区管委会：….
_LABEL = re.compile("[一-鿿（）、]{2,60}?[厅局委办部府会院队所社司站行校心道镇门位业团企]：(?=[一-鿿])")
# Two departments that are spoken of one after the other are prose yet.
FEWEST_DUTIES = 3


def part_duties(flat: str, root: Item, clauses: Sequence[Found], scope: Scope) -> None:
    """Makes each duty of a list without numbers an item of its own, and what stands under the last item of a
    list of duties too."""
    for item in [*root.walk()]:
        _part_paragraphs(flat, item, clauses, scope)
        _part_closing(flat, item)


def _part_paragraphs(flat: str, item: Item, clauses: Sequence[Found], scope: Scope) -> None:
    content = item.content
    first = last = 0
    while first < len(content) and last - first < FEWEST_DUTIES:
        first = last
        while first < len(content) and not _opens(flat, content[first]):
            first += 1
        last = first
        while last < len(content) and _opens(flat, content[last]):
            last += 1
    run = content[first:last]
    if len(run) < FEWEST_DUTIES:
        return
    within = Span(run[0].start, run[-1].end)
    if any(within.start <= found.start < within.end for found in clauses) or not _are_duties(
        flat, run, scope
    ):
        return
    # What stands before the list leads it in; what stands behind it is nobody's of the list.
    others = content[:first] + content[last:]
    rest = [] if item.kind == "root" else [span for span in others if flat[span.end - 1] != "："]
    item.content = [span for span in others if item.kind == "root" or flat[span.end - 1] == "："]
    _add(flat, item, [*run, *rest])


def _opens(flat: str, span: Span) -> bool:
    line = span.start == 0 or flat[span.start - 1] == "\n"
    return line and (_OPENS.match(flat, span.start, span.end) is not None or _label(flat, span) is not None)


def _label(flat: str, span: Span) -> re.Match[str] | None:
    found = _LABEL.match(flat, span.start, span.end)
    return found if found and duty_at(flat, found.end()) else None


def _are_duties(flat: str, run: Sequence[Span], scope: Scope) -> bool:
    """Whether at least half of the paragraphs are of departments, each of another: 各地要…, 各部门要… only
    calls upon them."""
    told = [*_told(flat, run, scope)]
    named = {clause.parties[0].key for clause in told if not clause.parties[0].method.endswith("generic")}
    return len(named) * 2 >= len(run) and len({clause.parties[0].key for clause in told}) == len(told)


def _told(flat: str, run: Sequence[Span], scope: Scope) -> Iterator[Clause]:
    for span in run:
        stop = flat.find("。", span.start, span.end)
        clause = subject(flat, span.start, span.end if stop < 0 else stop + 1, scope)
        if clause is not None and clause.parties[0].start == span.start:
            yield clause


def _part_closing(flat: str, item: Item) -> None:
    """Where every item is one line, and each opens with a department or the lines below the last do, those
    lines are not its."""
    *before, last = item.children or [item]
    if len(before) + 1 < FEWEST_DUTIES or last.children or last.kind == "duty":
        return
    if any(_below(flat, child) or child.children for child in before):
        return
    closing = _below(flat, last)
    told = closing and all(_opens(flat, span) for span in closing)
    if told or all(_OPENS.match(flat, _text(child), child.end) for child in item.children):
        last.content = [span for span in last.content if not _is_below(flat, last, span)]
        _add(flat, item, closing)


def _below(flat: str, item: Item) -> list[Span]:
    return [span for span in item.content if _is_below(flat, item, span)]


def _is_below(flat: str, item: Item, span: Span) -> bool:
    return flat[span.start - 1] == "\n" and span.start > item.start


def _text(item: Item) -> int:
    """Where an item begins behind its number."""
    return item.heading.start if item.heading else item.content[0].start if item.content else item.start


def _add(flat: str, item: Item, spans: Sequence[Span]) -> None:
    item.children += [_duty(flat, item, span) for span in spans]
    item.children.sort(key=lambda child: child.start)


def _duty(flat: str, item: Item, span: Span) -> Item:
    """The names before a colon are its heading."""
    label = _label(flat, span)
    duty = Item("duty", 0, span.start, content=[span], parent=item)
    if label:
        duty.heading, duty.content = Span(span.start, label.end() - 1), [Span(label.end(), span.end)]
    return duty
