"""Whether the text builds what it names, or only uses it."""

from __future__ import annotations

import re

REACH = 80  # characters before a name in which the verb stands that governs it
_BUILT = re.compile(
    r"建设|新建|推进|加快|启动|打造|创建|共建|实施|筹建|布局|扩建|建成|完成|争取|设立|组建|落地|开工|投运|提速|抓好|建好|"
    r"推动|项目|工程|搭建|竣工|投产|谋划|支持"
)
_USED = re.compile(r"(?:依托|发挥|利用|以|借助|参照|围绕|通过|联合|会同|支撑|服务|用好)[^，。；]{0,6}$")
# Used with all that follows in the same part of the sentence: 依托甲产业园、乙产业园等.
_RESTS = re.compile(r"(?:依托|利用|借助|参照)(?P<rest>[^，。；]*)$")


def is_built(flat: str, begin: int, stop: int) -> bool:
    """Whether the sentence builds what stands at `begin:stop`; what is only used or run is left out."""
    before = flat[max(0, begin - REACH) : begin]
    before = before[max(before.rfind(mark) for mark in "。；\n") + 1 :]
    rests = _RESTS.search(before[before.rfind("，") + 1 :])
    if _USED.search(before) or (rests is not None and not _BUILT.search(rests["rest"])):
        return False
    return bool(
        _BUILT.search(before) or _BUILT.match(flat, stop) or flat[stop - 2 : stop] in ("工程", "项目")
    )
