"""What the API costs beside the same Cypher over Bolt, on a graph of 10,000 plans and 1,000,000 measures.

    python bench/over_http.py [--only pairs|load|long] [--json FILE]

`bench/README.md` says what each figure means. The status is 1 when a figure misses its bar. The graph is made
once, in a folder `tongchou-bench` beside other temporary files; TONGCHOU_BENCH_PLANS is its size (10000),
TONGCHOU_BENCH_MINUTES how long `long` takes (30).
"""

from __future__ import annotations

import http.client
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import quote, urlsplit

import big_graph
import neo4j
import psutil
from fastapi.testclient import TestClient
from parts import Figures, run

from api import ApiSettings, create_app
from graph import Connection, GraphSettings, LocalServer, Store

PLANS = int(os.environ.get("TONGCHOU_BENCH_PLANS", big_graph.PLANS))
SHORT, ADDED, RATIO = 5.0, 3.0, 1.5
"""Milliseconds; what takes longer over Bolt than `SHORT` may take `RATIO` times as long by the API, anything
else `ADDED` more."""
GROWTH = 1.1
ROUNDS, AT_ONCE, LOAD_SECONDS, SAMPLE_SECONDS = 60, 4, 30, 10
MINUTES = float(os.environ.get("TONGCHOU_BENCH_MINUTES", 30))

Statement = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Asked:
    """One request, and the statements that it has the database run."""

    kind: str
    path: str
    statements: tuple[Statement, ...]


@dataclass
class Times:
    """Milliseconds, by kind."""

    of: dict[str, list[float]] = field(default_factory=dict)

    def took(self, kind: str, seconds: float) -> None:
        self.of.setdefault(kind, []).append(seconds * 1000)

    def figures(self) -> Figures:
        return {kind: quantiles(times) for kind, times in sorted(self.of.items())}


def quantiles(times: list[float]) -> Figures:
    ordered = sorted(times)
    return {
        "requests": len(ordered),
        "median_ms": round(statistics.median(ordered), 2),
        "p99_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))], 2),
    }


def main() -> int:
    return run(__doc__ or "", {"pairs": pairs, "load": load, "long": long}, misses)


def home() -> GraphSettings:
    """A home with the graph in it."""
    folder = Path(tempfile.gettempdir()) / "tongchou-bench" / f"home-{PLANS}"
    settings = GraphSettings(home=folder, neo4j_uri=None)
    if not (folder / "made").exists():
        began = time.perf_counter()
        big_graph.load(settings, PLANS)
        (folder / "made").write_text(f"{time.perf_counter() - began:.0f} s\n")
    return settings


class _Recorded(Store):
    """Writes down what it is asked."""

    def __init__(self, connection: Connection, settings: GraphSettings) -> None:
        super().__init__(connection, settings)
        self.asked: list[Statement] = []

    def read(self, query: str, /, **parameters: Any) -> list[dict[str, Any]]:
        self.asked.append((query, parameters))
        return super().read(query, **parameters)


def mixed(settings: GraphSettings) -> list[Asked]:
    """The requests of the load: names that are searched, tasks of departments, neighbourhoods, evidence; each
    with the statements that the API runs for it, its own look at the version of the graph left out."""
    with Store.open(settings) as store:
        paths = list(_paths(store, Random(1)))
    app = create_app(ApiSettings(graph=settings))
    recorded = _Recorded(LocalServer(settings).start(), settings)
    app.state.database._store = recorded
    found = []
    with TestClient(app, base_url="http://localhost") as client:
        for kind, path in paths:
            recorded.asked = []
            answer = client.get(path)
            assert answer.status_code == 200, (path, answer.text)
            said = [
                one for one in recorded.asked if "properties(g) AS graph" not in one[0] or "UNWIND" in one[0]
            ]
            found.append(Asked(kind, path, tuple(said)))
    return found


