"""Departments that running text names."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ingest.mentions.departments import find_departments
from ingest.types import Scope

SHAANXI = Scope(province="陕西省")


def found(text: str, scope: Scope = SHAANXI) -> list[str]:
    mentions = find_departments(text, 0, len(text), scope)
    return [f"{text[m.start : m.end]} {m.name}" for m in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("争取国家发展改革委建设批复", ["国家发展改革委 国家发展和改革委员会"]),
        ("向省委、省政府报告", ["省委 中共陕西省委", "省政府 陕西省人民政府"]),
        ("与水利厅对接", ["水利厅 陕西省水利厅"]),
        ("会同西安市政府和咸阳市水利局", ["西安市政府 西安市人民政府", "咸阳市水利局 咸阳市水利局"]),
        ("落实海关总署公告", ["海关总署 海关总署"]),
        ("人民银行西安分行指导", ["人民银行西安分行 中国人民银行西安分行"]),
        ("推动西安交通大学第一附属医院开展合作", ["西安交通大学第一附属医院 西安交通大学第一附属医院"]),
        ("中共陕西省委组织部印发", ["陕西省委组织部 中共陕西省委组织部"]),
        ("由杨凌示范区管委会实施", ["杨凌示范区管委会 杨凌农业高新技术产业示范区管理委员会"]),
    ],
)
def test_departments_in_text(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "按照政府引导、市场化推进的原则",
        "有关部门要加强配合",
        "财政部门和税务部门",
        "省政府部门公布清单",
        "各省水利厅",
        "民政和残联部门要主动配合",
        "按照《陕西省人民政府关于支持创新的意见》",
        "厅际联席会议机制",
        "推进西咸新区发展",
    ],
)
def test_text_that_names_no_department(text: str) -> None:
    assert found(text) == []


def test_scope_decides_whose_it_is() -> None:
    assert found("报省财政厅备案", Scope(province="福建省")) == ["省财政厅 福建省财政厅"]
    assert found("报省财政厅备案", Scope()) == []


def test_mentions_do_not_overlap() -> None:
    text = "省水利厅" * 5_000
    mentions = find_departments(text, 0, len(text), SHAANXI)
    assert len(mentions) == 5_000
    assert all(a.end <= b.start for a, b in pairwise(mentions))
