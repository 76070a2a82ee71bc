"""Lines -> paragraphs: wrapped lines joined, page numbers and running headers left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from ingest import tables
from ingest.lexicon import table
from ingest.lines import Line, join
from ingest.numbering import numbering_at

_PAGE_NUMBER = re.compile(
    r"[-—–]{1,2} ?\d{1,4} ?[-—–]{1,2}|第\d{1,4}页(?:[，,/ ]?共\d{1,4}页)?|[-—]?第?\d{1,4}页[-—]?"
)
_BARE_NUMBER = re.compile(r"\d{1,3}")
_TERMINAL = frozenset("。；！？：…;!?:")
_CLOSING = frozenset("）)》】〕］]”’〉")
_NEVER_FIRST = frozenset("，。；、：！？）》”’〉】〕］%")
_NEVER_LAST = frozenset("，、（《“〈【〔‘")
_PAIRS = ("（）", "《》", "“”", "〔〕", "【】")
_HAN = re.compile("[\u4e00-\u9fff]+")
_PROSE = re.compile("[，。；]")
# A label at the head of a line: （责任单位：, 牵头部门：, 完成时限：, 附件：.
_LABEL = re.compile(
    "[（(【〔［\\[]?(?:[\u4e00-\u9fff]{0,6}(?:单位|部门|领导|时限|时间|主体|责任人|分工)|附件?|抄送|主送)\\d{0,2}[：:]"
)
# The same behind any text, with nothing that closes its bracket.
_OPENED_LABEL = re.compile(
    "(?P<bracket>[（(【〔［\\[])[\u4e00-\u9fff]{0,6}(?:单位|部门|主体|责任|牵头)[：:][^（()）【】〔〕［］\\[\\]]*"
    "(?:（[^（()）]{1,40}）[^（()）【】〔〕［］\\[\\]]*){0,12}$"
)
_CLOSED_BY = {"（": "）)", "(": "）)", "【": "】", "〔": "〕］]", "［": "］]〕", "[": "]］〕"}
_BRACKET = re.compile("[（(【〔［\\[）)】〕］\\]]")
_CLAUSE_LINES, _CLAUSE_LENGTH = 8, 500
_OPENS = re.compile(
    r"附件|附表|专栏|[（(]此件|抄送|\d{4}年\d{1,2}月\d{1,2}日|[二〇○零一三四五六七八九]{4}年|第[一二三四五六七八九十]步"
)
_NUMBER = re.compile(r"[〔\[［(（](?:19|20)\d{2}[〕\]］)）](?:第)?\d{1,4} ?号$")
_DATE = re.compile(r"(?:\d{4}|[二〇○零一三四五六七八九]{4})年.{1,5}月.{1,4}日(?:印发)?$")
_TITLE_TAIL = re.compile(r"(?:[（(][^（）()]{1,20}[）)])+$")
_RUNNING_LENGTH = 40
_PROSE_LENGTH = 25
_HEADING_LENGTH = 60
_TITLE_LINES = 4
# How far down a title may stand: letterhead, notice and signatures come before it.
_HEAD_LINES = 60


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document is set: `width` of a full line where lines are wrapped (else 0), `double` when every
    line is followed by a blank one, `indented` when paragraphs are set in."""

    width: float
    double: bool
    indented: bool


def paragraphs(lines: Sequence[Line]) -> list[Line]:
    """The paragraphs that the lines make."""
    _mark_cells(lines)
    layout = read_layout([line for line in lines if not line.cell])
    kept = _without_pages(lines, layout)
    kept = _titles(kept, layout)
    bracketed = _bracketed(kept)
    done: list[Line] = []
    current: _Paragraph | None = None
    for index, line in enumerate(kept):
        if current is not None and (index in bracketed or _continues(current, line, layout)):
            current.add(line)
            continue
        if current is not None:
            done.append(current.line())
        current = _Paragraph(line)
    if current is not None:
        done.append(current.line())
    return done


