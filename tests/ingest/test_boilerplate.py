"""ingest.boilerplate: what is around the document, and what only looks like it"""

from __future__ import annotations

import pytest

from ingest.boilerplate import without_boilerplate
from ingest.lines import split_lines

BODY = "某省水网建设实施方案\n一、建设水库。（省水利厅）\n二、建设公路。"


def read(text: str) -> str:
    return "\n".join(line.text for line in without_boilerplate(split_lines(text)))


@pytest.mark.parametrize(
    "around",
    [
        "{}\n分享到：微信 微博",
        "当前位置：首页>政务公开\n{}",
        "信息来源：省政府办公厅\n{}\n【打印本页】\n【关闭窗口】",
        "{}\n附件下载：\n附件1：水网建设项目表.xls\n实施方案.doc",
        "{}\n四川省成都市武侯区世纪城路198号",
        "{}\n上一篇：某省公路规划\n下一篇：某省铁路规划",
        "{}\n某省水利厅关于做好防汛工作的通知",
        "{}某省水利厅关于做好2015年防汛工作的通知",
        "{}\n版权所有：某省人民政府\n某ICP备12345678号",
        "《实施方案.docx》由会员分享,可在线阅读,更多相关《实施方案.docx（4页）》请在某网上搜索。\n{}",
    ],
)
def test_page_furniture_is_left_out(around: str) -> None:
    assert read(around.format(BODY)) == BODY


def test_a_sharing_site_loses_its_words_and_the_title_stays() -> None:
    assert read("推进城市群建设行动计划模板Word文档格式.docx\n1.建设。") == "推进城市群建设行动计划\n1.建设。"


def test_of_a_news_lead_in_the_clause_that_names_the_issuer_stays() -> None:
    news = "近日，某省发展改革委印发《某省水网建设实施方案》，方案提出建设水库十座，" + "改善供水，" * 10
    assert read(f"{news}\n{BODY}") == f"近日，某省发展改革委印发《某省水网建设实施方案》\n{BODY}"


@pytest.mark.parametrize(
    "text",
    [
        f"某政〔2018〕5号\n现将《某省水网建设实施方案》印发给你们，{'请组织实施，' * 10}\n某省水利厅\n{BODY}",
        f"{BODY}\n附件：1.某省水利厅关于防汛的通知",
        f"{BODY}\n（此件主动公开）",
        f"{BODY}\n某省人民政府\n2018年9月20日",
        f"{BODY}\n（责任单位：省水利厅，各市、县（区）人民政府）",
        "某省水利厅关于做好防汛工作的通知",
    ],
)
def test_what_belongs_to_the_document_stays(text: str) -> None:
    assert read(text) == text
