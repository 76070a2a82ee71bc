"""The authority lists of bodies, unfolded: every short form -> the bodies that it may mean.

A body is a template: `{p}` stands for the full name of its place (陕西省), `{s}` for the place without 省
or 市. Which place, and which of several bodies, is decided by `ingest.departments`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ingest.lexicon import listed, table

__all__ = [
    "UNITS",
    "Body",
    "Central",
    "Pattern",
    "beginning",
    "bodies",
    "central",
    "fields",
    "full_name",
    "heads",
    "own_bodies",
    "patterns",
]

# Units as the lists write them: full unit, the short forms in use, whether the full name is written out.
UNITS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "厅": ("厅", ("厅",)),
    "局": ("局", ("局",)),
    "委": ("委员会", ("委", "委员会")),
    "办": ("办公室", ("办", "办公室")),
    "办!": ("办", ("办", "办公室")),
    "办公室": ("办公室", ("办公室", "办")),
    "中心": ("中心", ("中心",)),
    "总队": ("总队", ("总队",)),
    "支队": ("支队", ("支队",)),
    "大队": ("大队", ("大队",)),
    "馆": ("馆", ("馆",)),
    "室": ("室", ("室",)),
    "公司": ("公司", ("公司",)),
}


@dataclass(frozen=True, slots=True)
class Body:
    """A body that every place of some level may have."""

    full: str
    forms: tuple[str, ...]
    kind: str
    provincial: bool = True
    local: bool = True
    prefix: str = ""  # full: after 省 or 陕西省; bare: after 陕西; empty: after both
    superior: str = ""
    since: str = ""
    until: str = ""
    successor: str = ""

    @property
    def short(self) -> str:
        """The usual short form, without place."""
        return self.forms[0]


@dataclass(frozen=True, slots=True)
class Central:
    """A central body. `shared` holds the short forms that provinces use for their own body."""

    name: str
    forms: tuple[str, ...]
    kind: str
    since: str
    until: str
    successor: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A name with one gap, for a place (`{s}`) or a few characters (`{x}`), or with none. `until` the year in
    which `successor` took its place, in the places `only` alone if there are any."""

    head: str
    gap: str
    tail: str
    full: str
    kind: str
    superior: str
    until: str = ""
    successor: str = ""
    only: tuple[str, ...] = ()


@cache
def bodies() -> Mapping[str, tuple[Body, ...]]:
    """Every form (发改委, 委组织部, 残联) -> the bodies that it may stand for, the likeliest first."""
    found: dict[str, list[Body]] = {}
    for body in (*_listed_bodies(), *_systems()):
        for form in body.forms:
            if all(other.full != body.full for other in found.setdefault(form, [])):
                found[form].append(body)
    return {form: tuple(several) for form, several in found.items()}


def _listed_bodies() -> Iterator[Body]:
    for row in table("bodies"):
        full = row["full"]
        if full.startswith("中共{p}委") and full != "中共{p}委":  # 自治区党委宣传部
            yield Body(
                full.replace("中共{p}委", "中共{p}委员会", 1),
                tuple("党" + form for form in listed(row["short"]) if form.startswith("委")),
                row["kind"],
                prefix="full",
            )
        forms = dict.fromkeys((*listed(row["short"]), full.removeprefix("{p}").removeprefix("{s}")))
        yield Body(
            full,
            tuple(form for form in forms if "{" not in form),
            row["kind"],
            prefix=row["prefix"],
            superior=row["superior"],
            since=row["from"],
            until=row["to"],
            successor=row["successor"],
        )


# Offices and commissions whose full name says that they are the government's.
_OF_THE_GOVERNMENT = {
    ("国有资产监督管理", "委"),
    ("国有资产监督管理", "局"),
    ("国有资产监督管理", "办"),
    *((stem, "办") for stem in ("外事", "侨务", "港澳事务", "法制")),
}


