"""Projects: named, concrete works, by the form of their names.

A name runs from a place, a proper name or a number to the head that says what it is, and on over its phase.
What stands before is cut off at the first word that no name goes across.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from ingest.gazetteer import Place
from ingest.lexicon import words
from ingest.mentions.built import is_built
from ingest.mentions.draft import Draft, Ranges
from ingest.mentions.lines import read_lines, read_metro, read_numbered, read_rings
from ingest.mentions.shared_heads import read_branded, read_national, read_shared
from ingest.mentions.sites import within
from ingest.mentions.words import Stops, common, is_punctuation, ordinary
from ingest.mentions.works import (
    PHASE,
    Page,
    Work,
    WorkHead,
    administrative,
    nicknames,
    not_works,
    numeral,
    province_code,
    work_heads,
)
from ingest.mentions.zones import Zone
from ingest.types import Mention, Tie

LONGEST = 36  # characters of a name before its head
_INSIDE = frozenset("“”（）")
_SCHOOLED = re.compile(r"大学|学院|附属|集团|公司")
_PROGRAMME = re.compile(r"“[^“”\n]{1,14}”(?:系列)?(?:工程|专项行动)")
# 中俄丝路创新园: a park of two countries bears no place's name.
_PARKS = ("park", "base", "centre", "corridor")
_JOINT_VENTURE = re.compile(
    r"中(?:国?[—-])?(?:俄|德|法|意|英|日|韩|新|马|泰|哈|白|乌|欧|美|瑞|芬|荷|葡|巴|埃|沙|越|柬|印)[^国]"
)
_LED = re.compile(r"(?:实施|推进|推动|启动|开展|打造|建设)(?:好|省级|国家)?$")
# After one of these a name of its own may have lost its first character: 向家坝.
_DOUBTFUL = tuple("向以为在将对把是其该各含")
_EVERYDAY = 1000  # from this frequency on, two characters before a head are a word (陆岛交通码头)
_CROSSING = ("bridge", "tunnel")
_NOISE = re.compile(r"^(?:新建|续建|在建|规划)|(?:项目|建设)$")
_KEY_NOISE = re.compile(r"^(?:国家级?|省级|市级)|(?:工程|项目|建设)$|[（）“”]")


def find_projects(draft: Draft, zones: list[Zone], stops: Stops) -> list[Work]:
    """Every work of the document's tasks, in order; of two that overlap the longer."""
    page = Page(
        draft.reading or draft.flat,
        draft.outline.scope,
        draft.sites,
        stops,
        lambda start, end: (
            draft.areas.holding(start, end) is not None
            and not draft.titles.touching(start, end)
            and not draft.bodies.touching(start, end)
        ),
        [site.start for site in draft.sites],
    )
    found = [
        *read_numbered(page),
        *read_rings(page),
        *read_metro(page),
        *_nicknamed(page),
        *_made(zones),
        *_programmes(page),
        *read_national(page),
        *read_branded(page),
    ]
    automaton, heads = work_heads()
    for index, start, end in automaton.find_matches_as_indexes(page.flat):
        if not page.inside(start, end) or _goes_on(page.flat, end):
            continue
        head = heads[index]
        if head.need == "line":
            found += [
                work for work in read_lines(page, start, end, head) if page.inside(work.start, work.end)
            ]
        else:
            work = _read(page, start, end, head)
            if work is not None and page.inside(work.start, work.end):
                found += read_shared(page, work, head.word)
    whole = Ranges((zone.site.start, zone.site.end) for zone in zones if not zone.made)
    return _longest([work for work in _airports(found) if not _part_of(whole, work)])


def _part_of(zones: Ranges, work: Work) -> bool:
    """绵阳科技城 within 绵阳科技城新区."""
    zone = zones.holding(work.start, work.end)
    return zone is not None and zone != (work.start, work.end)


def _goes_on(flat: str, end: int) -> bool:
    return flat.startswith(not_works(), end)


