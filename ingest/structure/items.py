"""Paragraphs -> the tree of numbered items, each with its heading and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ingest.numbering import RANKS, Numbering, numbering_at
from ingest.roles import label_at
from ingest.structure.brackets import first_stop
from ingest.structure.section_kinds import glued_heading
from ingest.types import Span

_ATTACHMENT = re.compile(r"附(?:件|表|录)? ?[\d一二三四五六七八九十]{0,3} ?(?:[：:]|$)")
# …2020年12月31日止。附件：, and the list on the lines below.
_ANNOUNCED = re.compile("[、，；]?附[件表]?：$")
_CLOSING = re.compile(
    r"[（(]?此件|抄送|主送|\d{4}年\d{1,2}月\d{1,2}日(?:印发)?$|[二〇○零一三四五六七八九十]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日$"
)
# Whom to ask and where to send it, on lines below the last item.
_CONTACT = re.compile(
    "(?:业务|技术|项目)?(?:联系(?:人|方式|电话|地址)|咨询电话|(?:通[讯信]|邮寄|寄送|报送)地址|电子邮[箱件]|传真|邮编)"
    "[^，。：\n]{0,8}：[^。\n]{1,80}$"
)
_FORM = re.compile("(?:表|申请书|申报书|推荐书|承诺书|名单|回执|样式|模板)$")
_SENTENCE_END = re.compile("[。！？]")
_NO_HEADING = re.compile("[；;%]|万元|亿元")
# …，积极争取项目710万亩: a sentence says how much.
_QUANTITY = re.compile("，[^。]{0,28}\\d(?:万|亿|千|百|余|多)?(?![\\d年月日号级期个届])[一-鿿]")
# A run-in heading (1.健全机制。…) is short; a longer first sentence is part of the body.
RUN_IN_HEADING = 32
# A line of its own may be longer and still a heading, if it is not a sentence.
LINE_HEADING = 60
# 制定能效领跑者制度。2018年底前出台。（…）: a day is all that follows, so it is no heading over a text.
_DUE = re.compile(
    "(?:20\\d\\d ?年|年)(?:[^，。；：]{0,6}[底末前内])?(?:全面|基本)?"
    "(?:完成|出台|印发|启动|建成|实施|落实|开工|投产|投运|投入使用)[。；]?(?:[（〔［\\[【]|$)"
)
SIGNATURE = 30
# What numbers the parts of one item.
_SMALL = ("arabic", "arabic_bracket", "circled", "decimal")
# The bodies that sign, several on a line or one below the other.
_SIGNERS = re.compile("[一-鿿 ]{3,150}(?:厅|局|委|会|办|府|部|行|院|公司|办公室)")
_MOST_SIGNERS = 12


@dataclass(slots=True, eq=False)
class Item:
    """A numbered paragraph and all that stands under it; the root is the document. `content` holds the
    paragraphs (or their rest after a run-in heading) that stand directly under it, in order."""

    kind: str
    value: int
    start: int
    heading: Span | None = None
    content: list[Span] = field(default_factory=list)
    children: list[Item] = field(default_factory=list)
    parent: Item | None = None

    def walk(self) -> Iterator[Item]:
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def end(self) -> int:
        """Where the last thing under it ends."""
        ends = [span.end for span in self.content[-1:]] + [child.end for child in self.children[-1:]]
        if self.heading:
            ends.append(self.heading.end)
        return max(ends, default=self.start)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins an item, and the line of its heading: the one behind its number, or the line
    itself. No kind: the line says nothing of its own."""

    kind: str
    value: int
    heading: Span


def paragraphs(flat: str, start: int = 0) -> Iterator[Span]:
    """The non-empty lines of `flat` from `start` on."""
    while start < len(flat):
        end = flat.find("\n", start)
        end = len(flat) if end < 0 else end
        if end > start:
            yield Span(start, end)
        start = end + 1


def attachments(flat: str, start: int) -> int:
    """Where the first attachment, or the list of them, begins; the text's end if it has none."""
    opened = (line.start for line in paragraphs(flat, start) if _ATTACHMENT.match(flat, line.start, line.end))
    return next(opened, len(flat))


