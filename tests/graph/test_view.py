from __future__ import annotations

from collections.abc import Callable

import pytest

from graph import EntityRow, Facts, Ledger, Node, Ref, Relationship, Store, View, Writer, ids
from graph.errors import NotFound, QueryRefused
from graph.ontology import SCHEMA_VERSION

Tell = Callable[..., Facts]
WATER, PLACES = ids.department_id("省水利厅"), ("咸阳市", "陕西省")


@pytest.fixture(scope="module")
def told(tell: Tell) -> list[Facts]:
    older = tell(
        "d1",
        "陕西省水利规划",
        order_year=2020,
        tasks=[
            ("在咸阳市建设水库。", ["省水利厅"], ["咸阳市"]),
            ("省水利厅支持西安市治理渭河。", ["西安市政府"], ["西安市"]),
        ],
        aliases=["陕西省水利厅", "水利厅"],
        cites=["国家规划"],
    )
    newer = tell(
        "d2",
        "陕西省林业规划",
        order_year=2024,
        tasks=[("植树。", ["林业局"], []), ("在咸阳市造林。", [], ["咸阳市"])],
    )
    return [with_lineage(with_mention(older)), with_lineage(newer)]


def with_mention(facts: Facts) -> Facts:
    """The second measure names the department as well."""
    start = next(r for r in facts.relationships if r.type == "涉及" and "支持" in str(r.evidence)).start
    given = next(r for r in facts.relationships if r.type == "涉及" and r.start == start)
    named = Relationship("涉及", start, Ref("Department", WATER), {"surface": "省水利厅"}, given.evidence)
    return Facts(facts.document, facts.nodes, (*facts.relationships, named))


def with_lineage(facts: Facts) -> Facts:
    """The authority files say where 咸阳市 lies."""
    province = Node("Place", ids.place_id("陕西省"), {"name": "陕西省"}, "Province")
    lies = Relationship("位于", Ref("Place", ids.place_id("咸阳市")), province.ref, {"source": "test"})
    return Facts(facts.document, (*facts.nodes, province), (*facts.relationships, lies))


@pytest.fixture(scope="module")
def view(store: Store, told: list[Facts]) -> View:
    store.write("MATCH (n) DETACH DELETE n")
    with Ledger() as ledger, Writer(store, ledger, extractor="3") as writer:
        for facts in told:
            writer.add(facts)
    return View(store)


@pytest.mark.parametrize(
    ("name", "found", "how"),
    [
        ("省水利厅", "省水利厅", "name"),
        ("陕西省水利厅", "省水利厅", "alias"),
        ("水利厅", "省水利厅", "alias"),
        (" 水 利厅", "省水利厅", "alias"),
        ("「水利厅」", "省水利厅", "alias"),
        ("省水利厅办公室", "省水利厅", "part"),
        ("咸阳", "咸阳市", "phrase"),
        ("咸", "咸阳市", "phrase"),
        ("陕西省水利规划", "陕西省水利规划", "name"),
        ("《陕西省水利规划》", "陕西省水利规划", "name"),
        ("水利规划", "陕西省水利规划", "phrase"),
        ('"', None, None),
        ("", None, None),
        ("没有这个", None, None),
        ("陝西省水利廳", "省水利厅", "alias"),
        ("sslt", "省水利厅", "key"),
        ("xianyang", "咸阳市", "key_part"),
        ("陕西省水力厅", "省水利厅", "slip"),
        ('水利厅" OR "林业', "省水利厅", "part"),
    ],
)
def test_a_name_is_found_under_each_of_its_forms(
    view: View, name: str, found: str | None, how: str | None
) -> None:
    rows = view.find(name)
    assert ((rows[0].name, rows[0].how) if rows else (None, None)) == (found, how)


def test_what_is_found_is_in_order_and_limited(view: View) -> None:
    rows = view.find("陕西省")
    assert [(row.label, row.how, row.tasks) for row in rows] == [
        ("Place", "name", 0),
        ("Plan", "phrase", 2),
        ("Plan", "phrase", 2),
        ("Department", "phrase", 2),
    ]
    assert view.find("陕西省", limit=2) == rows[:2]
    assert [row.label for row in view.find("陕西省", "Plan")] == ["Plan", "Plan"]
    assert rows[0].kind == "Province"


def test_what_a_department_is_responsible_for_and_what_else_names_it(view: View) -> None:
    first, second = view.department_tasks(WATER)
    assert (first.relation, first.role, first.basis) == ("负责", "负责", "explicit")
    assert first.quote == first.sentence == "（责任单位：省水利厅）"
    assert (first.plan, first.order_year, first.document_name) == ("陕西省水利规划", 2020, "d1.txt")
    assert (second.relation, second.role) == ("涉及", None)
    assert second.sentence == second.text == "省水利厅支持西安市治理渭河。"
    assert second.entity == "省水利厅"


def test_the_evidence_is_where_it_says(view: View) -> None:
    for row in view.department_tasks(WATER):
        assert row.document
        assert view.document(row.document).text[row.start : row.end] == row.quote


