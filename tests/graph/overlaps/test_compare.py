"""Which two measures overlap, how, and in what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.overlaps.compare import compare, may_overlap
from graph.overlaps.difference import difference
from graph.overlaps.passages import Goal, Passage, Scope, packed, unpacked
from graph.overlaps.reading import Reading
from graph.overlaps.score import at_most, features, probability, runs
from graph.overlaps.weights import concepts

Make = Callable[..., Reading]
WASTE = "加快建立生活垃圾分类投放、分类收集、分类运输、分类处理系统。"
SAFEGUARD = "各地各部门要高度重视，加强组织领导，压实工作责任，确保各项任务落到实处。"
SORTING = "深入推进生活垃圾分类，完善分类投放、分类收集、分类运输设施。"


def test_the_same_thing_in_other_words(measure: Make) -> None:
    row = compare(measure(WASTE), measure(SORTING, "q", year=2022))
    assert row is not None
    assert (row.start.id, row.end.id) == (f"p-{WASTE}", f"q-{SORTING}")
    assert any("垃圾分类" in text for text in row.properties["shared"])  # type: ignore[union-attr]


def test_the_earlier_plan_comes_first_whatever_is_asked_first(measure: Make) -> None:
    late, early = measure(WASTE, "a", year=2024), measure(SORTING, "z", year=2019)
    assert compare(late, early) == compare(early, late)
    row = compare(late, early)
    assert row is not None
    assert row.start.id.startswith("z-")


def test_measures_of_one_plan_do_not_overlap(measure: Make) -> None:
    assert compare(measure(WASTE), measure(SORTING)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # What any plan says of anything.
        ("进一步加强组织领导，完善工作机制，明确责任分工。", "加强组织领导，健全工作机制，落实责任分工。"),
        ("积极推进重点项目建设，提升发展水平。", "加快推进重点项目建设，全面提升服务水平。"),
        # Nor word for word.
        (SAFEGUARD, SAFEGUARD),
        ("本方案自印发之日起施行。", "本方案自印发之日起施行。"),
    ],
)
def test_boilerplate_is_no_overlap(measure: Make, one: str, other: str) -> None:
    assert compare(measure(one), measure(other, "q")) is None


def test_shared_places_alone_are_no_overlap(measure: Make) -> None:
    places = (("1", "韩城市", "County"), ("2", "河津市", "County"), ("3", "阎良区", "District"))
    names = ("韩城", "河津", "阎良")
    one = measure("支持韩城、河津、阎良植树。", places=places, names=names)
    other = measure("在韩城、河津、阎良修路。", "q", places=places, names=names)
    assert compare(one, other) is None


def test_a_shared_project_is_one_whatever_else_is_said(measure: Make) -> None:
    dam = (("d", "东庄水利枢纽"),)
    one = measure("加快东庄水利枢纽建设。", projects=dam)
    other = measure("开工一批工程，其中有东庄水库。", "q", projects=dam, scope=Scope("陕西", "咸阳", 2))
    row = compare(one, other)
    assert row is not None
    assert row.properties["shared"][0] == "东庄水利枢纽"  # type: ignore[index]
    assert "project 1.00" in row.properties["parts"]  # type: ignore[operator]


def test_what_two_cities_do_is_two_things_unless_one_copies_the_other(measure: Make) -> None:
    elsewhere = Scope("福建", "福州", 2)
    assert compare(measure(WASTE), measure(SORTING, "q", scope=elsewhere)) is None
    row = compare(measure(WASTE), measure(WASTE, "q", scope=elsewhere))
    assert row is not None
    assert row.properties["type"] == "重复"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({}, "延续"),
        ({"scope": Scope("陕西", "西安", 3)}, "细化"),
        ({"projects": (("d", "垃圾厂"),), "departments": (("2", "水利局"),)}, "同项目异主体"),
        ({"goals": (Goal("生活垃圾分类覆盖率", "%", 90.0, 2025),)}, "数字冲突"),
        # Another number by another year is no conflict.
        ({"goals": (Goal("生活垃圾分类覆盖率", "%", 90.0, 2030),)}, "延续"),
        # Nor is one of another area, or counted otherwise.
        ({"goals": (Goal("生活垃圾分类覆盖率", "%", 90.0, 2025, ("西安市",)),)}, "延续"),
    ],
)
def test_the_kind_of_overlap(measure: Make, said: dict[str, object], kind: str) -> None:
    one = measure(
        WASTE,
        projects=(("d", "垃圾厂"),),
        departments=(("1", "城管局"),),
        goals=(Goal("生活垃圾分类覆盖率", "%", 80.0, 2025),),
    )
    row = compare(one, measure(SORTING, "q", **({"departments": (("1", "城管局"),)} | said)))
    assert row is not None
    assert row.properties["type"] == kind


def test_aims_that_nobody_dates_do_not_contradict_each_other(measure: Make) -> None:
    one = measure(WASTE, goals=(Goal("生活垃圾分类覆盖率", "%", 80.0, 0),))
    row = compare(one, measure(SORTING, "q", goals=(Goal("生活垃圾分类覆盖率", "%", 90.0, 0),)))
    assert row is not None
    assert row.properties["type"] == "延续"


def test_no_score_exceeds_what_it_can_be_at_most(measure: Make) -> None:
    texts = [
        WASTE,
        SORTING,
        "推进散煤治理和大气污染联防联控。",
        "加强大气污染防治，清零散煤。",
        "建设冷链物流设施。",
    ]
    readings = [measure(text, str(number)) for number, text in enumerate(texts)]
    for one in readings:
        for other in readings:
            found = runs(one, other)
            assert probability(features(one, other, found)) <= probability(at_most(one, other)) + 1e-9


def test_a_passage_survives_being_kept(measure: Make) -> None:
    passage: Passage = measure(
        WASTE,
        places=(("1", "韩城市", "County"),),
        projects=(("d", "垃圾厂"),),
        goals=(Goal("率", "%", 1.5, 2025, ("韩城市", "yearly")),),
    ).passage
    assert unpacked(packed(passage)) == passage


def test_the_difference_marks_what_both_have_and_loses_nothing() -> None:
    one, other = difference(WASTE, SORTING)
    assert ("".join(p.text for p in one), "".join(p.text for p in other)) == (WASTE, SORTING)
    assert "生活垃圾分类投放" in [piece.text for piece in one if piece.common]
    assert all(piece.text in WASTE for piece in other if piece.common)


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        # Nothing in common but the object, in other words.
        ("持续推进农户煤改电。", "完成剩余七十万户散煤清零任务。", "散煤治理"),
        ("加快消除易涝点、积水点。", "健全防洪排涝设施。", "排水防涝"),
        # Told by two words in one clause.
        ("深化泾河综合治理。", "严禁污染，开展浐河污染整治。", "河湖治理"),
    ],
)
def test_an_object_of_policy_is_known_by_any_of_its_words(
    measure: Make, one: str, other: str, name: str
) -> None:
    heading = "推进生态环境治理"
    row = compare(measure(one, heading=heading), measure(other, "q", heading=heading))
    assert row is not None
    assert row.properties["shared"][0] == name  # type: ignore[index]
    assert "concept 0.50" in row.properties["parts"]  # type: ignore[operator]


def test_words_of_two_clauses_tell_no_object(measure: Make) -> None:
    apart = measure("沿河修路，加强治理。")
    assert not apart.concepts
    assert measure("沿河加强治理。").concepts


def test_what_a_plan_is_about_as_a_whole_makes_none_of_its_measures_alike(measure: Make) -> None:
    one, other = "支持农产品冷链物流设施。", "建立冷链物流设施统计制度。"
    assert compare(measure(one), measure(other, "q")) is not None
    title = "冷链物流设施发展规划"
    assert compare(measure(one), measure(other, "q", title=title)) is None
    assert not measure(other, "q", title=title).concepts


def test_objects_of_policy_have_names_of_their_own() -> None:
    names = concepts().names
    assert len(set(names)) == len(names)
    # A thread is named by what its pairs share, in no less than three characters.
    assert [name for name in names if len(name) < 3] == []


CLAUSES = [
    *WASTE[:-1].split("、"),
    *SORTING[:-1].replace("，", "、").split("、"),
    "建设冷链物流设施",
    "在韩城修路",
]


@given(
    texts=st.lists(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=6), min_size=2, max_size=2),
    years=st.permutations((2020, 2021)),
)
def test_what_is_not_worth_reading_is_no_overlap(
    measure: Make, texts: list[list[str]], years: list[int]
) -> None:
    """Of measures of two cities: the shorter look never leaves out what the longer one finds."""
    said = [
        measure("，".join(clauses), plan, year=year, names=("韩城",), scope=Scope(plan, plan, 2))
        for clauses, plan, year in zip(texts, ("p", "q"), years, strict=True)
    ]
    for one, other in (said, reversed(said)):
        assert may_overlap(one, other.passage) or compare(one, other) is None


def test_a_clause_that_all_plans_have_is_not_worth_reading(measure: Make) -> None:
    one = measure(f"{WASTE}建设农产品冷链物流设施。", scope=Scope("福建", "福州", 2))
    assert not may_overlap(one, measure(f"{WASTE}推进散煤治理，清零散煤。", "q").passage)
    assert may_overlap(one, measure(WASTE, "q").passage)
