"""The cascade on real documents: a law of the nation, what a province makes of it, and a city of that."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import Ledger, Node, Relationship
from ingest.pipeline import read
from ingest.types import Source

CITY, PROVINCE, NATION = "市", "省", "国家"


@pytest.mark.shared
def test_plans_stand_below_those_they_carry_out_from_nation_to_city(shared: Path) -> None:
    with Ledger() as ledger:
        for path in sorted((shared / "corpus").glob("*/*.txt")):
            text = path.read_text(encoding="utf-8")
            if "支持全省中小企业发展十条措施" in text and (
                facts := read(Source((path.name,), text.encode())).facts
            ):
                ledger.put(facts)
        rows = [*ledger.rows()]
    plans = {row.id: row for row in rows if isinstance(row, Node) and row.label == "Plan"}
    above = [
        (plans[row.start.id], plans[row.end.id])
        for row in rows
        if isinstance(row, Relationship) and row.type == "依据"
    ]
    chains = {
        tuple(str(plan.properties.get("level")) for plan in (top, middle, low))
        for low, middle in above
        for one, top in above
        if one is middle and middle.properties["ingested"]
    }
    assert (NATION, PROVINCE, CITY) in chains
