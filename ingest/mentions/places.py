"""Places: what stays of the sites when names of documents, bodies, zones and works have taken theirs."""

from __future__ import annotations

import re
from functools import cache

from ingest.lexicon import words
from ingest.mentions.draft import Draft
from ingest.mentions.sites import Site, within
from ingest.mentions.words import Stops, ordinary
from ingest.mentions.zones import Zone
from ingest.types import Mention

LONGEST_BODY = 14  # characters from a place to the end of the body that is named by it


@cache
def _tails() -> re.Pattern[str]:
    tails = sorted(words("org_tails"), key=lambda word: (-len(word), word))
    return re.compile(rf"[一-鿿（）“”]{{0,{LONGEST_BODY - 4}}}?(?:{'|'.join(tails)})")


# 南平圣农、厦门银祥等企业: names of firms, each with a place at its head.
_FIRM = re.compile(r"(?P<own>[一-鿿]{2,6})(?:、[一-鿿（）A-Z]{2,12}){0,12}等[一-鿿]{0,4}(?:企业|公司|集团)")


def recognise_places(draft: Draft, zones: list[Zone], stops: Stops) -> None:
    """Adds the places that a task speaks of itself."""
    for zone in zones:
        if not zone.made and _free(draft, zone.site):
            draft.mentions.append(place_mention(zone.site, draft.flat))
    for site in draft.sites:
        if _free(draft, site) and not _body(draft.flat, site, stops):
            draft.mentions.append(place_mention(site, draft.flat))


def _free(draft: Draft, site: Site) -> bool:
    return not (
        draft.titles.touching(site.start, site.end)
        or draft.bodies.touching(site.start, site.end)
        or draft.works.touching(site.start, site.end)
    )


def _body(flat: str, site: Site, stops: Stops) -> bool:
    """Whether the place only begins the name of an institution or a good: 西安交通大学, 长安汽车集团."""
    firm = _FIRM.match(flat, site.end)
    if firm is not None and not ordinary(firm["own"]):
        return flat[site.start : site.end] == site.place.short
    tail = _tails().match(flat, site.end)
    return tail is not None and not stops.between(site.end, tail.end())


def place_mention(site: Site, flat: str) -> Mention:
    """The mention of a site; a zone by form that is written shorter (咸阳高新区) bears that as an alias."""
    place = site.place
    properties: dict[str, str | float | tuple[str, ...]] = {}
    written = flat[site.start : site.end]
    if site.method == "place: zone form" and written != place.name:
        properties["aliases"] = (written,)
    if place.code.isdigit():
        properties["adcode"] = place.code
    if place.lat is not None and place.lon is not None:
        properties["lat"], properties["lon"] = place.lat, place.lon
    properties.update(within(place))
    return Mention(
        "Place",
        site.start,
        site.end,
        place.name,
        place.code,
        site.method,
        site.confidence,
        place.kind,
        properties,
    )