def _paths(store: Store, random: Random) -> Iterator[tuple[str, str]]:
    departments = store.read("MATCH (d:Department)-[:负责]->() RETURN DISTINCT d.id AS id, d.name AS name")
    tasks = store.read(
        "MATCH (t:Task) RETURN t.id AS id, t.document AS document, t.start AS start, t.end AS end LIMIT 20000"
    )
    departments.sort(key=lambda row: str(row["id"]))
    tasks.sort(key=lambda row: str(row["id"]))
    for _ in range(ROUNDS):
        department, task = random.choice(departments), random.choice(tasks)
        yield "search", f"/api/v1/search?q={quote(str(random.choice(departments)['name']))}"
        yield "department tasks", f"/api/v1/departments/{quote(str(department['name']))}/tasks"
        yield "neighbourhood", f"/api/v1/nodes/Department/{department['id']}/neighbours?limit=50"
        yield "task", f"/api/v1/tasks/{task['id']}"
        yield (
            "evidence",
            f"/api/v1/documents/{task['document']}?start={task['start']}&end={task['end']}"
            f"&text_from={max(0, task['start'] - 200)}&text_to={task['end']}",
        )


@contextmanager
def served(settings: GraphSettings) -> Iterator[tuple[str, psutil.Process]]:
    """`tongchou serve` in a process of its own: its address and the process."""
    environment = os.environ | {
        "TONGCHOU_HOME": str(settings.home),
        "TONGCHOU_PORT": "0",
        "TONGCHOU_NEO4J_URI": "",
    }
    command = [sys.executable, "-c", "from tongchou.cli import main; main(['serve'])"]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, env=environment, stderr=said, start_new_session=True)
        try:
            while "answers at" not in (text := _text(said)):
                assert process.poll() is None, text
                time.sleep(0.1)
            yield text.partition("answers at ")[2].split()[0], psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait()


def _text(file: Any) -> str:
    file.seek(0)
    return str(file.read())


class Http:
    """A connection that stays, as a program keeps one."""

    def __init__(self, url: str) -> None:
        self._to = urlsplit(url)
        self._connection: http.client.HTTPConnection | None = None

    def ask(self, one: Asked) -> int:
        """The status; a whole answer is read, as a program reads it."""
        if self._connection is None:
            self._connection = http.client.HTTPConnection(self._to.hostname or "", self._to.port, timeout=120)
        try:
            self._connection.request("GET", one.path)
            answer = self._connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):
            self._connection.close()
            self._connection = None
            raise
        json.loads(body)
        if answer.status == 503:
            assert int(answer.headers["Retry-After"]) > 0
        return answer.status


class Bolt:
    """The same statements by the official driver."""

    def __init__(self, driver: neo4j.Driver) -> None:
        self._driver = driver

    def ask(self, one: Asked) -> int:
        with self._driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
            for query, parameters in one.statements:
                session.execute_read(_rows, query, parameters)
        return 200


def _rows(transaction: neo4j.ManagedTransaction, query: str, parameters: Mapping[str, Any]) -> int:
    return sum(1 for _ in transaction.run(query, dict(parameters)))


@contextmanager
def both(settings: GraphSettings) -> Iterator[tuple[Callable[[], Any], Callable[[], Any], psutil.Process]]:
    """Makers of connections to the API and to Bolt, and the process of the API."""
    with served(settings) as (url, process):
        connection = LocalServer(settings).start()
        auth = (connection.user, connection.password)
        with neo4j.GraphDatabase.driver(
            connection.uri, auth=auth, notifications_min_severity="OFF"
        ) as driver:
            yield lambda: Http(url), lambda: Bolt(driver), process


def pairs() -> Figures:
    """Each request by the API and over Bolt, one after the other, in turns, warm."""
    settings = home()
    asked = mixed(settings)
    api, bolt = Times(), Times()
    with both(settings) as (http_, bolt_, _):
        one, other = http_(), bolt_()
        for round_ in range(4):
            for number, each in enumerate(asked):
                ends = [(one, api), (other, bolt)]
                for end, times in ends if number % 2 else reversed(ends):
                    began = time.perf_counter()
                    assert end.ask(each) == 200
                    if round_ > 1:  # the first two warm
                        times.took(each.kind, time.perf_counter() - began)
    figures = {kind: {"api": api.figures()[kind], "bolt": bolt.figures()[kind]} for kind in sorted(api.of)}
    for kind, found in figures.items():
        found["ratio"] = round(found["api"]["median_ms"] / found["bolt"]["median_ms"], 2)
        found["added_ms"] = round(found["api"]["median_ms"] - found["bolt"]["median_ms"], 2)
        print(f"pairs: {kind}: {found}", flush=True)
    return figures


