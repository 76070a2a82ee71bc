"""What a department's own plan calls it and its parts: 我委, 本局; 规划司, 基教处, 人事科, 部信息中心.

Every ministry has a 规划司 and every bureau a 人事科: their names and ids begin with the department's.
"""

from __future__ import annotations

import re

from ingest.forms import has_form, is_generic
from ingest.resolved import FORMAL, Relation, Resolved, merged

__all__ = ["division"]

# 我委, 本局 by what the department's full name ends with.
_SELF = {"厅": "厅", "局": "局", "部": "部", "委": "委员会", "办": "办公室", "署": "署", "院": "院"}
_LONGEST = {"司": 18, "处": 12, "科": 10, "室": 12, "股": 10, "办": 4}
_NO_DIVISION = re.compile("(?:公司|上司|办事处|管理处|代表处|联络处|好处|学科|控股|教室|各.*)$")
_OFFICES = frozenset(("办公厅", "办公室", "机关党委", "直属机关党委", "机关纪委"))
# 部信息中心, 厅办公室, 局人事科: behind the department's own unit.
_OWN_PARTS = (
    "中心",
    "局",
    "司",
    "处",
    "科",
    "室",
    "股",
    "办公厅",
    "机关党委",
    "研究院",
    "研究所",
    "总站",
    "总队",
)


def division(surface: str, organ: Resolved, listed: bool) -> Resolved | None:
    """The department itself or its division, as its own plan names it; None for anybody else. `listed`:
    whether the name is that of a body of its own elsewhere (侨办, 文明办)."""
    if surface[0] in "我本" and len(surface) == 2:
        return _itself(surface, organ)
    part = surface.removeprefix(organ.name)
    if part != surface:
        return _division(part, organ) if _is_part(part) or part in _OFFICES else None
    unit = next((short for short, full in _SELF.items() if organ.name.endswith(full)), "")
    if unit and surface.startswith(unit) and surface.endswith(_OWN_PARTS) and len(surface) > 3:
        part = surface[1:]
    elif surface not in _OFFICES and (listed or len(surface) > _longest(surface, organ)):
        return None
    return _division(part, organ) if part in _OFFICES or _is_part(part) else None


def _division(part: str, organ: Resolved) -> Resolved:
    name = organ.name + part
    return Resolved(
        name,
        f"{organ.key}{part}",
        organ.short_name + part,
        merged((organ.short_name + part,), tuple(alias + part for alias in organ.aliases if len(alias) > 3)),
        organ.level,
        "pattern",
        FORMAL,
        jurisdiction=organ.jurisdiction,
        relations=(Relation("隶属", organ.name, organ.key),),
    )


def _longest(surface: str, organ: Resolved) -> int:
    """Ministries alone have 局 among their divisions: 科创局, 农垦局."""
    if surface[-1] == "局":
        return 8 if organ.level == "国家" and not organ.name.endswith("局") else 0
    return _LONGEST.get(surface[-1], 0)


def _itself(surface: str, organ: Resolved) -> Resolved | None:
    ending = _SELF.get(surface[1])
    return organ if ending and organ.name.endswith(ending) else None


def _is_part(part: str) -> bool:
    return len(part) > 2 and has_form(part) and not is_generic(part) and _NO_DIVISION.search(part) is None
