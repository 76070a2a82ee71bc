"""How a plan, and what was read in it, is cited: the form of GB/T 7714 for documents of offices."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from api.responses import Evidence, Shape
from graph import PlanRow, View
from graph.rows import Source

S = TypeVar("S", bound=Shape)

AUTHORS = 3
"""The standard names so many authors, and puts 等 for the rest."""
# Between characters that are written without spaces a line's end is none.
_BREAK = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")


def citation(plan: PlanRow | Source, quote: str | None = None) -> str:
    """`issuer. title：number[Z]. date.`, behind the quote where there is one; what a plan does not say is
    left out, as the standard has it."""
    issuers = plan.issuer.split("、") if plan.issuer else []
    authors = ", ".join(issuers[:AUTHORS]) + (", 等" if len(issuers) > AUTHORS else "")
    title = f"{plan.name}：{plan.number}" if plan.number else plan.name
    date = plan.issued_on or (str(plan.order_year) if plan.order_year else "")
    cited = " ".join(f"{part}." for part in (authors, f"{title}[Z]", date) if part)
    if not quote:
        return cited
    words = _BREAK.sub("", " ".join(quote.split()))
    return f"“{words}”（{cited.removesuffix('.')}）"


class Citations:
    """How what was read in some documents is cited; asked of the graph once for all of them."""

    def __init__(self, view: View, documents: Iterable[str | None]) -> None:
        wanted = {one for one in documents if one}
        self._sources = view.sources(wanted) if wanted else {}

    def of(self, document: str, quote: str | None = None) -> str | None:
        """None where the document holds no plan."""
        source = self._sources.get(document)
        return citation(source, quote) if source else None

    def evidence(self, row: object) -> Evidence:
        """The evidence that a row of the graph bears, with its citation."""
        found = Evidence.model_validate(row)
        return found.model_copy(update={"citation": self.of(found.document, found.quote)})

    def item(self, shape: type[S], row: object) -> S:
        """The row as the shape has it, with its evidence."""
        told = {name: getattr(row, name) for name in shape.model_fields if name != "evidence"}
        return shape.model_validate(told | {"evidence": self.evidence(row)})