def _bracketed(lines: Sequence[Line]) -> set[int]:
    """The lines that go on with a clause whose bracket a label opened: （牵头单位：… / 配合单位：…）."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        opened = _OPENED_LABEL.search(line.text) if not line.cell and index not in found else None
        if opened is None:
            continue
        closing = _CLOSED_BY[opened["bracket"]]
        length = len(line.text) - opened.start()
        for after in range(index + 1, min(index + 1 + _CLAUSE_LINES, len(lines))):
            text = lines[after].text
            length += len(text)
            first = _BRACKET.search(text)
            if lines[after].cell or length > _CLAUSE_LENGTH or numbering_at(text, 0, len(text)):
                break
            if first is not None:
                if first.group() in closing:
                    found.update(range(index + 1, after + 1))
                break
    return found


def _mark_cells(lines: Sequence[Line]) -> None:
    for found in tables.find([line.text for line in lines]):
        for line in lines[found.start : found.end]:
            line.cell = True


def read_layout(lines: Sequence[Line]) -> Layout:
    hard = [line for line in lines[1:] if not line.soft]
    double = bool(hard) and sum(line.blank for line in hard) > 0.8 * len(hard)
    indented = sum(line.indent for line in hard) > 2
    widths = sorted(_width(line.text) for line in lines)
    if len(widths) < 8:
        return Layout(0, double, indented)
    width = widths[int(len(widths) * 0.9)]
    full = [line for line in lines if width - 2.5 <= _width(line.text) <= width + 1.5]
    cut = sum(line.text[-1] not in _TERMINAL and line.text[-1] not in _CLOSING for line in full)
    wrapped = (
        15 <= width <= 60
        and len(full) >= 0.35 * len(widths)
        and cut >= 0.6 * len(full)
        and widths[-1] <= width + 6
    )
    return Layout(width if wrapped else 0, double, indented)


def opens(text: str) -> bool:
    """Whether a line begins something: numbering, a bullet, a label, an attachment, a date."""
    return bool(numbering_at(text, 0, len(text)) or _LABEL.match(text) or _OPENS.match(text))


@dataclass(slots=True)
class _Paragraph:
    """A paragraph in the making, with what the next line's fate depends on."""

    first: Line
    lines: list[Line] = field(default_factory=list)
    repeats: list[int] = field(default_factory=list)
    length: int = 0
    prose: bool = False
    sentences: bool = False
    _unclosed: set[str] = field(default_factory=set)
    _matched: int = 0  # lines whose pairs have been looked at

    def __post_init__(self) -> None:
        self._count(self.first)
        self.repeats.append(0)

    def add(self, line: Line) -> None:
        self.repeats.append(_repeated(self.lines[-1].text, line.text))
        self._count(line)

    def _count(self, line: Line) -> None:
        self.lines.append(line)
        self.length += len(line.text)
        self.prose = self.prose or bool(_PROSE.search(line.text))
        self.sentences = self.sentences or "。" in line.text

    @property
    def unclosed(self) -> set[str]:
        """The pairs that are open at the end; few paragraphs are asked."""
        for line in self.lines[self._matched :]:
            for pair in _PAIRS:
                opened, closed = line.text.rfind(pair[0]), line.text.rfind(pair[1])
                if opened > closed:
                    self._unclosed.add(pair)
                elif closed > opened:
                    self._unclosed.discard(pair)
        self._matched = len(self.lines)
        return self._unclosed

    @property
    def last(self) -> str:
        return self.lines[-1].text

    def line(self) -> Line:
        return self.first if len(self.lines) == 1 else join(self.lines, self.repeats)


def _continues(paragraph: _Paragraph, line: Line, layout: Layout) -> bool:
    """Whether a line goes on with the paragraph before it."""
    last, text = paragraph.last, line.text
    if line.apart:
        return False
    if line.cell or paragraph.first.cell:
        return line.cell and paragraph.first.cell and (text[0] in _NEVER_FIRST or last[-1] in _NEVER_LAST)
    if text[0] in _NEVER_FIRST:
        return True
    if opens(text):
        return False
    if last[-1] in _NEVER_LAST:
        return True
    stopped = last[-1] in _TERMINAL
    if not stopped and any(_closes(pair, text) for pair in paragraph.unclosed):
        return True
    if layout.width:
        full = _width(last) >= layout.width - 2.5
        set_in = layout.indented and line.indent
        return full and not set_in and not (stopped and line.blank and not layout.double)
    if stopped or last[-1] in _CLOSING:
        return False
    return _breaks_off(paragraph) and ("。" in text or text[-1] == "；")


def _breaks_off(paragraph: _Paragraph) -> bool:
    """Whether the paragraph is prose that stops in mid sentence, not a heading or a label."""
    head = paragraph.first.text
    if not paragraph.prose or _LABEL.match(head) or paragraph.length < 12:
        return False
    if numbering_at(head, 0, len(head)) and not paragraph.sentences:
        return paragraph.length > _HEADING_LENGTH
    return paragraph.sentences or paragraph.length >= _PROSE_LENGTH


