"""The shapes of every answer; the OpenAPI description is made from them."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from graph.asking_tasks import MeasureEntry
from graph.judgements import Verdict
from graph.rows import How

Label = Literal["Department", "Project", "Place", "Plan"]
Judged = Literal["Department", "Project", "Place"]
Succession = Literal["predecessor", "successor"]


class Shape(BaseModel):
    """A part of an answer, filled from the row of the same name that the graph gives."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


class Paged(Shape):
    """A page of a list. A subclass declares `rows`, the type of its rows."""

    total: int | None = Field(
        default=None, description="number of rows on all pages; null where counting them costs too much"
    )
    next: str | None = Field(
        default=None, description="address of the next page; null on the last", examples=[None]
    )


class Named(Shape):
    """A node: its label, the second label of a place (City, Zone, …), its id and the name people read."""

    label: str = Field(examples=["Department"])
    kind: str | None = None
    id: str
    name: str = Field(examples=["陕西省水利厅"])


class Match(Named):
    """A node whose name, other name or pinyin is what was asked for, or like it."""

    matched: str = Field(
        description="the name, other name, pinyin or initials that matched", examples=["省水利厅"]
    )
    how: How = Field(
        description="how it matched: name, alias (another name), key (its pinyin or initials), phrase (a "
        "name that holds what was asked for), key_part (pinyin that holds it), slip (a name with one "
        "character wrong, missing, doubled or swapped), part (a name that what was asked for holds)"
    )
    tasks: int = Field(description="number of tasks that involve it")


class Evidence(Shape):
    """Where it was read: `quote` is exactly `text[start:end]` of the document, counted in code points."""

    document: str = Field(description="id of the document")
    document_name: str = Field(description="file name of the document")
    start: int
    end: int
    quote: str
    method: str = Field(description="the rule or model that found it")
    confidence: float = Field(ge=0, le=1)
    citation: str | None = Field(
        default=None, description="its plan as GB/T 7714 cites it, with the quote", examples=[None]
    )


class TaskItem(Shape):
    """One reading: a task, the plan it stands in, and how the asked-for party or thing is tied to it."""

    plan_id: str
    plan: str
    order_year: int | None = None
    task_id: str
    ordinal: int | None = None
    heading: str | None = None
    text: str
    kind: str = Field(description="task, goal or safeguard")
    deadline: str | None = None
    relation: str | None = Field(default=None, description="负责, 涉及 or 包含")
    role: str | None = Field(default=None, description="牵头, 配合, 支持 or 负责")
    basis: str | None = Field(
        None,
        description="explicit: named in the task's own clause; inherited: in a "
        "clause elsewhere that says it holds here; subject: told to act by the sentence",
    )
    surface: str | None = Field(default=None, description="the name as the source writes it")
    sentence: str | None = Field(default=None, description="the sentence or clause, in simplified Chinese")
    entity_label: str | None = Field(default=None, description="label of what this reading names")
    entity_id: str | None = None
    entity: str | None = Field(
        default=None, description="what it names: a part of what was asked for, or all of it"
    )
    succession: Succession | None = Field(
        default=None, description="set where it names what the asked-for department was before or became"
    )
    evidence: Evidence | None = None


class Counts(Shape):
    """How many plans and tasks the rows speak of, and how many of these tasks under each relation, role and
    basis; a task that has two roles counts under both."""

    plans: int
    tasks: int
    relations: dict[str, int]
    roles: dict[str, int]
    bases: dict[str, int]


class Kin(Named):
    """What a department was before (predecessor) or became (successor), and what its own rows speak of."""

    succession: Succession
    on: str | None = Field(default=None, description="the year in which the one took the other's place")
    counts: Counts


class TasksAnswer(Paged):
    """Every task that involves one department, project, place or plan, in every plan. Everything but `rows`
    is about all pages."""

    question: str = Field(examples=["department_tasks"])
    asked: str = Field(description="what was asked for, as it came")
    about: Named
    how: str = Field(
        description="what `asked` is of it: its name, an alias, its pinyin or initials (key), its id, or "
        "(phrase) a part of its name that no other name holds"
    )
    also: list[Match] = Field(default=[], description="others that bear the same name less directly")
    counts: Counts = Field(description="of the rows that are about it, not about its kin")
    kin: list[Kin] = Field(
        default=[], description="predecessors and successors whose tasks stand behind its own"
    )
    rows: list[TaskItem]


class PlanItem(Shape):
    """A plan, its issuer and period, the documents that hold it and the number of its tasks."""

    id: str
    name: str
    kind: str | None = None
    number: str | None = None
    level: str | None = None
    jurisdiction: str | None = None
    issued_on: str | None = None
    period_start: int | None = None
    period_end: int | None = None
    order_year: int | None = None
    issuer: str | None = None
    documents: list[str] = []
    tasks: int = 0
    citation: str = Field(default="", description="as GB/T 7714 cites it")


class PlansAnswer(Paged):
    """Plans, the earliest first."""

    rows: list[PlanItem]


class Group(Shape):
    """What a name may mean among one kind of thing: the likest first, and how many there are."""

    label: str
    total: int
    matches: list[Match]


class TextHits(Shape):
    """Sentences that say what was asked for, the likest first; `more` says that only the likest were
    counted."""

    total: int
    more: bool
    rows: list[MeasureEntry]


