"""What can go wrong between the program and its graph.

GraphError
├── NoNetwork            the jars of Neo4j cannot be fetched: nothing answers
├── DownloadFailed       something answers, but not with the file that is pinned
├── DiskFull             no room for the jars or the database
├── FolderRefused        a folder of ours cannot be written
├── PortTaken            the port that was asked for belongs to another program
├── StartFailed          the local Neo4j does not come up
├── HomeBusy             another process is starting or stopping the same home
├── DatabaseUnavailable  nothing answers at the address, or no longer
│   └── DatabaseMissing  the server answers, but has no database of that name
├── WrongPassword        the server refuses user and password
├── QueryFailed          the server refuses or abandons a query
│   ├── QueryInvalid     a user's own query is no Cypher
│   ├── QueryRefused     it would change the graph where only reading is allowed
│   ├── QueryTimeout     it takes longer than it may
│   └── ConstraintBroken it would break a constraint of the schema
├── FactsInvalid         what a document is said to say breaks the contract
├── NotFound             no node, document or plan of that id
├── LedgerFailed         the ledger cannot be read or written
│   └── LedgerBusy       another process is writing the graph of the same home
├── JudgementInvalid     a judgement without what its verdict needs
├── JudgementsUnreadable a line of the log of judgements is none
├── JudgementUnknown     an undo of a judgement that does not hold
├── JudgementsContradict two judgements that cannot both hold
└── ForeignGraph         the database holds a graph that this ledger did not write
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.judgements import Judgement


class GraphError(Exception):
    """Says what happened, where (a path, an address, a query) and what to do about it."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f" [{self.where}]" if self.where else ""
        advice = f" {self.remedy}" if self.remedy else ""
        return f"{self.what}{place}.{advice}"


class NoNetwork(GraphError):
    """The jars of Neo4j are not in the cache, and nothing answers at the repository's address."""


class DownloadFailed(GraphError):
    """The repository answers, but not with the bytes that `jars.lock` pins."""


class DiskFull(GraphError):
    """The disk, or the quota on it, has no room left."""


class FolderRefused(GraphError):
    """A folder that the program keeps its own files in cannot be read or written."""


class PortTaken(GraphError):
    """The port that the settings ask for is in use by another program."""


class StartFailed(GraphError):
    """The local Neo4j ends, or says nothing, before it answers. `log` holds the last lines it wrote."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "", log: str = "") -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.log = log

    def __str__(self) -> str:
        return f"{super().__str__()}\n{self.log}" if self.log else super().__str__()


class HomeBusy(GraphError):
    """Another process holds the lock of a home or of the cache for longer than the start may take."""


class DatabaseUnavailable(GraphError):
    """No Neo4j answers at the address."""


class DatabaseMissing(DatabaseUnavailable):
    """The server has no database of that name, or it is offline."""


class WrongPassword(GraphError):
    """The server refuses the user and the password."""


class QueryFailed(GraphError):
    """The server refuses or abandons a query. `code` is Neo4j's own status code."""

    def __init__(self, what: str, *, where: str = "", remedy: str = "", code: str = "") -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.code = code


class QueryInvalid(QueryFailed):
    """A user's own query is no Cypher, or asks what cannot be answered."""


class QueryRefused(QueryFailed):
    """The query writes, or reads files, where only reading the graph is allowed."""


class QueryTimeout(QueryFailed):
    """The query takes longer than it may."""


class ConstraintBroken(QueryFailed):
    """The query would break a constraint of the schema."""


class FactsInvalid(GraphError):
    """What a document is said to say breaks the contract. `problems` lists every breach in plain words."""

    def __init__(
        self, what: str, *, where: str = "", remedy: str = "", problems: tuple[str, ...] = ()
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.problems = problems

    def __str__(self) -> str:
        return "\n  ".join((super().__str__(), *self.problems[:20]))


class NotFound(GraphError):
    """The graph has no node of that label and id, or the ledger no document or plan."""


class LedgerFailed(GraphError):
    """The file that remembers what every document says cannot be read or written."""


class LedgerBusy(LedgerFailed):
    """Another process is writing the graph of the same home."""


class JudgementInvalid(GraphError):
    """A judgement lacks what its verdict needs, or is about what cannot be judged."""


class JudgementsUnreadable(GraphError):
    """A line of the log of judgements is not what the program writes."""


class JudgementUnknown(GraphError):
    """A judgement is to be undone that was never made, or no longer holds."""


class JudgementsContradict(GraphError):
    """Two judgements cannot both hold. `rows` are both, the earlier first."""

    def __init__(
        self, what: str, *, where: str = "", remedy: str = "", rows: tuple[Judgement, ...] = ()
    ) -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.rows = rows


class ForeignGraph(GraphError):
    """The database holds a graph that this ledger did not write: to go on would destroy it."""
