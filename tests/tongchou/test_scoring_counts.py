"""tongchou.scoring.tally, .calibration, .matching and .floors: counts and what is made of them"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from tongchou.scoring import FloorsInvalid, Judged, Score, Tally, floors, wilson
from tongchou.scoring.calibration import bins, expected_error
from tongchou.scoring.matching import any_to_any, one_to_one


def test_rates() -> None:
    tally = Tally(tp=6, fp=2, fn=4)
    assert (tally.precision, tally.recall, tally.items) == (0.75, 0.6, 10)
    assert tally.exact_f1 == Fraction(2, 3)
    assert Tally().empty
    assert (Tally().precision, Tally().recall, Tally().f1) == (1.0, 1.0, 1.0)
    assert Tally(fn=3).f1 == 0.0


@pytest.mark.parametrize(
    # The published example of Wilson's interval for 81 of 263, and the ends by hand: z² / (n + z²).
    ("right", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (10, 10, 0.7225, 1.0), (0, 10, 0.0, 0.2775), (0, 0, 0.0, 1.0)],
)
def test_intervals(right: int, of: int, low: float, high: float) -> None:
    assert wilson(right, of) == pytest.approx((low, high), abs=5e-5)


def test_the_interval_of_f1_holds_it_and_narrows() -> None:
    few, many = Tally(9, 1, 1), Tally(900, 100, 100)
    for tally in (few, many):
        low, high = tally.f1_interval
        assert low < tally.f1 < high
    assert few.f1_interval[0] < many.f1_interval[0] < many.f1_interval[1] < few.f1_interval[1]


def test_one_to_one_gives_each_found_item_to_one() -> None:
    match = one_to_one([("a", False), ("a", False), ("b", True)], ["a", "b", "c"], str.__eq__)
    assert (match.pairs, match.missed, match.extra) == ((("a", "a"),), ("a",), ("c",))


def test_any_to_any_lets_one_found_item_answer_for_several() -> None:
    match = any_to_any([("a", False), ("a", False), ("b", True)], ["a", "a", "b", "c"], str.__eq__)
    assert (len(match.pairs), match.missed, match.extra) == (2, (), ("c",))


def judged(confidence: float, right: int, wrong: int) -> list[Judged]:
    return [Judged("places", confidence, i < right) for i in range(right + wrong)]


def test_bins_never_part_equal_confidences_and_hold_enough() -> None:
    facts = judged(0.5, 3, 1) + judged(0.6, 6, 4) + judged(0.9, 8, 1) + judged(0.95, 2, 0)
    found = bins(facts, least=10)
    assert [(one.low, one.high, one.facts, one.right) for one in found] == [
        (0.5, 0.6, 14, 9),
        (0.9, 0.95, 11, 10),
    ]
    first = found[0]
    assert first.mean == pytest.approx((4 * 0.5 + 10 * 0.6) / 14)
    assert first.gap == pytest.approx(first.mean - 9 / 14)
    gaps = [abs(one.gap) * one.facts for one in found]
    assert expected_error(found) == pytest.approx(sum(gaps) / 25)


def test_what_is_left_joins_the_last_bin() -> None:
    assert [one.facts for one in bins(judged(0.5, 9, 1) + judged(0.9, 2, 0), least=10)] == [12]
    assert bins([]) == []
    assert expected_error([]) == 0.0


def scored(**rows: Tally) -> dict[str, Score]:
    score = Score()
    score.rows.update(rows)
    return {"gold": score}


def test_a_row_is_below_its_floor_by_exact_fractions(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.write(path, scored(task=Tally(9999, 1, 0), places=Tally(1, 1, 1)))
    lower = scored(task=Tally(9998, 2, 0), places=Tally(2, 2, 2))
    fallen = floors.below(lower, floors.read(path))
    assert [(one.set, one.row) for one in fallen] == [("gold", "task")]
    assert not floors.below(scored(task=Tally(1, 0, 0), places=Tally(1, 0, 0)), floors.read(path))


def test_a_row_that_finds_and_misses_nothing_any_more_cannot_be_below() -> None:
    assert not floors.below(scored(), {"gold": {"task": Fraction(1)}})


def test_the_reference_run_is_written_the_same_and_keeps_sets_that_were_not_scored(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.write(path, scored(task=Tally(3, 0, 1)) | {"kept": Score()})
    first = path.read_bytes()
    floors.write(path, scored(task=Tally(3, 0, 1)))
    assert path.read_bytes() == first
    assert floors.read(path)["gold"] == {"task": Fraction(6, 7)}


@pytest.mark.parametrize("text", ["", "[]", '{"gold": {"task": {}}}', '{"gold": 1}'])
def test_a_file_that_holds_no_floors(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floors.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FloorsInvalid, match="--update"):
        floors.read(path)


def test_floors_of_other_sets_compare_nothing() -> None:
    with pytest.raises(FloorsInvalid, match="floors of open"):
        floors.below(scored(), {"open": {}})
