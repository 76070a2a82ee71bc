"""Documents as they are read on a screen: the list, and the text of one with everything marked."""

from __future__ import annotations

from api import segments
from api.citing import Citations
from api.errors import SpanError
from api.paging import PageAsked
from api.segments import Span
from api.shapes import DocumentAnswer, DocumentList, OutlineItem
from graph import View
from graph.asking_documents import PassageRow
from graph.errors import NotFound

SHOWN = 60
"""So many characters of a task without a heading stand in the outline."""


def documents(view: View, page: PageAsked) -> DocumentList:
    """A page of the documents."""
    found = view.documents(after=page.after, limit=page.fetch)
    rows, following = page.cut(found.rows, lambda row: row[1])
    return DocumentList(rows=[row for row, _ in rows], next=following, total=found.total)


def document(
    view: View,
    id_: str,
    asked: tuple[int | None, int | None] = (None, None),
    task: str | None = None,
    within: tuple[int | None, int | None] = (None, None),
) -> DocumentAnswer:
    """A document's text between the places of `within`, cut at every mark; the span `asked`, or the passage
    of `task`, is marked as asked for. Raises NotFound and SpanError."""
    row = view.document(id_)
    passages = view.passages(id_)
    length = len(row.text)
    span = _passage(passages, task) if task is not None else _span(id_, asked, length)
    shown = _span(id_, within, length) or Span(0, length)
    spans = segments.marks(view.marks(id_))
    return DocumentAnswer(
        id=row.id,
        names=list(row.names),
        media_type=row.media_type,
        script=row.script,
        characters=length,
        citation=Citations(view, [id_]).of(id_, row.text[span.start : span.end] if span else None),
        outline=[_outlined(one) for one in passages],
        segments=segments.cut(row.text, shown, spans, passages, span),
    )


def _span(document: str, given: tuple[int | None, int | None], length: int) -> Span | None:
    if given == (None, None):
        return None
    start, end = given[0] or 0, length if given[1] is None else given[1]
    if not 0 <= start < end <= length:
        raise SpanError(document, start, end, length)
    return Span(start, end)


def _passage(passages: list[PassageRow], task: str) -> Span:
    found = next((one for one in passages if one.id == task), None)
    if found is None:
        raise NotFound("no passage of a task of that id stands in this document", where=task)
    return Span(found.start, found.end)


def _outlined(one: PassageRow) -> OutlineItem:
    return OutlineItem(
        task=one.id,
        path=list(one.path),
        heading=one.heading,
        text=one.text[:SHOWN],
        start=one.start,
        end=one.end,
    )