def _read(page: Page, start: int, end: int, head: WorkHead) -> Work | None:
    """The work whose name ends in the head at `start:end`, its phase included."""
    flat = page.flat
    limit = _limit(page, start)
    index = bisect_left(page.starts, start) - 1
    first = last = None
    while index >= 0 and page.sites[index].start >= limit:
        first = index
        last = index if last is None else last
        index -= 1
    anchors = [] if first is None or last is None else list(page.sites[first : last + 1])
    anchors = [site for site in anchors if site.end <= start]
    if (
        head.sort in _CROSSING
        and anchors
        and anchors[-1].place.kind == "Natural"
        and anchors[-1].end == start
    ):
        start = anchors.pop().start  # 常泰长江大桥: the river belongs to the head
    own_start = anchors[-1].end if anchors else limit
    own = flat[own_start:start]
    begin = _first(flat, limit, anchors[0].start, head) if anchors else _proper_start(flat, limit, start)
    if not anchors and flat[begin - 1 : begin] in _DOUBTFUL:
        return None
    places = tuple(dict.fromkeys(site.place for site in anchors))
    suffix = PHASE.match(flat, end)
    phase = suffix["phase"] if suffix else None
    stop = suffix.end() if suffix else end
    if head.sort == "airport" and not anchors:
        if not phase or own not in ("", "国际"):
            return None
        return Work(
            start, stop, flat[start:stop], f"airport||{numeral(phase)}", head.kind, "project: phase", 0.8
        )
    if (
        "到" in own
        or not _balanced(flat[begin:start])
        or not _named_enough(head, anchors != [], own, flat[begin:start], places)
    ):
        return None
    if head.kind in ("facility", "industry") and not is_built(flat, begin, stop):
        return None
    if flat[max(0, begin - 2) : begin] == "国家":
        begin -= 2
    name = _NOISE.sub("", flat[begin:stop])
    key = _key(page, head, places, own if anchors else flat[begin:start])
    whole = None
    if phase:
        whole = (flat[begin:end], key)
        key += f"|{numeral(phase)}"
    confidence = 0.9 if head.need in ("bare", "proper") and places else 0.8
    # 机场三期 is what people call it
    short = (f"机场{phase}期",) if phase and head.sort == "airport" else ()
    method = f"project: {head.need}"
    return Work(begin, stop, name, key, head.kind, method, confidence, places, whole, short)


def _limit(page: Page, start: int) -> int:
    """How far left a name may reach: to the last stop word or mark."""
    flat = page.flat
    floor = max(0, start - LONGEST)
    depth = 0
    for position in range(start - 1, floor - 1, -1):
        character = flat[position]
        if character in "）”":
            depth += 1
        elif character in "（“":
            depth -= 1
            if depth < 0:
                floor = position + 1
                break
        elif depth == 0 and is_punctuation(character) and character not in _INSIDE:
            floor = position + 1
            break
    return page.stops.before(start, floor)


def _first(flat: str, limit: int, anchor: int, head: WorkHead) -> int:
    """Where a name begins whose place is not its first word: 中欧班列西安集结中心."""
    lead = flat[limit:anchor]
    if lead.endswith("（"):
        return limit if 3 <= len(lead) <= 7 and lead[:-1].isalpha() else anchor
    if lead == "环":
        return limit
    least = 2 if head.need == "proper" else 3
    return limit if least <= len(lead) <= 6 and lead.isalpha() and not ordinary(lead) else anchor


def _proper_start(flat: str, limit: int, start: int) -> int:
    """Cuts ordinary words off before a name of its own: 抓紧古贤 is 古贤."""
    counts = common()
    while start - limit > 3:
        cut = next((n for n in (3, 2) if start - limit - n >= 2 and flat[limit : limit + n] in counts), None)
        if cut is None:
            break
        limit += cut
    return limit


# 随州、孝感、咸宁三大产业园 are three, and none of them is 咸宁三大产业园.
_TOGETHER = re.compile("[两二三四五六七八九十](?:大|个|座|处|条)")


def _named_enough(head: WorkHead, anchored: bool, own: str, proper: str, places: tuple[Place, ...]) -> bool:
    """Whether what stands before the head makes a name of it."""
    if any(is_punctuation(c) and c not in _INSIDE for c in own) or _SCHOOLED.search(own):
        return False
    if _TOGETHER.match(own):
        return False
    at_home = administrative(places) or any(p.kind in ("Zone", "NewArea", "NewTown") for p in places)
    own = own.strip("（）")
    if not anchored and head.need == "place" and head.sort in _PARKS and _JOINT_VENTURE.match(proper):
        return len(proper) <= 12
    if head.need == "bare":
        return bool(at_home or places) and anchored and len(own) <= 12
    if head.need == "place":
        return bool(at_home) and anchored and own not in ("", "市", "县", "区") and len(own) <= 20
    if anchored and not own:
        return bool(at_home) or head.sort == "diversion"
    text = own or proper
    if not anchored and (
        common().get(text[-2:], 0) > _EVERYDAY
        or any(len(word) > 1 and word in text for word in words("plan_words"))
    ):
        return False
    return (
        2 <= len(text) <= 6 and not ordinary(text) and all("一" <= c <= "鿿" for c in text) and _unlike(text)
    )


def _balanced(text: str) -> bool:
    return text.count("“") == text.count("”") and text.count("（") == text.count("）")


def _unlike(text: str) -> bool:
    """Whether no word of size, rank or number stands in it; three characters may begin with 大 (大石峡)."""
    ranked = any(c in text for c in "型级类种座条个各每某等重点区市县")
    return not ranked and (len(text) > 2 or not any(c in text for c in "大中小新旧老"))


def _key(page: Page, head: WorkHead, places: tuple[Place, ...], own: str) -> str:
    codes = ",".join(place.code for place in administrative(places) or places)
    own = _KEY_NOISE.sub("", own)
    if head.need == "proper" and own and not ordinary(own):
        return f"{head.sort}|{province_code(administrative(places), page.scope)}|{own}"
    return f"{head.sort}|{codes}|{'' if own == '国际' else own}"


