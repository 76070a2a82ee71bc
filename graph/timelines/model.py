"""What is said of a project in time order: the types of a timeline. All offsets are code points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from graph.rows import NO_YEAR, Key

StageName = Literal["规划", "前期", "开工", "续建", "建成", "运营"]
STAGES: tuple[StageName, ...] = ("规划", "前期", "开工", "续建", "建成", "运营")
Basis = Literal["clause", "sentence", "task", "plan"]
Move = Literal["推迟", "不变", "提前", "重提", "未如期"]


@dataclass(frozen=True, slots=True)
class Words:
    """A slice of a document: `quote` is its `text[start:end]`."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Stage:
    """How far the project is, and the words that say so. Not `stated`: they only say that it is being pursued
    (加快推进…建设), which counts as 续建."""

    name: StageName
    words: tuple[Words, ...]
    stated: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """That the stage is to be reached by `on` (ISO year or month; None: 早日, 适时).

    `basis` says where the date stands: in the `clause` of the project or a `sentence` of it (`words`), as the
    deadline of its `task`, or nowhere but in the `plan`, whose goals hold to its end.
    """

    stage: StageName
    on: str | None
    basis: Basis
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """Who is responsible for the task that names the project, and the clause that says so."""

    id: str
    name: str
    role: str
    basis: str
    document: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One reading of a project as the query gives it. `source` is the sentence as it stands in the document
    from `source_start` on; `parties` are maps with the fields of `Party`."""

    plan_id: str
    plan: str
    order_year: int | None
    issued_on: str | None
    period_start: int | None
    period_end: int | None
    jurisdiction: str | None
    task_id: str
    task_kind: str
    deadline: str | None
    measure_id: str
    sentence: str
    project_id: str
    project: str
    relation: str
    surface: str
    document: str
    document_name: str
    start: int
    end: int
    quote: str
    method: str
    confidence: float
    source: str
    source_start: int
    parties: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Mention:
    """One sentence of a plan that names the project (`relation` 涉及), or a phase or part of it (属于).

    `start`, `end` and `quote` are the clause that names it, in the text of `document`; `frame` is that clause
    in simplified script without the other members of its list.
    """

    task_id: str
    measure_id: str
    project_id: str
    project: str
    relation: str
    sentence: str
    surface: str
    document: str
    document_name: str
    start: int
    end: int
    quote: str
    method: str
    confidence: float
    frame: str
    stage: Stage | None
    promises: tuple[Promise, ...]
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Characters that two neighbours share (`=`), that only the earlier (`-`) or the later (`+`) has."""

    change: Literal["=", "-", "+"]
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One plan of a timeline. No `mentions` and no `parts`: it does not name the project (未提及).

    `stages` are those of its mentions, the furthest last. `joined` and `left` are the parties that it names
    and the plan before it does not, and the other way round, where it names any; `wording` compares its
    clause with that plan's.
    """

    plan_id: str
    plan: str
    order_year: int | None
    issued_on: str | None
    mentions: tuple[Mention, ...] = ()
    parts: tuple[Mention, ...] = ()
    stages: tuple[StageName, ...] = ()
    parties: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    wording: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Slip:
    """What became of a promise: a later plan names a later date (推迟), the same (不变), an earlier one
    (提前), promises again what an earlier plan had set going (重提), or speaks of an earlier stage although
    the date has passed (未如期). `promised` is the date that the earlier plan names, `now` the later's date
    or, where the date has passed, the stage that it speaks of."""

    project_id: str
    project: str
    move: Move
    stage: StageName
    from_plan_id: str
    from_plan: str
    from_year: int | None
    promised: str | None
    to_plan_id: str
    to_plan: str
    to_year: int | None
    now: str | None
    before: Mention
    after: Mention

    @property
    def key(self) -> Key:
        """Its place among slips: by project, then by the later plan."""
        year = self.to_year or NO_YEAR
        return [self.project, self.project_id, year, self.to_plan_id, self.stage, self.after.measure_id]


@dataclass(frozen=True, slots=True)
class Timeline:
    """What every plan says of one project, the earliest first, and what became of its promises."""

    project_id: str
    project: str
    entries: tuple[Entry, ...]
    slips: tuple[Slip, ...]
