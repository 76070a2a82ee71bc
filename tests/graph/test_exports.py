from __future__ import annotations

import json
from collections.abc import Callable

from graph import Facts, Ref, Relationship, lines, rows_of
from graph.exports.jsonl import relationship_order

Tell = Callable[..., Facts]


def test_the_contracts_form(tell: Tell) -> None:
    told = tell(tasks=[("建设咸阳市水库。", ["水利厅"], ["咸阳市"])])
    objects = [json.loads(line) for line in lines(rows_of([told]))]
    city = next(o for o in objects if o["type"] == "node" and o["labels"][0] == "Place")
    assert city == {
        "type": "node",
        "id": f"Place:{city['properties']['id']}",
        "labels": ["Place", "City"],
        "properties": {"id": city["properties"]["id"], "name": "咸阳市"},
    }
    (named,) = [o for o in objects if o.get("label") == "涉及"]
    assert named["end"] == {"id": city["id"], "labels": ["Place", "City"]}
    assert named["start"]["labels"] == ["Measure"]
    assert named["properties"]["quote"] == "建设咸阳市水库。"
    assert named.keys() == {"type", "label", "start", "end", "properties"}


def test_nodes_come_first_by_id_then_relationships_by_type(tell: Tell) -> None:
    told = tell(tasks=[(f"建设咸阳市{n}。", ["水利厅", "林业局"], ["咸阳市"]) for n in range(4)])
    objects = list(rows_of([told]))
    nodes = [o["id"] for o in objects if o["type"] == "node"]
    rest = objects[len(nodes) :]
    assert nodes == sorted(nodes)
    assert {o["type"] for o in rest} == {"relationship"}
    order = [(o["label"], o["start"]["id"], o["end"]["id"]) for o in rest]
    assert order == sorted(order)


def test_one_object_a_line_whatever_the_words(tell: Tell) -> None:
    told = tell(tasks=[("建设\u2028水库\u0085𠮷。", ["水\n利厅"], [])])
    written = "".join(lines(rows_of([told])))
    assert written.endswith("\n")
    assert len([json.loads(line) for line in written.split("\n")[:-1]]) == len(list(rows_of([told])))
    assert "𠮷" in written


def test_readings_are_in_order_of_place_and_what_is_absent_comes_first() -> None:
    def reading(**properties: str | int) -> Relationship:
        return Relationship("负责", Ref("Department", "a"), Ref("Task", "b"), properties)

    ordered = [
        reading(),
        reading(document="d", start=2, end=3),
        reading(document="d", start=2, end=3, role=""),
        reading(document="d", start=2, end=3, role="牵头"),
        reading(document="d", start=2, end=10),
        reading(document="d", start=10, end=11),
        reading(document="e", start=0, end=1, surface="\uffff"),
        reading(document="e", start=0, end=1, surface="\U00020bb7"),
    ]
    backwards = ordered[::-1]
    assert sorted(backwards, key=relationship_order) == ordered