def _closes(pair: str, text: str) -> bool:
    closed = text.find(pair[1])
    opened = text.find(pair[0])
    return closed >= 0 and (opened < 0 or closed < opened)


def _repeated(before: str, after: str) -> int:
    """How many characters at a page's end stand again at the head of the next: …，进 / 进一步…"""
    for count in (1, 2, 3):
        repeated = before[-count:] == after[:count] and _HAN.fullmatch(after[:count])
        if repeated and len(after) > count and before[-count - 1 : -count] in _TERMINAL | _NEVER_LAST:
            return count
    return 0


def _width(text: str) -> float:
    """Width in ideographs: two Latin letters or digits stand in the room of one."""
    wide = len(text.encode("utf-8")) - len(text)  # two more bytes for each ideograph
    return (len(text) + wide / 2) / 2


def _without_pages(lines: Sequence[Line], layout: Layout) -> list[Line]:
    """The lines without page numbers and the running headers beside them."""
    numbers = {index for index, line in enumerate(lines) if _PAGE_NUMBER.fullmatch(line.text)}
    for index in range(1, len(lines) - 1):
        if lines[index].cell:
            continue
        if _BARE_NUMBER.fullmatch(lines[index].text) and _interrupts(lines, index, layout):
            numbers.add(index)
    seen = Counter(line.text for line in lines if len(line.text) <= _RUNNING_LENGTH)
    running: set[int] = set()
    first: set[str] = set()
    for index, line in enumerate(lines):
        if index in numbers or line.cell or seen[line.text] < 3:
            continue
        beside = index - 1 in numbers or index + 1 in numbers
        if line.text in first and (beside or _interrupts(lines, index, layout)):
            running.add(index)
        first.add(line.text)
    dropped = numbers | running
    kept: list[Line] = []
    blank = False
    for index, line in enumerate(lines):
        if index in dropped:
            blank = True
            continue
        line.blank, blank = line.blank or blank, False
        kept.append(line)
    return kept


def _interrupts(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """Whether a line stands in the middle of a sentence."""
    if not 0 < index < len(lines) - 1:
        return False
    before, after = lines[index - 1], lines[index + 1]
    if before.text[-1] in _TERMINAL or before.text[-1] in _CLOSING or not _PROSE.search(before.text):
        return False
    return _continues(_Paragraph(before), after, layout)


@cache
def _title_words() -> tuple[str, ...]:
    return tuple(row["word"] for row in table("plan_kinds"))


def _ends_as_title(text: str) -> bool:
    return _TITLE_TAIL.sub("", text).rstrip("》”").endswith(_title_words())


def _titles(lines: Sequence[Line], layout: Layout) -> list[Line]:
    """Titles set over several lines, above the first heading, as one line each."""
    done: list[Line] = []
    index = 0
    while index < len(lines):
        if index >= _HEAD_LINES or _first_heading(lines[index].text):
            return [*done, *lines[index:]]
        count = _title_length(lines, index, layout)
        done.append(join(lines[index : index + count]) if count > 1 else lines[index])
        index += count
    return done


def _first_heading(text: str) -> bool:
    found = numbering_at(text, 0, len(text))
    return found is not None and found.kind in ("cn", "part", "division", "article", "cn_bracket")


def _title_length(lines: Sequence[Line], index: int, layout: Layout) -> int:
    """How many lines from `index` on make one title; 1 where they do not."""
    titled = 0
    notice = False  # 关于印发…: its 的通知 may stand on a line of its own
    for count in range(1, _TITLE_LINES + 1):
        line = lines[index + count - 1] if index + count <= len(lines) else None
        if line is None or line.cell or _no_title(line.text):
            break
        if count > 1 and ((line.blank and not layout.double) or line.soft):
            break
        notice = notice or "关于印发" in line.text
        noticed = line.text.endswith(("通知", "函"))
        if _ends_as_title(line.text) and (noticed or not titled):
            titled = count
        if titled and (noticed or not notice or titled < count):
            break
    return titled or 1


def _no_title(text: str) -> bool:
    if (
        len(text) > _RUNNING_LENGTH + 10
        or text[-1] in _TERMINAL
        or text.endswith(("...", "负责", "牵头"))
        or _BARE_NUMBER.fullmatch(text)
        or "。" in text
        or opens(text)
    ):
        return True
    return bool(_NUMBER.search(text) or _DATE.search(text)) or text.endswith("文件")
