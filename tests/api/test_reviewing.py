"""Judging over HTTP, on a graph that a ledger in the home remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api import ApiSettings, create_app
from api.keys import Keys
from graph import Facts, GraphSettings, Judgement, Judgements, Ledger, Named, Store, Writer

Call = Callable[..., Any]


@pytest.fixture
def client(
    store: Store,
    settings: GraphSettings,
    afresh: Callable[[], None],
    judged_plans: tuple[Facts, ...],
    calling: Call,
) -> Iterator[TestClient]:
    """The API on three plans that two departments of nearly one name stand in."""
    afresh()
    with (
        Ledger(settings.ledger, Judgements(settings.judgements)) as ledger,
        Writer(store, ledger) as writer,
    ):
        for facts in judged_plans:
            writer.add(facts)
    with calling(create_app(ApiSettings(graph=settings))) as opened:
        yield opened
    afresh()


def post(client: TestClient, status: int = 201, **body: object) -> Any:
    answer = client.post("/api/v1/judgements", json={"by": "李", **body})
    assert answer.status_code == status, answer.text
    return answer.json()


def get(client: TestClient, path: str) -> Any:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_pair_is_proposed_with_its_sentences_until_it_is_judged(client: TestClient) -> None:
    (pair,) = get(client, "candidates")["rows"]
    assert pair["method"] == "slip"
    names = {pair["one"]["name"], pair["other"]["name"]}
    assert names == {"滨江区城市管理局", "滨江区城市管埋局"}
    assert all(sentence["quote"] for side in ("one", "other") for sentence in pair[side]["sentences"])
    assert get(client, "candidates?label=Place")["rows"] == []
    post(client, verdict="different", one=pair["one"]["id"], other=pair["other"]["id"], by="李")
    assert get(client, "candidates")["rows"] == []


def test_different_holds_for_whatever_a_node_became(client: TestClient, settings: GraphSettings) -> None:
    (pair,) = get(client, "candidates")["rows"]
    ids_ = pair["one"]["id"], pair["other"]["id"]
    post(client, verdict="different", one=ids_[0], other=ids_[1])
    # One of the two is of a set with a smaller id from now on, which another document may bring.
    log = Judgements(settings.judgements)
    log.add(Judgement("same", one=Named("Department", ids_[0]), other=Named("Department", "0" * 16)))
    with Ledger(settings.ledger, log) as ledger:
        ledger.judge()
    assert get(client, "candidates")["rows"] == []


def test_two_that_are_one_answer_as_one_and_undoing_parts_them(client: TestClient) -> None:
    names = {"one": "滨江区城市管理局", "other": "滨江区城市管埋局"}
    (row,) = post(client, verdict="same", **names, why="错字")["rows"]
    assert (row["number"], row["holds"], row["why"]) == (1, True, "错字")
    answer = get(client, "departments/滨江区城市管埋局/tasks")
    assert answer["counts"]["tasks"] == 3
    post(client, verdict="undo", undoes=1)
    assert get(client, "departments/滨江区城市管埋局/tasks")["counts"]["tasks"] == 1
    assert [row["holds"] for row in get(client, "judgements")["rows"]] == [False, True]


def test_a_wrong_fact_leaves_the_answer(client: TestClient) -> None:
    task = get(client, "departments/滨江区城市管埋局/tasks")["rows"][0]["task_id"]
    (row,) = post(client, verdict="wrong", one="滨江区城市管埋局", task=task)["rows"]
    assert row["fact"]["type"] == "负责"
    assert client.get("/api/v1/departments/滨江区城市管埋局/tasks").status_code == 404
    post(client, verdict="undo", undoes=row["number"])
    assert get(client, "departments/滨江区城市管埋局/tasks")["counts"]["tasks"] == 1


def test_a_confirmed_fact_says_so_and_is_confirmed_once(client: TestClient, store: Store) -> None:
    task = get(client, "departments/滨江区城市管埋局/tasks")["rows"][0]["task_id"]
    assert len(post(client, verdict="confirmed", one="滨江区城市管埋局", task=task)["rows"]) == 1
    assert post(client, verdict="confirmed", one="滨江区城市管埋局", task=task)["rows"] == []
    found = store.read("MATCH ()-[r:负责 {confirmed: true}]->() RETURN r.surface AS surface")
    assert [row["surface"] for row in found] == ["滨江区城市管埋局"]


def test_a_new_name_is_shown_and_another_plan_has_its_own(client: TestClient) -> None:
    post(client, verdict="rename", one="滨江区城市管埋局", name="滨江区城管局")
    assert get(client, "departments/滨江区城市管埋局/tasks")["about"]["name"] == "滨江区城管局"
    plan = get(client, "departments/滨江区城市管理局/tasks")["rows"][0]["plan_id"]
    post(client, verdict="apart", one="滨江区城市管理局", plan=plan)
    assert client.get("/api/v1/departments/滨江区城市管理局/tasks").status_code == 409


def test_two_that_contradict_each_other_are_both_told(client: TestClient) -> None:
    post(client, verdict="same", one="滨江区城市管理局", other="滨江区城市管埋局")
    post(client, verdict="rename", one="滨江区城市管理局", name="甲局")
    problem = post(client, 409, verdict="rename", one="甲局", name="乙局")
    assert problem["type"] == "urn:tongchou:problem:contradiction"
    assert [row["number"] for row in problem["judgements"]] == [2, 3]
    assert "Undo 2" in problem["advice"]


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (404, {"verdict": "undo", "undoes": 9}),
        (404, {"verdict": "same", "one": "没有这个单位", "other": "滨江区城市管理局"}),
        (404, {"verdict": "wrong", "one": "滨江区城市管理局", "task": "0" * 16}),
        (422, {"verdict": "same", "one": "滨江区城市管理局"}),
        (422, {"verdict": "same", "one": "滨江区城市管理局", "other": "滨江区城市管理局"}),
        (422, {"verdict": "rename", "one": "滨江区城市管理局"}),
        (422, {"verdict": "wrong", "one": "滨江区城市管理局"}),
        (422, {"verdict": "perhaps"}),
        (422, {"verdict": "undo", "undoes": 1, "more": 1}),
    ],
)
def test_what_cannot_be_judged_is_refused_and_nothing_is_written(
    client: TestClient, settings: GraphSettings, status: int, body: dict[str, object]
) -> None:
    problem = post(client, status, **body)
    assert problem["status"] == status
    assert str(settings.home) not in str(problem)
    assert get(client, "judgements")["rows"] == []


SAME = {"verdict": "same", "one": "滨江区城市管理局", "other": "滨江区城市管埋局"}


@pytest.mark.parametrize("by", ["", " \u3000"])
def test_without_a_key_a_judgement_is_signed_or_refused(client: TestClient, by: str) -> None:
    problem = post(client, 422, **SAME, by=by)
    assert problem["type"] == "urn:tongchou:problem:signature"
    assert "`by`" in problem["advice"]
    assert get(client, "judgements")["rows"] == []
    assert post(client, **SAME, by=" 李 ")["rows"][0]["by"] == "李"


def test_with_a_key_the_name_of_the_key_signs(client: TestClient, settings: GraphSettings) -> None:
    client.headers["Authorization"] = f"Bearer {Keys(ApiSettings(graph=settings).keys).make('林', ['judge'])}"
    problem = post(client, 422, **SAME, by="李")
    assert (problem["type"], problem["detail"]) == (
        "urn:tongchou:problem:signature",
        "a judgement that is sent with the key '林' is signed by that name: 李",
    )
    assert "Leave `by` out" in problem["advice"]
    (same,) = post(client, **SAME, by="")["rows"]
    (undone,) = post(client, verdict="undo", undoes=same["number"], by="林")["rows"]
    assert (same["by"], undone["by"]) == ("林", "林")


def test_pages_of_other_sites_change_nothing(client: TestClient) -> None:
    body = {**SAME, "by": "李"}
    for origin in ("http://example.org", "null", "http://localhost:9"):
        answer = client.post("/api/v1/judgements", json=body, headers={"Origin": origin})
        assert (answer.status_code, answer.json()["type"]) == (403, "urn:tongchou:problem:origin")
    assert get(client, "judgements")["rows"] == []
    own = client.post("/api/v1/judgements", json=body, headers={"Origin": "http://localhost"})
    assert own.status_code == 201
