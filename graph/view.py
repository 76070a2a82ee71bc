"""The way out: questions to the graph, each answered by the file of the same name in `cypher/read/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from graph.asking_coverage import CoverageQuestions
from graph.asking_documents import DocumentQuestions
from graph.asking_nodes import NodeQuestions
from graph.asking_overlaps import OverlapQuestions
from graph.asking_questions import NamedQuestions
from graph.asking_tasks import TaskQuestions
from graph.errors import NotFound, QueryFailed
from graph.exports.jsonl import (
    Object,
    node_object,
    relationship_object,
    relationship_order,
)
from graph.finding import near, ranked, whole
from graph.indicators import TELLING, Conflict, Indicator, TargetRow, conflicts, indicator_of, name_of
from graph.keys import values
from graph.lineage import Ties
from graph.model import Node, Ref, Relationship
from graph.ontology import SCHEMA_VERSION, ontology
from graph.queries import query
from graph.reader import ALL
from graph.rows import (
    EntityRow,
    Found,
    Key,
    Known,
    Listed,
    PlanRow,
    Statistics,
    TaskCount,
    TaskRow,
    Tied,
    issuers,
    listed,
)
from graph.search_keys import forms
from graph.silences import Silences
from graph.store import Table
from graph.timelines import Slip, Timeline, TimelineRow, entries_of, slipped, slips_of

_INGEST = "`tongchou ingest FOLDER` reads plans into it."


class View(
    TaskQuestions,
    NodeQuestions,
    DocumentQuestions,
    CoverageQuestions,
    NamedQuestions,
    OverlapQuestions,
    Silences,
    Ties,
):
    """Reads the graph of a store. Every method opens what it needs and leaves nothing open."""

    def find(self, name: str, label: str | None = None, limit: int = 20) -> list[Found]:
        """What a name may mean, the likeliest first: by how it matches, then by the number of tasks.

        A name matches as it stands, in either script, in pinyin or by its initials, and as a part; where it
        does not, those that are one slip from it are found, and those that are a part of it. Width, spaces,
        quotes and letter case do not matter. `label` restricts to one label. Raises NotFound while no
        document was ever written.
        """
        asked = forms(name)
        labels = [label] if label else _searchable()
        found: list[Found] = []
        for queries in (whole(asked), near(asked)):
            if queries and not found:
                found = ranked(self._hits(queries, labels), asked)
        if asked and not found:
            self._refuse_empty()
        return found[:limit]

    def _hits(self, queries: Sequence[str], labels: Sequence[str]) -> list[dict[str, Any]]:
        try:
            return self._read("find", queries=queries, labels=labels)
        except QueryFailed as error:
            # The index of keys comes with the first writer.
            self._refuse_empty(error)
            raise

    def _refuse_empty(self, error: QueryFailed | None = None) -> None:
        """Raises what is wrong with the graph as a whole, if anything is."""
        (row,) = self._read("graph")
        if row["graph"] is None:
            raise _no_graph() from error
        if not row["documents"]:
            raise NotFound("the graph holds no document", remedy=_INGEST) from error
        if row["graph"]["schema_version"] != SCHEMA_VERSION:
            raise NotFound(
                "an older version of the program wrote the graph, without what names are found by",
                remedy="`tongchou ingest` with the same folder adds it.",
            ) from error

    def department_tasks(
        self, id_: str, *, with_predecessors: bool = True, after: Key = (), limit: int = ALL
    ) -> list[TaskRow]:
        """Every task that the department is responsible for, and every other that names it (`relation`): up
        to `limit` rows behind the one whose `key` is `after`.

        `with_predecessors` puts behind them those of what the department was before and of what it became,
        each with its `succession`; what became the same department beside it is not among them.
        """
        asked = {"id": id_, "with_predecessors": with_predecessors}
        return self._tasks("department_tasks", **asked, after=after, limit=limit)

    def project_tasks(self, id_: str, *, after: Key = (), limit: int = ALL) -> list[TaskRow]:
        """Every task that names the project (涉及) or one of its phases and parts (属于), as above."""
        return self._tasks("project_tasks", id=id_, after=after, limit=limit)

    def place_tasks(
        self, id_: str, *, within: bool = False, after: Key = (), limit: int = ALL
    ) -> list[TaskRow]:
        """Every task that names the place (涉及) and, with `within`, a place in it (位于), as above."""
        return self._tasks("place_tasks", id=id_, within=within, after=after, limit=limit)

    def plan_tasks(self, id_: str, *, after: Key = (), limit: int = ALL) -> list[TaskRow]:
        """Every task of the plan: a row for each reading of who is responsible, one row where nobody is."""
        return self._tasks("plan_tasks", id=id_, after=after, limit=limit)

    def task_counts(
        self, label: str, id_: str, *, within: bool = False, with_predecessors: bool = True
    ) -> list[TaskCount]:
        """How many tasks and plans the rows of these four speak of, for a node of the label."""
        asked = {"within": within, "with_predecessors": with_predecessors}
        return [TaskCount(**row) for row in self._read("task_counts", label=label, id=id_, **asked)]

    def project_timeline(self, id_: str) -> Timeline:
        """What each plan says of the project and of its phases and parts, the earliest plan first, with what
        became of what was promised. Raises NotFound."""
        project = self.entity("Project", id_)
        rows = [TimelineRow(**row) for row in self._read("project_timeline", id=id_)]
        entries = entries_of(rows, self.plans(counted=False).rows)
        return Timeline(id_, project.name, entries, slips_of(entries))

    def slipped_promises(self) -> tuple[Slip, ...]:
        """Of all projects: what one plan promised and a later one moved, repeats, or finds not done."""
        return slipped(TimelineRow(**row) for row in self._read("slipped_promises"))

    def target_ledger(
        self, *, subject: str | None = None, plan: str | None = None, after: Key = (), limit: int = ALL
    ) -> Listed[Indicator]:
        """Quantified aims by indicator and year: up to `limit` behind the one whose `Indicator.key` is
        `after`; of all plans or of the one of that id; with `subject` those of the indicator that it names,
        then those whose indicators hold it or are held by it."""
        by = {"plan": plan, "subject": name_of(subject) if subject else None, "telling": TELLING}
        rows = self._read("target_ledger", by=by, after=after, limit=limit)
        return listed(rows, lambda row: indicator_of(TargetRow(**row)))

    def target_conflicts(self, *, plan: str | None = None) -> tuple[Conflict, ...]:
        """Aims of one indicator that do not agree, over all plans or within one; `target_ledger` compared."""
        return conflicts(self.target_ledger(plan=plan).rows)

    def plans(self, *, after: Key = (), limit: int = ALL, counted: bool = True) -> Listed[PlanRow]:
        """Ingested plans, by year and name: up to `limit` behind the one whose `PlanRow.key` is `after`; with
        their tasks `counted`, which takes by far the most time, or with 0."""
        return listed(self._read("plans", after=after, limit=limit, counted=counted), _plan)

    def plan(self, id_: str) -> PlanRow:
        """One plan, ingested or only cited. Raises NotFound."""
        return _plan(self._one("plan", "plan", id=id_))

    def entity(self, label: str, id_: str) -> EntityRow:
        """One node of any label. Raises NotFound."""
        row = self._one("entity", label, label=label, id=id_)
        node = _node(label, id_, row)
        return EntityRow(label, node.kind, id_, str(node.properties["name"]), node.properties)

    def known(self, things: Sequence[tuple[str, str]]) -> list[Known]:
        """What is known of things, given as label and id; those that are not there are left out."""
        asked = [{"label": label, "id": id_} for label, id_ in dict.fromkeys(things)]
        return [_known(row) for row in self._read("known", things=asked)] if asked else []

    def statistics(self) -> Statistics:
        """How much is in the graph. Raises NotFound while nothing was ever written."""
        row = self._one("statistics", "graph")
        if row["graph"] is None:
            raise _no_graph()
        return Statistics(
            nodes={entry["name"]: entry["count"] for entry in row["nodes"] if entry["count"]},
            relationships={e["name"]: e["count"] for e in row["relationships"] if e["count"]},
            schema_version=row["graph"]["schema_version"],
            extractor_version=row["graph"]["extractor_version"],
            content_hash=row["graph"]["content_hash"],
        )

    def version(self) -> dict[str, Any]:
        """What the node about the whole says, which changes with every fact; nothing while there is none."""
        rows = self._read("version")
        return dict(rows[0]["graph"]) if rows else {}

    def export(self) -> Iterator[Object]:
        """The whole graph as the contract's objects, in the contract's order, streamed."""
        kinds: dict[Ref, str | None] = {}
        for node in self.export_nodes():
            if node.kind:
                kinds[node.ref] = node.kind
            yield node_object(node)
        for relationship in self.export_relationships():
            yield relationship_object(relationship, kinds)

    def export_nodes(self) -> Iterator[Node]:
        """Every node, by label and id."""
        text = query("read", "export_nodes").text
        for label in sorted(ontology().labels):
            for row in self._store.stream(text, label=label):
                yield _node(label, row["id"], row)

    def export_relationships(self) -> Iterator[Relationship]:
        """Every relationship in the contract's order; those of one start are in memory together."""
        text = query("read", "export_relationships").text
        for type_ in sorted(ontology().types.values(), key=lambda t: t.name):
            for label in sorted({label for pattern in type_.patterns for label in pattern.start}):
                rows = self._store.stream(text, label=label, type=type_.name)
                for start, group in groupby(rows, key=lambda row: str(row["start"])):
                    found = [_relationship(type_.name, Ref(label, start), row) for row in group]
                    yield from sorted(found, key=relationship_order)

    def query(
        self,
        cypher: str,
        params: Mapping[str, Any] | None = None,
        *,
        timeout: float | None = None,
        limit: int | None = None,
    ) -> Table:
        """A user's own query, which may only read. Raises QueryRefused, QueryFailed or QueryTimeout."""
        return self._store.read_only_query(cypher, params, seconds=timeout, rows=limit)

    def _tasks(self, name: str, **parameters: Any) -> list[TaskRow]:
        return [TaskRow(**row) for row in self._read(name, **parameters)]


