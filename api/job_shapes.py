"""The shapes of answers about jobs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.responses import Paged, Shape

JobKind = Literal["ingest", "replace", "withdraw"]
JobState = Literal["queued", "running", "done", "failed", "cancelled"]


class JobDocument(Shape):
    """What became of one document of a job."""

    id: str | None = Field(default=None, description="id of the document; null where it could not be read")
    names: list[str]
    state: Literal["read", "no plan", "failed", "withdrawn"]
    title: str = ""
    tasks: int = 0
    reason: str = Field(default="", description="why it failed, or is no plan")


class JobSkipped(Shape):
    """A file that was not read, and why."""

    name: str
    reason: str


class JobChanges(Shape):
    """Nodes and relationships of the graph; `unchanged` are those that the documents speak of, as before."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


class JobItem(Shape):
    """Documents that are read, replaced or withdrawn."""

    id: int
    kind: JobKind
    state: JobState = Field(description="queued and running come to an end; the others are one")
    made: str = Field(description="when it came, in UTC")
    document: str | None = Field(default=None, description="id of the document to replace or to withdraw")
    files: list[str] = Field(default=[], description="names of the files that came")
    step: str = Field(default="", description="what is being done")
    done: int = Field(default=0, description="how much of this step is done, of `total`")
    total: int = 0
    documents: list[JobDocument] = Field(default_factory=list)
    skipped: list[JobSkipped] = Field(default_factory=list)
    changes: JobChanges | None = None
    problem: str = Field(default="", description="why the job failed as a whole")
    attempts: int = Field(default=0, description="how often it was begun; a server may end in between")


class JobsAnswer(Paged):
    """Jobs, the latest first."""

    rows: list[JobItem]
