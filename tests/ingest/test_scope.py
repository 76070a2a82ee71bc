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
