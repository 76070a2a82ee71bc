"""Which policy field a task is of: by the words in the headings above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

import yaml

# 营商环境 and 金融生态环境 are said of business and of finance, not of nature.
_FIGURE = re.compile(
    "(营商|金融|投资|消费|市场|法治|政策|制度|社会|网络|创业|创新|产业|政治|信用|商业|数字|人才|用工)"
    "(?:生态环境|生态|环境)"
)


@cache
def fields() -> Mapping[str, tuple[str, ...]]:
    """Every field of `graph/fields.yaml` with its words, in the order of the file."""
    read = yaml.safe_load((files("graph") / "fields.yaml").read_text("utf-8"))
    return MappingProxyType({str(name): tuple(map(str, words)) for name, words in read.items()})


def fields_of(headings: Sequence[str]) -> tuple[str, ...]:
    """The fields of the innermost heading that holds a word of any: what a task is about is said by its own
    heading before it is said by the chapter. `headings` go from the outermost inwards."""
    return next(filter(None, map(_said, reversed(headings))), ())


@lru_cache(maxsize=4096)
def _said(heading: str) -> tuple[str, ...]:
    plain = _FIGURE.sub(r"\1", heading)
    return tuple(name for name, words in fields().items() if any(word in plain for word in words))


def touched(headings: Sequence[str]) -> tuple[str, ...]:
    """The fields of which any heading holds a word: what a task could be counted under at all."""
    said = {name for heading in headings for name in _said(heading)}
    return tuple(name for name in fields() if name in said)


def of_field(headings: Sequence[str], field: str) -> bool:
    """Whether a task under the headings is of the field; a word that names none is looked for in them."""
    if field in fields():
        return field in fields_of(headings)
    return any(field in heading for heading in headings)
