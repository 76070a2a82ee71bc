"""ingest.glued: paragraphs that ran together"""

from __future__ import annotations

import pytest

from ingest.folding import fold
from ingest.glued import ungluing
from ingest.lines import split_lines
from ingest.wrapping import paragraphs


def read(text: str) -> list[str]:
    return [line.text for line in ungluing(paragraphs(split_lines(fold(text))))]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (
            "二、改革措施（一）再造流程（1）房建项目分阶段办理。（2）交通项目并联办理。（二）精简手续1.简化立项。2.合并验收。三、保障",
            [
                "二、改革措施",
                "（一）再造流程",
                "（1）房建项目分阶段办理。",
                "（2）交通项目并联办理。",
                "（二）精简手续",
                "1.简化立项。",
                "2.合并验收。",
                "三、保障",
            ],
        ),
        (
            "第一条为规范管理，制定本办法。第二条本办法适用全省。",
            ["第一条为规范管理，制定本办法。", "第二条本办法适用全省。"],
        ),
        (
            "一、建设水库。（责任单位：省水利厅）二、建设公路。",
            ["一、建设水库。（责任单位：省水利厅）", "二、建设公路。"],
        ),
        ("一、总体要求以新发展理念为指导，推进建设。", ["一、总体要求", "以新发展理念为指导，推进建设。"]),
        ("一、准入条件二、审慎监管", ["一、准入条件", "二、审慎监管"]),
        ("按照要求推进。——深化改革。——扩大开放。", ["按照要求推进。", "——深化改革。", "——扩大开放。"]),
        (
            "某政〔2018〕5号各市人民政府，各大企业：为推进建设，制定措施。",
            ["某政〔2018〕5号", "各市人民政府，各大企业：", "为推进建设，制定措施。"],
        ),
        (
            "现将《水网建设实施方案》印发你们。\n2018年7月13日（此件主动公开）水网建设实施方案为推进水网建设，制定本方案。",
            [
                "现将《水网建设实施方案》印发你们。",
                "2018年7月13日",
                "（此件主动公开）",
                "水网建设实施方案",
                "为推进水网建设，制定本方案。",
            ],
        ),
        (
            "责任单位：省水利厅，某某实验区管委会福建省人民政府2018年9月20日",
            ["责任单位：省水利厅，某某实验区管委会", "福建省人民政府", "2018年9月20日"],
        ),
    ],
)
def test_comes_apart(written: str, found: list[str]) -> None:
    assert read(written) == found


@pytest.mark.parametrize(
    "text",
    [
        "推动农村一、二、三产业融合发展。",
        "按照《条例》第五条第（二）项的规定执行。",
        "违反第二条规定的，依法处理。",
        "其一、提高认识；其二、抓好落实。",
        "完成投资1.5万元，其中2.3万元为补助。",
        "主要包括：（1）设计方案；（2）规划许可。",
        "提升计划——农民工培训计划。",
        "依据某政〔2018〕5号文的要求，抓好落实。",
        "一、加强组织领导机构建设。",
        "一、五年来的成绩。七、展望。",
    ],
)
def test_stays_together(text: str) -> None:
    assert read(text) == [text]
