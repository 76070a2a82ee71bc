"""A made-up graph of 10,000 plans and 1,000,000 measures, for `over_http.py`: tables, loaded at once.

Places, bodies and works have names as in `known.py`, sentences are those of `made_up.py`; a plan belongs to a
place, its tasks go to the bodies of that place, of its province and of the nation, some of which have far
more to do than others. Every reading has its evidence: `text[start:end]` of the document is the quote.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import known
import made_up

from graph import GraphSettings, Node, Store, ids
from graph import jars as neo4j_jars
from graph.ontology import SCHEMA_VERSION
from graph.queries import queries, query
from graph.server_files import Layout, command, environment, prepare
from graph.writer import derived

PLANS, MEASURES = 10_000, 100
"""Plans, and measures of each."""

Properties = dict[str, Any]
_PER_TASK, _PER_SECTION = 3, 6
_BODIES = (
    "发展和改革", "财政", "水利", "交通运输", "工业和信息化", "住房和城乡建设", "自然资源", "生态环境",
    "农业农村", "教育", "科学技术", "公安", "民政", "司法", "人力资源和社会保障", "商务", "文化和旅游",
    "卫生健康", "应急管理", "市场监督管理", "体育", "统计", "林业", "医疗保障", "审计", "数据",
    "金融", "能源",
)  # fmt: skip
_ROLES = ("牵头", "配合", "负责", "负责", "负责", "支持")
_PORT = 7687

_EVIDENCE = {
    "document": "string",
    "start": "int",
    "end": "int",
    "quote": "string",
    "method": "string",
    "confidence": "float",
}
_PASSAGE = {"document": "string", "start": "int", "end": "int", "text": "string", "ordinal": "int"}
_NODES: Mapping[str, Mapping[str, str]] = {
    "Document": {"names": "string[]", "sha256": "string", "text": "string"},
    "Plan": {"title": "string", "ingested": "boolean", "level": "string", "order_year": "int"},
    "Section": {"ordinal": "int", "level": "int", "path": "string[]"},
    "Task": {"heading": "string", "kind": "string", **_PASSAGE},
    "Measure": _PASSAGE,
    "Department": {"aliases": "string[]", "level": "string"},
    "Place": {"adcode": "string"},
    "Project": {"aliases": "string[]"},
    "Target": {
        "subject": "string",
        "comparator": "string",
        "value": "float",
        "unit": "string",
        "by": "int",
        "indicator": "string",
    },
    "Graph": {"schema_version": "int", "extractor_version": "string", "content_hash": "string"},
}
_SEARCHED = ("Plan", "Department", "Place", "Project")
# Type, label of the start, label of the end: the properties beside the evidence; None where there is none.
_TIES: Mapping[tuple[str, str, str], Mapping[str, str] | None] = {
    ("记载", "Document", "Plan"): None,
    ("包含", "Plan", "Section"): None,
    ("包含", "Section", "Task"): None,
    ("包含", "Task", "Measure"): None,
    ("负责", "Department", "Task"): {"role": "string", "basis": "string", "surface": "string"},
    ("涉及", "Measure", "Project"): {"surface": "string"},
    ("涉及", "Measure", "Place"): {"surface": "string"},
    ("设定", "Measure", "Target"): {},
    ("引用", "Measure", "Plan"): {},
    ("位于", "Place", "Place"): None,
    ("位于", "Department", "Place"): None,
}


class Tables:
    """The tables that the import reads: one a label, one a relationship type and its ends."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = ExitStack()
        self._nodes = {label: self._open(label, self._columns(label)) for label in _NODES}
        self._ties = {
            tie: self._open(
                "-".join(tie),
                [f":START_ID({tie[1]})", f":END_ID({tie[2]})"]
                + [f"{n}:{t}" for n, t in ({**_EVIDENCE, **more} if more is not None else {}).items()],
            )
            for tie, more in _TIES.items()
        }

    def __enter__(self) -> Tables:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def node(self, label: str, id_: str, name: str, second: str = "", **properties: Any) -> None:
        given = properties | derived(Node(label, id_, {"name": name, **properties}))
        row = [id_, name, *(_cell(given.get(column)) for column in _NODES[label])]
        if label in _SEARCHED:
            row += [_cell(given["keys"]), second]
        self._nodes[label].writerow(row)

    def tie(self, type_: str, start: tuple[str, str], end: tuple[str, str], *properties: Any) -> None:
        self._ties[type_, start[0], end[0]].writerow([start[1], end[1], *properties])

    def arguments(self) -> list[str]:
        """What the import is told."""
        nodes = [f"--nodes={label}={self._folder / label}.csv" for label in _NODES]
        ties = [f"--relationships={tie[0]}={self._folder / '-'.join(tie)}.csv" for tie in _TIES]
        return nodes + ties

    @staticmethod
    def _columns(label: str) -> list[str]:
        own = [f"{name}:{kind}" for name, kind in _NODES[label].items()]
        further = ["keys:string[]", ":LABEL"] if label in _SEARCHED else []
        return [f"id:ID({label})", "name:string", *own, *further]

    def _open(self, name: str, header: Sequence[str]) -> Any:
        file = self._files.enter_context(
            (self._folder / f"{name}.csv").open("w", encoding="utf-8", newline="")
        )
        writer = csv.writer(file)
        writer.writerow(header)
        return writer