class SearchAnswer(Shape):
    """What a name may mean, by kind, the kind with the likest first. `meant` is set when it means one thing
    and no other; `texts` are sentences that say it."""

    asked: str
    meant: Named | None = None
    groups: list[Group]
    texts: TextHits | None = None


class Health(Shape):
    status: str = Field(examples=["ready"])


class SentenceItem(Shape):
    """A place at which a name was read; `quote` is exactly `text[start:end]` of the document."""

    quote: str
    surface: str = Field(description="the name as the source writes it")
    document: str
    document_name: str
    start: int
    end: int


class PairSide(Shape):
    """One of two nodes that may be one."""

    id: str
    name: str
    compared: str = Field(description="the name that is like one of the other's")
    sentences: list[SentenceItem]


class PairItem(Shape):
    """Two nodes that may be one thing, and why."""

    label: str
    method: str = Field(description="alias, generic words, slip, containment or parts")
    confidence: float = Field(ge=0, le=1)
    why: str
    one: PairSide
    other: PairSide


class PairsAnswer(Paged):
    """What may be one thing and nobody has judged, the surest first."""

    rows: list[PairItem]


class NamedItem(Shape):
    """A node as it was judged: its id before any judgement, and the name that was seen."""

    label: str
    id: str
    name: str = ""


class FactItem(Shape):
    """A relationship that was read: by plan, normalised text, type, ends and role."""

    plan: str
    text: str
    type: str
    ends: list[NamedItem]
    role: str = ""


class PairKeyItem(Shape):
    """Two measures that a judgement is about, each by its plan's id and its normalised text."""

    plan: str
    text: str
    other_plan: str
    other_text: str


class JudgementItem(Shape):
    """One row of the log."""

    number: int
    verdict: str
    by: str
    at: str
    why: str
    one: NamedItem | None = None
    other: NamedItem | None = None
    plan: str = ""
    name: str = ""
    fact: FactItem | None = None
    pair: PairKeyItem | None = None
    undoes: int = Field(default=0, description="the number of the row that an undo takes back")
    holds: bool = Field(description="false when a later row took it back")


class JudgementsAnswer(Paged):
    """Rows of the log of judgements."""

    rows: list[JudgementItem]


class JudgementBody(BaseModel):
    """A judgement. `one` and `other` are names or ids, `label` says of what where a name is several things.

    same, different: `one`, `other`. apart: what `plan` calls `one` is another thing than elsewhere. rename:
    `one` is shown as `name`. wrong, confirmed: that the task of the id `task` involves `one`, with `role`
    where given; or that the measures of the ids `one` and `other` overlap. comment: what `why` says of such a
    pair. undo: `undoes` is the number of a row.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    verdict: Verdict
    label: Judged | None = None
    one: str = Field(default="", max_length=200)
    other: str = Field(default="", max_length=200)
    plan: str = Field(default="", max_length=200)
    name: str = Field(default="", max_length=200)
    task: str = Field(default="", max_length=200)
    role: Literal["", "牵头", "配合", "支持", "负责"] = ""
    undoes: int | None = None
    by: str = Field(
        default="",
        max_length=200,
        description="who decides; needed without a key, else to be left out: the name of the key signs",
    )
    why: str = Field(default="", max_length=2000, description="for which reason")


class CypherBody(BaseModel):
    """A query of a user's own; limits beyond those of the server's settings are those of the settings."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_extra={
            "examples": [
                {
                    "query": "MATCH (d:Department {name: $name})-[:负责]->(t:Task) RETURN t.text LIMIT 5",
                    "parameters": {"name": "陕西省水利厅"},
                }
            ]
        },
    )

    query: str = Field(max_length=8192, description="Cypher that reads")
    parameters: dict[str, Any] = Field(default_factory=dict, description="what stands in it as $name")
    limit: int | None = Field(default=None, ge=1, le=100_000, description="rows at most")
    seconds: float | None = Field(default=None, gt=0, le=600, description="how long it may take")


class CypherAnswer(Shape):
    """Rows as lists in the order of `columns`. A node is `{element_id, labels, properties}`, a relationship
    `{element_id, type, start, end, properties}`, a path `{nodes, relationships}`."""

    columns: list[str]
    rows: list[list[Any]]
    cut: Literal["rows", "bytes", "time"] | None = Field(
        default=None, description="the limit that cut the answer; null: these are all rows"
    )


class CypherStep(Shape):
    """A step of the planner: `depth` says below which step it stands."""

    operator: str
    details: str
    rows: float = Field(description="rows that the planner expects")
    depth: int


class CypherVerdict(Shape):
    """Whether a query may run."""

    allowed: bool
    why: str | None = Field(default=None, description="why it may not")
    steps: list[CypherStep]


class Problem(BaseModel):
    """What every error looks like (RFC 9457), with what to do about it."""

    model_config = ConfigDict(extra="allow")

    type: str = Field(examples=["urn:tongchou:problem:unknown-name"])
    title: str
    status: int
    detail: str
    instance: str = Field(description="the path that was asked for")
    advice: str | None = Field(default=None, description="what to do")
    choices: list[Match] | None = Field(
        default=None, description="the things that an ambiguous name may mean"
    )
    suggestions: list[Match] | None = Field(default=None, description="names like the unknown one")
    judgements: list[JudgementItem] | None = Field(
        default=None, description="two judgements that cannot both hold, the earlier first"
    )
    errors: list[dict[str, str]] | None = Field(default=None, description="which parameter is wrong, and how")
    request_id: str | None = Field(default=None, description="what the server's log calls this request")
