"""ingest.script: Traditional to Simplified behind the gate, names that conversion would change"""

from __future__ import annotations

import pytest

from ingest.script import to_simplified

TRADITIONAL = "推動西安市與咸陽市發展規劃銜接，省發展改革委會同省自然資源廳落實。"


@pytest.mark.parametrize(
    ("written", "simplified"),
    [
        ("陜西省", "陕西省"),
        ("陝西省衞生健康委", "陕西省卫生健康委"),
        ("乾縣、乾陵、乾佑河", "乾县、乾陵、乾佑河"),
        ("灃西新城", "沣西新城"),
        ("干流治理，重復列舉", "干流治理，重复列举"),
        ("「三項改革」", "“三项改革”"),
    ],
)
def test_a_traditional_document_is_converted(written: str, simplified: str) -> None:
    converted, script = to_simplified(TRADITIONAL + written)
    assert script == "traditional"
    assert converted.endswith(simplified)
    assert len(converted) == len(TRADITIONAL + written)


@pytest.mark.parametrize(
    "text", ["咸阳市乾县、乾陵。" * 3, "一、加强於規劃的衔接" + "推进全省水利高质量发展" * 20, "plan", ""]
)
def test_below_the_gate_nothing_is_touched(text: str) -> None:
    assert to_simplified(text) == (text, "simplified")