def outside(spans: Iterable[Span], skipped: Sequence[Span]) -> Iterator[Span]:
    """The spans that begin in none of the skipped ones; both are in order."""
    index = 0
    for span in spans:
        while index < len(skipped) and skipped[index].end <= span.start:
            index += 1
        if index == len(skipped) or span.start < skipped[index].start:
            yield span


def build(
    flat: str, start: int, skipped: Sequence[Span] = (), lone: Mapping[int, Numbered] | None = None
) -> Item:
    """The tree of the numbered items from `start` on. A kind of numbering that is open is continued, a new
    one goes one level down, so that order and nesting are the document's own. An attachment or a closing
    line starts over at the top. What stands in one of the `skipped` spans (in order) is left
    out; `lone` are the lines that begin an item though no number opens their text."""
    root = Item("root", 0, start)
    open_items = [root]
    listing_attachments = False
    headed = -1  # where the heading on the line behind a lone number starts
    for span in outside(paragraphs(flat, start), skipped):
        alone = lone.get(span.start) if lone else None
        if alone is not None and alone.kind:
            del open_items[_level(open_items, Numbering(alone.kind, alone.value, span.end)) :]
            item = Item(alone.kind, alone.value, span.start, alone.heading, parent=open_items[-1])
            open_items[-1].children.append(item)
            open_items.append(item)
            headed = alone.heading.start
        if alone is not None or span.start == headed:
            continue
        if _ATTACHMENT.match(flat, span.start, span.end):
            open_items, listing_attachments = [root], True
            continue
        number = numbering_at(flat, span.start, span.end)
        if number is not None and _labels(flat, number, open_items):
            span, number = Span(span.start if number.kind == "bullet" else number.end, span.end), None
        announced = _ANNOUNCED.search(flat, max(span.start, span.end - 5), span.end)
        if announced and announced.start() > span.start:
            span = Span(span.start, announced.start())
        if number is None and _CONTACT.match(flat, span.start, span.end):
            continue
        if number is not None and _lists_forms(flat, span, number, open_items):
            open_items, listing_attachments = [root], True
        if listing_attachments and _is_listed(flat, span, number is not None):
            continue
        listing_attachments = announced is not None
        if number is None:
            short = span.end - span.start < LINE_HEADING
            if (short and _CLOSING.match(flat, span.start, span.end)) or _is_signature(flat, span):
                open_items = [root]
            open_items[-1].content.append(span)
            continue
        del open_items[_level(open_items, number) :]
        item = Item(number.kind, number.value, span.start, parent=open_items[-1])
        _split_heading(flat, item, Span(number.end, span.end))
        open_items[-1].children.append(item)
        open_items.append(item)
    for item in [*root.walk()]:
        _part_runs(flat, item)
    return root


def _labels(flat: str, number: Numbering, open_items: Sequence[Item]) -> bool:
    """Whether a numbered line is no item but the clause of the one before it: ▲牵头单位：…; 1.主要内容：…
    2.责任单位：…."""
    label = label_at(flat, number.end)
    if label is None or flat[label[1] - 1] in "为是":
        return False
    last = open_items[-1]
    beside = last.kind == number.kind and number.value > 1 and last.heading is not None
    return number.kind == "bullet" or (number.kind in _SMALL and (beside or bool(last.content)))


def _part_runs(flat: str, item: Item) -> None:
    """Where numbering starts again at 1 under one parent, a heading between the two lists was lost: each list
    becomes an item of its own, without heading."""
    firsts = [i for i, child in enumerate(item.children) if child.value == 1 or i == 0]
    kinds = {child.kind for child in item.children}
    if len(firsts) < 2 or len(kinds) > 1 or kinds & {"bullet", "part"}:
        return
    runs: list[Item] = []
    for begin, end in zip(firsts, [*firsts[1:], len(item.children)], strict=True):
        children = item.children[begin:end]
        run = Item("run", 0, children[0].start, children=children, parent=item)
        for child in children:
            child.parent = run
        for holder in (item, *(item.children[begin - 1 : begin] if begin else ())):
            if holder.content and _introduces(flat, holder.content[-1], run.start):
                run.content.append(holder.content.pop())
        runs.append(run)
    item.children = runs


