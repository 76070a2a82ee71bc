"""The reconciliation protocol 0.2 over the graph: a spreadsheet's names get our ids and what we know of them.

The protocol is that of the W3C Entity Reconciliation Community Group, which OpenRefine speaks: one address
that tells what the service can do, takes queries in batches, and extends rows by properties.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.errors import AmbiguousNameError, UnknownNameError
from api.naming import CHOICES, DIRECT, settle
from api.reconcile_shapes import ReconcileExtend, ReconcileQuery
from graph import Found, Known, Tied, View

# How sure a match is, by how the name was found; OpenRefine shows it out of 100.
SCORES = {
    "name": 100.0, "alias": 95.0, "key": 80.0, "phrase": 70.0, "slip": 60.0, "key_part": 50.0, "part": 40.0
}  # fmt: skip
# A row whose own column says something else about the thing than we know.
_CONTRADICTED = 0.5
_DEFAULT, _MOST = 10, 50


@dataclass(frozen=True, slots=True)
class Property:
    """Something that rows can be extended by: for which labels, under which names, and how to read it."""

    id: str
    name: str
    labels: tuple[str, ...]
    read: Callable[[Known], Sequence[object]]


def _own(name: str) -> Callable[[Known], Sequence[object]]:
    def read(known: Known) -> Sequence[object]:
        value = known.properties.get(name)
        return value if isinstance(value, tuple | list) else () if value is None else (value,)

    return read


TYPES = {"Department": "部门 department", "Place": "地方 place", "Project": "项目 project"}
ALL = tuple(TYPES)
PROPERTIES = (
    Property("name", "全称 full name", ALL, _own("name")),
    Property("aliases", "别名 other names", ALL, _own("aliases")),
    Property("level", "层级 level", ("Department",), _own("level")),
    Property("valid_from", "设立 since", ("Department",), _own("valid_from")),
    Property("valid_to", "撤销 until", ("Department",), _own("valid_to")),
    Property("superior", "隶属 superior", ("Department",), lambda known: known.superior),
    Property("successors", "更名为 became", ("Department",), lambda known: known.successors),
    Property("places", "位于 lies in", ALL, lambda known: known.places),
    Property("kind", "类别 kind", ("Place", "Project"), lambda known: (known.kind,) if known.kind else ()),
    Property("adcode", "行政区划代码 code", ("Place",), _own("adcode")),
    Property("lat", "纬度 latitude", ("Place",), _own("lat")),
    Property("lon", "经度 longitude", ("Place",), _own("lon")),
    Property("whole", "属于 part of", ("Project",), lambda known: known.whole),
    Property("plans", "规划 plans", ALL, lambda known: known.plans),
    Property("tasks", "任务数 number of tasks", ALL, lambda known: (known.tasks,)),
)
BY_ID = {one.id: one for one in PROPERTIES}


def manifest(address: str) -> dict[str, Any]:
    """What the service at `address` can do; the page of the same server shows what an id means."""
    root = address.partition("/api/")[0]
    return {
        "versions": ["0.1", "0.2"],
        "name": "统筹 Tongchou",
        "identifierSpace": f"{address}/ids",
        "schemaSpace": f"{address}/properties",
        "defaultTypes": types(),
        "view": {"url": f"{root}/?of={{{{id}}}}"},
        "preview": {"url": f"{address}/preview?id={{{{id}}}}", "width": 420, "height": 220},
        "suggest": {
            name: {"service_url": address, "service_path": f"/suggest/{name}"}
            for name in ("entity", "property", "type")
        },
        "extend": {
            "propose_properties": {"service_url": address, "service_path": "/properties"},
            "property_settings": [],
        },
    }


def types() -> list[dict[str, str]]:
    return [{"id": label, "name": name} for label, name in TYPES.items()]


def reconcile(view: View, queries: Mapping[str, ReconcileQuery]) -> dict[str, dict[str, Any]]:
    """For each query what it may mean, the likeliest first. `match` is set where it means that and nothing
    else: by its own name or another name, with no property that says otherwise."""
    return {name: {"result": _candidates(view, query)} for name, query in queries.items()}


def _candidates(view: View, query: ReconcileQuery) -> list[dict[str, Any]]:
    labels = [label for label in query.types or ALL if label in TYPES]
    rows = [
        row
        for row in view.find(query.query, label=labels[0] if len(labels) == 1 else None, limit=CHOICES)
        if row.label in labels
    ]
    meant = _meant(query.query, rows)
    shown = rows[: min(query.limit or _DEFAULT, _MOST)]
    known = _known(view, shown) if query.properties else {}
    return sorted(
        (_candidate(row, row is meant, known.get((row.label, row.id)), query) for row in shown),
        key=lambda one: -float(one["score"]),
    )


def _meant(asked: str, rows: Sequence[Found]) -> Found | None:
    try:
        meaning = settle(asked, rows)
    except (AmbiguousNameError, UnknownNameError):
        return None
    return meaning.one if isinstance(meaning.one, Found) and meaning.how in DIRECT[:2] else None


def _candidate(row: Found, meant: bool, known: Known | None, query: ReconcileQuery) -> dict[str, Any]:
    features = [{"id": "name", "value": SCORES[row.how]}, {"id": "tasks", "value": row.tasks}]
    agrees = True
    for asked in query.properties:
        same = known is not None and _says(known, asked.pid, asked.values)
        features.append({"id": asked.pid, "value": same})
        agrees = agrees and same
    return {
        "id": f"{row.label}:{row.id}",
        "name": row.name,
        "description": _described(row),
        "score": SCORES[row.how] if agrees else SCORES[row.how] * _CONTRADICTED,
        "match": meant and agrees,
        "type": [{"id": row.label, "name": TYPES[row.label]}],
        "features": features,
    }


def _described(row: Found) -> str:
    matched = f"{row.matched} · " if row.matched != row.name else ""
    return f"{matched}{TYPES[row.label]} · {row.tasks} 项任务 tasks"


def _says(known: Known, pid: str, values: Sequence[str]) -> bool:
    """Whether one of the values is what we know; a name may be short (漳州 for 漳州市)."""
    held = BY_ID[pid].read(known) if pid in BY_ID else ()
    texts = [_text(one) for one in held]
    ids = [f"{one.label}:{one.id}" for one in held if isinstance(one, Tied)]
    return any(value in ids or any(value and text.startswith(value) for text in texts) for value in values)


def _text(value: object) -> str:
    return value.name if isinstance(value, Tied) else str(value)


def _known(view: View, rows: Sequence[Found]) -> dict[tuple[str, str], Known]:
    found = view.known([(row.label, row.id) for row in rows])
    return {(one.label, one.id): one for one in found}


def extend(view: View, asked: ReconcileExtend) -> dict[str, Any]:
    """What is known of each id, for each property that exists; an id that nothing has gets empty cells."""
    chosen = [BY_ID[one.id] for one in asked.properties if one.id in BY_ID]
    things = {id_: _parsed(id_) for id_ in asked.ids}
    found = view.known([thing for thing in things.values() if thing is not None])
    known = {(one.label, one.id): one for one in found}
    rows: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for id_, thing in things.items():
        held = known.get(thing) if thing else None
        rows[id_] = {one.id: _cells(one, held) for one in chosen}
    return {"meta": [{"id": one.id, "name": one.name} for one in chosen], "rows": rows}


def _parsed(id_: str) -> tuple[str, str] | None:
    label, colon, rest = id_.partition(":")
    return (label, rest) if colon and label in TYPES else None


def _cells(one: Property, known: Known | None) -> list[dict[str, Any]]:
    if known is None or known.label not in one.labels:
        return []
    return [_cell(value) for value in one.read(known)]


def _cell(value: object) -> dict[str, Any]:
    if isinstance(value, bool | str):
        return {"str": str(value)}
    if isinstance(value, int):
        return {"int": value}
    if isinstance(value, float):
        return {"float": value}
    assert isinstance(value, Tied)
    return {"id": f"{value.label}:{value.id}", "name": value.name}


def proposed(type_: str | None, limit: int | None) -> dict[str, Any]:
    """The properties that things of a type have."""
    chosen = [one for one in PROPERTIES if not type_ or type_ in one.labels][:limit]
    listed = [{"id": one.id, "name": one.name} for one in chosen]
    return {"properties": listed} | ({"type": type_} if type_ else {}) | ({"limit": limit} if limit else {})


def suggest(view: View, kind: str, prefix: str, limit: int) -> dict[str, Any]:
    """What somebody who types `prefix` may mean: things, properties or types."""
    if kind == "entity":
        rows = [row for row in view.find(prefix, limit=CHOICES) if row.label in TYPES] if prefix else []
        return {
            "result": [
                {
                    "id": f"{row.label}:{row.id}",
                    "name": row.name,
                    "description": _described(row),
                    "notable": [{"id": row.label, "name": TYPES[row.label]}],
                }
                for row in rows[:limit]
            ]
        }
    listed = types() if kind == "type" else [{"id": one.id, "name": one.name} for one in PROPERTIES]
    wanted = prefix.casefold()
    found = [one for one in listed if wanted in one["id"].casefold() or wanted in one["name"].casefold()]
    return {"result": found[:limit]}


def preview(view: View, id_: str) -> str:
    """A small page about one thing, all of it text. Raises UnknownNameError."""
    thing = _parsed(id_)
    found = view.known([thing]) if thing else []
    if not found:
        raise UnknownNameError(id_)
    (known,) = found
    lines = [
        (one.name, "、".join(map(_text, one.read(known)[:6])))
        for one in PROPERTIES
        if known.label in one.labels and one.id != "name"
    ]
    items = "".join(
        f"<dt>{html.escape(name)}</dt><dd>{html.escape(said)}</dd>" for name, said in lines if said
    )
    title = html.escape(str(known.properties["name"]))
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        f"<title>{title}</title></head><body><h1>{title}</h1><dl>{items}</dl></body></html>"
    )
