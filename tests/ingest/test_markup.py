"""Signs that mark text up are left out of what is read; the quote keeps them."""

import pytest

from ingest.file_to_text import file_to_text
from ingest.folding import DROPPED, fold
from ingest.markup import without_markup
from ingest.pipeline import read
from ingest.types import Source


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("# 某市行动计划\n按照**统一要求**落实", "某市行动计划\n按照统一要求落实"),
        ("**一、总体要求**\n加强领导", "一、总体要求\n加强领导"),
        (
            "**（一）加强领导。**落实责任。\n**责任单位：**市财政局",
            "（一）加强领导。落实责任。\n责任单位：市财政局",
        ),
        ("**三、** 推进建设\n四 **、** 加强保护", "三、 推进建设\n四 、 加强保护"),
        ("1\\. 推进建设\n> 引自通知", "1. 推进建设\n引自通知"),
        (
            "**（****1****）电量****。**首次纳入。**2.****2025****年****安排**",
            "（1）电量。首次纳入。2.2025年安排",
        ),
        ("**4．建设网络** 各地区要抓好。\n* * *\n完", "4.建设网络\n 各地区要抓好。\n\n完"),
        ("一、推进建设\n* * *\n二、完善制度", "一、推进建设\n\n二、完善制度"),
        ("原文见[市政府网站](https://example.org/a)。", "原文见市政府网站。"),
    ],
)
def test_signs_are_left_out(marked: str, plain: str) -> None:
    read_as = without_markup(fold(marked))
    assert len(read_as) == len(marked)
    assert read_as.replace(DROPPED, "") == plain


@pytest.mark.parametrize("kept", ["支持**大学、**大学联合共建", "2*3**2", "第#号", "a > b", "张**签字"])
def test_other_stars_stay(kept: str) -> None:
    assert without_markup(kept) == kept


def test_headings_and_clauses_between_signs_are_read() -> None:
    text = (
        "# 青州市绿化工作方案\n\n**一、重点任务**\n\n**1\\. 栽植行道树。** 年内栽植一千株。"
        "**（责任单位：**市林业局）\n\n"
        "**二、** 保障措施\n\n2\\. 加强督导。按月通报。（责任单位：市财政局）\n"
    )
    outcome = read(Source(("a.txt",), text.encode()))
    assert outcome.facts is not None
    tasks = {n.properties["heading"]: n.properties for n in outcome.facts.nodes if n.label == "Task"}
    assert set(tasks) == {"栽植行道树", "加强督导"}
    assert (tasks["栽植行道树"]["kind"], tasks["加强督导"]["kind"]) == ("task", "safeguard")
    flat = file_to_text(Source(("a.txt",), text.encode()))
    start = flat.flat.index("栽植行道树")
    assert flat.quote(start, start + 5) == "栽植行道树"
    assert "*" not in flat.flat


@pytest.mark.parametrize("sign", ["**", "**a ", "# ", "> ", "[a](/", "\n**", "\\"])
def test_signs_without_end(sign: str) -> None:
    """As many signs as characters take no longer for each: the time is looked at in `bench/`."""
    assert without_markup("# 一\n" + sign * 20_000)


def test_a_text_that_a_page_put_into_one_cell_has_its_lines() -> None:
    rows = [
        f"（{sign}）整治航道。清理河道两岸，{'疏浚航道，' * 25}按月通报。（区水务局牵头）"
        for sign in "一二三"
    ]
    cell = "各部门：<br>现通知如下：<br>一、主要任务<br>" + "<br>**二、**<br>".join(
        ["<br>".join(rows), "其他"]
    )
    text = f"| 青州市航道整治工作方案 |\n| |     |\n| --- |\n| {cell} |\n"
    outcome = read(Source(("a.txt",), text.encode()))
    assert outcome.facts is not None
    titles = [n.properties["title"] for n in outcome.facts.nodes if n.label == "Plan"]
    headings = [n.properties.get("heading") for n in outcome.facts.nodes if n.label == "Task"]
    assert titles == ["青州市航道整治工作方案"]
    assert headings[:3] == ["整治航道"] * 3


def test_breaks_outside_a_table_are_line_ends() -> None:
    assert without_markup("一、做好<br>二、落实<br/>三").replace(DROPPED, "") == "一、做好\n二、落实\n三"
    assert without_markup("| 1 | 区水利局<br>区财政局 |") == "| 1 | 区水利局<br>区财政局 |"


def test_stars_that_hide_digits_stay_beside_bold_words() -> None:
    assert without_markup("**一**\n电话138****1234").replace(DROPPED, "") == "一\n电话138****1234"
