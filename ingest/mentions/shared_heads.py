"""Works that share the head of one name: 宁德、福州、漳州核电 is three; and what is named 国家…福建中心."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from ingest.mentions.built import is_built
from ingest.mentions.sites import Site
from ingest.mentions.works import Page, Work, administrative

MOST = 8  # members of one enumeration
_SEPARATORS = ("、", "和", "与", "及")
# A branch of a national institution bears its place before 中心: 国家专利审查协作北京中心.
_NATIONAL = re.compile(r"国家(?P<own>[一-鿿]{4,14}?)(?:分中心|中心)(?=[、，。；等建]|和|及)")
# A platform with a place and a brand, right after the verb that builds it: 建设福建“金服云”平台.
_BRANDED = re.compile(
    r"“(?P<brand>[^“”，。；：！？\n]{2,10})”(?P<head>[一-鿿]{0,4}(?:平台|系统))(?=[，。；、和及与]|建设)"
)
# A seat with its place in brackets behind the head: 组建数字中国研究院（福建）.
_SEAT = re.compile(
    r"(?:建设|打造|组建|设立|筹建|共建)(?P<name>(?P<own>[一-鿿]{3,10}(?:研究院|研究中心|数据中心|计算中心|实验室))"
    r"（(?P<place>[一-鿿]{2,4})）)(?=[，。；、和及与建]|\Z)"
)
_BUILDS = re.compile(r"(?:建设|打造|搭建|建成|建立|开发|构建|上线)(?:好|完善)?$")
_SORTS = ("nuclear", "pumped storage", "airport", "wind", "power plant", "hydropower")


def read_shared(page: Page, work: Work, head: str) -> Iterator[Work]:
    """The work itself and, where places stand before it in a list, one more for each of them.

    Only for works of which a place has one, named by it alone; all share the slice of the whole list.
    """
    sort, _, rest = work.key.partition("|")
    code, _, own = rest.partition("|")
    members = list(_members(page, work.start)) if sort in _SORTS and code and not own else []
    members = [site for site in members if administrative((site.place,))]
    if not members or len(work.places) != 1 or page.flat[work.start : work.end] != _written(page, work, head):
        yield work
        return
    start = members[-1].start
    for site in reversed(members):
        name = page.flat[site.start : site.end] + head
        yield replace(work, start=start, name=name, key=f"{sort}|{site.place.code}|", places=(site.place,))
    yield replace(work, start=start)


def _written(page: Page, work: Work, head: str) -> str:
    index = bisect_left(page.starts, work.start)
    return page.flat[work.start : page.sites[index].end] + head if index < len(page.sites) else ""


def _members(page: Page, start: int) -> Iterator[Site]:
    """The places of a list that ends right before `start`, the nearest first."""
    for _ in range(MOST):
        index = bisect_left(page.starts, start) - 1
        if index < 0 or page.sites[index].end != start - 1 or page.flat[start - 1] not in _SEPARATORS:
            return
        start = page.sites[index].start
        yield page.sites[index]


def read_national(page: Page) -> Iterator[Work]:
    """The seats of national institutions that are built in the place that they bear."""
    for match in _NATIONAL.finditer(page.flat):
        own = match["own"]
        named = (page.known.resolve(own[-length:], page.scope) for length in (4, 3, 2))
        place = next((place for place in named if place is not None), None)
        if place is None or not administrative((place,)) or not page.inside(match.start(), match.end()):
            continue
        if page.stops.between(match.start(), match.end()) or not is_built(
            page.flat, match.start(), match.end()
        ):
            continue
        key = f"branch|{place.code}|{own}"
        yield Work(match.start(), match.end(), match[0], key, "facility", "project: national", 0.8, (place,))


def read_branded(page: Page) -> Iterator[Work]:
    """What the text builds: platforms by a place and a quoted brand, seats by a place in brackets."""
    for match in _SEAT.finditer(page.flat):
        place, own = page.known.resolve(match["place"], page.scope), match["own"]
        if place is None or not administrative((place,)) or page.stops.between(*match.span("own")):
            continue
        if page.inside(*match.span("name")):
            key = f"seat|{place.code}|{own}"
            method = "project: seat"
            yield Work(*match.span("name"), match["name"], key, "facility", method, 0.8, (place,))
    for match in _BRANDED.finditer(page.flat):
        index = bisect_left(page.starts, match.start()) - 1
        if index < 0 or page.sites[index].end != match.start():
            continue
        site = page.sites[index]
        if not administrative((site.place,)) or not page.inside(site.start, match.end()):
            continue
        if _BUILDS.search(page.flat, max(0, site.start - 6), site.start):
            name = page.flat[site.start : match.end()]
            key = f"platform|{site.place.code}|{match['brand']}"
            method = "project: brand"
            yield Work(site.start, match.end(), name, key, "facility", method, 0.8, (site.place,))
