"""Tables whose cells ran together: 序号任务牵头单位1推进…市财政局2建设…市民政局、各区政府3…

The rows count 1, 2, 3 and each ends with a run of bodies; only a number behind such a run begins a row, and
only a run whose beginning is beyond doubt (behind a stop or an amount, or at the first word of a known
name) is taken off the task. A row whose run cannot be told stands without parties.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ingest.deadlines import DATE_WORDS, deadline
from ingest.departments import recognise
from ingest.forms import institution
from ingest.roles import column_labels
from ingest.structure.finder import Found
from ingest.structure.passages import SHORTEST_TASK, Passage
from ingest.structure.runs import Run, read_run
from ingest.structure.tables import TableRead
from ingest.types import Clause, Party, Scope, Span

__all__ = ["read_glued"]

_HEADER = re.compile("(?:序号|编号|项次)(?=[一-鿿])")
_LONGEST_HEADER = 90
_LONGEST_ROW = 1500
_LONGEST_RUN = 300
_FEWEST_ROWS = 3
# Of the rows, those whose run is read.
_FEWEST = 0.6
_TRIES = 12
_CERTAINTY = 0.93
_CN = "一二三四五六七八九十"
_STOPS = re.compile("\\n(?:附件|附表|抄送|[（(]此件|注：|备注：|说明：)")
_DATE_AT_END = re.compile(f"(?:{DATE_WORDS})[。；]?$")
# 二、民生事业 between two rows.
_HEADING_AT_END = re.compile(f"(?:[{_CN}]{{1,3}}、|（[{_CN}]{{1,3}}）)[^，。；、：\\d\n]{{2,30}}$")
_LONGEST_HEADING = 36
# Where a run may begin: behind a stop, an amount or a line end, or with a word that opens a body's name.
_BEGINS = re.compile(
    "(?<=[。；！？”）%\\d\\n])(?=[一-鿿])|(?=(?:各|相关|有关|国网|中国|国家|人行|人民银行|省|市|县|区|州|盟|旗)[一-鿿])|(?=[一-鿿]{2,3}[省市县区州])"
)
_SURE_BEFORE = re.compile("[。；！？”）%\\d\\n]")
_UNSURE_BEFORE = frozenset("、，和与及由厅局委（")
_UNIT = "(?:公[里顷斤]|[年月日个项万亿家户条套座所处米吨人次倍级期批号元％%‰])"
_AMOUNT = re.compile(f"(?<=\\d)\\n?(?=[一-鿿])(?!{_UNIT})|\\n(?=[一-鿿])")
_NAMED_AMOUNT = re.compile(rf"(?P<name>[^\d，。；\n]{{4,45}})\d+(?:\.\d+)?(?=[一-鿿]|\n|$)(?!{_UNIT})")
# A person, his office and areas in one string: no name holds a body's ending and then another or 各.
_SEVERAL = re.compile("[局委办厅](?:[一-鿿]{0,4}(?:[区镇乡]|街道)[^学校院分]|各)")
_PERSONS = re.compile("领导|责任人|负责人|联系人")
_SHORTEST_TEXT = 10
# Names without 省 or 市 at the beginning of a run, and how long one is.
_MOST_BARE, _LONGEST_BARE = 6, 12


@dataclass(frozen=True, slots=True)
class _Cell:
    """A task and the run behind it; `due` the deadline that stands between or behind them."""

    body: Span
    run: Run | None
    due: Span | None = None


@dataclass(frozen=True, slots=True)
class _Roles:
    """What the header says of the columns of parties; none where it names no such column. `persons`: whether
    it names one of people, whose names stand before an office and are not told from its own."""

    roles: tuple[str, ...]
    persons: bool

    def of(self, run: Run) -> list[str] | None:
        """The role of each name; None where the columns cannot be told apart."""
        if self.persons and not run.names[0].found.known:
            return None
        distinct = list(dict.fromkeys(self.roles))
        if len(distinct) < 2:
            return [distinct[0] if distinct else "负责"] * len(run.names)
        if len(distinct) > 2 or len(run.cells) > 1:
            return None
        if not run.cells and not run.names[0].found.known:
            return None
        edge = run.cells[0] if run.cells else len(run.names)
        return [distinct[0]] * edge + [distinct[1]] * (len(run.names) - edge)


def read_glued(flat: str, start: int, scope: Scope) -> tuple[TableRead, ...]:
    """The tables of this form from `start` on, in order."""
    found: list[TableRead] = []
    at = start
    while header := _HEADER.search(flat, at):
        read = _table(flat, header.start(), scope)
        found += [read] if read else []
        at = read.span.end if read else header.end()
    return tuple(found)


def _table(flat: str, start: int, scope: Scope) -> TableRead | None:
    first = _number(flat, 1, start, min(len(flat), start + _LONGEST_HEADER))
    if first is None:
        return None
    header = flat[start : first.start]
    roles = _Roles(tuple(column_labels(header)), _PERSONS.search(header) is not None)
    stop = _STOPS.search(flat, first.end)
    limit = stop.start() if stop else len(flat)
    rows: list[list[_Cell]] = []
    at, value, end = first.end, 1, first.end
    while True:
        row, following = _row(flat, at, value, limit, scope)
        rows.append(row)
        end = max([end, *(_end(cell) for cell in row)])
        if following is None:
            break
        at, value = following.end, value + 1
    told = sum(any(cell.run for cell in row) for row in rows)
    if told < _FEWEST_ROWS or told < _FEWEST * len(rows):
        return None
    cells = [cell for row in rows for cell in row]
    passages = [_passage(flat, cell, roles, scope) for cell in cells]
    _take_amounts(flat, passages)
    return TableRead(Span(start, end), tuple(passages))


def _end(cell: _Cell) -> int:
    return max(cell.body.end, cell.run.end if cell.run else 0, cell.due.end if cell.due else 0)


def _number(flat: str, value: int, start: int, end: int) -> Span | None:
    return next(_numbers(flat, value, start, end), None)


def _numbers(flat: str, value: int, start: int, end: int) -> Iterator[Span]:
    """Where the number of a row may stand."""
    pattern = re.compile(rf"(?<![\d.〔（(第]){value}(?:[.、．])?(?=\n?[一-鿿“《])(?!\n?{_UNIT})")
    return (Span(*found.span()) for found in pattern.finditer(flat, start, end))


def _row(flat: str, at: int, value: int, limit: int, scope: Scope) -> tuple[list[_Cell], Span | None]:
    """The row that begins at a place, and the number of the next."""
    reach = min(limit, at + _LONGEST_ROW)
    numbers = list(islice(_numbers(flat, value + 1, at, reach), _TRIES))
    for number in numbers:
        cells = _cells(flat, at, number.start, scope)
        if cells:
            return cells, number
    for number in numbers:
        if number.start - at > SHORTEST_TASK and _goes_on(flat, number, value + 2, limit, scope):
            return [_Cell(_trim(flat, at, number.start), None)], number
    ends = [found.start() for found in re.finditer("\n|$", flat[at:reach])]
    for stop in ends[:3]:
        cells = _cells(flat, at, at + stop, scope)
        if cells:
            return cells, None
    return [], None


def _goes_on(flat: str, number: Span, value: int, limit: int, scope: Scope) -> bool:
    """Whether a number that no run stands before begins a row all the same: the one after it does."""
    if flat[number.start - 1] not in "\n。）" and not flat[number.start - 1].isalpha():
        return False
    following = _numbers(flat, value, number.end, min(limit, number.end + _LONGEST_ROW))
    return any(_cells(flat, number.end, each.start, scope) for each in islice(following, 3))


def _cells(flat: str, start: int, end: int, scope: Scope) -> list[_Cell]:
    """The tasks of a row, each with its run, if the last run ends with the row."""
    span = _trim(flat, start, end)
    headed = _HEADING_AT_END.search(flat, max(span.start, span.end - _LONGEST_HEADING), span.end)
    span = _trim(flat, span.start, headed.start()) if headed else span
    date = _DATE_AT_END.search(flat, max(span.start, span.end - 24), span.end)
    stop = date.start() if date else span.end
    due = Span(stop, span.end) if date else None
    low = max(span.start, stop - _LONGEST_RUN, flat.rfind("。", span.start, stop) + 1)
    last = _run_to(flat, low, stop, span.start, scope)
    if last is None:
        return []
    cells: list[_Cell] = []
    at = span.start
    for run in _amounts(flat, span.start, last.start, scope):
        cells.append(_Cell(Span(at, run.start), run))
        at = run.end
    cells.append(_Cell(_trim(flat, at, last.start), last, due))
    if len(cells) > 1:
        body = cells[0].body
        cuts = [cut.end() for cut in _AMOUNT.finditer(flat, body.start + SHORTEST_TASK, body.end)]
        cells[0] = _Cell(Span(cuts[-1] if cuts else body.start, body.end), cells[0].run)
    if any(cell.body.end - cell.body.start < SHORTEST_TASK for cell in cells):
        return []
    return cells


def _run_to(flat: str, low: int, end: int, start: int, scope: Scope) -> Run | None:
    """The longest run that ends at `end` and begins beyond doubt; it leaves something of the task."""
    for begin in _BEGINS.finditer(flat, low, end):
        at = begin.start()
        if at < start + SHORTEST_TASK:
            continue
        run = read_run(flat, at, end, scope)
        if run is None or run.end < end:
            continue
        first = run.names[0].found
        if first.known or first.method == "generic":
            return run if flat[at - 1] not in _UNSURE_BEFORE else _with_names_before(flat, at, run, scope)
        levelled = flat[at] in "省市县区州" or institution(first.name)
        if _SEVERAL.search(first.name):
            continue
        if _SURE_BEFORE.match(flat, at - 1) and (levelled or not flat[at - 1].isdigit()):
            return _known_within(flat, run, scope) or run
    return None


def _with_names_before(flat: str, at: int, run: Run, scope: Scope) -> Run | None:
    """The run and the known names that end where it begins, which no word opens: 经济和信息化厅 of
    建立台账经济和信息化厅省国资委; the longest of each."""
    for _ in range(_MOST_BARE):
        stop = at - (flat[at - 1] in "、，")
        if flat[stop - 1] not in "厅局委":
            return None
        spans = (
            (begin, recognise(flat[max(0, begin) : stop], scope))
            for begin in range(stop - _LONGEST_BARE, stop - 2)
        )
        begin = next((begin for begin, name in spans if begin > 0 and name is not None and name.known), None)
        if begin is None:
            return None
        at = begin
        if flat[at - 1] not in _UNSURE_BEFORE:
            longer = read_run(flat, at, run.end, scope)
            return longer if longer and longer.end == run.end and longer.names[0].found.known else None
    return None


def _known_within(flat: str, run: Run, scope: Scope) -> Run | None:
    """The run from the known name on that the first one ends with: 人行成都分行 of 平台人行成都分行."""
    first = run.names[0]
    for begin in _BEGINS.finditer(flat, first.start + 1, first.end):
        shorter = read_run(flat, begin.start(), run.end, scope)
        if shorter and shorter.end == run.end and shorter.names[0].end == first.end:
            return shorter if shorter.names[0].found.known else None
    return None


def _amounts(flat: str, start: int, end: int, scope: Scope) -> Iterator[Run]:
    """Runs inside a row, each behind an amount: rows of their own under the number of the first."""
    at = start
    for amount in re.finditer("(?<=\\d)(?=[一-鿿])", flat[start:end]):
        begin = start + amount.start()
        if begin < at + SHORTEST_TASK:
            continue
        run = read_run(flat, begin, end, scope)
        if run is not None and run.end + SHORTEST_TASK <= end and run.names[0].found.known:
            yield run
            at = run.end


def _trim(flat: str, start: int, end: int) -> Span:
    while start < end and flat[start] in "\n 　.、．":
        start += 1
    while end > start and flat[end - 1] in "\n 　":
        end -= 1
    return Span(start, end)


def _take_amounts(flat: str, passages: Sequence[Passage]) -> None:
    """Where most rows are a name and an amount, what follows the amount is said of the name: its text."""
    found = [_NAMED_AMOUNT.match(flat, each.body[0].start, each.body[0].end) for each in passages]
    if sum(map(bool, found)) <= len(passages) // 2:
        return
    for passage, amount in zip(passages, found, strict=True):
        body = passage.body[0]
        if amount and body.end - amount.end() >= _SHORTEST_TEXT:
            passage.heading = Span(body.start, amount.end("name"))
            passage.body = [Span(amount.end(), body.end)]


def _passage(flat: str, cell: _Cell, roles: _Roles, scope: Scope) -> Passage:
    passage = Passage("task", None, [cell.body], [], numbered=True)
    if cell.run is None:
        return passage
    said = roles.of(cell.run)
    due = deadline(flat[cell.due.start : cell.due.end], scope.year) if cell.due else None
    parties = _parties(cell.run, said) if said else ()
    if parties or due:
        clause = Clause(cell.run.start, _end(cell), parties, due)
        passage.clauses.append(Found(clause, own_line=False))
    return passage


def _parties(run: Run, roles: Sequence[str]) -> tuple[Party, ...]:
    parties: dict[str, Party] = {}
    for named, role in zip(run.names, roles, strict=True):
        found = named.found
        party = Party(
            named.start,
            named.end,
            found.name,
            found.key,
            role,
            f"clause.table+{found.method}",
            round(found.confidence * _CERTAINTY, 3),
            found.properties,
        )
        parties.setdefault(party.key, party)
    return tuple(parties.values())
