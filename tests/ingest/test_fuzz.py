"""ingest.pipeline.read: whatever the text, facts that keep the contract or an error that says why not"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.validate import validate
from ingest.pipeline import Outcome, read
from ingest.types import Source

NUMBERS = [
    "一、",
    "（一）",
    "1.",
    "1．",
    "(1)",
    "①",
    "第一条 ",
    "第二章 ",
    "二、",
    "（二）",
    "2.",
    "——",
    "● ",
]
LABELS = [
    "责任单位：",
    "牵头单位：",
    "配合单位:",
    "（责任单位：",
    "［牵头部门: ",
    "【参与部门】",
    "完成时限：",
    "分管领导：",
    "按职责分工负责",
    "排在第一位的为牵头单位，下同",
    "以下任务均由省水利厅落实，不再列出。",
    "责任",
    "单位",
]
BODIES = [
    "省发展改革委",
    "省水利厅",
    "各市、县（区）人民政府",
    "市发改委（市能源局）",
    "工信厅",
    "等",
    "省厅",
    "中国人民银行西安分行",
]
ROLES = ["牵头", "、", "，", "配合", "会同", "负责", "参与", "和", "由", "要", "分别", "；"]
NAMES = [
    "西安市",
    "西咸新区",
    "三明、南平和龙岩",
    "西安至延安、十堰高铁",
    "地铁1号线二期",
    "G70福银高速",
    "引汉济渭工程",
    "泾河新城",
]
WORKS = [
    "新建",
    "推进",
    "衔接",
    "与",
    "落实《全省水网规划》",
    "《",
    "》",
    "〈实施意见〉",
    "修订",
    "（闽政〔2020〕1号）",
    "根据",
    "位于",
]
TARGETS = [
    "到2025年",
    "增长5%",
    "达到1200亿元以上",
    "年内",
    "2021年6月底前",
    "1.5万",
    "累计",
    "不低于",
    "70％",
]
MARKS = [*"（）()［］[]〔〕【】《》“”‘’\"'。；：，、！？.!?:;,%", "——", "…"]
SPACES = ["\n", "\r\n", "\n\n", " ", "\u3000", "\t", "\xa0", "\u2028", "\x0b"]
ODD = [
    "\u200b",
    "\ufeff",
    "\x00",
    "\x1f",
    "\x85",
    "𠮷",
    "𰻞",
    "\U0010ffff",
    "é",
    "e\u0301",
    "ﬁ",
    "㎡",
    "⼀",
    "豈",
    "\u202e",
    "乾縣",
    "陜西省",
    "臺灣",
]
HEADS = [
    "陕西省人民政府办公厅关于印发2021年重点任务实施方案的通知\n",
    "附件\n",
    "抄送：省委。\n",
    "2021年3月1日\n",
    "实施方案\n",
]

PLAN = """陕西省2021年水网建设实施方案
一、供水
（一）建设水源。新建西安市李家河水厂，推进引汉济渭工程，到2025年供水保证率达到95%以上。（牵头单位：省水利厅；配合单位：省财政厅）
（二）更新管网。更换老旧管网100公里，落实《陕西省城镇供水规划》。（责任单位：省住房城乡建设厅）
"""

fragments = st.one_of(
    st.sampled_from([*NUMBERS, *LABELS, *BODIES, *ROLES, *NAMES, *WORKS, *TARGETS, *HEADS]),
    st.sampled_from([*MARKS, *SPACES, *ODD]),
    st.text(st.characters(codec="utf-8"), max_size=6),
)
written = st.lists(fragments, max_size=60).map("".join)


def outcome_of(data: bytes) -> Outcome:
    outcome = read(Source(("plan.txt",), data))
    assert outcome.error is None or "the program failed" not in outcome.error, outcome.error
    assert (outcome.error is None) == (outcome.facts is not None)
    if outcome.facts is not None:
        validate(outcome.facts)
    return outcome


# The same examples on every run; bench/fuzz.py looks farther.
tried = settings(max_examples=250, deadline=None, derandomize=True)


@tried
@given(written)
def test_any_text_is_read_or_refused(text: str) -> None:
    outcome_of(text.encode())


@tried
@given(written, written)
def test_a_plan_is_read_around_any_text(before: str, after: str) -> None:
    outcome = outcome_of(f"{before}\n{PLAN}{after}".encode())
    if outcome.facts is not None:
        assert outcome.facts.document.properties["text"] == f"{before}\n{PLAN}{after}".lstrip("\ufeff")


@tried
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    outcome_of(data)
    outcome_of(PLAN.encode() + data)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "gb18030"])
@settings(tried, max_examples=40)
@given(text=written)
def test_any_encoding_is_read_or_refused(encoding: str, text: str) -> None:
    outcome_of((PLAN + text).encode(encoding))
