"""ingest.scope: whose document it is, where it calls itself only 市 or 县"""

from __future__ import annotations

import pytest

from ingest.scope import read_scope
from ingest.types import Head


def head(issuer: str | None, title: str, number: str | None = None) -> Head:
    return Head(title, None, "", number, issuer, None, None, None, None, 2023)


@pytest.mark.parametrize(
    ("flat", "issuer", "title", "number", "home"),
    [
        ("发布机构：下陆区政府办公室\n各新区：", "区人民政府办公室", "区政府重点工作", None, "下陆区"),
        (
            "打造“十堰办事通”品牌。\n湖北省条例",
            "市人民政府办公室",
            "若干措施",
            "十政办发〔2023〕19号",
            "十堰市",
        ),
        ("各镇人民政府，嘉鱼经济开发区：", "县人民政府", "县重点工作及涉及嘉鱼的重点事项", None, "嘉鱼县"),
        (
            "各乡镇，县直各单位：\n石泉县第十九届人民代表大会通过。",
            None,
            "重点工作任务分解表",
            None,
            "石泉县",
        ),
        # named in passing, and nothing says that it is the county's own document
        ("各镇人民政府：\n赴浏阳学习。", "县人民政府", "县重点工作", "石政办〔2023〕1号", None),
        # the government of another level
        ("转发武汉市人民政府\n文件", "县人民政府", "县重点工作", None, None),
        # two counties
        ("石泉县人民政府\n汉阴县人民政府\n", "县人民政府", "县重点工作", None, None),
    ],
)
def test_the_home_of_a_document_that_names_only_its_level(
    flat: str, issuer: str | None, title: str, number: str | None, home: str | None
) -> None:
    scope = read_scope(flat, head(issuer, title, number))
    assert (scope.county or scope.city) == home


@pytest.mark.parametrize(
    ("flat", "home"),
    [
        # it speaks of itself, whatever other places it names
        ("为落实省政府意见，结合吉安实际，制定本细则。学习赣州、九江经验。", "吉安市"),
        (
            "根据《中共吉安市委、吉安市人民政府关于改革的决定》，提出以下意见。（市教育局）南昌、赣州",
            "吉安市",
        ),
        ("经遂川县委常委会研究，结合该县实际，制定十五条措施。", "遂川县"),
        # two that do, of which neither lies in the other
        ("结合吉安实际，结合赣州实际。", "江西省"),
        # its bodies are a city's, and nothing says which city's: not the province's either
        ("（市教育局、市财政局）建设学校。（市水利局）前往南昌、赣州学习。", None),
        # a province's bodies are among them
        ("（省教育厅、市财政局、市水利局、市商务局）前往南昌、赣州学习。", "江西省"),
        # 市 of a municipality
        ("（市教育委、市财政局、市水务局）建设学校。浦东新区、徐汇区、黄浦区。", "上海市"),
    ],
)
def test_the_home_of_a_document_whose_head_names_no_place(flat: str, home: str | None) -> None:
    scope = read_scope(flat, head(None, "关于加快产业发展的实施细则"))
    assert (scope.county or scope.city or scope.province) == home


def test_branches_of_the_citys_bureaus_say_whose_district_it_is() -> None:
    text = "全区船舶整治方案\n（区商务局、区水务局、区财政局、市公安局平川分局）（市生态环境局{}分局）\n"
    head = Head("全区船舶整治方案")
    assert read_scope(text.format("平川"), head).county == "平川区"
    assert read_scope(text.format("白银"), head).county is None


def test_a_title_that_ends_with_the_place_of_the_plan() -> None:
    head = Head("推动旧船更新盐都行动方案")
    assert read_scope("结合我区实际，提出以下方案。", head).county == "盐都区"
    assert read_scope("结合我市实际，提出以下方案。", head).county is None
    assert read_scope("提出以下方案。", head).county is None
