"""What the text of a clause says, as far as it is understood."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.forms import institution
from ingest.roles import Lead
from ingest.sharing import Named
from ingest.types import Clause

__all__ = ["Reading"]


@dataclass(slots=True)
class Reading:
    """What a clause says. `unread` counts the characters that are no part of it; `end` is where it ends."""

    end: int
    parties: list[tuple[Named, str]] = field(default_factory=list)
    deadline: str | None = None
    lead_by_order: Lead = ""
    before_comma: int = 0  # parties before the first comma
    inherited: Clause | None = None
    unread: int = 0
    roles: bool = False
    labelled: bool = False

    def lead(self, rule: Lead) -> None:
        """Makes those leaders whom the rule does, where no word gives a role; who stands alone leads nobody,
        but where all who are named lead."""
        fewest = 1 if rule == "all" else 2
        if not rule or len(self.parties) < fewest or any(role != "负责" for _, role in self.parties):
            return
        count = {"comma": self.before_comma, "all": len(self.parties)}.get(rule, 1)
        others = "配合" if rule == "alone" else "负责"
        self.parties = [(named, "牵头" if i < count else others) for i, (named, _) in enumerate(self.parties)]

    @property
    def solid(self) -> bool:
        """Whether a body stands in it that is one beyond doubt, not only places or names by their form."""
        return any(
            n.found.known
            or n.found.method == "generic"
            or (n.shared and n.found.method != "place")
            or _division(n.found.name)
            for n, _ in self.parties
        )

    @property
    def placed(self) -> bool:
        return all(n.found.method in ("place", "authority", "pattern", "generic") for n, _ in self.parties)

    @property
    def owned(self) -> bool:
        """Whether each name says by itself whose it is: 省铁路集团, 中国移动甲市分公司."""
        return all(n.found.prefix or institution(n.found.name) for n, _ in self.parties)

    @property
    def formed(self) -> bool:
        return all(n.found.method != "as-written" for n, _ in self.parties)

    @property
    def certainty(self) -> float:
        return 0.8 if self.unread else 1.0


def _division(name: str) -> bool:
    """种植业管理司: a division of a ministry, in that ministry's own plan."""
    return name.endswith("司") and not name.endswith("公司")
