"""Any node with what is around it, and any reading with what it stands in."""

from __future__ import annotations

from fastapi.exceptions import RequestValidationError

from api.citing import citation
from api.naming import meaning
from api.paging import PageAsked
from api.shapes import NeighbourList, NodeAnswer, ReadingAnswer, WayList
from graph import EntityRow, Found, View
from graph.asking_nodes import Direction
from graph.ontology import ontology
from graph.readings import Thing

# What things are found by, and a document's text: neither is for a table of properties.
HIDDEN = ("keys", "text")
# A way over a document's structure (Section) or over its file says nothing about the two things.
CONNECTING = [name for name in ontology().types if name != "记载"]


def node(view: View, label: str, id_: str) -> NodeAnswer:
    """A node with everything it says, and how many neighbours it has. Raises NotFound."""
    found = view.entity(label, id_)
    hidden = HIDDEN if label == "Document" else HIDDEN[:1]
    return NodeAnswer(
        node=_thing(found),
        properties={name: value for name, value in found.properties.items() if name not in hidden},
        neighbours=view.neighbour_counts(label, id_),
    )


def neighbours(
    view: View,
    label: str,
    id_: str,
    type_: str | None,
    direction: Direction | None,
    other: str | None,
    page: PageAsked,
) -> NeighbourList:
    """A page of a node's neighbours. Raises NotFound."""
    found = view.entity(label, id_)
    listed = view.neighbours(
        label, id_, type_=type_, direction=direction, other=other, after=page.after, limit=page.fetch
    )
    rows, following = page.cut(listed.rows, lambda row: row[1])
    return NeighbourList(
        node=_thing(found),
        counts=view.neighbour_counts(label, id_),
        rows=[row for row, _ in rows],
        next=following,
        total=listed.total,
    )


def paths(view: View, one: str, other: str, types: str | None, most: int) -> WayList:
    """The shortest ways between two things, each a name or `Label:id`. Raises what a name raises that means
    nothing or several things, and RequestValidationError for an unknown type."""
    wanted = CONNECTING if types is None else [name.strip() for name in types.split(",")]
    unknown = [name for name in wanted if name not in ontology().types]
    if unknown:
        message = f"no type {', '.join(unknown)}; there are {', '.join(ontology().types)}"
        raise RequestValidationError([{"type": "types", "loc": ("query", "types"), "msg": message}])
    ends = [_end(view, asked) for asked in (one, other)]
    found = view.paths((ends[0].label, ends[0].id), (ends[1].label, ends[1].id), wanted, most)
    steps = len(found.rows[0].edges) if found.rows else None
    return WayList(one=ends[0], other=ends[1], steps=steps, rows=list(found.rows), total=found.total)


def _end(view: View, asked: str) -> Thing:
    label, colon, id_ = asked.partition(":")
    if colon and label in ontology().labels:
        return _thing(view.entity(label, id_))
    return _thing(meaning(view, asked).one)


def reading(view: View, id_: str) -> ReadingAnswer:
    """A reading with both its ends and how it is cited. Raises NotFound."""
    found = view.reading(id_)
    plan = view.plan(found.plan) if found.plan else None
    evidence = found.reading.evidence
    return ReadingAnswer(
        reading=found.reading,
        start=found.start,
        end=found.end,
        task=found.task,
        plan=Thing("Plan", None, plan.id, plan.name) if plan else None,
        citation=citation(plan, evidence.quote if evidence else None) if plan else None,
    )


def _thing(found: EntityRow | Found) -> Thing:
    return Thing(found.label, found.kind, found.id, found.name)
