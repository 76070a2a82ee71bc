"""What the stages hand to each other: one frozen type between every two stages.

    Source --file_to_text--> Text --text_to_spans--> Outline --spans_to_entities--> Mentions
           --entities_to_relations--> Reading --relations_to_graph--> graph.Facts

Unless said otherwise, offsets are into `Text.flat`, the one text that every stage after the first reads;
`Text.source_span` turns them into offsets of the file as it was received.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was received: its names relative to what was ingested, its bytes, and what the
    sidecar table states about it (`title`, `issuer`, `number`, `issued_on`, `order_year`, …)."""

    names: tuple[str, ...]
    data: bytes
    statements: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """A document as text, twice: `raw` as received (this is `Document.text`), `flat` to be read.

    `flat` is simplified Chinese with full-width punctuation, no white space inside a paragraph except single
    spaces between Latin words, one paragraph a line ("\n"), wrapped lines joined, page numbers and site
    boilerplate left out. Every character of `flat` comes from one character of `raw`, in the same order,
    except an inserted "\n"; `offsets[i]` is where (for an inserted "\n": of the character after it).
    """

    sha256: str
    names: tuple[str, ...]
    media_type: str
    script: str  # simplified | traditional
    raw: str
    flat: str
    offsets: array[int]
    statements: Mapping[str, str] = field(default_factory=dict)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The slice of `raw` from the first to the last character of a non-empty slice of `flat`."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def quote(self, start: int, end: int) -> str:
        first, last = self.source_span(start, end)
        return self.raw[first:last]


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose names a document's short names are: 省水利厅 in a plan of 陕西省 is 陕西省水利厅.

    Full names of places from the gazetteer (`陕西省`, `咸阳市`), None where the document is above that level;
    `area` is a functional area that issues plans of its own (`西咸新区`); `year` the plan's own year; `organ`
    the full name of the one department whose plan it is (教育部): 基础教育司 is a division of that.
    """

    province: str | None = None
    city: str | None = None
    county: str | None = None
    area: str | None = None
    year: int | None = None
    organ: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself. Spans are None where a value comes from the sidecar or is unknown."""

    title: str
    title_span: Span | None = None
    kind: str = ""
    number: str | None = None
    issuer: str | None = None  # as written
    issuer_span: Span | None = None
    issued_on: str | None = None  # ISO date, month or year
    period_start: int | None = None
    period_end: int | None = None
    order_year: int | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """One party of a responsibility clause, or of a sentence whose subject is told to act.

    `start:end` is the slice that bears the name as written (for a name shared out over an enumeration from
    its first to its last word); `name` the full official name, `key` what its id is made of.
    """

    start: int
    end: int
    name: str
    key: str
    role: str  # 牵头 | 配合 | 支持 | 负责
    method: str
    confidence: float
    properties: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clause:
    """A responsibility clause as it stands, brackets and label included, and the parties it names."""

    start: int
    end: int
    parties: tuple[Party, ...]
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class SectionSpan:
    """A heading with more than one task or section under it. `parent` is an index into Outline.sections."""

    start: int
    end: int
    name: str
    ordinal: int
    level: int
    parent: int | None


@dataclass(frozen=True, slots=True)
class TaskSpan:
    """One task: `start:end` from its heading through its clause; `body` the text without both, which may be
    several spans when clauses stand between sentences; `measures` its sentences."""

    start: int
    end: int
    heading: Span | None
    body: tuple[Span, ...]
    measures: tuple[Span, ...]
    kind: str  # task | goal | safeguard
    section: int | None
    ordinal: int
    clauses: tuple[Clause, ...] = ()  # its own: basis explicit
    inherited: tuple[Clause, ...] = ()  # clauses elsewhere that say they hold here
    subjects: tuple[Clause, ...] = ()  # sentences whose subject is told to act
    deadline: str | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's structure. `tasks` is empty and `reason` says why when it is no plan."""

    text: Text
    head: Head
    scope: Scope
    sections: tuple[SectionSpan, ...]
    tasks: tuple[TaskSpan, ...]
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named in the text. `start:end` is the slice that bears it (its `surface`), `name` the full
    canonical name, `key` what its id is made of, `kind` the second label of a Place."""

    label: str  # Department | Place | Project | Plan | Target | Topic
    start: int
    end: int
    name: str
    key: str
    method: str
    confidence: float
    kind: str | None = None
    properties: Mapping[str, str | int | float | tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation that the words between `start` and `end` state. `subject` None stands for the measure (or,
    outside every task, the plan) that holds them. `end_of` is the other end as a mention."""

    type: str  # 位于 | 属于 | 衔接 | 依据 | 修订 | 废止
    start: int
    end: int
    object: Mention
    subject: Mention | None = None
    method: str = ""
    confidence: float = 1.0
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything recognised in one document, in order of place in the text."""

    outline: Outline
    mentions: tuple[Mention, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class At:
    """A place in the structure as the end of a relation: the plan itself, a task, or a measure of a task."""

    kind: str  # plan | task | measure
    task: int = -1
    measure: int = -1


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation with where it was read: `start:end` is the evidence, `surface` (of `object` too) the slice
    that bears the name. Both ends are a place in the structure or a mention."""

    type: str
    subject: At | Mention
    object: At | Mention
    start: int
    end: int
    method: str
    confidence: float
    surface: Span | None = None
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says, each relation with its evidence, before anything is named by an id."""

    outline: Outline
    relations: tuple[Relation, ...]
