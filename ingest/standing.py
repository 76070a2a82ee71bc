"""The words of a sentence that speaks of all tasks that follow: 以下任务均需…落实, 不再列出."""

from __future__ import annotations

import re

__all__ = ["LATER", "OTHERS", "holds_here", "holds_later", "without_frame"]

_EVERY = ("各项任务", "所有任务", "全部任务", "各项政策措施", "各项措施")
# With these words such a sentence may begin within a clause.
LATER = ("以下", "下列", "后续", "除", "具体任务", *_EVERY)
# The rest, in the rule by which the first leads: 其他单位按职责分工负责; 分别负责为各部门按职责分别牵头.
OTHERS = ("其他", "其它", "其余", "为各部门", "为各单位")
_STANDING = re.compile(
    "以下|下列|后续|各项任务|所有任务|全部任务|每项任务|具体任务|不再(?:重复|一一|逐一|单独|做|作)?(?:列|分工)|不再重复"
)
_STANDING_END = re.compile("[均都](?:需要?|由|须|应|要|为|涉及)?|落实|负责|配合|参与")


def holds_later(flat: str, start: int, end: int) -> bool:
    """Whether a sentence speaks of the tasks that follow and says who is to do them."""
    return bool(_STANDING.search(flat, start, end) and _STANDING_END.search(flat, start, end))


_ONLY_LATER = re.compile("(?:以下|下列|后续)(?!不再|不另|略)")
_GOES_ON = re.compile("下同|以下不再|以下不另|^(?:各项|所有|全部)(?:重点)?(?:任务|措施|工作)[均都]")


def holds_here(flat: str, start: int, end: int) -> bool:
    """Whether what holds for the tasks that follow holds for this one: 各项措施均需…落实，以下不再列出."""
    return bool(_GOES_ON.search(flat[start:end])) and not _ONLY_LATER.search(flat, start, end)


_FRAME = re.compile(
    "(?:以下|下列|后续)?(?:各项|所有|全部|每项|具体)?(?:重点)?(?:政策)?(?:任务|工作|事项|措施|内容|分工|条款|责任)?(?:[均都])?(?:需要?|由|须|应|要|涉及|为)?"
)


def without_frame(flat: str, start: int, end: int) -> tuple[int, int]:
    """西安市和咸阳市 of 以下各项任务均需西安市和咸阳市落实."""
    found = _FRAME.match(flat, start, end)
    return (found.end() if found else start), end
