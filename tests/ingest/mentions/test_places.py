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
