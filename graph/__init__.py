"""FACTS -> STORE -> ROWS: what documents say, kept, and answered from.

`Writer` is the way in, `View` the way out; between them `Store`, the only thing that knows the database, and
`Ledger`, which remembers what every document says. `rows_of` gives the same rows without a database.
"""

from graph.checks import check
from graph.errors import GraphError
from graph.exports import lines, rows_of
from graph.ledger import Entry, Ledger
from graph.model import Evidence, Facts, Node, Properties, Ref, Relationship, Value
from graph.progress import Progress, Watcher, unwatched
from graph.rows import DocumentRow, EntityRow, Found, PlanRow, Statistics, TaskRow, Violation
from graph.server import Connection, LocalServer
from graph.settings import GraphSettings
from graph.store import Store, Table
from graph.view import View
from graph.writer import Changes, Writer

__all__ = [
    "Changes",
    "Connection",
    "DocumentRow",
    "EntityRow",
    "Entry",
    "Evidence",
    "Facts",
    "Found",
    "GraphError",
    "GraphSettings",
    "Ledger",
    "LocalServer",
    "Node",
    "PlanRow",
    "Progress",
    "Properties",
    "Ref",
    "Relationship",
    "Statistics",
    "Store",
    "Table",
    "TaskRow",
    "Value",
    "View",
    "Violation",
    "Watcher",
    "Writer",
    "check",
    "lines",
    "rows_of",
    "unwatched",
]
