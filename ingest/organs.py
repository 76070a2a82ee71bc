"""Which department a plan is of: the one that issued it, or that its title begins with."""

from __future__ import annotations

import re

from ingest.departments import recognise
from ingest.issuers import issuers
from ingest.resolved import Resolved
from ingest.types import Head, Scope

__all__ = ["organ_of"]

_LONGEST = 24
_SHORTEST = 3
_ENDS = "厅局委办部署会行院"
# 教育部2023年工作要点, 省教育厅关于…: what follows the name of the department in its plan's title.
_GOES_ON = re.compile("(?:党组|党委|机关)?(?:关于|(?:19|20)\\d\\d|“|《|年度|工作要点|重点工作)")
# A government and its office speak for all departments; so does a committee of the Party.
_OF_ALL = re.compile(
    "国务院(?:办公厅)?|中共.*委员会(?:办公[厅室])?|.*政府(?:办公[厅室])?|.*公署(?:办公室)?|.*管理委员会"
)
# 国家卫生健康委办公厅: the ministry's own office.
_OFFICE = re.compile("(?<=[厅局委部署])(?:办公厅|办公室|综合司)$")
_COMMISSION = "国有资产监督管理委员会"


def organ_of(head: Head, scope: Scope) -> str | None:
    """The full name of the one department that issued a plan, None where several did, or a government."""
    named = issuers(head.issuer, scope) if head.issuer else []
    if len(named) > 1:
        return None
    found = named[0].found if named else _titled(head.title, scope)
    if head.issuer and (office := _OFFICE.search(head.issuer)):
        found = recognise(head.issuer[: office.start()], scope)
    return found.name if found is not None and found.known and _is_one(found) else None


def _titled(title: str, scope: Scope) -> Resolved | None:
    for stop in range(min(_LONGEST, len(title)), _SHORTEST - 1, -1):
        if title[stop - 1] in _ENDS and _GOES_ON.match(title, stop):
            found = recognise(title[:stop], scope)
            if found is not None and found.known:
                return found
    return None


def _is_one(found: Resolved) -> bool:
    return found.level != "企业" and (
        found.name.endswith(_COMMISSION) or _OF_ALL.fullmatch(found.name) is None
    )
