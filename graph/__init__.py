"""FACTS -> STORE -> ROWS: what documents say, kept, and answered from.

`Writer` is the way in, `View` the way out; between them `Store`, the only thing that knows the database,
`Ledger`, which remembers what every document says, and `Judgements`, what people decided about it. `rows_of`
gives the same rows without a database.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from graph.errors import GraphError
from graph.exports import lines, rows_of
from graph.judgements import FactKey, Judgement, Judgements, Named
from graph.ledger import Entry, Ledger
from graph.linking import Candidate
from graph.model import Evidence, Facts, Node, Properties, Ref, Relationship, Value
from graph.progress import Progress, Watcher, unwatched
from graph.rows import (
    DocumentRow,
    EntityRow,
    Found,
    Known,
    MatrixRow,
    OverlapRow,
    PlanRow,
    Statistics,
    TaskRow,
    Tied,
    Violation,
)

if TYPE_CHECKING:
    from graph.absence import AbsentDepartment
    from graph.checks import check
    from graph.desk import Desk, Pair, Sentence
    from graph.lineage import Branch, CitationRow, LineageRow, MissingPlan
    from graph.networks import Assignment
    from graph.outcomes import FileOutcome, Outcomes
    from graph.overlaps.difference import Piece, difference
    from graph.overlaps.threads import Thread, measure_graph, plan_graph, threads
    from graph.server import Connection, LocalServer
    from graph.settings import GraphSettings
    from graph.silences import Unassigned, UnassignedTask, UnnamedProject, VanishedParty
    from graph.store import Console, Noted, Running, Store, Table, noted
    from graph.view import View
    from graph.writer import Changes, Writer

# Loaded when first asked for: the driver alone takes 0.6 s, and those who only make facts need none of it.
_LATER = {
    "AbsentDepartment": "graph.absence",
    "Assignment": "graph.networks",
    "Branch": "graph.lineage",
    "Changes": "graph.writer",
    "CitationRow": "graph.lineage",
    "Connection": "graph.server",
    "Console": "graph.store",
    "Desk": "graph.desk",
    "FileOutcome": "graph.outcomes",
    "GraphSettings": "graph.settings",
    "LineageRow": "graph.lineage",
    "LocalServer": "graph.server",
    "MissingPlan": "graph.lineage",
    "Noted": "graph.store",
    "Outcomes": "graph.outcomes",
    "Pair": "graph.desk",
    "Piece": "graph.overlaps.difference",
    "Sentence": "graph.desk",
    "Running": "graph.store",
    "Store": "graph.store",
    "Table": "graph.store",
    "Unassigned": "graph.silences",
    "UnassignedTask": "graph.silences",
    "UnnamedProject": "graph.silences",
    "VanishedParty": "graph.silences",
    "Thread": "graph.overlaps.threads",
    "View": "graph.view",
    "Writer": "graph.writer",
    "check": "graph.checks",
    "difference": "graph.overlaps.difference",
    "measure_graph": "graph.overlaps.threads",
    "noted": "graph.store",
    "plan_graph": "graph.overlaps.threads",
    "threads": "graph.overlaps.threads",
}

__all__ = [
    "AbsentDepartment",
    "Assignment",
    "Branch",
    "Candidate",
    "Changes",
    "CitationRow",
    "Connection",
    "Console",
    "Desk",
    "DocumentRow",
    "EntityRow",
    "Entry",
    "Evidence",
    "FactKey",
    "Facts",
    "FileOutcome",
    "Found",
    "GraphError",
    "GraphSettings",
    "Judgement",
    "Judgements",
    "Known",
    "Ledger",
    "LineageRow",
    "LocalServer",
    "MatrixRow",
    "MissingPlan",
    "Named",
    "Node",
    "Noted",
    "Outcomes",
    "OverlapRow",
    "Pair",
    "Piece",
    "PlanRow",
    "Progress",
    "Properties",
    "Ref",
    "Relationship",
    "Running",
    "Sentence",
    "Statistics",
    "Store",
    "Table",
    "TaskRow",
    "Thread",
    "Tied",
    "Unassigned",
    "UnassignedTask",
    "UnnamedProject",
    "Value",
    "VanishedParty",
    "View",
    "Violation",
    "Watcher",
    "Writer",
    "check",
    "difference",
    "lines",
    "measure_graph",
    "noted",
    "plan_graph",
    "rows_of",
    "threads",
    "unwatched",
]


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
