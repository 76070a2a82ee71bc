"""What a name is found by beside itself: its simplified script, its pinyin, the initials of its pinyin.

The keys stand in the graph, on every node that can be asked for, and are made when it is written: whoever
asks needs no table of readings. They follow the names that the graph shows, so a merge, a new name and a
name that only a withdrawn document gave change them too. They are no facts: no export and no hash holds them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

import opencc

from graph.ids import fold
from graph.model import Node
from graph.ontology import ontology

LONGEST = 256
"""Characters of a name that are looked at; the index takes no term of any length."""

NAMES = ("name", "short_name", "aliases", "title")

# Forms that the converter leaves as they are; machine-converted text has them.
_VARIANTS = str.maketrans({"陜": "陕", "衞": "卫"})
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
# A reading is looked up by phrases, and none reaches over these: 重庆市长寿区 holds no 市长.
_PHRASE = re.compile("[^省市县区]*[省市县区]|[^省市县区]+")
_ACCENTS = re.compile("[\u0300-\u036f]")


def forms(asked: str) -> tuple[str, ...]:
    """What is looked for when a person types `asked`: folded as typed, then in simplified script if that
    differs; of Latin letters without tone marks. Nothing where only space and quotes were typed."""
    typed = fold(_toneless(asked))[:LONGEST]
    return tuple(dict.fromkeys(form for form in (typed, simplified(typed)) if form))


def search_keys(node: Node) -> tuple[str, ...]:
    """The keys of a node, each once, by code points; none of a label that cannot be asked for."""
    if not ontology().labels[node.label].full_text:
        return ()
    return tuple(sorted({key for name in names(node.properties) for key in _keys(fold(name)[:LONGEST])}))


def names(properties: Mapping[str, Any]) -> Iterator[str]:
    """Every name among the properties, the one that people read first."""
    for name in NAMES:
        value = properties.get(name) or ()
        yield from (value,) if isinstance(value, str) else value


def simplified(text: str) -> str:
    """The text in simplified script, character by character."""
    return _converter().convert(text).translate(_VARIANTS) if _HAN.search(text) else text


@lru_cache(maxsize=1 << 16)
def _keys(name: str) -> tuple[str, ...]:
    read = tuple(_syllables(name))
    full, initials = "".join(syllable for syllable, _ in read), "".join(initial for _, initial in read)
    return tuple(key for key in (name, simplified(name), full[:LONGEST], initials) if key)


def _syllables(name: str) -> Iterator[tuple[str, str]]:
    """The name as it is read aloud, each syllable with its initial; what is no Han character as it stands."""
    end = 0
    for run in _HAN.finditer(name):
        yield name[end : run.start()], name[end : run.start()]
        for phrase in _PHRASE.findall(run.group()):
            for syllable in _readings()(phrase):
                yield syllable, syllable[0] if syllable.isascii() else syllable
        end = run.end()
    yield name[end:], name[end:]


def _toneless(text: str) -> str:
    """Pinyin as it is typed where it was written with tone marks: lǚyóujú, lvyouju."""
    if _HAN.search(text):
        return text
    parted = unicodedata.normalize("NFD", text.casefold()).replace("u\u0308", "v")
    return _ACCENTS.sub("", parted)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@cache
def _readings() -> Any:
    # Reading its table of phrases takes half a second, and who only asks needs none of it.
    from pypinyin import lazy_pinyin

    return lazy_pinyin