def _nicknamed(page: Page) -> Iterator[Work]:
    automaton, names = nicknames()
    for index, start, end in automaton.find_matches_as_indexes(page.flat):
        nick = names[index]
        if not page.inside(start, end):
            continue
        suffix = PHASE.match(page.flat, end)
        phase = suffix["phase"] if suffix else None
        if suffix is None or not phase:
            method = "project: known name"
            yield Work(
                start, end, nick.name, nick.key, nick.kind, method, 0.95, nick.places, None, nick.others
            )
            continue
        name = page.flat[start : suffix.end()]
        key = f"{nick.key}|{numeral(phase)}"
        whole = (nick.name, nick.key)
        yield Work(start, suffix.end(), name, key, nick.kind, "project: known name", 0.93, nick.places, whole)


def _made(zones: list[Zone]) -> Iterator[Work]:
    """A zone that the text brings into being is a project."""
    for zone in zones:
        if zone.made:
            site = zone.site
            key = f"zone|{site.place.code}"
            yield Work(
                site.start, site.end, site.place.name, key, "industry", "project: zone", 0.75, zone.anchors
            )


def _programmes(page: Page) -> Iterator[Work]:
    for match in _PROGRAMME.finditer(page.flat):
        led = _LED.search(page.flat, max(0, match.start() - 6), match.start())
        if led and page.inside(match.start(), match.end()):
            key = f"programme|{province_code((), page.scope)}|{match[0].strip()}"
            yield Work(match.start(), match.end(), match[0], key, "programme", "project: programme", 0.6)


def _airports(found: list[Work]) -> list[Work]:
    """机场三期 is the phase of the one airport that the document names in full; of several it is none's, and
    of one that is named with other phases alone it is not: 榆林机场二期."""
    named: dict[str, Work] = {}
    phases: dict[str, set[str]] = defaultdict(set)
    for work in found:
        if work.key.startswith("airport|") and work.places:
            code = work.key.split("|")[1]
            named[code] = work
            phases[code].add(work.key.split("|")[-1] if work.whole else "")
    kept = []
    for work in found:
        if not work.key.startswith("airport||"):
            kept.append(work)
        elif len(named) == 1:
            (code, full), phase = next(iter(named.items())), work.key.split("|")[2]
            if phases[code].isdisjoint({phase, ""}):
                continue
            key = f"airport|{code}||{phase}"
            kept.append(
                Work(
                    work.start, work.end, work.name, key, work.kind, work.method, 0.8, full.places, full.whole
                )
            )
    return kept


def _longest(found: list[Work]) -> list[Work]:
    """Of works that overlap, those of the longest slice; several may share one slice."""
    kept: list[Work] = []
    cluster: list[Work] = []
    reach = -1
    for work in sorted(found, key=lambda w: (w.start, w.end, w.key)):
        if work.start >= reach:
            kept += _settle(cluster)
            cluster = []
        cluster.append(work)
        reach = max(reach, work.end)
    return kept + _settle(cluster)


def _settle(cluster: list[Work]) -> list[Work]:
    """Works that overlap, one after the other: the longest first, then what it leaves room for."""
    taken = Ranges()
    method: dict[
        tuple[int, int], str
    ] = {}  # an enumeration's members share a slice, two readings of it do not
    kept: dict[tuple[int, int, str], Work] = {}
    for work in sorted(cluster, key=lambda w: (w.start - w.end, w.start, -w.confidence, w.key)):
        if not taken.touching(work.start, work.end):
            taken.add(work.start, work.end)
            method[work.start, work.end] = work.method
        if method.get((work.start, work.end)) == work.method:
            kept.setdefault((work.start, work.end, work.key), work)
    return [kept[place] for place in sorted(kept)]


def project_mention(work: Work, written: str | None) -> Mention:
    """The mention of a work; `written` is its slice where no other work shares it."""
    properties: dict[str, str | int | float | tuple[str, ...]] = {"kind": work.kind}
    aliases = {*work.aliases, *((written,) if written else ())} - {work.name}
    if aliases:
        properties["aliases"] = tuple(sorted(aliases))
    return Mention(
        "Project",
        work.start,
        work.end,
        work.name,
        work.key,
        work.method,
        work.confidence,
        None,
        properties,
    )


def project_ties(work: Work, subject: Mention) -> Iterator[Tie]:
    """Where it lies, and what it is a part of."""
    for place in dict.fromkeys(work.places):
        if place.kind != "Region":
            target = Mention(
                "Place",
                work.start,
                work.end,
                place.name,
                place.code,
                work.method,
                work.confidence,
                place.kind,
                within(place),
            )
            yield Tie("位于", work.start, work.end, target, subject, work.method, work.confidence)
    if work.whole is not None:
        name, key = work.whole
        whole = Mention(
            "Project",
            work.start,
            work.end,
            name,
            key,
            work.method,
            work.confidence,
            None,
            {"kind": work.kind},
        )
        yield Tie("属于", work.start, work.end, whole, subject, work.method, work.confidence)