def load() -> Figures:
    """The same requests by several at once for so many seconds, first by the API, then over Bolt."""
    settings = home()
    asked = mixed(settings)
    figures: Figures = {}
    with both(settings) as (http_, bolt_, _):
        for name, end in (("api", http_), ("bolt", bolt_)):
            times = Times()
            _together(asked, [end() for _ in range(AT_ONCE)], LOAD_SECONDS, times, Counter())
            every = [ms for of in times.of.values() for ms in of]
            figures[name] = {
                "requests_a_second": round(len(every) / LOAD_SECONDS, 1),
                "all": quantiles(every),
                **times.figures(),
            }
            print(f"load: {name}: {figures[name]}", flush=True)
    return figures


def _together(
    asked: list[Asked], ends: list[Any], seconds: float, times: Times, statuses: Counter[str]
) -> None:
    until = time.monotonic() + seconds

    def work(number: int, end: Any) -> None:
        random = Random(number)
        while time.monotonic() < until:
            one = random.choice(asked)
            began = time.perf_counter()
            try:
                status = end.ask(one)
            except (OSError, http.client.HTTPException) as error:
                statuses[type(error).__name__] += 1
                continue
            statuses[str(status)] += 1
            if status == 200:
                times.took(one.kind, time.perf_counter() - began)
            else:
                time.sleep(0.2)

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(ends)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def long() -> Figures:
    """The load for `MINUTES`: the memory of the API every few seconds, and in the middle of it the database
    is killed. After that there may be 503 until it is there again, and nothing else."""
    settings = home()
    asked = mixed(settings)
    statuses: Counter[str] = Counter()
    times, memory = Times(), []
    with both(settings) as (http_, _, process):
        loading = threading.Thread(
            target=_together, args=(asked, [http_() for _ in range(AT_ONCE)], MINUTES * 60, times, statuses)
        )
        began = time.monotonic()
        loading.start()
        killed = back = 0.0
        while loading.is_alive():
            time.sleep(1 if killed and not back else SAMPLE_SECONDS)
            memory.append(round(process.memory_info().rss / 1e6, 1))
            if not killed and time.monotonic() - began > MINUTES * 30:
                pid = LocalServer(settings).status().pid
                assert pid is not None
                os.kill(pid, signal.SIGKILL)
                killed = time.monotonic()
                ready = Asked("ready", "/health/ready", ())
            elif killed and not back and http_().ask(ready) == 200:
                back = time.monotonic()
        loading.join()
    figures: Figures = {
        "minutes": MINUTES,
        "statuses": dict(statuses),
        "seconds_without_database": round(back - killed, 1),
        "megabytes": memory[:: max(1, len(memory) // 30)],
        **_growth(memory),
        "all": quantiles([ms for of in times.of.values() for ms in of]),
    }
    print(f"long: {figures}", flush=True)
    return figures


def _growth(memory: list[float]) -> Figures:
    """The last fifth beside the second: the first is the program coming to know its graph."""
    fifth = max(1, len(memory) // 5)
    before, after = statistics.median(memory[fifth : 2 * fifth]), statistics.median(memory[-fifth:])
    return {"megabytes_early": before, "megabytes_late": after, "growth": round(after / before, 3)}


def misses(figures: Figures) -> Iterable[str]:
    for kind, found in figures.get("pairs", {}).items():
        if found["bolt"]["median_ms"] > SHORT and found["ratio"] > RATIO:
            yield f"pairs: {kind} takes {found['ratio']} times as long as over Bolt, not {RATIO}"
        if found["bolt"]["median_ms"] <= SHORT and found["added_ms"] > ADDED:
            yield f"pairs: {kind} takes {found['added_ms']} ms longer than over Bolt, not {ADDED}"
    lasted = figures.get("long", {})
    if strange := set(lasted.get("statuses", {})) - {"200", "503"}:
        yield f"long: answers {sorted(strange)}"
    if lasted.get("growth", 0) > GROWTH:
        yield f"long: the memory grew {lasted['growth']} times, not {GROWTH}"


if __name__ == "__main__":
    sys.exit(main())