def _known(row: Mapping[str, Any]) -> Known:
    def tied(name: str) -> tuple[Tied, ...]:
        return tuple(Tied(one["label"], one["id"], one["name"]) for one in row[name])

    return Known(
        label=row["label"],
        id=row["id"],
        kind=row["kind"] or row["properties"].get("kind"),
        properties=values(row["properties"]),
        places=tied("places"),
        superior=tied("superior"),
        successors=tied("successors"),
        whole=tied("whole"),
        plans=tied("plans"),
        tasks=row["tasks"],
    )


def _no_graph() -> NotFound:
    return NotFound("the database holds no graph yet", remedy=_INGEST)


def _searchable() -> list[str]:
    return [label.name for label in ontology().labels.values() if label.full_text]


def _plan(row: Mapping[str, Any]) -> PlanRow:
    return PlanRow(**{**row, "issuer": issuers(row["issuer"]), "documents": tuple(row["documents"])})


def _node(label: str, id_: str, row: Mapping[str, Any]) -> Node:
    known = ontology().labels.get(label)
    kind = next((kind for kind in known.kinds if kind in row["labels"]), None) if known else None
    left = {"id", *(p.name for p in known.properties.values() if p.derived)} if known else {"id"}
    properties = values({name: v for name, v in row["properties"].items() if name not in left})
    return Node(label, id_, properties, kind)


def _relationship(type_: str, start: Ref, row: Mapping[str, Any]) -> Relationship:
    label = next((name for name in row["end_labels"] if name in ontology().labels), row["end_labels"][0])
    return Relationship(type_, start, Ref(label, row["end"]), values(row["properties"]))
