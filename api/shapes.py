"""The shapes of the answers about tasks, sentences, nodes and documents; their rows are those of the
graph."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.responses import Paged, Shape
from graph.asking_coverage import Coverage
from graph.asking_documents import DocumentEntry
from graph.asking_nodes import Neighbour, NeighbourCount, Way
from graph.asking_questions import Parameter
from graph.asking_tasks import Facet, MappedRow, MeasureEntry, TaskEntry
from graph.model import Value
from graph.outcomes import FileOutcome
from graph.readings import Reading, Thing

AnyLabel = Literal[
    "Document", "Plan", "Section", "Task", "Measure", "Department", "Place", "Project", "Target", "Topic"
]


class TaskList(Paged):
    """Tasks by plan and place in it."""

    rows: list[TaskEntry]


class FacetList(Paged):
    """How many tasks have which value: plans, years, levels, kinds, roles, bases, places."""

    rows: list[Facet]


class TasksBody(BaseModel):
    """Tasks, by their ids."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tasks: list[Annotated[str, Field(max_length=64)]] = Field(max_length=20_000, description="ids of tasks")


class PlacesAnswer(Shape):
    """The places and projects that tasks name, one row for each of their points."""

    rows: list[MappedRow]


class BoundariesAnswer(Shape):
    """Lines for maps, and the number (审图号) under which they may be shown; null where there are none."""

    approval_number: str | None = None
    geojson: dict[str, Any] | None = None


class MeasureList(Paged):
    """Sentences of tasks by plan and place in it."""

    rows: list[MeasureEntry]


class DocumentList(Paged):
    """Documents by name."""

    rows: list[DocumentEntry]


class NodeAnswer(Shape):
    """A node: everything it says, and how many neighbours it has by type, direction and label."""

    node: Thing
    properties: dict[str, Value]
    neighbours: list[NeighbourCount]


class NeighbourList(Paged):
    """Neighbours of a node, each with the relationships that lead to it; `counts` are of all of them, before
    any filter, so that what would be shown is known before it is asked for."""

    node: Thing
    counts: list[NeighbourCount]
    rows: list[Neighbour]


class ReadingAnswer(Shape):
    """One reading with both its ends, the task it stands in, and how it is cited."""

    reading: Reading
    start: Thing
    end: Thing
    task: str | None = Field(default=None, description="id of the task that it stands in")
    plan: Thing | None = Field(default=None, description="the plan that its document holds")
    citation: str | None = Field(default=None, description="the plan as GB/T 7714 cites it, with the quote")


class Mark(Shape):
    """What was read at a place: `kind` is the type of the relationship; `label`, `id` and `name` are of what
    is named; `reading` is the id of the relationship."""

    kind: str = Field(examples=["负责"])
    label: str
    id: str
    name: str
    role: str | None = None
    method: str
    confidence: float
    task: str | None = None
    reading: str


class Segment(Shape):
    """A slice of a document's text between two places at which something begins or ends. `marked` says that
    it lies in the span or task that was asked for, `task` in whose passage it lies."""

    start: int
    end: int
    text: str
    marked: bool
    task: str | None
    marks: list[Mark]


class OutlineItem(Shape):
    """A task's passage in a document; `path` holds the headings above it."""

    task: str
    path: list[str]
    heading: str | None = None
    text: str = Field(description="the first characters of the task")
    start: int
    end: int


class DocumentAnswer(Shape):
    """A document's text, whole or a range of it, cut at every mark: the segments joined are the text."""

    id: str
    names: list[str]
    media_type: str | None = None
    script: str | None = None
    characters: int = Field(description="length of the whole text in code points")
    citation: str | None = Field(
        default=None, description="its plan as GB/T 7714 cites it, with the words that were asked for"
    )
    outline: list[OutlineItem] = Field(description="the tasks whose passages stand in it, by place")
    segments: list[Segment]


class WayList(Paged):
    """The shortest ways between two nodes, by the ids of their nodes; `total` counts all of that length."""

    one: Thing
    other: Thing
    steps: int | None = Field(default=None, description="relationships on each way; null where there is none")
    rows: list[Way]


class QuestionItem(Shape):
    """A question with its form: the sentence in braces where a parameter goes, and the Cypher that is run."""

    name: str
    zh: str
    en: str
    parameters: list[Parameter]
    columns: list[str]
    cypher: str
    path: str = Field(description="where it is asked, with its parameters as a query")


class QuestionList(Paged):
    """Every question that can be asked by name."""

    rows: list[QuestionItem]


class QuestionAnswer(Paged):
    """The answer to a question: the sentence with the names in it, and a table."""

    question: str = Field(description="name of the question")
    zh: str
    en: str
    given: dict[str, Thing | int] = Field(description="what each parameter means")
    columns: list[str]
    cypher: str
    rows: list[dict[str, Any]]


class CoverageList(Paged):
    """What was read of each plan, the earliest first."""

    rows: list[Coverage]


class StatisticsAnswer(Shape):
    """How much is in the graph, by label and by type (those that occur), what it was made with, and how many
    of the files that were given to be read came to what: failed, left aside, no plan, read."""

    nodes: dict[str, int]
    relationships: dict[str, int]
    schema_version: int
    extractor_version: str
    content_hash: str
    program_version: str = Field(description="of the program that answers", examples=["0.1.0"])
    files: dict[str, int] = Field(
        description="rows of /statistics/files by their state", examples=[{"read": 5}]
    )


class OutcomeList(Paged):
    """What became of each file that was given to be read; what failed first."""

    rows: list[FileOutcome]


class PropertyItem(Shape):
    """A property of a label or relationship type."""

    name: str
    type: str
    zh: str
    en: str
    values: list[str] = Field(description="the closed vocabulary, where there is one")
    optional: bool
    identity: bool = Field(description="whether it tells readings of one span apart")


class LabelItem(Shape):
    """A label: what it is, what its id is a hash of, its second labels and properties."""

    name: str
    zh: str
    en: str
    identity: str
    kinds: list[str]
    properties: list[PropertyItem]


class PatternItem(Shape):
    """Ends that a relationship type may have, and what stands behind such a relationship."""

    start: list[str]
    end: list[str]
    evidence: str


class TypeItem(Shape):
    """A relationship type."""

    name: str
    zh: str
    en: str
    patterns: list[PatternItem]
    properties: list[PropertyItem]


class SchemaAnswer(Shape):
    """Everything that may be in the graph: labels, relationship types, what evidence is made of."""

    schema_version: int
    labels: list[LabelItem]
    types: list[TypeItem]
    evidence: list[PropertyItem]
