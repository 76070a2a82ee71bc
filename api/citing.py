"""How a plan is cited: the form of GB/T 7714 for documents of offices."""

from __future__ import annotations

from graph import PlanRow

AUTHORS = 3
"""The standard names so many authors, and puts 等 for the rest."""


def citation(plan: PlanRow, quote: str | None = None) -> str:
    """`issuer. title：number[Z]. date.`, behind the quote where there is one; what a plan does not say is
    left out, as the standard has it."""
    issuers = plan.issuer.split("、") if plan.issuer else []
    authors = ", ".join(issuers[:AUTHORS]) + (", 等" if len(issuers) > AUTHORS else "")
    title = f"{plan.name}：{plan.number}" if plan.number else plan.name
    date = plan.issued_on or (str(plan.order_year) if plan.order_year else "")
    cited = " ".join(f"{part}." for part in (authors, f"{title}[Z]", date) if part)
    return f"“{' '.join(quote.split())}”（{cited.removesuffix('.')}）" if quote else cited
