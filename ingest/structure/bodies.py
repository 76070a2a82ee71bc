"""Bodies that a cell of a table names: whether it names nothing else, and what each is responsible for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.clause_lines import SURE
from ingest.reading import Reading, read
from ingest.roles import Lead
from ingest.structure.finder import LONGEST_LINE
from ingest.types import Party, Scope, Span

__all__ = ["NONE", "Bodies"]

# What a cell says that names nobody.
NONE = frozenset(("无", "/", "—", "-", "——", "／", "\\"))
_CERTAINTY = 0.95


@dataclass(slots=True)
class Bodies:
    """Reads the lines of cells. `ruled` is the rule that says which of several leads, and where it begins to
    hold; `led`: a column says who leads, so that no rule need."""

    flat: str
    scope: Scope
    ruled: tuple[int, Lead]
    led: bool
    _known: dict[int, Reading] = field(default_factory=dict)

    def names(self, line: Span, *, sure: bool = False) -> bool:
        """Whether a line names bodies, all of them known or (if it need not be `sure`) bodies by their form,
        and nothing else."""
        if line.end - line.start > LONGEST_LINE:
            return False
        reading = self._reading(line)
        if not reading.parties or reading.unread:
            return False
        methods = [named.found.method for named, _ in reading.parties]
        return all(each.endswith(SURE) for each in methods) if sure else "as-written" not in methods

    def parties(self, named: Iterable[tuple[Span, str]]) -> tuple[Party, ...]:
        """The bodies of lines, each with the role of its column, unless its own words say another."""
        parties: dict[str, Party] = {}
        for line, role in named:
            if self.flat[line.start : line.end] in NONE:
                continue
            for name, own in self._reading(line).parties:
                party = Party(
                    name.start,
                    name.end,
                    name.found.name,
                    name.found.key,
                    role if own == "负责" else own,
                    f"clause.table+{name.found.method}",
                    round(name.found.confidence * _CERTAINTY, 3),
                    name.found.properties,
                )
                parties.setdefault(party.key, party)
        return tuple(parties.values())

    def _reading(self, line: Span) -> Reading:
        if line.start not in self._known:
            begins, lead = self.ruled
            lead = "" if line.start < begins or self.led else lead
            self._known[line.start] = read(
                self.flat, line.start, line.end, self.scope, labelled=True, lead=lead
            )
        return self._known[line.start]
