"""The tree of items and the clauses found in it -> sections and tasks.

A task is the smallest passage to which the document attaches a responsible party; where it attaches none,
the lowest numbered or bulleted item. A clause closes the passage before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.structure.brackets import first_stop
from ingest.structure.finder import Found
from ingest.structure.items import Item
from ingest.structure.plain_headings import (
    PLAIN_HEADING,
    heads_conditions,
    is_plain_heading,
    last_block,
    leads,
)
from ingest.structure.section_kinds import is_usual, section_kind
from ingest.types import Clause, Span

_PREAMBLE = re.compile(
    "(?:制定|制订|提出|出台)[^。，]{0,12}(?:本|如下|以下)[^。，]{0,16}[。：]?$|(?:如下|以下)[^。，]{0,8}[：。]$"
)
# 即日起至2020年底: when, not what.
_WHEN = re.compile(r"[。即日起自从至到年月底前止初末上中下半旬\d—\-~～]+")
_INTRODUCES = re.compile("(?:条件|标准|材料|情形|范围|分解|指标|名额)[^。：]{0,12}：$")
_PURPOSE = re.compile("为|根据|依据|按照")
_VALIDITY = re.compile(
    "(?:本|以上)(?:办法|规定|细则|意见|方案|措施|通知|规则|条例|政策|制度)(?:的)?"
    "(?:有效期|(?:自|从)[^，。]{2,24}(?:施行|执行|实施|生效))[^。]{0,60}(?:。|$)"
)
# A stop or a remark behind a clause (便利度（某局）。为…; 某局（含某区，下同）) begins no passage.
_BEHIND = re.compile("（[^（）\n]{1,60}）(?=。?$)|。(?=.)")
# What parts a clause from the text after it is no part of either.
_BETWEEN = "，；、"
# Below this many characters a numbered line says nothing that could be done.
SHORTEST_TASK = 4


@dataclass(slots=True, eq=False)
class Passage:
    """One task to be: its heading, the spans of its text, the clauses that close it."""

    kind: str
    heading: Span | None = None
    body: list[Span] = field(default_factory=list)
    clauses: list[Found] = field(default_factory=list)
    inherited: list[Clause] = field(default_factory=list)  # of a cell that reaches down from a row above
    numbered: bool = False  # an item of its own, even where it has no heading

    @property
    def start(self) -> int:
        return self.heading.start if self.heading else self.body[0].start

    @property
    def end(self) -> int:
        return max([span.end for span in self.body[-1:]] + [found.end for found in self.clauses[-1:]])


@dataclass(slots=True, eq=False)
class Group:
    """A heading and what stands under it, before it is known whether that makes a section."""

    item: Item
    heading: Span
    parts: list[Passage | Group] = field(default_factory=list)


class Passages:
    """Reads one document's items; `parts` is the outcome, in the document's order."""

    def __init__(self, flat: str, root: Item, clauses: Sequence[Found]) -> None:
        self.flat = flat
        self.clauses = clauses
        self._starts = [found.start for found in clauses]
        self._owned = {id(item): self._within(item) for item in root.walk()}
        self._lifting = self._lifting_kinds(root)
        items = [*root.walk()]
        self._last_item = items[-1].start
        self._clause_first = sum(self._ahead_of_all(item) for item in items) > 1
        self.parts: list[Passage | Group] = [*self._root_passages(root)]
        for child in root.children:
            self.parts += self._read(child, "task")
        self.parts.sort(key=start_of)
        self._close()

    # Which clauses stand where

    def _between(self, start: int, end: int) -> Sequence[Found]:
        """The clauses that begin in [start, end)."""
        return self.clauses[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _within(self, item: Item) -> Sequence[Found]:
        return self._between(item.start, item.end)

    def _lifting_kinds(self, root: Item) -> set[str]:
        """Kinds of numbering whose items carry no clause of their own in this document: only ever the last
        of several siblings has one, which then holds for all of them. It takes two such places, or a clause
        that has a line to itself."""
        own: set[str] = set()
        lifted: Counter[str] = Counter()
        for item in root.walk():
            if len(item.children) < 2 or item is root:
                continue
            *before, last = item.children
            kind = last.kind
            if any(self._owned[id(child)] for child in before):
                own.add(kind)
            elif closing := self._owned[id(last)]:
                alone = len(closing) == 1 and closing[0].end >= last.end - 1
                lifted[kind] += (2 if closing[0].own_line else 1) if alone else 0
        return {kind for kind, count in lifted.items() if count >= 2 and kind not in own}

    # Items -> parts

    def _read(self, item: Item, inherited_kind: str) -> list[Passage | Group]:
        heading = self.flat[item.heading.start : item.heading.end] if item.heading else ""
        kind = section_kind(heading) or inherited_kind
        headed = self._headed(item)
        if headed and (ahead := self._ahead(item, headed, kind)) is not None:
            return ahead
        if item.children and not self._is_lifted(item) and (kind == "goal" or not self._introduces(item)):
            parts: list[Passage | Group] = []
            if item.content and (self._clauses_of(item.content) or kind == "goal"):
                parts += self._split(item.content, kind)
            for child in item.children:
                parts += self._read(child, kind)
            parts.sort(key=start_of)
            return self._under(item, parts)
        content = [*item.content]
        if item.children:
            content = [span for part in item.walk() for span in _spans(self.flat, part, item)]
            content.sort(key=lambda span: span.start)
        if item.heading is not None and not any(isinstance(p, Span) for p in self._pieces(content)):
            if not self._owned[id(item)] and is_usual(heading):
                return []  # what stood under it is lost
            # One line, at the most with its clauses: it is what is to be done, not a heading over nothing.
            content[:0] = [Span(item.heading.start, _line_end(self.flat, item.heading.end))]
            item.heading = None
        passages = self._split(content, kind)
        for passage in passages[:1]:
            passage.numbered = True
        return self._under(item, passages)

    # Clauses right behind a heading

    def _headed(self, item: Item) -> list[Found]:
        """The clauses that stand right behind the item's heading, or at the end of its line, before all that
        stands under it. None where nothing does: then the line is what is to be done."""
        if item.heading is None or not self._owned[id(item)]:
            return []
        found: list[Found] = []
        end = item.heading.end
        for clause in self._owned[id(item)]:
            behind = (
                self.flat[end : clause.start].strip("。；：\n") == "" if clause.start >= end else not found
            )
            if not behind or (clause.start < end and clause.end < end - 1):
                break
            found.append(clause)
            end = max(end, clause.end)
        return found if self.flat[end : item.end].strip("。；\n") else []

    def _ahead(self, item: Item, headed: list[Found], kind: str) -> list[Passage | Group] | None:
        """An item whose clause stands ahead of its text. It holds for all of the text; where the text has
        clauses of its own, or closes the document, for the heading alone."""
        assert item.heading is not None
        last = headed[-1]
        whole = Span(item.heading.start, min(item.heading.end, headed[0].start))
        own = self._between(last.end, item.end)
        rest = [Span(max(span.start, last.end), span.end) for span in item.content if span.end > last.end]
        rest = [span for span in rest if self.flat[span.start : span.end].strip("。；\n")]
        if whole.start >= whole.end:  # nothing but the clause stands before the text
            simple = rest and not own and not item.children
            return [Passage(kind, None, rest, headed, numbered=True)] if simple else None
        line = Span(whole.start, min(headed[0].start, _line_end(self.flat, whole.end)))
        alone = Passage(kind, body=[line], clauses=headed, numbered=True)
        if own and self.flat[whole.end] != "。":
            return None  # a heading over tasks says nothing that could be done
        if own and item.children:
            below = self._split(rest, kind) if self._clauses_of(rest) else []
            parts = [part for child in item.children for part in self._read(child, kind)]
            return [Group(item, whole, [alone, *sorted([*below, *parts], key=start_of)])]
        if own or (not item.children and self._closes(last, rest)):
            return [alone, *self._split(rest, kind)]
        if item.children:
            rest += [
                span
                for child in item.children
                for part in child.walk()
                for span in _spans(self.flat, part, item)
            ]
            rest.sort(key=lambda span: span.start)
        return [Passage(kind, whole, rest, headed, numbered=True)] if rest else None

    def _closes(self, last: Found, rest: Sequence[Span]) -> bool:
        """Whether the text behind the document's last clause only closes the document."""
        if not rest or self._clause_first or last is not self.clauses[-1]:
            return False
        return rest[-1].end > self._last_item and "\n" in self.flat[last.end : rest[0].start]

    def _ahead_of_all(self, item: Item) -> bool:
        """Whether the item's clauses stand ahead of all of its text."""
        headed = self._headed(item)
        return bool(headed) and not self._between(headed[-1].end, item.end)

    def _is_lifted(self, item: Item) -> bool:
        return item.children[-1].kind in self._lifting and bool(self._owned[id(item.children[-1])])

    def _introduces(self, item: Item) -> bool:
        """Whether a sentence introduces the items (应符合以下条件：): then they are no tasks of their own."""
        above = [span for span in item.content if span.end <= item.children[0].start]
        said = max(above, key=lambda span: span.end, default=item.heading)
        headed = item.heading if above and item.children[0].kind == "cn_bracket" else None
        if said is None or self._owned[id(item)] or (headed and heads_conditions(self.flat, headed)):
            return False
        return bool(_INTRODUCES.search(self.flat, max(said.start, said.end - 24), said.end + 1))

    def _under(self, item: Item, parts: Sequence[Passage | Group]) -> list[Passage | Group]:
        """Puts the parts under the item's heading; a heading over one passage is that passage's own."""
        if not parts or item.heading is None:
            return [*parts]
        only = parts[0]
        if len(parts) == 1 and isinstance(only, Passage) and only.heading is None and only.kind != "goal":
            only.heading = item.heading
            return [only]
        return [Group(item, item.heading, [*parts])]

    # Text and clauses -> passages

    def _clauses_of(self, content: Iterable[Span]) -> bool:
        return any(self._between(span.start, span.end) for span in content)

    def _split(self, content: Sequence[Span], kind: str) -> list[Passage]:
        passages: list[Passage] = []
        open_passage: Passage | None = None
        for piece in self._pieces(content):
            if isinstance(piece, Found):
                target = open_passage or (passages[-1] if passages else None)
                if target is not None:
                    target.clauses.append(piece)
                    open_passage = None
                    if target not in passages:
                        passages.append(target)
                continue
            if open_passage is None and leads(self.flat, piece, aims=kind == "goal"):
                continue
            if self._belongs_before(piece, passages, open_passage):
                passages[-1].body.append(piece)
            elif open_passage is None or kind == "goal":
                if open_passage is not None:
                    passages.append(open_passage)
                open_passage = Passage(kind, body=[piece])
            else:
                open_passage.body.append(piece)
        if open_passage is not None and open_passage not in passages:
            passages.append(open_passage)
        self._drop_lead(passages)
        return [*filter(self._is_passage, map(self._with_plain_heading, passages))]

    def _drop_lead(self, passages: list[Passage]) -> None:
        """Where each clause of an item closes one paragraph, the paragraphs before the first of them only
        lead in."""
        closed = [passage for passage in passages if passage.clauses]
        lines = [[span for span in p.body if span.end - span.start > PLAIN_HEADING] for p in closed]
        if len(closed) > 2 and len(lines[0]) > 1 and all(len(each) == 1 for each in lines[1:]):
            keep = lines[0][-1].start
            closed[0].body = [span for span in closed[0].body if span.start >= keep]

    def _belongs_before(self, piece: Span, passages: list[Passage], open_passage: Passage | None) -> bool:
        """Text after a clause on the same line still belongs to the passage that the clause closed, unless
        another clause follows it; a lone full stop always does."""
        if open_passage is not None or not passages or not passages[-1].clauses:
            return False
        text = self.flat[piece.start : piece.end]
        if len(text.strip("。；;，,. ")) == 0:
            return True
        same_line = "\n" not in self.flat[passages[-1].clauses[-1].end : piece.start]
        return same_line and not self._between(piece.start, _line_end(self.flat, piece.start) + 1)

    def _pieces(self, content: Iterable[Span]) -> Iterator[Span | Found]:
        """Content cut at the clauses in it, clauses among the pieces; each clause once."""
        covered = 0  # where the last clause ended: one may run over several lines
        for span in content:
            position = max(span.start, covered)
            for found in self._between(position, span.end):
                if found.start > position:
                    yield Span(position, found.start)
                yield found
                position = found.end
                while position < span.end and self.flat[position] in _BETWEEN:
                    position += 1
                covered = position
                behind = _BEHIND.match(self.flat, position, span.end)
                if behind and not self._between(position, behind.end()):
                    position = covered = behind.end()
            if position < span.end:
                yield Span(position, span.end)

    def _with_plain_heading(self, passage: Passage) -> Passage:
        """A first line that is short and no sentence is the heading of an unnumbered passage."""
        if len(passage.body) > 1 and passage.kind != "goal" and is_plain_heading(self.flat, passage.body[0]):
            passage.heading = passage.body.pop(0)
        return passage

    def _is_passage(self, passage: Passage) -> bool:
        if passage.clauses:
            # 供水量增长6%。（省水利厅牵头）: an aim that is given to somebody is what they are to do.
            passage.kind = "task" if passage.kind in ("none", "goal") else passage.kind
            return True
        length = sum(span.end - span.start for span in passage.body)
        return passage.kind != "none" and length >= SHORTEST_TASK and not self._is_frame(passage)

    def _is_frame(self, passage: Passage) -> bool:
        """Whether an article says only why the rules are made, or from when to when they hold."""
        first, *more = passage.body
        if _PURPOSE.match(self.flat, first.start, first.end) and not more:
            stop = first_stop(self.flat, first)
            return (stop is None or stop + 1 >= first.end) and self._is_preamble(passage)
        told = self.flat.find("由", first.start, first.end) >= 0
        return not told and bool(_VALIDITY.match(self.flat, first.start, first.end))

    # What stands outside the numbered items

    def _root_passages(self, root: Item) -> Iterator[Passage]:
        """Paragraphs outside every item are preamble, unless a clause closes them: then the paragraph that
        it stands in, or stands under, is a task."""
        for passage in self._split(root.content, "none"):
            if passage.clauses and not self._is_preamble(passage):
                first = passage.clauses[0]
                reach = [span for span in passage.body if span.start < first.start]
                if passage.heading is None and len(reach) > 1:
                    keep = last_block(self.flat, reach)
                    passage.body = [span for span in passage.body if span.start >= keep]
                    passage = self._with_plain_heading(passage)
                yield passage

    def _is_preamble(self, passage: Passage) -> bool:
        """What ends with 制定本方案, or says only when, is no task, whatever clause stands after it: the
        passage that the clause belongs to is lost."""
        last = passage.body[-1]
        when = _WHEN.fullmatch(self.flat, last.start, last.end)
        return bool(when or _PREAMBLE.search(self.flat, max(last.start, last.end - 40), last.end))

    def _close(self) -> None:
        """A paragraph without clause after the last clause of the document closes it: it stands under no
        heading, and it is a safeguard."""
        if not self.clauses:
            return
        last = max(found.end for found in self.clauses)
        closing: list[Passage] = []
        self.parts = _without_closing(self.parts, last, closing)
        self.parts += closing


def _without_closing(
    parts: Iterable[Passage | Group], last: int, closing: list[Passage]
) -> list[Passage | Group]:
    kept: list[Passage | Group] = []
    for part in parts:
        if isinstance(part, Group):
            group = _without_closing(part.parts, last, closing)
            if len(group) == 1 and len(part.parts) > 1 and isinstance(only := group[0], Passage):
                only.heading = only.heading or part.heading
                kept.append(only)
            else:
                part.parts = group
                kept.append(part)
        elif part.start > last and part.heading is None and not part.clauses and not part.numbered:
            part.kind = "safeguard"
            closing.append(part)
        else:
            kept.append(part)
    return kept


def start_of(part: Passage | Group) -> int:
    return part.start if isinstance(part, Passage) else part.heading.start


def _spans(flat: str, item: Item, parent: Item) -> Iterator[Span]:
    """What stands under a parent that its items' clause holds for: a sub-item's line from its number on."""
    if item is parent or item.kind == "run":
        yield from item.content
        return
    line = _line_end(flat, item.start)
    yield Span(item.start, line)
    yield from (span for span in item.content if span.start >= line)


def _line_end(flat: str, index: int) -> int:
    end = flat.find("\n", index)
    return len(flat) if end < 0 else end
