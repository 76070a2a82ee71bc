from __future__ import annotations

from pathlib import Path

import pytest

from graph import FactKey, Judgement, Judgements, Named
from graph.errors import JudgementInvalid, JudgementsContradict, JudgementsUnreadable, JudgementUnknown
from graph.judgements import Verdict

A, B, C = (Named("Project", id_, name) for id_, name in (("a", "甲水库"), ("b", "乙水库"), ("c", "丙水库")))
FACT = FactKey("p", "建设水库", "负责", (Named("Department", "d", "水利厅"),), "牵头")


def same(one: Named, other: Named) -> Judgement:
    return Judgement("same", "李", "同一工程", one, other)


def different(one: Named, other: Named) -> Judgement:
    return Judgement("different", "王", "两处", one, other)


@pytest.fixture(params=["file", "memory"])
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Judgements:
    return Judgements(tmp_path / "home" / "judgements.jsonl" if request.param == "file" else None)


def test_rows_come_back_as_they_were_added(log: Judgements) -> None:
    given = [
        same(A, B),
        different(A, C),
        Judgement("apart", "李", one=C, plan="p"),
        Judgement("rename", one=A, name="甲水库工程"),
        Judgement("wrong", fact=FACT),
    ]
    added = [log.add(one) for one in given]
    assert log.rows() == added
    assert [row.number for row in log.rows()] == [1, 2, 3, 4, 5]
    assert all(row.at for row in log.rows())
    assert [row.verdict for row in log.rows()] == [one.verdict for one in given]


def test_what_is_undone_does_not_hold_and_stays_in_the_log(log: Judgements) -> None:
    log.add(same(A, B))
    log.add(Judgement("undo", undoes=1))
    assert log.active() == []
    assert len(log.rows()) == 2
    log.add(Judgement("undo", undoes=2))
    assert [row.number for row in log.active()] == [1]


@pytest.mark.parametrize("number", [0, 2, 7])
def test_only_what_holds_can_be_undone(log: Judgements, number: int) -> None:
    log.add(same(A, B))
    with pytest.raises(JudgementUnknown):
        log.add(Judgement("undo", undoes=number))
    log.add(Judgement("undo", undoes=1))
    with pytest.raises(JudgementUnknown, match="no row 1 that holds"):
        log.add(Judgement("undo", undoes=1))


@pytest.mark.parametrize(
    ("rows", "clash", "numbers"),
    [
        ([same(A, B)], different(B, A), (1, 2)),
        ([different(A, B)], same(A, B), (1, 2)),
        ([same(A, B), same(B, C)], different(A, C), (2, 3)),
        ([different(A, C), same(A, B)], same(B, C), (1, 3)),
        ([Judgement("rename", one=A, name="甲")], Judgement("rename", one=A, name="乙"), (1, 2)),
        ([Judgement("wrong", fact=FACT)], Judgement("confirmed", fact=FACT), (1, 2)),
    ],
    ids=["same, different", "different, same", "by way of a third", "closing a chain", "names", "facts"],
)
def test_two_that_contradict_each_other_are_both_named(
    log: Judgements, rows: list[Judgement], clash: Judgement, numbers: tuple[int, int]
) -> None:
    for row in rows:
        log.add(row)
    before = log.rows()
    with pytest.raises(JudgementsContradict) as raised:
        log.add(clash)
    first, second = raised.value.rows
    assert (first.number, second.number) == numbers
    assert f"Undo {numbers[0]}" in str(raised.value)
    assert log.rows() == before


def test_two_that_became_one_node_are_not_called_different(log: Judgements) -> None:
    """By then both names lead to one node: the error says which row made it one."""
    log.add(same(B, C))
    first = log.add(same(A, B))
    with pytest.raises(JudgementsContradict, match="contradicts judgement 2") as raised:
        log.add(different(A, A))
    assert raised.value.rows[0] == first
    assert "Undo 2" in str(raised.value)
    assert len(log.rows()) == 2
    log.add(Judgement("undo", undoes=2))
    with pytest.raises(JudgementInvalid, match="both are the same node"):
        log.add(different(A, A))


def test_saying_it_again_is_no_contradiction(log: Judgements) -> None:
    for _ in range(2):
        log.add(same(A, B))
        log.add(Judgement("confirmed", fact=FACT))
    assert len(log.active()) == 4


@pytest.mark.parametrize(
    "row",
    [
        Judgement("same", one=A),
        Judgement("same", one=A, other=A),
        Judgement("same", one=A, other=Named("Place", "x")),
        Judgement("same", one=Named("Task", "x"), other=Named("Task", "y")),
        Judgement("apart", one=A),
        Judgement("rename", one=A, name=" "),
        Judgement("wrong"),
        Judgement("maybe"),  # type: ignore[arg-type]
    ],
)
def test_a_row_without_what_its_verdict_needs_is_refused(log: Judgements, row: Judgement) -> None:
    with pytest.raises(JudgementInvalid, match=str(row.verdict)):
        log.add(row)
    assert log.rows() == []


@pytest.mark.parametrize("line", ["{", "[]", '{"verdict": "same"}', '{"verdict": "perhaps"}', '{"who": 1}'])
def test_a_broken_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "judgements.jsonl"
    log = Judgements(path)
    log.add(same(A, B))
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(JudgementsUnreadable, match="line 2"):
        log.rows()


def test_a_half_written_last_line_was_never_said(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    log = Judgements(path)
    log.add(same(A, B))
    whole = path.read_bytes()
    path.write_bytes(whole + whole[: len(whole) // 2])
    assert [row.number for row in log.rows()] == [1]
    assert log.add(different(A, C)).number == 2
    assert [row.verdict for row in log.rows()] == ["same", "different"]


def test_a_last_line_without_its_end_counts(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    log = Judgements(path)
    log.add(same(A, B))
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    log.add(different(A, C))
    assert len(path.read_text(encoding="utf-8").splitlines()) == 2
    assert len(log.rows()) == 2


def test_every_verdict_says_what_it_is() -> None:
    verdicts: list[Verdict] = ["same", "different", "apart", "rename", "wrong", "confirmed", "undo"]
    shown = [str(Judgement(v, "李", one=A, other=B, plan="p", name="名", fact=FACT)) for v in verdicts]
    assert all(text.endswith("李, )") for text in shown)
    assert "甲水库 | 乙水库" in shown[0]
    assert "水利厅" in shown[4]