def _cell(value: Any) -> Any:
    return ";".join(value) if isinstance(value, tuple | list) else value


@dataclass
class _Place:
    """A place with its bodies, and the works of its plans by name."""

    id: str
    name: str
    bodies: list[tuple[str, str]] = field(default_factory=list)
    works: dict[str, str] = field(default_factory=dict)


class _World:
    """Whatever plans have in common."""

    def __init__(self, tables: Tables, plans: Sequence[made_up.Plan]) -> None:
        self._tables = tables
        scopes = list(dict.fromkeys(scope for plan in plans for scope in _scopes(plan)))
        names = [name for name, _, _ in known.known(len(scopes)).places]
        self.places: dict[tuple[str, str], _Place] = {}
        for scope, name in zip(scopes, names, strict=True):
            self.places[scope] = self._place(scope, name)

    def _place(self, scope: tuple[str, str], stem: str) -> _Place:
        province, city = scope
        name, end, level = (
            (f"{stem}", "局", "市")
            if city
            else (f"{stem}省", "厅", "省")
            if province
            else ("国家", "部", "国家")
        )
        place = _Place(ids.place_id(f"{province}/{city}"), name)
        kind = "City" if city else "Province"
        self._tables.node("Place", place.id, name, kind, adcode=f"{province}{city}")
        if city:
            self._tables.tie("位于", ("Place", place.id), ("Place", self.places[province, ""].id))
        for body in _BODIES:
            full = f"{name}{body}{end}"
            id_ = ids.department_id(f"{province}/{city}/{body}")
            self._tables.node("Department", id_, full, aliases=(f"{body}{end}",), level=level)
            self._tables.tie("位于", ("Department", id_), ("Place", place.id))
            place.bodies.append((id_, full))
        return place


def _scopes(plan: made_up.Plan) -> list[tuple[str, str]]:
    """The places that a plan has to do with, its own last."""
    scope = plan.scope
    return list(dict.fromkeys([("", ""), (scope.province, ""), (scope.province, scope.city)]))


def write(folder: Path, plans: int = PLANS) -> Tables:
    """The tables of a graph of so many plans."""
    chosen = list(islice(made_up.plans(plans * made_up.MEASURES), plans))
    with Tables(folder) as tables:
        version: Properties = {
            "schema_version": SCHEMA_VERSION,
            "extractor_version": "made up",
            "content_hash": "made up",
        }
        tables.node("Graph", "graph", "graph", **version)
        world = _World(tables, chosen)
        for number, plan in enumerate(chosen):
            _Writing(tables, world, plan, number).write()
    return tables


