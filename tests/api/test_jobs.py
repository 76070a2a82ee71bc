"""Jobs over HTTP: one after the other, followed by events, cancelled, taken up again. What reads documents is
handed in here as it is in life; tests/tongchou/test_uploading.py hands in the real one."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api import ApiSettings, create_app
from api.errors import JobFailedError
from api.job_shapes import JobDocument, JobItem
from api.jobs import ATTEMPTS, WAITING, Teller
from api.uploads import plain
from graph import GraphSettings

JOBS = "/api/v1/jobs"


class Reading:
    """Does jobs when it is let: reads each file, and fails with what it is told to."""

    suffixes = (".txt", "plans.csv")

    def __init__(self) -> None:
        self.go = threading.Event()
        self.begun = threading.Event()
        self.wrong: Exception | None = None
        self.settled = 0
        self.seen: list[dict[str, bytes]] = []

    def __call__(self, job: JobItem, files: Path, tell: Teller, stopped: threading.Event) -> None:
        self.seen.append({p.relative_to(files).as_posix(): p.read_bytes() for p in files.rglob("*.*")})
        self.begun.set()
        for number, name in enumerate(job.files):
            tell(step="reading documents", done=number, total=len(job.files))
            tell(document=JobDocument(id=f"{number:016}", names=[name], state="read"))
        while not self.go.wait(0.02):
            if stopped.is_set():
                return
        if self.wrong:
            raise self.wrong

    def settle(self) -> None:
        self.settled += 1


@pytest.fixture
def reading() -> Reading:
    return Reading()


@pytest.fixture
def settings(tmp_path: Path) -> ApiSettings:
    graph = GraphSettings(home=tmp_path / "home", neo4j_uri="bolt://127.0.0.1:1", neo4j_password="x")
    return ApiSettings(graph=graph, upload_bytes=100_000, upload_files=3)


@pytest.fixture
def client(
    settings: ApiSettings, reading: Reading, calling: Callable[[FastAPI], TestClient]
) -> Iterator[TestClient]:
    with calling(create_app(settings, ingest=reading)) as opened:
        yield opened


def post(client: TestClient, *files: tuple[str, bytes], status: int = 202) -> Any:
    answer = client.post(JOBS, files=[("files", (name, data)) for name, data in files])
    assert answer.status_code == status, answer.text
    return answer.json()


def ended(client: TestClient, number: int) -> Any:
    """The job when it has ended: the stream of its events ends then."""
    return events(client, number)[-1][1]


def events(client: TestClient, number: int, **headers: str) -> list[tuple[str, Any]]:
    text = client.get(f"{JOBS}/{number}/events", headers=headers).text
    found = []
    for block in filter(None, text.split("\n\n")):
        lines = dict(line.split(": ", 1) for line in block.split("\n"))
        found.append((lines["event"], json.loads(lines["data"])))
    return found


def test_what_was_uploaded_is_handed_on_under_its_names(client: TestClient, reading: Reading) -> None:
    reading.go.set()
    sent = [("规划.txt", "甲".encode()), ("../../x.txt", b"b"), ("规划.txt", b"c")]
    answer = client.post(JOBS, files=[("files", one) for one in sent])
    job = answer.json()
    assert (answer.status_code, answer.headers["location"]) == (202, f"{JOBS}/{job['id']}")
    assert job["files"] == ["规划.txt", "x.txt", "2/规划.txt"]
    done = ended(client, job["id"])
    assert reading.seen == [{"规划.txt": "甲".encode(), "x.txt": b"b", "2/规划.txt": b"c"}]
    assert (done["state"], [one["names"] for one in done["documents"]]) == (
        "done",
        [["规划.txt"], ["x.txt"], ["2/规划.txt"]],
    )
    assert client.get(f"{JOBS}/{job['id']}").json() == done


def test_jobs_are_done_one_after_the_other(client: TestClient, reading: Reading) -> None:
    first, second = (post(client, (f"{name}.txt", b"a"))["id"] for name in "ab")
    assert reading.begun.wait(10)
    assert [job["state"] for job in client.get(JOBS).json()["rows"]] == ["queued", "running"]
    reading.go.set()
    assert ended(client, second)["state"] == "done"
    assert [sorted(files) for files in reading.seen] == [["a.txt"], ["b.txt"]]
    page = client.get(f"{JOBS}?limit=1").json()
    assert (page["rows"][0]["id"], page["total"]) == (second, 2)
    assert client.get(page["next"]).json()["rows"][0]["id"] == first


def test_events_can_be_followed_from_where_one_left(client: TestClient, reading: Reading) -> None:
    number = post(client, ("a.txt", b"a"), ("b.txt", b"b"))["id"]
    threading.Timer(0.2, reading.go.set).start()
    told = events(client, number)
    kinds = [kind for kind, _ in told]
    assert (kinds.count("document"), kinds[-1], kinds.count("report")) == (2, "report", 1)
    assert told[-1][1]["state"] == "done"
    assert events(client, number, **{"Last-Event-ID": str(len(told) - 1)}) == told[-1:]
    assert events(client, number, **{"Last-Event-ID": "x"}) == told
    answer = client.get(f"{JOBS}/{number}/events")
    assert answer.headers["content-type"].startswith("text/event-stream")


def test_what_runs_and_what_waits_is_cancelled_and_put_right(client: TestClient, reading: Reading) -> None:
    first, second = (post(client, (f"{name}.txt", b"a"))["id"] for name in "ab")
    assert reading.begun.wait(10)
    assert client.delete(f"{JOBS}/{second}").json()["state"] == "cancelled"
    assert client.delete(f"{JOBS}/{first}").json()["step"] == "cancelling"
    assert ended(client, first)["state"] == "cancelled"
    assert reading.settled == 1
    assert client.delete(f"{JOBS}/{first}").status_code == 409
    assert client.delete(f"{JOBS}/99").json()["type"] == "urn:tongchou:problem:unknown-job"
    third = post(client, ("c.txt", b"a"))["id"]
    reading.go.set()
    assert ended(client, third)["state"] == "done"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (JobFailedError("the new document could not be read"), "could not be read"),
        (ValueError("秘密"), "log"),
    ],
)
def test_a_job_that_fails_says_why_and_the_next_is_done(
    client: TestClient, reading: Reading, error: Exception, said: str
) -> None:
    reading.wrong = error
    reading.go.set()
    job = ended(client, post(client, ("a.txt", b"a"))["id"])
    assert (job["state"], said in job["problem"], "秘密" in job["problem"]) == ("failed", True, False)
    reading.wrong = None
    assert ended(client, post(client, ("a.txt", b"a"))["id"])["state"] == "done"


def test_what_a_server_left_undone_is_done_by_the_next(
    settings: ApiSettings, calling: Callable[[FastAPI], TestClient]
) -> None:
    first = Reading()
    with calling(create_app(settings, ingest=first)) as client:
        running, waiting = (post(client, (f"{name}.txt", b"a"))["id"] for name in "ab")
        assert first.begun.wait(10)
    (settings.graph.home / "jobs" / "77").mkdir()  # an upload that a kill cut off
    second = Reading()
    second.go.set()
    with calling(create_app(settings, ingest=second)) as client:
        assert [ended(client, number)["state"] for number in (running, waiting)] == ["done", "done"]
        assert len(client.get(f"{JOBS}/{running}").json()["documents"]) == 1
        assert client.get(f"{JOBS}/77").status_code == 404
    assert second.seen == [{"a.txt": b"a"}, {"b.txt": b"a"}]
    assert [path.name for path in (settings.graph.home / "jobs").rglob("*.txt")] == []


def test_a_job_that_takes_the_server_with_it_is_not_tried_for_ever(
    settings: ApiSettings, calling: Callable[[FastAPI], TestClient]
) -> None:
    for number in range(ATTEMPTS + 1):
        reading = Reading()
        with calling(create_app(settings, ingest=reading)) as client:
            if number == 0:
                post(client, ("a.txt", b"a"))
            if number == ATTEMPTS:
                assert "not tried again" in ended(client, 1)["problem"]
            else:
                assert reading.begun.wait(10)


def test_one_server_does_the_jobs_of_a_home(
    client: TestClient, settings: ApiSettings, calling: Callable[[FastAPI], TestClient]
) -> None:
    with calling(create_app(settings, ingest=Reading())) as other:
        assert other.post(JOBS, files={"files": ("a.txt", b"a")}).status_code == 501
    assert post(client, ("a.txt", b"a"))["state"] == "queued"


def test_too_many_jobs_wait_for_another_time(client: TestClient, reading: Reading) -> None:
    post(client, ("a.txt", b"a"))
    assert reading.begun.wait(10)
    for _ in range(WAITING):
        post(client, ("a.txt", b"a"))
    answer = client.post(JOBS, files={"files": ("a.txt", b"a")})
    assert (answer.status_code, answer.json()["title"]) == (503, "Too many jobs wait")
    assert int(answer.headers["retry-after"]) > 0


@pytest.mark.parametrize(
    ("status", "kind", "files"),
    [
        (413, "too-large", [("a.txt", b"a" * 200_000)]),
        (422, "upload", [(f"{number}.txt", b"a") for number in range(4)]),
        (415, "upload-type", [("a.exe", b"MZ")]),
        (415, "upload-type", [(".txt", b"a")]),
    ],
)
def test_what_cannot_be_taken_leaves_nothing_behind(
    client: TestClient, settings: ApiSettings, status: int, kind: str, files: list[tuple[str, bytes]]
) -> None:
    assert post(client, *files, status=status)["type"] == f"urn:tongchou:problem:{kind}"
    assert [path.name for path in (settings.graph.home / "jobs").iterdir()] == ["lock"]
    assert client.get(JOBS).json()["rows"] == []


@pytest.mark.parametrize(
    ("form", "body"),
    [
        ("application/json", b"{}"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"nothing"),
        (
            "multipart/form-data; boundary=x",
            b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--',
        ),
    ],
)
def test_a_body_without_files_is_refused(client: TestClient, form: str, body: bytes) -> None:
    answer = client.post(JOBS, content=body, headers={"Content-Type": form})
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:tongchou:problem:upload")


def test_files_that_nothing_reads_are_left_out_and_named(client: TestClient, reading: Reading) -> None:
    reading.go.set()
    job = post(client, ("a.txt", b"a"), ("b.exe", b"b"), ("plans.csv", b"file\r\n"))
    assert (job["files"], [one["name"] for one in job["skipped"]]) == (["a.txt", "plans.csv"], ["b.exe"])
    assert ".txt" in job["skipped"][0]["reason"]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("规划.txt", "规划.txt"),
        ("/etc/passwd.txt", "passwd.txt"),
        ("C:\\plans\\a.txt", "a.txt"),
        ("..", ""),
        ("../.txt", "txt"),
        (".hidden.txt", "hidden.txt"),
        ("a\x00\n\u202eb.txt", "ab.txt"),
        ("", ""),
        ("规" * 200 + ".txt", "规" * 65 + ".txt"),
    ],
)
def test_names_lead_nowhere(given: str, name: str) -> None:
    assert plain(given) == name


def test_a_server_without_reading_takes_no_documents(
    settings: ApiSettings, calling: Callable[[FastAPI], TestClient]
) -> None:
    with calling(create_app(settings)) as client:
        assert post(client, ("a.txt", b"a"), status=501)["type"] == "urn:tongchou:problem:no-jobs"
        assert client.get(JOBS).json()["rows"] == []