def test_plans_come_by_year(view: View) -> None:
    rows = view.place_tasks(ids.place_id("咸阳市"))
    assert [(row.order_year, row.relation) for row in rows] == [(2020, "涉及"), (2024, "涉及")]


def test_a_place_within_a_place_is_found_if_asked_for(view: View) -> None:
    province = ids.place_id("陕西省")
    assert view.place_tasks(province) == []
    rows = view.place_tasks(province, within=True)
    assert [(row.relation, row.entity) for row in rows] == [("位于", "咸阳市"), ("位于", "咸阳市")]


def test_a_plan_tells_its_tasks_with_and_without_responsible(view: View) -> None:
    rows = view.plan_tasks(ids.title_id("陕西省林业规划"))
    assert [(row.text, row.role, row.entity) for row in rows] == [
        ("植树。", "负责", "林业局"),
        ("在咸阳市造林。", None, None),
    ]


def test_plans_and_who_cites(view: View) -> None:
    assert [(plan.name, plan.tasks, plan.documents) for plan in view.plans().rows] == [
        ("陕西省水利规划", 2, ("d1",)),
        ("陕西省林业规划", 2, ("d2",)),
    ]
    cited = view.plan(ids.title_id("国家规划"))
    assert (cited.documents, cited.tasks, cited.issuer) == ((), 0, None)


def test_one_node_of_any_label(view: View) -> None:
    place = ids.place_id("咸阳市")
    assert view.entity("Place", place) == EntityRow("Place", "City", place, "咸阳市", {"name": "咸阳市"})


def test_how_much_there_is(view: View) -> None:
    told_of = view.statistics()
    assert told_of.nodes["Document"] == 2
    assert told_of.nodes["Task"] == 4
    assert told_of.relationships["负责"] == 3
    assert "修订" not in told_of.relationships
    assert (told_of.schema_version, told_of.extractor_version) == (SCHEMA_VERSION, "3")
    assert len(told_of.content_hash) == 64


def test_what_is_not_there_is_told(view: View) -> None:
    for ask in (view.plan, view.document, lambda id_: view.entity("Task", id_)):
        with pytest.raises(NotFound):
            ask("none")
    assert view.department_tasks("none") == []


def test_a_users_own_query_may_only_read(view: View) -> None:
    table = view.query("MATCH (d:Department) RETURN d.name AS name ORDER BY name", limit=2)
    assert table.columns == ("name",)
    assert (len(table.rows), table.truncated) == (2, True)
    with pytest.raises(QueryRefused):
        view.query("MATCH (n) DETACH DELETE n")


def renamed(facts: Facts, *steps: tuple[str, str, str]) -> Facts:
    """The authority files say what each became, and when."""
    nodes = [Node("Department", ids.department_id(n), {"name": n}) for _, n, _ in steps]
    became = [
        Relationship(
            "更名为",
            Ref("Department", ids.department_id(old)),
            Ref("Department", ids.department_id(new)),
            {"on": year, "source": "test"},
        )
        for old, new, year in steps
    ]
    return Facts(facts.document, (*facts.nodes, *nodes), (*facts.relationships, *became))


def test_what_a_department_was_and_became_stands_behind_it_in_both_ways(
    clean_store: Store, tell: Tell
) -> None:
    names = ["卫生厅", "计生委", "卫生计生委", "卫生健康委"]
    facts = tell("d1", tasks=[(f"{name}的任务。", [name], []) for name in names])
    steps = (
        ("卫生厅", "卫生计生委", "2013"),
        ("计生委", "卫生计生委", "2013"),
        ("卫生计生委", "卫生健康委", "2018"),
    )
    with Ledger() as ledger, Writer(clean_store, ledger) as writer:
        writer.add(renamed(facts, *steps))
    view = View(clean_store)

    def asked(name: str, **options: bool) -> list[tuple[str | None, str | None, str | None]]:
        rows = view.department_tasks(ids.department_id(name), **options)
        return [(row.entity, row.succession, row.succeeded_on) for row in rows]

    present = asked("卫生健康委")
    assert present[:2] == [("卫生健康委", None, None), ("卫生计生委", "predecessor", "2018")]
    assert set(present[2:]) == {("卫生厅", "predecessor", "2013"), ("计生委", "predecessor", "2013")}
    assert asked("卫生厅") == [
        ("卫生厅", None, None),
        ("卫生计生委", "successor", "2013"),
        ("卫生健康委", "successor", "2018"),
    ]
    assert asked("卫生健康委", with_predecessors=False) == [("卫生健康委", None, None)]


def test_a_database_without_a_graph_is_told(clean_store: Store) -> None:
    clean_store.write("DROP INDEX keys IF EXISTS")
    for ask in (View(clean_store).statistics, lambda: View(clean_store).find("水利厅")):
        with pytest.raises(NotFound, match="no graph yet"):
            ask()
    with Ledger() as ledger, Writer(clean_store, ledger):
        pass
    with pytest.raises(NotFound, match=r"no document.*tongchou ingest"):
        View(clean_store).find("水利厅")
    clean_store.write("MATCH (n) DETACH DELETE n")
    with pytest.raises(NotFound, match="no graph yet"):
        View(clean_store).find("水利厅")