class _Writing:
    """One plan on its way into the tables, and the text of its document as far as it is written."""

    def __init__(self, tables: Tables, world: _World, plan: made_up.Plan, number: int) -> None:
        self.tables, self.world, self.plan, self.number = tables, world, plan, number
        self.random = Random(plan.id)
        self.places = [world.places[scope] for scope in _scopes(plan)]
        self.title = f"{self.places[-1].name}{plan.year}年第{plan.number}号重点工作任务"
        self.id = ids.title_id(self.title)
        self.document = ids.digest("Document", self.id)
        self.text = f"{self.title}　"

    def write(self) -> None:
        level = ("国家", "省", "市")[len(self.places) - 1]
        about: Properties = {
            "title": self.title,
            "ingested": "true",
            "level": level,
            "order_year": self.plan.year,
        }
        self.tables.node("Plan", self.id, self.title, **about)
        texts = [passage.text for passage in made_up.passages(self.plan)[:MEASURES]]
        groups = [texts[at : at + _PER_TASK] for at in range(0, len(texts), _PER_TASK)]
        for ordinal, group in enumerate(groups):
            if ordinal % _PER_SECTION == 0:
                section = self._section(ordinal // _PER_SECTION)
            self._task(section, ordinal, group)
        self.tables.node(
            "Document",
            self.document,
            f"{self.number}.txt",
            names=(f"{self.number}.txt",),
            sha256=self.document,
            text=self.text,
        )
        self.tables.tie("记载", ("Document", self.document), ("Plan", self.id))

    def _section(self, number: int) -> str:
        heading = f"第{number + 1}部分"
        section = ids.section_id(self.id, (heading,))
        self.tables.node("Section", section, heading, ordinal=number, level=1, path=(heading,))
        self.tables.tie("包含", ("Plan", self.id), ("Section", section))
        self.text += f"{heading}　"
        return section

    def _task(self, section: str, ordinal: int, texts: list[str]) -> None:
        start = len(self.text)
        said = "".join(texts)
        task, heading = ids.task_id(self.id, said, ordinal), texts[0].partition("，")[0]
        measures = [self._measure(task, number, text) for number, text in enumerate(texts)]
        self._responsible(task)
        passage: Properties = {"document": self.document, "start": start, "end": len(self.text), "text": said}
        self.tables.node("Task", task, heading, heading=heading, kind="task", ordinal=ordinal, **passage)
        self.tables.tie("包含", ("Section", section), ("Task", task))
        for measure in measures:
            self.tables.tie("包含", ("Task", task), ("Measure", measure))

    def _measure(self, task: str, ordinal: int, text: str) -> str:
        start, measure = len(self.text), ids.measure_id(task, text, ordinal)
        self.text += text
        passage: Properties = {"document": self.document, "start": start, "end": len(self.text), "text": text}
        self.tables.node("Measure", measure, text[:20], ordinal=ordinal, **passage)
        at = ("Measure", measure)
        for work in dict.fromkeys(_works(text)):
            self.tables.tie(
                "涉及", at, ("Project", self._work(work)), *self._evidence(start, text, work), work
            )
        if self.random.random() < 0.1:
            place = self.random.choice(self.places)
            evidence = self._evidence(start, text, text[:4])
            self.tables.tie("涉及", at, ("Place", place.id), *evidence, text[:4])
        if self.random.random() < 0.05:
            target = ids.target_id(measure, 0)
            aim: Properties = {
                "subject": text[:6],
                "comparator": ">=",
                "value": self.random.randrange(100),
                "unit": "%",
            }
            self.tables.node("Target", target, text[:10], **aim, by=self.plan.year + 5)
            self.tables.tie("设定", at, ("Target", target), *self._evidence(start, text, text[:10]))
        if self.random.random() < 0.01 and self.number:
            cited = made_up.Plan(type(self.plan.scope)(), 2015, 0)
            title = f"{self.world.places['', ''].name}{cited.year}年第{cited.number}号重点工作任务"
            self.tables.tie("引用", at, ("Plan", ids.title_id(title)), *self._evidence(start, text, text))
        return measure

    def _work(self, name: str) -> str:
        place = self.places[-1]
        if name not in place.works:
            place.works[name] = ids.project_id(place.id, name, None, None)
            self.tables.node("Project", place.works[name], f"{place.name}{name}", aliases=(name,))
        return place.works[name]

    def _responsible(self, task: str) -> None:
        """The clause behind a task: bodies of its own place for the most part."""
        chosen: dict[str, str] = {}
        for _ in range(self.random.choice((1, 2, 3, 4))):
            place = self.places[-1] if self.random.random() < 0.8 else self.random.choice(self.places)
            # The first of the list has most to do.
            number = min(int(self.random.expovariate(0.12)), len(place.bodies) - 1)
            id_, name = place.bodies[number]
            chosen[id_] = name
        start, clause = len(self.text), f"（{'、'.join(chosen.values())}）"
        self.text += clause
        for id_, name in chosen.items():
            role = self.random.choice(_ROLES)
            evidence = self._evidence(start, clause, clause)
            self.tables.tie("负责", ("Department", id_), ("Task", task), *evidence, role, "explicit", name)

    def _evidence(self, start: int, text: str, quote: str) -> Iterable[Any]:
        at = start + text.index(quote)
        return (self.document, at, at + len(quote), quote, "made.up", 0.9)


def _works(text: str) -> Iterator[str]:
    """The works that a sentence of `made_up` names, each with its three characters before 大桥."""
    at = text.find("大桥")
    while at >= 3:
        yield text[at - 3 : at + 2]
        at = text.find("大桥", at + 1)


def load(settings: GraphSettings, plans: int = PLANS) -> None:
    """Puts the made-up graph into the home of `settings`, whose database must not run and holds none."""
    folder = settings.home / "tables"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    arguments = write(folder, plans).arguments()
    layout = Layout(settings.home / "neo4j")
    prepare(
        layout, settings, neo4j_jars.ensure(neo4j_jars.pinned(), settings.cache, settings.maven_url), _PORT
    )
    java, given, *_ = command(layout)
    home = {"NEO4J_HOME": str(layout.folder), "NEO4J_CONF": str(layout.configuration.parent)}
    subprocess.run(
        [java, given, "org.neo4j.cli.AdminTool", "database", "import", "full", "neo4j", *arguments],
        env=environment({**home}) | home,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    with Store.open(settings) as store:
        for statement in queries("schema"):
            if not statement.params:
                store.write(statement.text)
        store.read(query("schema", "await_indexes").text, seconds=1200)
    shutil.rmtree(folder)
