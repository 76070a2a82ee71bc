from __future__ import annotations

from pathlib import Path

import pytest

from ingest.matching import matched
from ingest.pipeline import read
from ingest.sources import sources

OFFICE = "陕西省发展和改革委员会", ("发改委", "省发改委", "省发展改革委", "陕西省发改委", "陕西发改委")


@pytest.mark.parametrize(
    ("written", "name", "aliases", "met"),
    [
        ("省发改委", *OFFICE, "陕西省发改委"),
        ("陕西省发展和改革委员会", *OFFICE, "陕西省发展和改革委员会"),
        ("省水利厅", "陕西省水利厅", ("水利厅",), "陕西省水利厅"),
        ("西安", "西安市", (), "西安市"),
        ("引汉济渭", "引汉济渭工程", ("引汉济渭", "引汉济渭引水工程"), "引汉济渭工程"),
        ("咸阳高新区", "咸阳高新技术产业开发区", ("咸阳高新区",), "咸阳高新区"),
        ("西安至延安、十堰高铁", "西安至十堰高铁", (), "西安至十堰高铁"),
        ("沔东水厂", "沣东水厂", (), "沣东水厂"),
    ],
)
def test_what_a_name_was_taken_for(written: str, name: str, aliases: tuple[str, ...], met: str) -> None:
    assert matched(written, name, aliases) == met


def test_every_link_of_the_sample_plans_was_compared_with_a_name_of_its_node(root: Path) -> None:
    seen = {"负责": 0, "涉及": 0, "印发": 0, "matched": 0}
    for source in sources([root / "corpus"]).sources:
        facts = read(source).facts
        assert facts is not None
        nodes = {node.ref: node for node in facts.nodes}
        for row in facts.relationships:
            node = nodes.get(row.start if row.start.label == "Department" else row.end)
            if row.type not in seen or row.evidence is None or node is None or node.label == "Plan":
                continue
            written = row.properties.get("surface", row.evidence.quote)
            aliases = node.properties.get("aliases", ())
            names = {node.properties["name"], *(aliases if isinstance(aliases, tuple) else ())}
            assert row.properties.get("matched", written) in names, (row, node)
            assert row.properties.get("matched") != written
            assert row.evidence.method
            assert 0 < row.evidence.confidence <= 1
            seen[row.type] += 1
            seen["matched"] += "matched" in row.properties
    assert min(seen.values()) > 0, seen
