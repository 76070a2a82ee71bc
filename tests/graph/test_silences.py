"""What plans do not say: from a real graph, and cases worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from graph import AbsentDepartment, Facts, Ledger, Node, Ref, Relationship, Store, View, Writer, ids
from graph.absence import absent
from graph.fields import fields, fields_of, of_field, touched
from graph.linking import collective
from graph.networks import Assignment
from graph.rows import PlanRow
from graph.series import following, series, subject

OLD, NEW = "陕西省水利工作要点（2020年）", "陕西省水利工作要点（2021年）"
DAM, LOCK, PARK = "甲水库", "乙船闸", "丙公园"


def naming(facts: Facts, project: str, *, at: str | None = None, within: str | None = None) -> Facts:
    """The first measure that holds its name names the project, which lies `at` a place `within` another."""
    measure = next(n for n in facts.nodes if n.label == "Measure" and project in str(n.properties["text"]))
    text = str(facts.document.properties["text"])
    start = text.index(project)
    evidence = replace(
        next(r.evidence for r in facts.relationships if r.evidence),
        start=start,
        end=start + len(project),
        quote=project,
    )
    node = Node("Project", ids.project_id(project), {"name": project})
    rows = [Relationship("涉及", measure.ref, node.ref, {"surface": project}, evidence)]
    nodes = [node]
    if at:
        inner = Node("Place", ids.place_id(at), {"name": at}, "City")
        nodes.append(inner)
        rows.append(Relationship("位于", node.ref, inner.ref, {}, evidence))
        if within:
            outer = Node("Place", ids.place_id(within), {"name": within}, "Province")
            nodes.append(outer)
            rows.append(Relationship("位于", inner.ref, outer.ref, {"source": "test"}))
    return Facts(facts.document, (*facts.nodes, *nodes), (*facts.relationships, *rows))


def renamed(facts: Facts, before: str, after: str) -> Facts:
    """What became of a department."""
    later = Node("Department", ids.department_id(after), {"name": after})
    row = Relationship(
        "更名为", Ref("Department", ids.department_id(before)), later.ref, {"source": "test", "on": "2020"}
    )
    return Facts(facts.document, (*facts.nodes, later), (*facts.relationships, row))


@pytest.fixture(scope="module")
def view(store: Store, tell: Callable[..., Facts]) -> View:
    store.write("MATCH (n) DETACH DELETE n")
    old = (
        (f"建设{DAM}。", ("水利厅", "国土厅", "旧局"), ()),
        (f"建设{LOCK}。", ("水利厅",), ()),
        (f"建设{PARK}。", ("林业局", "各有关部门"), ()),
        ("加强宣传。", (), ()),
    )
    new = ((f"续建{DAM}大坝。", ("水利厅", "自然资源厅"), ()), ("开展检查。", (), ()), ("督查。", (), ()))
    upper = tell("d1", OLD, order_year=2020, tasks=old)
    upper = renamed(naming(upper, DAM), "国土厅", "自然资源厅")
    upper = naming(naming(upper, LOCK, at="西安市", within="陕西省"), PARK, at="太原市", within="山西省")
    lower = tell("d2", NEW, order_year=2021, tasks=new)
    told = (upper, lower, tell("d3", "陕西省无人负责的规划", order_year=2022, tasks=(("造林。", (), ()),)))
    with Ledger() as ledger, Writer(store, ledger, extractor="3") as writer:
        for facts in told:
            writer.add(facts)
    return View(store)


def test_tasks_of_nobody_with_how_many_others_have_somebody(view: View) -> None:
    """Plans that name nobody for most of their tasks are only counted, until one is asked for."""
    rows = view.tasks_of_nobody()
    assert [(row.plan, row.task and row.task.text, row.plan_assigned, row.plan_tasks) for row in rows] == [
        (OLD, "加强宣传。", 3, 4),
        (NEW, None, 1, 3),
        ("陕西省无人负责的规划", None, 0, 1),
    ]
    new = view.tasks_of_nobody(ids.title_id(NEW))
    assert [row.task and row.task.text for row in new] == ["开展检查。", "督查。"]
    for task in (row.task for row in rows + new if row.task):
        assert view.document(task.document).text[task.start : task.end] == task.quote
    assert view.tasks_of_nobody(ids.title_id(OLD)) == rows[:1]
    assert [view.tasks_of_nobody(after=row.key, limit=1) for row in rows] == [[rows[1]], [rows[2]], []]
    assert view.tasks_of_nobody(ids.title_id(NEW), after=new[0].key) == new[1:]


def test_projects_that_the_lower_plan_never_names(view: View) -> None:
    """Neither one that its text names although no relationship says so, nor one that lies elsewhere."""
    rows = view.unnamed_projects(ids.title_id(OLD), ids.title_id(NEW))
    assert [(row.project, row.inside, row.quote, row.sentence) for row in rows] == [
        (LOCK, True, LOCK, f"建设{LOCK}。")
    ]
    assert view.unnamed_projects(ids.title_id(NEW), ids.title_id(OLD)) == []


def test_parties_that_are_gone(view: View) -> None:
    """A department that was renamed is not, nor is a set of bodies."""
    rows = view.vanished_parties(ids.title_id(OLD), ids.title_id(NEW))
    assert [(row.department, row.task, row.quote) for row in rows] == [
        ("旧局", f"建设{DAM}。", "（责任单位：水利厅、国土厅、旧局）"),
        ("林业局", f"建设{PARK}。", "（责任单位：林业局、各有关部门）"),
    ]
    assert view.vanished_parties(ids.title_id(OLD), ids.title_id("陕西省无人负责的规划")) == []


def test_plans_that_follow_each_other(view: View) -> None:
    assert [(one.name, other.name) for one, other in series(view.plans().rows)] == [(OLD, NEW)]


def plan(name: str, year: int | None, jurisdiction: str = "陕西省", tasks: int = 3) -> PlanRow:
    given: dict[str, object] = dict.fromkeys(PlanRow.__slots__)
    given |= {"id": name, "name": name, "order_year": year, "jurisdiction": jurisdiction, "tasks": tasks}
    return PlanRow(**given)  # type: ignore[arg-type]


def test_a_series_is_of_one_place_and_one_subject() -> None:
    plans = [
        plan("推进关中平原城市群建设行动计划", 2019),
        plan("2020年推动关中平原城市群和新型城镇化发展重点工作任务", 2020),
        plan("陕西省贯彻落实《关中平原城市群建设“十四五”实施方案》的工作方案", 2022),
        plan("2020年推进新型城镇化重点工作任务", 2020, "甘肃省"),
        plan("陕西省人民政府关于加快平台经济发展的实施意见", 2021),
        plan("陕西省促进家政服务业发展八条措施", 2022),
        plan("推进关中平原城市群建设总体规划", None),
        plan("推进关中平原城市群建设工作方案", 2023, tasks=0),
    ]
    found = series(reversed(plans))
    assert [(one.order_year, other.order_year) for one, other in found] == [(2019, 2020), (2020, 2022)]
    assert following(found, plans[0].id) == found[:1]
    assert following(found, None) == found
    assert subject(plans[4]) == "平台经济发展的"


def test_fields_come_from_the_innermost_heading_that_says_one() -> None:
    assert fields_of(("一、推进关中平原城市群建设", "推动生态共治和服务共享")) == ("生态环境", "公共服务")
    assert fields_of(("一、推进关中平原城市群建设", "抓好落实")) == ("城镇与空间",)
    assert fields_of(("总体要求",)) == ()
    assert touched(("城市群", "生态共治")) == ("生态环境", "城镇与空间")
    # What is said of business and finance in the words of nature.
    assert fields_of(("营造优质金融生态环境",)) == ("财税与金融",)
    assert fields_of(("优化营商环境",)) == ("营商与市场",)
    assert fields_of(("加强生态环境保护",)) == ("生态环境",)
    assert of_field(("城市群", "生态共治"), "生态环境")
    assert not of_field(("城市群", "生态共治"), "城镇与空间")
    assert of_field(("城市群", "生态共治"), "共治")
    assert all(words for words in fields().values())


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("各设区市人民政府", True),
        ("省直有关部门", True),
        ("关中6市政府", True),
        ("2区管委会", True),
        ("高校", True),
        ("科研院所", True),
        ("福州大学", False),
        ("西安市人民政府", False),
        ("陕西省水利厅", False),
        ("平潭综合实验区管理委员会", False),
        ("三明市人民政府", False),
        ("海峡股权交易中心", False),
    ],
)
def test_names_of_sets(name: str, is_one: bool) -> None:
    assert collective(name) is is_one


def given(
    task: str, department: str, sections: tuple[str, ...], of: str = "甲", seat: str | None = None
) -> Assignment:
    values: dict[str, object] = dict.fromkeys(Assignment.__slots__)
    values |= {"plan_id": of, "plan": of, "plan_year": 2020, "jurisdiction": "陕西省", "sections": sections}
    values |= {"task_id": of + task, "task": task, "department_id": department, "department": department}
    values |= {"department_level": "市", "seats": ((seat, "陕西省"),) if seat else ()}
    if collective(department):
        values["department_level"] = None
    return Assignment(**values)  # type: ignore[arg-type]


def told(rows: list[AbsentDepartment]) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [(row.department, row.field, row.reason, row.others) for row in rows]


def governments(where: dict[str, str]) -> list[Assignment]:
    """Governments of cities by the first sign of their names: which have tasks under which section."""
    names = {"西": "西安市", "咸": "咸阳市", "宝": "宝鸡市"}
    return [
        given(f"{section}{number}", f"{names[sign]}人民政府", (section,), seat=names[sign])
        for section, signs in where.items()
        for number, sign in enumerate(signs)
    ]


def test_a_government_without_a_task_where_most_of_its_peers_have_one() -> None:
    rows = governments({"一、甲": "西咸", "二、乙": "西咸宝", "三、丙": "宝"})
    assert told(absent(rows)) == [
        ("宝鸡市人民政府", "一、甲", "peers", ("咸阳市人民政府", "西安市人民政府")),
    ]
    assert absent(rows)[0].elsewhere == 2
    assert [row.department for row in absent(rows)[0].rows] == ["咸阳市人民政府", "西安市人民政府"]
    everyone = [*rows, given("一、甲9", "各设区市人民政府", ("一、甲",))]
    assert absent(everyone) == []


def test_a_section_that_holds_most_of_the_plan_is_no_field() -> None:
    rows = governments({"一、甲": "西咸", "二、乙": "宝"})
    under = [replace(row, sections=("重点任务", *row.sections)) for row in rows]
    # One of two, or two of three: 一、甲 holds more than half, as 重点任务 does.
    assert absent(rows) == absent(under) == []


def test_a_department_without_a_task_in_a_field_in_which_most_other_plans_give_it_one() -> None:
    rows = [
        given("1", "生态厅", ("生态保护",), of="甲"),
        given("1", "生态厅", ("生态建设",), of="乙"),
        given("1", "水利厅", ("生态治理",), of="丙"),
        given("2", "生态厅", ("产业发展",), of="丙"),
    ]
    assert told(absent(rows)) == [("生态厅", "生态环境", "plans", ("甲", "乙"))]
    # Under a chapter on it, or in too few of the others, or nowhere in the plan: no silence.
    chapter = [*rows[:3], given("2", "生态厅", ("生态环境", "产业发展"), of="丙")]
    assert absent(chapter) == []
    assert absent([*rows, *(given("1", "林业局", ("生态",), of=of) for of in "丁戊")]) == []
    assert absent(rows[:3]) == []
    # A set that it is of has a task there.
    who, seats = "西安市人民政府", (("西安市", "陕西省"),)
    city = [replace(row, department_id=who, department=who, seats=seats) for row in rows]
    told_of = [city[0], city[1], rows[2], city[3]]
    assert [row.department for row in absent(told_of)] == [who]
    assert absent([*told_of, given("3", "关中6市政府", ("生态治理",), of="丙")]) == []
