"""A small graph, written from facts made by hand: two plans of one department, one in Traditional script.

The second plan's text, title and file name hold markup: what a document says must never run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from api import ApiSettings, create_app
from graph import Evidence, Facts, Ledger, Node, Relationship, Store, Writer, ids
from graph.settings import GraphSettings

HOSTILE = "<img src=x onerror=\"document.title='ran'\"><script>document.title='ran'</script>"

WATER = Node(
    "Department",
    ids.department_id("610000/水利厅"),
    {"name": "陕西省水利厅", "short_name": "省水利厅", "aliases": ("水利厅",), "level": "省"},
)
ECOLOGY = Node(
    "Department",
    ids.department_id("610000/生态环境厅"),
    {"name": "陕西省生态环境厅", "aliases": ("省生态环境厅",), "level": "省"},
)
ECOLOGY_BEFORE = Node(
    "Department",
    ids.department_id("610000/环境保护厅"),
    {"name": "陕西省环境保护厅", "aliases": ("省环保厅",), "level": "省", "valid_to": "2018"},
)
GOVERNMENT = Node(
    "Department",
    ids.department_id("610400/人民政府"),
    {"name": "咸阳市人民政府", "aliases": ("咸阳市", "市政府"), "level": "市"},
)
OTHER_GOVERNMENT = Node(
    "Department",
    ids.department_id("610100/人民政府"),
    {"name": "西安市人民政府", "aliases": ("市政府",), "level": "市"},
)
CITY = Node(
    "Place",
    ids.place_id("610400"),
    {"name": "咸阳市", "adcode": "610400", "lat": 34.3296, "lon": 108.7089},
    kind="City",
)
RIVER = Node(
    "Project",
    ids.project_id(None, "引汉济渭", None, None),
    {"name": "引汉济渭工程", "aliases": ("引汉济渭",)},
)


@dataclass
class Plan:
    """Facts of one document, gathered by quoting its text."""

    file: str
    title: str
    year: int
    text: str
    script: str = "simplified"
    nodes: list[Node] = field(default_factory=list)
    relationships: list[Relationship] = field(default_factory=list)

    def __post_init__(self) -> None:
        data = self.text.encode()
        self.document = Node(
            "Document",
            ids.document_id(data),
            {
                "name": self.file,
                "names": (self.file,),
                "sha256": hashlib.sha256(data).hexdigest(),
                "media_type": "text/plain",
                "script": self.script,
                "text": self.text,
            },
        )
        self.plan = Node(
            "Plan",
            ids.plan_id(self.title),
            {"name": self.title, "title": self.title, "ingested": True, "order_year": self.year},
        )
        self.nodes.append(self.plan)
        self.relationships.append(Relationship("记载", self.document.ref, self.plan.ref))

    def evidence(self, quote: str) -> Evidence:
        start = self.text.index(quote)
        return Evidence(self.document.id, start, start + len(quote), quote, "by.hand", 0.9)

    def task(self, passage: str, text: str) -> tuple[Node, Node]:
        """A task of one measure; `passage` is the slice of the source, `text` its simplified words."""
        at = self.evidence(passage)
        where = {"document": at.document, "start": at.start, "end": at.end}
        ordinal = sum(node.label == "Task" for node in self.nodes) + 1
        given = {"name": text[:20], "ordinal": ordinal, "text": text, **where}
        task = Node("Task", ids.task_id(self.plan.id, text), {**given, "kind": "task"})
        measure = Node("Measure", ids.measure_id(self.plan.id, text), {**given, "ordinal": 1})
        self.nodes += [task, measure]
        self.relationships.append(Relationship("包含", self.plan.ref, task.ref))
        self.relationships.append(Relationship("包含", task.ref, measure.ref))
        return task, measure

    def responsible(self, who: Node, task: Node, clause: str, surface: str, role: str) -> None:
        properties = {"role": role, "basis": "explicit", "surface": surface}
        self._tie(Relationship("负责", who.ref, task.ref, properties, self.evidence(clause)), who)

    def names(self, measure: Node, what: Node, quote: str, surface: str) -> None:
        properties = {"surface": surface}
        self._tie(Relationship("涉及", measure.ref, what.ref, properties, self.evidence(quote)), what)

    def _tie(self, relationship: Relationship, node: Node) -> None:
        self.relationships.append(relationship)
        if node not in self.nodes:
            self.nodes.append(node)

    def facts(self) -> Facts:
        return Facts(self.document, tuple(self.nodes), tuple(self.relationships))


def water_plan() -> Facts:
    text = (
        "陕西省水安全保障方案\n"
        "一、加快引汉济渭工程建设，保障咸阳市供水。（省水利厅牵头，咸阳市配合）\n"
        "二、提高用水效率。（水利厅、省环保厅、市政府）\n"
    )
    plan = Plan("water.txt", "陕西省水安全保障方案", 2021, text)
    first = "一、加快引汉济渭工程建设，保障咸阳市供水。（省水利厅牵头，咸阳市配合）"
    second = "二、提高用水效率。（水利厅、省环保厅、市政府）"
    task, measure = plan.task(first, "加快引汉济渭工程建设，保障咸阳市供水。")
    plan.responsible(WATER, task, "（省水利厅牵头，咸阳市配合）", "省水利厅", "牵头")
    plan.responsible(GOVERNMENT, task, "（省水利厅牵头，咸阳市配合）", "咸阳市", "配合")
    plan.names(measure, RIVER, "加快引汉济渭工程建设", "引汉济渭工程")
    plan.names(measure, CITY, "保障咸阳市供水", "咸阳市")
    task, _ = plan.task(second, "提高用水效率。")
    for who, surface in ((WATER, "水利厅"), (ECOLOGY_BEFORE, "省环保厅"), (OTHER_GOVERNMENT, "市政府")):
        plan.responsible(who, task, "（水利厅、省环保厅、市政府）", surface, "负责")
    since = {"on": "2018", "source": "by hand"}
    plan.nodes.append(ECOLOGY)
    plan.relationships.append(Relationship("更名为", ECOLOGY_BEFORE.ref, ECOLOGY.ref, since))
    return plan.facts()


def hostile_plan() -> Facts:
    passage = f"1.開展涇河治理{HOSTILE}。（責任單位：省水利廳）"
    padding = "為貫徹落實有關要求,現提出如下工作任務。\n" * 80
    text = f"西咸一體化工作任務\n{padding}{passage}\n{padding}"
    plan = Plan(f"{HOSTILE}.txt", f"西咸一体化工作任务{HOSTILE}", 2024, text, "traditional")
    task, _ = plan.task(passage, f"开展泾河治理{HOSTILE}。")
    plan.responsible(WATER, task, f"開展涇河治理{HOSTILE}。（責任單位：省水利廳）", "省水利廳", "负责")
    return plan.facts()


@pytest.fixture(scope="module")
def small_graph(store: Store, settings: GraphSettings, afresh: Callable[[], None]) -> GraphSettings:
    """Settings of a store with the two plans in it, and nothing else; only to be read."""
    afresh()
    with Ledger() as ledger, Writer(store, ledger) as writer:
        for facts in (water_plan(), hostile_plan()):
            writer.add(facts)
    return settings


@pytest.fixture(scope="module")
def client(small_graph: GraphSettings) -> Iterator[TestClient]:
    """The API on the small graph, called in process by the holder of the token."""
    with called(create_app(ApiSettings(graph=small_graph))) as opened:
        yield opened


def called(app: FastAPI) -> TestClient:
    """Calls an application as the holder of its token does."""
    token = {"Authorization": f"Bearer {app.state.access.token}"}
    return TestClient(app, base_url="http://localhost", headers=token, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def calling() -> Callable[[FastAPI], TestClient]:
    """Calls an application as the holder of its token does."""
    return called


@pytest.fixture(scope="session")
def judged_plans() -> tuple[Facts, ...]:
    """Three plans of one district: its management bureau leads in two, and in a third its name has a slip."""
    return tuple(
        _of_bureau(year, Node("Department", ids.department_id(name), {"name": name}))
        for year, name in ((2021, "滨江区城市管理局"), (2022, "滨江区城市管理局"), (2023, "滨江区城市管埋局"))
    )


def _of_bureau(year: int, bureau: Node) -> Facts:
    name = str(bureau.properties["name"])
    title = f"滨江区{year}年重点工作任务"
    passage = f"一、整治第{year - 2020}批背街小巷。（{name}）"
    plan = Plan(f"{year}.txt", title, year, f"{title}\n{passage}\n")
    task, _ = plan.task(passage, f"整治第{year - 2020}批背街小巷。")
    plan.responsible(bureau, task, f"（{name}）", name, "负责")
    return plan.facts()