def _introduces(flat: str, span: Span, start: int) -> bool:
    """Whether a paragraph ends with a colon right before a list."""
    return span.end + 1 == start and flat[span.end - 1] == "："


def _level(open_items: list[Item], number: Numbering) -> int:
    """How many of the open items stay open above the next one. A kind that is open is continued; a new list
    (its first number) goes below; a list whose beginning is lost goes where its kind usually stands, and
    so does 一、, which stands below nothing but 第一章 and 第一条."""
    kinds = [item.kind for item in open_items]
    if number.kind in kinds:
        return kinds.index(number.kind)
    if (number.value == 1 and number.kind != "cn") or number.kind == "bullet":
        return len(open_items)
    rank = RANKS.index(number.kind)
    return next(
        (i for i, kind in enumerate(kinds) if kind != "root" and RANKS.index(kind) > rank), len(kinds)
    )


def _is_signature(flat: str, span: Span) -> bool:
    """A line that is no sentence, above a date or print line or above others who sign there."""
    signed = _SIGNERS.fullmatch(flat, span.start, span.end)
    if not signed and (span.end - span.start > SIGNATURE or flat[span.end - 1] in "。；：，、！？）"):
        return False
    at = span.end + 1
    for _ in range(_MOST_SIGNERS):
        following = flat.find("\n", at)
        following = len(flat) if following < 0 else following
        if _CLOSING.match(flat, at, following):
            return True
        if not signed or not _SIGNERS.fullmatch(flat, at, following):
            return False
        at = following + 1
    return False


def _is_listed(flat: str, span: Span, numbered: bool) -> bool:
    """Short numbered lines without a sentence after 附件： are names of attachments, not items."""
    short = span.end - span.start < LINE_HEADING
    return numbered and short and not _SENTENCE_END.search(flat, span.start, span.end)


def _lists_forms(flat: str, span: Span, number: Numbering, open_items: Sequence[Item]) -> bool:
    """Whether a line goes on with a list of attachments whose beginning is lost: 2.申报汇总表, and no 1."""
    if number.kind != "arabic" or number.value < 2 or not _is_listed(flat, span, True):
        return False
    last = next((item.value for item in reversed(open_items) if item.kind == "arabic"), 0)
    return last != number.value - 1 and _FORM.search(flat, number.end, span.end) is not None


def _is_short(flat: str, glued: int, stop: int) -> bool:
    """推进落实国民待遇。: the words of a usual heading with an object are a heading of their own."""
    verb = flat[glued - 2 : glued] not in ("目标", "要求")
    return verb and stop - glued <= 12 and "，" not in flat[glued:stop]


def _split_heading(flat: str, item: Item, rest: Span) -> None:
    """Sets the heading and the first content of an item from what follows its number."""
    if item.kind == "bullet":
        item.content.append(rest)
        return
    found = first_stop(flat, rest)
    stop = rest.end if found is None else found
    glued = glued_heading(flat, rest.start, rest.end)
    if glued > rest.start and stop < rest.end and not _is_short(flat, glued, stop):
        item.heading = Span(rest.start, glued)
        item.content.append(Span(glued, rest.end))
        return
    length = stop - rest.start
    if stop == rest.end:  # one line without a full stop
        if length <= LINE_HEADING:
            item.heading = rest
        else:
            item.content.append(rest)
    elif length <= RUN_IN_HEADING and not (
        _is_sentence(flat, rest.start, stop) or _DUE.match(flat, stop + 1, rest.end)
    ):
        item.heading = Span(rest.start, stop)
        if stop + 1 < rest.end:
            item.content.append(Span(stop + 1, rest.end))
    else:
        item.content.append(rest)


def _is_sentence(flat: str, start: int, end: int) -> bool:
    return bool(_NO_HEADING.search(flat, start, end) or _QUANTITY.search(flat, start, end))