def full_name(stem: str, unit: str, shorts: tuple[str, ...] = ()) -> str:
    """The full name of a system's department, with `{p}` for its place; an office whose full name is not the
    same everywhere (办!) bears the first of its short ones."""
    government = "人民政府" if (stem, unit) in _OF_THE_GOVERNMENT else ""
    spelled = (shorts[0] if shorts else stem) if unit == "办!" else stem
    return "{p}" + government + spelled + UNITS[unit][0]


def _systems() -> Iterator[Body]:
    for row in table("departments"):
        stem, shorts = row["stem"], listed(row["short"])
        provincial, local = listed(row["province"]), listed(row["local"])
        for unit in dict.fromkeys((*provincial, *local)):
            stems = dict.fromkeys((*shorts, stem))
            yield Body(
                full_name(stem, unit, shorts),
                tuple(dict.fromkeys(s + u for u in UNITS[unit][1] for s in stems)),
                "government",
                unit in provincial,
                unit in local,
                superior="{p}人民政府" if unit[0] in "厅局委" else "",
            )


@cache
def own_bodies() -> Mapping[tuple[str, str], Body]:
    """(place, form) -> the body that this form means there, and nowhere else."""
    found: dict[tuple[str, str], Body] = {}
    for row in table("own_names"):
        forms = (*listed(row["short"]), row["full"].removeprefix("{p}"))
        for form in dict.fromkeys(forms):
            found[row["place"], form] = Body(row["full"], forms, row["kind"])
    return found


@cache
def fields() -> frozenset[str]:
    """The stems of the systems, long and short: 自然资源, 住建, as in 自然资源、住建部门."""
    return frozenset(stem for row in table("departments") for stem in (row["stem"], *listed(row["short"])))


@cache
def central() -> Mapping[str, tuple[Central, ...]]:
    """Every name and short form of a central body -> the bodies that bear it, present ones first."""
    found: dict[str, list[Central]] = {}
    for row in table("central"):
        body = Central(
            row["name"], listed(row["short"]), row["kind"], row["from"], row["to"], row["successor"]
        )
        for form in dict.fromkeys((body.name, *body.forms)):
            found.setdefault(form, []).append(body)
    return {form: tuple(sorted(several, key=lambda b: bool(b.until))) for form, several in found.items()}


@cache
def patterns() -> tuple[Pattern, ...]:
    """Central branches, companies and committees whose name as written is not the official one."""
    found = []
    for row in table("companies"):
        for pattern in listed(row["pattern"]):
            gap = next((g for g in ("{s}", "{x}") if g in pattern), "")
            head, _, tail = pattern.partition(gap) if gap else (pattern, "", "")
            rest = row["kind"], row["superior"], row["to"], row["successor"], listed(row["only"])
            found.append(Pattern(head, gap, tail, row["full"], *rest))
    return tuple(found)


@cache
def _by_head() -> tuple[Mapping[str, tuple[tuple[int, Pattern], ...]], tuple[int, ...]]:
    """Patterns with their number by head, and the lengths of heads."""
    found: dict[str, list[tuple[int, Pattern]]] = {}
    for number, pattern in enumerate(patterns()):
        found.setdefault(pattern.head, []).append((number, pattern))
    return {head: tuple(several) for head, several in found.items()}, tuple(sorted({*map(len, found)}))


def beginning(surface: str) -> list[Pattern]:
    """The patterns whose head the name begins with, in the order of the list. However long the list is, only
    the name's own beginnings are looked up."""
    by_head, lengths = _by_head()
    found = [one for length in lengths for one in by_head.get(surface[:length], ()) if length <= len(surface)]
    return [pattern for _, pattern in sorted(found, key=lambda one: one[0])]


@cache
def heads() -> Mapping[str, tuple[Body, ...]]:
    """Bodies whose full name does not begin with the place, by what it begins with (中共, 国家税务总局)."""
    found: dict[str, list[Body]] = {}
    for several in bodies().values():
        for body in several:
            head = body.full.partition("{")[0]
            if head and body not in found.setdefault(head, []):
                found[head].append(body)
    return {head: tuple(several) for head, several in found.items()}
