"""ingest.wrapping: which lines are one paragraph"""

from __future__ import annotations

import pytest

from ingest.folding import fold
from ingest.lines import split_lines
from ingest.wrapping import paragraphs

WRAPPED = """　　为深入贯彻落实党中央关于水利工作的决策部署
，加快推进全省水网建设，提高水安全保障能力，制定
本方案。
　　一、加快骨干工程建设。推进引汉济渭二期工程，力
争年内建成通水。开工建设东庄水库，完善配套管网。
到2025年新增供水能力十亿立方米，保障关中地区城乡
居民用水。
　　二、强化河湖管理保护。落实河长制，开展渭河综合
治理，严厉打击非法采砂。
"""


def read(text: str) -> list[str]:
    return [line.text for line in paragraphs(split_lines(fold(text)))]


def test_wrapped_lines_are_joined_up_to_the_next_indent() -> None:
    found = read(WRAPPED)
    assert [text[:6] for text in found] == ["为深入贯彻落", "一、加快骨干", "二、强化河湖"]
    assert "完善配套管网。到2025年新增" in found[1]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        # a page break inside a sentence
        (
            "不断深化。以总窗口为引领的区域\n\n协同创新体系加速形成，取得进展。",
            ["不断深化。以总窗口为引领的区域协同创新体系加速形成，取得进展。"],
        ),
        ("不断深化。以总窗口为引领，进\n\n进一步扩大范围。", ["不断深化。以总窗口为引领，进一步扩大范围。"]),
        ("深化改革，促进\n\n进一步扩大。", ["深化改革，促进", "进一步扩大。"]),
        (
            "不断深化。以总窗口为引领的区域\n— 3 —\n协同创新体系加速形成。",
            ["不断深化。以总窗口为引领的区域协同创新体系加速形成。"],
        ),
        # an open bracket goes on
        ("某省落实《城市群\n“十四五”方案》的工作方案\n", ["某省落实《城市群“十四五”方案》的工作方案"]),
        (
            "完成改造。（责任单位：省水利厅、\n省财政厅）\n二、任务",
            ["完成改造。（责任单位：省水利厅、省财政厅）", "二、任务"],
        ),
        # a title over several lines
        (
            "2020年推动城市群和\n新型城镇化重点工作任务\n\n为深入贯彻，提出任务。",
            ["2020年推动城市群和新型城镇化重点工作任务", "为深入贯彻，提出任务。"],
        ),
        (
            "某省水利厅\n关于印发水网建设\n实施方案的通知\n某水〔2024〕4号",
            ["某省水利厅关于印发水网建设实施方案的通知", "某水〔2024〕4号"],
        ),
        (
            "某省水利厅关于印发2024年\n水网建设重点任务\n分工方案的通知\n某水〔2024〕4号",
            ["某省水利厅关于印发2024年水网建设重点任务分工方案的通知", "某水〔2024〕4号"],
        ),
        (
            "某省水利厅关于印发水网建设工作要点\n某省水网建设工作要点\n为推进建设，制定要点。",
            ["某省水利厅关于印发水网建设工作要点", "某省水网建设工作要点", "为推进建设，制定要点。"],
        ),
        # true ends
        (
            "一、加强领导，提高认识\n各地要高度重视，抓好落实。",
            ["一、加强领导，提高认识", "各地要高度重视，抓好落实。"],
        ),
        (
            "推进建设，完善机制。\n责任单位：省水利厅，各市人民政府\n各地要抓好落实，及时报告。",
            ["推进建设，完善机制。", "责任单位：省水利厅，各市人民政府", "各地要抓好落实，及时报告。"],
        ),
        ("序号\n煤矿名称\n11\n某某煤矿\n12", ["序号", "煤矿名称", "11", "某某煤矿", "12"]),
        ("——推进改革，完善机制\n——扩大开放。", ["——推进改革，完善机制", "——扩大开放。"]),
    ],
)
def test_paragraphs(written: str, found: list[str]) -> None:
    assert read(written) == found


def test_a_running_header_goes_with_its_page_numbers_and_the_title_stays() -> None:
    pages = [f"第{n}页内容齐全，任务明确。\n- {n} -\n某省水网建设规划\n" for n in range(1, 6)]
    found = read("某省水网建设规划\n" + "".join(pages))
    assert found[0] == "某省水网建设规划"
    assert found.count("某省水网建设规划") == 1
    assert len(found) == 6


def test_repeated_cells_of_a_table_stay() -> None:
    found = read("表\n" + "某市\n是\n否\n" * 5)
    assert found.count("某市") == 5
