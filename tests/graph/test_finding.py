"""What the hits of the index are worth, and that nothing a person types is a query of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from graph import Facts, Ledger, Node, Store, View, Writer, ids
from graph.finding import ranked
from graph.rows import Found
from graph.search_keys import forms, search_keys

Tell = Callable[..., Facts]


def row(name: str, *aliases: str, tasks: int = 1) -> dict[str, Any]:
    node = Node("Department", ids.department_id(name), {"name": name, "aliases": aliases})
    properties = {"name": name, "aliases": list(aliases), "title": None, "keys": list(search_keys(node))}
    return {"label": "Department", "kind": None, "id": node.id, "properties": properties, "tasks": tasks}


def matched(asked: str, *rows: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(one.name, one.how, one.matched) for one in ranked(rows, forms(asked))]


@pytest.mark.parametrize(
    ("asked", "how", "by"),
    [
        ("陕西省水利厅", "name", "陕西省水利厅"),
        ("陝西省水利廳", "name", "陕西省水利厅"),
        ("水利厅", "alias", "水利厅"),
        ("slt", "key", "slt"),
        ("西省水", "phrase", "陕西省水利厅"),
        ("shanxis", "key_part", "shanxishengshuiliting"),
        ("陕西省水力厅", "slip", "陕西省水利厅"),
        ("陕西省水厅", "slip", "陕西省水利厅"),
        ("陕西省利水厅", "slip", "陕西省水利厅"),
        ("陕西省水水利厅", "slip", "陕西省水利厅"),
        ("陕西省水利厅办公室", "part", "陕西省水利厅"),
    ],
)
def test_how_a_name_matches(asked: str, how: str, by: str) -> None:
    assert matched(asked, row("陕西省水利厅", "水利厅")) == [("陕西省水利厅", how, by)]


def test_a_short_name_has_no_slips_but_for_another_character() -> None:
    assert matched("水力厅", row("水利厅")) == [("水利厅", "slip", "水利厅")]
    assert matched("水厅", row("水利厅")) == matched("省水力厅", row("水利厅")) == []
    assert matched("水力", row("水利")) == []


def test_two_slips_are_another_name() -> None:
    assert matched("陕西省民政厅", row("陕西省水利厅")) == []


def test_the_stronger_match_comes_first_then_the_longer_part_then_the_tasks() -> None:
    rows = [
        row("省水利厅", tasks=9),
        row("水利", tasks=3),
        row("水利厅", tasks=5),
        row("省水利厅办公室", tasks=8),
        row("省水利厅办公司", tasks=9),
    ]
    hows = [(one.name, one.how) for one in ranked(rows, forms("省水利厅办公室"))]
    assert hows == [
        ("省水利厅办公室", "name"),
        ("省水利厅办公司", "slip"),
        ("省水利厅", "part"),
        ("水利厅", "part"),
        ("水利", "part"),
    ]
    assert [one.name for one in ranked(rows, forms("水利厅办"))][:2] == ["省水利厅办公司", "省水利厅办公室"]


def test_of_keys_those_that_begin_with_it_come_first() -> None:
    rows = [row("福建省水利厅", tasks=9), row("水利厅工会", tasks=1)]
    assert [name for name, _, _ in matched("slt", *rows)] == ["水利厅工会", "福建省水利厅"]


@pytest.fixture(scope="module")
def view(store: Store, tell: Tell) -> View:
    store.write("MATCH (n) DETACH DELETE n")
    with Ledger() as ledger, Writer(store, ledger) as writer:
        writer.add(tell(tasks=[("在咸阳市建设水库。", ["陕西省水利厅"], ["咸阳市"])]))
    return View(store)


@hypothesis_settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    asked=st.text(
        alphabet=st.sampled_from("水利厅咸阳aR\\\"'*?~^:/()[]{}+-&|!<>=#@$.,;《》　 \n0"), max_size=12
    )
)
def test_whatever_is_typed_is_looked_for_and_never_run(view: View, asked: str) -> None:
    for one in view.find(asked):
        assert isinstance(one, Found)
        if one.how in ("name", "alias", "phrase"):
            assert any(form in one.matched for form in forms(asked))


@pytest.mark.parametrize(
    "asked", ["*", "?", "*:*", "水?厅", "/.*/", "[a TO z]", "水利厅~2", "keys:水利厅", "水利 AND 咸阳"]
)
def test_signs_of_the_index_mean_nothing(view: View, asked: str) -> None:
    assert all(one.how == "part" for one in view.find(asked))


def test_a_long_question_is_answered(view: View) -> None:
    (found, *_) = view.find("请问陕西省水利厅的任务有哪些" + "呢" * 5000)
    assert (found.name, found.how) == ("陕西省水利厅", "part")
