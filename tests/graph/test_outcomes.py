from __future__ import annotations

from pathlib import Path

from graph import FileOutcome, Outcomes


def kept(outcomes: Outcomes) -> list[tuple[str, str, str]]:
    return [(one.name, one.state, one.reason) for one in outcomes.rows()]


def test_what_a_person_has_to_look_at_comes_first(tmp_path: Path) -> None:
    outcomes = Outcomes(tmp_path / "home" / "outcomes.jsonl")
    assert (outcomes.rows(), outcomes.counts()) == ([], {})
    given = [
        FileOutcome("乙.txt", "read", "b" * 16, "乙规划", 3),
        FileOutcome("plans.csv", "left aside", reason="a table"),
        FileOutcome("甲.txt", "read", "a" * 16, "甲规划", 2),
        FileOutcome("丙.txt", "failed", reason="no text"),
        FileOutcome("甲.txt", "failed", reason="its row in the table differs"),
    ]
    outcomes.take(given)
    assert kept(outcomes) == [
        ("丙.txt", "failed", "no text"),
        ("plans.csv", "left aside", "a table"),
        ("乙.txt", "read", ""),
        # Read, and something was said of it all the same.
        ("甲.txt", "read", "its row in the table differs"),
    ]
    assert outcomes.counts() == {"failed": 1, "left aside": 1, "read": 2}
    assert all(one.at.endswith("+00:00") for one in outcomes.rows())


def test_the_last_time_counts_and_a_withdrawn_document_leaves(tmp_path: Path) -> None:
    outcomes = Outcomes(tmp_path / "outcomes.jsonl")
    outcomes.take([FileOutcome("a.txt", "failed", reason="no text"), FileOutcome("b.txt", "no plan", "b")])
    outcomes.take([FileOutcome("a.txt", "read", "a")])
    assert kept(Outcomes(outcomes.path)) == [("b.txt", "no plan", ""), ("a.txt", "read", "")]
    outcomes.forget(["a", "other"])
    assert [one.name for one in outcomes.rows()] == ["b.txt"]
