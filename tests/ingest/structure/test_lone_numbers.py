"""ingest.structure.lone_numbers: numbers on lines of their own before headings, and columns that are none"""

from __future__ import annotations

import pytest

from ingest.file_to_text import file_to_text
from ingest.text_to_spans import text_to_spans
from ingest.types import Outline, Source

TITLE = "广东省供水保障2025年工作要点\n"
PLAN = """\
扩大水源
1
新建水库
开工建设水库3座，完成投资15亿元。推进前期工作。
省水利厅牵头，省财政厅等单位按职责分工负责
加强调度行动
2
优化水量调度
编制调度方案，建立会商机制。
省水利厅、应急管理厅按职责分工负责，各地级以上市人民政府结合实际落实
改善水质
整治河道、保护湖泊
整治河道
3
清理淤积河道
清理河道200公里。
省水利厅牵头
4
修复岸线
修复岸线50公里，种植防护林。
省林业局牵头
"""


def outline(text: str) -> Outline:
    return text_to_spans(file_to_text(Source(("要点.txt",), (TITLE + text).encode())))


def test_the_line_behind_the_number_is_the_heading() -> None:
    found = outline(PLAN)
    flat = found.text.flat
    assert [
        (
            found.sections[task.section].name if task.section is not None else "",
            flat[task.heading.start : task.heading.end] if task.heading else "",
            "".join(flat[span.start : span.end] for span in task.body)[:4],
            [f"{party.name} {party.role}" for clause in task.clauses for party in clause.parties],
        )
        for task in found.tasks
    ] == [
        ("扩大水源", "新建水库", "开工建设", ["广东省水利厅 牵头", "广东省财政厅 负责"]),
        (
            "加强调度行动",
            "优化水量调度",
            "编制调度",
            ["广东省水利厅 负责", "广东省应急管理厅 负责", "各地级以上市人民政府 负责"],
        ),
        ("整治河道", "清理淤积河道", "清理河道", ["广东省水利厅 牵头"]),
        ("整治河道", "修复岸线", "修复岸线", ["广东省林业局 牵头"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1\n新建水库\n省水利厅\n2\n修复岸线\n省林业局\n",
        "名单\n1\n某某供水有限公司\n2020年1月建成。\n2\n某某环境有限公司\n2021年3月建成。\n",
        "1\n新建水库\n开工建设水库3座。\n省水利厅牵头\n7\n修复岸线\n修复岸线50公里。\n省林业局牵头\n",
    ],
)
def test_other_columns_of_numbers_head_nothing(text: str) -> None:
    found = outline(text)
    headings = [found.text.flat[t.heading.start : t.heading.end] for t in found.tasks if t.heading]
    assert not any(heading.startswith(("新建水库", "某某")) for heading in headings)


@pytest.mark.parametrize("piece", ["1\n", "1\n新建水库\n", "1\n新建水库\n开工。\n省水利厅牵头\n"])
def test_hostile_numbers_do_no_harm(piece: str) -> None:
    assert len(outline(piece * 2000).tasks) <= 2000
