"""ingest.calibration"""

from __future__ import annotations

from ingest.calibration import LEAST, TYPES, calibrated
from ingest.lexicon import table


def test_a_method_that_was_never_judged_keeps_its_confidence() -> None:
    assert calibrated("负责", "clause.never+seen", 0.42) == 0.42


def test_a_method_that_was_judged_often_says_how_often_it_is_right() -> None:
    often = [row for row in table("confidence") if int(row["judged"]) >= LEAST]
    assert often
    for row in often:
        judged, right = int(row["judged"]), int(row["right"])
        assert abs(calibrated(row["type"], row["method"], 0.0) - right / judged) < 0.05


def test_rare_methods_of_a_family_speak_together() -> None:
    rare = [row for row in table("confidence") if int(row["judged"]) < LEAST]
    said = {
        calibrated(row["type"], row["method"], 0.0) for row in rare if row["method"].startswith("project")
    }
    assert len(said) == 1


def test_the_table_knows_the_types_that_are_judged() -> None:
    assert {row["type"] for row in table("confidence")} <= set(TYPES.values())
