"""Places that a task speaks of, and names that only look like places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.types import Mentions

Read = Callable[..., Mentions]


def places(found: Mentions) -> list[str]:
    return [m.name for m in found.mentions if m.label == "Place"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("支持韩城与河津深化产业合作。", ["韩城市", "河津市"]),
        ("促进彬州—旬邑—长武—泾川跨区域协同发展。", ["彬州市", "旬邑县", "长武县", "泾川县"]),
        ("指导西安市高陵区、富平县开展试点。", ["高陵区", "富平县"]),
        ("联合晋甘两省制定年度合作事项。", ["山西省", "甘肃省"]),
        ("榆延铜三市共建园区。", ["榆林市", "延安市", "铜川市"]),
        ("榆林延安两市共建园区，安咸三市。", ["榆林市", "延安市"]),
        ("推动彬（州）长（武）旬（邑）产业转型。", ["彬州市", "长武县", "旬邑县"]),
        ("开展渭河、泾河综合治理。", ["渭河", "泾河"]),
        ("推动富平—阎良发展，完善富阎一体化机制。", ["富平县", "阎良区", "富平县", "阎良区"]),
        ("支持西咸新区沣西新城与咸阳高新区连片发展。", ["沣西新城", "咸阳高新技术产业开发区"]),
        ("以西安全面创新改革试验区为牵引。", ["西安全面创新改革试验区"]),
        (
            "引导西安高新技术产业开发区、经济技术开发区发展。",
            ["西安高新技术产业开发区", "西安经济技术开发区"],
        ),
        ("发挥中国（陕西）自由贸易试验区作用。", ["中国（陕西）自由贸易试验区"]),
        ("推动户县撤县设区。", ["鄠邑区"]),
        ("推进高陵—泾河新城—三原连片发展。", ["高陵区", "泾河新城", "三原县"]),
        ("推动高陵泾河新城三原等片区发展。", ["高陵区", "泾河新城", "三原县"]),
        ("强化“西安—咸阳”“新城”联动。", ["西安市", "咸阳市"]),
        (
            "打造西安高新区—西咸新区—兴平走廊。",
            ["西安高新技术产业开发区", "西咸新区", "兴平市"],
        ),
    ],
)
def test_places_are_read(read: Read, text: str, names: list[str]) -> None:
    assert places(read(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "促进资源合作开发，扩大平原地区开放合作。",
        "稳定西部就业，推动复兴平台经济发展，保障长治久安。",
        "推进中欧班列长安号创新发展。",
        "支持市政设施和县域公共服务设施项目。",
        "支持有条件的新城建设。",
        "支持引进西安交通大学优质资源。",
        "支持西安实验室打造科技力量。",
        "推进数字陕西建设。",
        "加强阿里巴巴等平台企业服务。",
        "各新区、开发区要抓好落实。",
    ],
)
def test_words_are_no_places(read: Read, text: str) -> None:
    assert places(read(text)) == []


def test_a_county_of_another_province_needs_company(read: Read) -> None:
    assert places(read("支持河津发展。")) == []
    assert places(read("支持河津发展。", province="山西省")) == ["河津市"]


def test_the_mention_is_the_slice_and_carries_code_and_coordinates(read: Read) -> None:
    found = read("支持西安市高陵区发展。")
    mention = found.mentions[0]
    assert found.outline.text.flat[mention.start : mention.end] == "西安市高陵区"
    assert (mention.kind, mention.key, mention.properties["adcode"]) == ("District", "610117", "610117")


def test_nothing_is_read_outside_the_tasks(read: Read) -> None:
    assert places(read("推进改革。", preamble="西安市人民政府：支持咸阳发展。\n")) == []


def test_a_counted_kind_is_no_zone(read: Read) -> None:
    assert places(read("培育陕西20个示范区，支持西安市国家级开发区。")) == ["陕西省", "西安市"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("依托海沧信息产业园、厦门软件园。", ["海沧信息产业园", "厦门软件园"]),
        ("依托厦门（集美）机械工业集中区。", ["厦门（集美）机械工业集中区"]),
        ("依托闽台（南靖）精密机械产业园。", ["闽台（南靖）精密机械产业园"]),
        ("依托福建（光泽）中药产业园。", ["福建（光泽）中药产业园"]),
        ("依托数字福建（长乐）产业园。", ["数字福建（长乐）产业园"]),
        ("依托厦门火炬高新区。", ["厦门火炬高技术产业开发区"]),
        ("以诏安水产品加工区为中心。", ["诏安水产品加工区"]),
        (
            "依托三明生物医药产业园和荆东工业园等产业集中区。",
            ["三明生物医药产业园", "荆东工业园"],
        ),
        (
            "依托漳湾工业集中区、福安工业经济开发区等产业集中区。",
            ["漳湾工业集中区", "福安工业经济开发区"],
        ),
        ("依托龙岩软件园、漳州华为芯谷产业园。", ["龙岩软件园", "漳州华为芯谷产业园"]),
        ("带动三明和龙岩发展。", ["三明市", "龙岩市"]),
        ("各设区市和平潭综合实验区要落实。", ["平潭综合实验区"]),
    ],
)
def test_parks_and_estates_are_zones(read: Read, text: str, names: list[str]) -> None:
    assert places(read(text, province="福建省")) == names


@pytest.mark.parametrize(
    "text",
    ["推进零碳产业园、绿色建材产业园建设。", "用好各类工业园区、物流园。", "发展飞地产业园、科技园。"],
)
def test_kinds_of_parks_are_no_places(read: Read, text: str) -> None:
    assert places(read(text, province="福建省")) == []


def test_a_park_that_is_built_is_a_project(read: Read) -> None:
    found = read("打造晋江石墨烯产业园。", province="福建省").mentions
    assert [(m.label, m.name) for m in found] == [("Project", "晋江石墨烯产业园")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("支持壮大南平圣农、厦门银祥、长富乳业等企业。", []),
        ("设立福建省科技成果转化创投基金。", []),
        ("完善福建省寄递业实名收寄综合监管平台。", []),
        ("支持福州、厦门、泉州等地企业发展。", ["福州市", "厦门市", "泉州市"]),
    ],
)
def test_a_place_that_only_begins_the_name_of_a_firm_or_fund(read: Read, text: str, names: list[str]) -> None:
    assert places(read(text, province="福建省")) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("依托西安芯谷、咸阳物联网基地发展产业。", ["西安芯谷", "咸阳物联网基地"]),
        ("依托西安芯谷产业园发展。", ["西安芯谷产业园"]),
        ("建设物联网基地，打造一批药谷。", []),
    ],
)
def test_valleys_and_bases_with_a_place_are_zones(read: Read, text: str, expected: list[str]) -> None:
    assert places(read(text)) == expected
