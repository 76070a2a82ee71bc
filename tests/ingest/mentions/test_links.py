"""衔接 and its kin with both ends."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ingest.types import Mentions

Read = Callable[..., Mentions]


def ends(found: Mentions) -> list[tuple[str, str]]:
    return [(t.object.label, t.object.name) for t in found.ties if t.type == "衔接"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("做好巩固脱贫攻坚成果与乡村振兴有效衔接。", [("Topic", "乡村振兴")]),
        (
            "推动25个专项规划与西安市、咸阳市相关规划衔接。",
            [("Plan", "咸阳市相关规划"), ("Plan", "西安市相关规划")],
        ),
        ("推进咸阳市城区市政基础设施与西安市有机衔接。", [("Place", "西安市")]),
        ("推动国土规划与产业规划、交通规划相衔接。", [("Topic", "交通规划"), ("Topic", "产业规划")]),
        ("推动园区规划与《甲省国土空间规划》有效衔接。", [("Plan", "甲省国土空间规划")]),
    ],
)
def test_links_have_their_ends(read: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert ends(read(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "加强与山西、甘肃对接合作。",
        "强化与国家对口部委对接。",
        "推动市政、能源等基础设施对接联网。",
        "推动就业岗位信息共享和服务政策有机衔接。",
        "联合咸阳市与主城区热门景点积极对接。",
    ],
)
def test_contact_and_single_ends_are_none(read: Read, text: str) -> None:
    assert ends(read(text)) == []


def test_the_tie_stands_in_one_part_of_the_sentence(read: Read) -> None:
    found = read("优化布局，推动甲规划与乡村振兴战略衔接，抓好落实。")
    (tie,) = (t for t in found.ties if t.type == "衔接")
    assert found.outline.text.flat[tie.start : tie.end] == "推动甲规划与乡村振兴战略衔接"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进网上办事大厅与国家平台对接。", ["国家平台"]),
        ("推动物流数据与口岸服务平台进行对接。", ["口岸服务平台"]),
        ("建设监管系统，并与国家监管系统对接。", ["国家监管系统"]),
        ("编制乡村规划，衔接五年发展规划及相关涉农专项规划。", ["五年发展规划", "相关涉农专项规划"]),
        (
            "支持口岸公共服务平台对接海关、税务等部门系统，以及银行、快递等企业系统。",
            ["海关、税务等部门系统", "银行、快递等企业系统"],
        ),
        ("发挥物流平台作用，对接国家物流信息平台。", ["国家物流信息平台"]),
    ],
)
def test_platforms_and_plans_are_joined(read: Read, text: str, expected: list[str]) -> None:
    assert sorted(name for _, name in ends(read(text))) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "推动农产品与电商平台对接。",
        "组织企业与云平台对接。",
        "积极对接国家部委信息系统。",
        "加强宣传，并与国家平台衔接。",
        "引导企业对接各类电商平台。",
        "对接国家空间走廊规划。",
        "打造产业供需对接平台。",
    ],
)
def test_contact_with_platforms_and_ends_without_another_are_none(read: Read, text: str) -> None:
    assert ends(read(text)) == []
