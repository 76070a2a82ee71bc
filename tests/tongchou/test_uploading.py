"""Documents by upload, on a real Neo4j: read, replaced, withdrawn, each by a process of its own; and a server
that is killed in the middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api import ApiSettings, create_app
from graph import GraphSettings, Ledger, Store, View, check, lines
from tongchou.uploading import Ingesting

WATER = """陕西省水安全保障三年行动计划（2021—2023年）

为保障供水安全，制定本行动计划。

一、重点任务

（一）加快引汉济渭工程建设。推进引汉济渭工程建设，保障咸阳市供水。（责任单位：省水利厅、省发展改革委）

（二）提高用水效率。严格用水总量控制，在重点行业开展节水改造。（责任单位：省水利厅、省工业和信息化厅）
"""
TRAFFIC = """2022年陕西省交通重点工作任务

为推进交通建设，现提出如下工作任务。

一、加快公路建设。推进西安至咸阳公路改造。（责任单位：省交通运输厅、省水利厅）

二、加快机场建设。加快西安咸阳国际机场三期工程建设。（责任单位：省交通运输厅、省发展改革委）
"""
JOBS, DOCUMENTS = "/api/v1/jobs", "/api/v1/documents"
SERVE = "from tongchou.cli import main; main(['serve'])"


@pytest.fixture
def client(afresh: Callable[[], None], settings: GraphSettings) -> Iterator[TestClient]:
    """The API with the reading that `serve` hands it, called by the holder of the token."""
    afresh()
    app = create_app(ApiSettings(graph=settings), ingest=Ingesting(settings))
    token = {"Authorization": f"Bearer {app.state.access.token}"}
    with TestClient(app, base_url="http://localhost", headers=token) as opened:
        yield opened
    afresh()


def ended(client: TestClient, answer: Any) -> Any:
    """What a job came to: its events end when it has ended."""
    assert answer.status_code == 202, answer.text
    text = client.get(f"{answer.headers['location']}/events").text
    return json.loads(text.strip().rpartition("data: ")[2])


def upload(client: TestClient, **files: bytes | str) -> Any:
    parts = [("files", (name.replace("_", "."), data)) for name, data in files.items()]
    return ended(client, client.post(JOBS, files=parts))


def graph(store: Store) -> list[str]:
    """The whole graph, as the export writes it: Neo4j tells the properties of a node in any order."""
    return sorted(lines(View(store).export()))


def moved(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """What went and what came between two states of the graph."""
    return sorted(set(before) - set(after)), sorted(set(after) - set(before))


def test_uploads_from_the_first_to_the_last(
    client: TestClient, store: Store, settings: GraphSettings
) -> None:
    kept = settings.home / "documents"

    # Two documents, a table about one of them, an empty file and one that is no text.
    done = upload(
        client,
        water_txt=WATER,
        traffic_txt=TRAFFIC,
        plans_csv="file,issuer\nwater.txt,陕西省人民政府\n",
        empty_txt=b"",
        image_txt=b"\x89PNG\r\n\x1a\n\x00\x00",
    )
    became = {one["names"][0]: one for one in done["documents"]}
    assert done["state"] == "done", done
    assert {name: one["state"] for name, one in became.items()} == {
        "water.txt": "read",
        "traffic.txt": "read",
        "empty.txt": "failed",
        "image.txt": "failed",
    }
    assert all(one["reason"] for one in became.values() if one["state"] == "failed")
    assert [one["name"] for one in done["skipped"]] == ["plans.csv"]
    assert done["changes"]["added"] > 10
    water, traffic = became["water.txt"]["id"], became["traffic.txt"]["id"]
    told = client.get("/api/v1/statistics").json()["files"]
    assert told == {"failed": 2, "left aside": 1, "read": 2}
    unread = client.get("/api/v1/statistics/files?state=failed").json()["rows"]
    assert [(one["name"], one["reason"]) for one in unread] == [
        (name, became[name]["reason"]) for name in ("empty.txt", "image.txt")
    ]
    every = client.get("/api/v1/statistics/files")
    assert sorted(path.name for path in kept.iterdir()) == sorted((water, traffic))
    assert (kept / water / "water.txt").read_bytes() == WATER.encode()
    assert client.get("/api/v1/plans").json()["rows"][0]["issuer"] == "陕西省人民政府"
    segments = client.get(f"{DOCUMENTS}/{water}").json()["segments"]
    assert "".join(one["text"] for one in segments) == WATER
    first = graph(store)

    # The same bytes, under their name and under another.
    again = upload(client, water_txt=WATER)
    assert {again["changes"][name] for name in ("added", "changed", "removed")} == {0}
    assert moved(first, graph(store)) == ([], [])

    # Another document in the place of one; a broken one takes nobody's place.
    broken = client.put(f"{DOCUMENTS}/{traffic}", files={"files": ("x.txt", b"\x00\x01")})
    assert ended(client, broken)["state"] == "failed"
    # The graph is as it was, and the answer is another all the same.
    again = client.get("/api/v1/statistics/files", headers={"If-None-Match": every.headers["etag"]})
    assert [one["name"] for one in again.json()["rows"][:3]] == ["empty.txt", "image.txt", "x.txt"]
    two = client.put(f"{DOCUMENTS}/{traffic}", files=[("files", (f"{n}.txt", TRAFFIC + n)) for n in "ab"])
    assert "one document" in ended(client, two)["problem"]
    assert moved(first, graph(store)) == ([], [])
    same = ended(client, client.put(f"{DOCUMENTS}/{traffic}", files={"files": ("traffic.txt", TRAFFIC)}))
    assert (same["state"], graph(store)) == ("done", first)
    longer = TRAFFIC + "\n三、加快铁路建设。推进西十高铁建设。（责任单位：省发展改革委）\n"
    replaced = ended(client, client.put(f"{DOCUMENTS}/{traffic}", files={"files": ("traffic.txt", longer)}))
    states = [(one["state"], one["id"]) for one in replaced["documents"]]
    assert states == [("read", states[0][1]), ("withdrawn", traffic)]
    assert client.get(f"{DOCUMENTS}/{traffic}").status_code == 404
    assert not (kept / traffic).exists()
    assert len(client.get("/api/v1/plans/2022年陕西省交通重点工作任务/tasks").json()["rows"]) > 4

    # Back, and the other out: what both support stays, and nothing else.
    back = client.put(f"{DOCUMENTS}/{states[0][1]}", files={"files": ("traffic.txt", TRAFFIC)})
    assert ended(client, back)["state"] == "done"
    assert moved(first, graph(store)) == ([], [])
    gone = ended(client, client.delete(f"{DOCUMENTS}/{water}"))
    assert (gone["state"], gone["changes"]["removed"] > 5) == ("done", True)
    assert client.delete(f"{DOCUMENTS}/{water}").status_code == 404
    assert [path.name for path in kept.iterdir()] == [traffic]
    left = client.get("/api/v1/statistics/files?state=read").json()["rows"]
    assert [(one["name"], one["document"]) for one in left] == [("traffic.txt", traffic)]
    tasks = client.get("/api/v1/departments/省水利厅/tasks").json()
    assert {row["plan"] for row in tasks["rows"]} == {"2022年陕西省交通重点工作任务"}
    assert client.get("/api/v1/departments/省工业和信息化厅/tasks").status_code == 404
    assert check(store) == []

    assert (
        upload(client, water_txt=WATER, plans_csv="file,issuer\nwater.txt,陕西省人民政府\n")["state"]
        == "done"
    )
    assert moved(first, graph(store)) == ([], [])


def test_a_server_that_is_killed_leaves_nothing_half_written(
    store: Store, settings: GraphSettings, afresh: Callable[[], None], tmp_path: Path
) -> None:
    afresh()
    texts = {f"{n}.txt": WATER.replace("三年", f"第{n}个三年") for n in range(80)}
    environment = os.environ | {
        "TONGCHOU_HOME": str(settings.home),
        "TONGCHOU_PORT": "0",
        "TONGCHOU_NEO4J_URI": "",
    }
    with running(environment, tmp_path) as (server, call):
        parts = "".join(
            f'--x\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n{text}\r\n'
            for name, text in texts.items()
        )
        job = call("POST", JOBS, f"{parts}--x--\r\n".encode(), "multipart/form-data; boundary=x")
        while len(call("GET", f"{JOBS}/{job['id']}")["documents"]) < 3:
            time.sleep(0.1)
        server.kill()
        server.wait()
    with Ledger(settings.ledger) as ledger:
        assert len(list(ledger.documents())) < len(texts)
    with running(environment, tmp_path) as (server, call):
        while (now := call("GET", f"{JOBS}/{job['id']}"))["state"] in ("queued", "running"):
            time.sleep(0.2)
        server.send_signal(signal.SIGTERM)
        server.wait()
    assert (now["state"], now["attempts"], now["problem"]) == ("done", 2, "")
    assert [one["state"] for one in now["documents"]] == ["read"] * len(texts)
    assert check(store) == []
    assert not (settings.home / "token").exists()
    resumed = graph(store)
    for path in settings.home.glob("ledger.sqlite*"):
        path.unlink()
    store.write("MATCH (n) DETACH DELETE n")
    folders = sorted(map(str, (settings.home / "documents").iterdir()))
    read = ["from tongchou.cli import main; import sys; main(['ingest', *sys.argv[1:]])", *folders]
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", *read], env=environment, check=True, capture_output=True
    )
    assert graph(store) == resumed


class running:  # noqa: N801 - used as a function
    """A server in a process of its own, and a way to call it with its token."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self._log = (log / "serve.log").open("w+")
        command = [sys.executable, "-W", "ignore", "-c", SERVE]
        self.process = subprocess.Popen(command, env=environment, stderr=self._log, start_new_session=True)
        self._home = Path(environment["TONGCHOU_HOME"])

    def __enter__(self) -> tuple[subprocess.Popen[bytes], Any]:
        while "answers at" not in (said := Path(self._log.name).read_text()):
            assert self.process.poll() is None, said
            time.sleep(0.1)
        self._url = said.partition("answers at ")[2].split()[0]
        return self.process, self.call

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._log.close()

    def call(self, method: str, path: str, body: bytes | None = None, form: str = "") -> Any:
        token = (self._home / "token").read_text()
        headers = {"Authorization": f"Bearer {token}"} | ({"Content-Type": form} if form else {})
        request = urllib.request.Request(f"{self._url}{path}", body, headers, method=method)
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
