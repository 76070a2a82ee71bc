"""The client of scripts, against the API on a real socket."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Iterator

import pytest
import uvicorn

from api import ApiSettings, create_app
from api.server import NamesAsTyped, Server, listen
from graph.settings import GraphSettings
from tongchou import Client, ClientError, ProblemError


@pytest.fixture(scope="module")
def ask(small_graph: GraphSettings) -> Iterator[Client]:
    """A client of a server that runs."""
    up = threading.Event()
    settings = ApiSettings(port=0, graph=small_graph)
    with listen(settings) as sock:
        config = uvicorn.Config(create_app(settings), http=NamesAsTyped, ws="none", log_level="error")
        server = Server(config, up.set)
        thread = threading.Thread(target=server.run, args=([sock],))
        thread.start()
        try:
            assert up.wait(60)
            with Client(f"http://127.0.0.1:{sock.getsockname()[1]}") as client:
                yield client
        finally:
            server.should_exit = True
            thread.join()


def test_tasks_come_with_every_page(ask: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ask.tasks(department="省水利厅")
    assert (len(whole), whole.body) == (3, {"total": 3})
    monkeypatch.setattr("tongchou.client.MOST", 1)
    assert ask.tasks(department="省水利厅").rows == whole.rows
    assert len(ask.department_tasks("省水利厅")) == 3
    assert len(ask.plan_tasks("陕西省水安全保障方案")) == 5
    assert [row["order_year"] for row in ask.tasks(year_from=2024, role="负责")] == [2024]


def test_answers_are_frames(ask: Client) -> None:
    frame = ask.department_tasks("省水利厅").to_frame()
    assert list(frame["role"]) == ["牵头", "负责", "负责"]
    assert frame["evidence.quote"][0] == "（省水利厅牵头，咸阳市配合）"
    table = ask.question("department_by_plan", department="省水利厅")
    assert list(table.to_frame().columns) == table.body["columns"]


def test_without_pandas_the_error_says_what_to_do(ask: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ClientError, match="pip install pandas"):
        ask.plans().to_frame()


def test_every_question_is_a_method(ask: Client) -> None:
    assert ask.search("省水利厅")["meant"]["name"] == "陕西省水利厅"
    assert len(ask.plans()) == 2
    assert len(ask.plan_tasks("陕西省水安全保障方案")) == 5
    assert len(ask.project_tasks("引汉济渭")) == len(ask.place_tasks("咸阳市", within=True)) == 1
    assert len(ask.measures("供水")) == 1
    assert len(ask.questions()) == 20
    assert ask.paths("咸阳市人民政府", "引汉济渭")["steps"] == 3
    row = ask.tasks(project="引汉济渭").rows[0]
    assert ask.task(row["id"])["measures"]
    (reading,) = row["readings"]
    assert ask.reading(reading["id"])["task"] == row["id"]
    assert ask.document(row["document"])["characters"] > 50
    around = ask.neighbours("Task", row["id"], type_="负责", direction="in")
    assert {one["node"]["label"] for one in around} == {"Department"}


def test_problems_are_raised_with_all_they_say(ask: Client) -> None:
    with pytest.raises(ProblemError, match=r"409.*full name") as ambiguous:
        ask.department_tasks("市政府")
    assert len(ambiguous.value.problem["choices"]) == 2
    with pytest.raises(ProblemError) as unknown:
        ask.tasks(department="水利")
    assert unknown.value.problem["suggestions"][0]["name"] == "陕西省水利厅"
    with pytest.raises(ProblemError) as wrong:
        ask.question("due_tasks")
    assert wrong.value.problem["errors"][0]["parameter"] == "query.year"


def test_where_nothing_answers_the_error_says_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with Client(f"http://127.0.0.1:{port}") as nobody, pytest.raises(ClientError, match="tongchou serve"):
        nobody.plans()
