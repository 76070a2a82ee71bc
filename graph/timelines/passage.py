"""A slice of a document as rules read it, with the way back to the document."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from graph.search_keys import simplified
from graph.timelines.model import Words

_WIDE = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"})
_IN_NUMBER = re.compile(r"(?<=\d)[,:](?=\d)")
_CUT = re.compile(r"[，。；：！？\n]|——")
_TITLE = re.compile(r"《[^》]*》")


@dataclass(frozen=True, slots=True)
class Passage:
    """`flat`: simplified, full width, without white space; `offsets`: of each of its characters in the source
    that the slice was taken from."""

    flat: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, source: str, start: int) -> Passage:
        """The slice `source`, which begins at `start` of its document."""
        kept = [(place, char) for place, char in enumerate(source) if not char.isspace()]
        text = "".join(char for _, char in kept)
        plain = simplified(text)
        if len(plain) != len(text):
            plain = "".join(one if len(one := simplified(char)) == 1 else char for char in text)
        numbers = {match.start() for match in _IN_NUMBER.finditer(plain)}
        wide = plain.translate(_WIDE)
        flat = "".join(plain[i] if i in numbers else char for i, char in enumerate(wide))
        return cls(_TITLE.sub(_blank, flat), tuple(start + place for place, _ in kept))

    def index(self, offset: int) -> int:
        """Which character of `flat` stands at, or next after, `offset` of the document."""
        return bisect_left(self.offsets, offset)

    def words(self, start: int, end: int, source: str, base: int) -> Words:
        """The characters `start:end` of `flat` as they stand in the document; `source` begins at `base`."""
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        return Words(first, last, source[first - base : last - base])

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """From where to where the part of the sentence goes that holds `start:end`."""
        cuts = [cut.end() for cut in _CUT.finditer(self.flat, 0, start)]
        after = _CUT.search(self.flat, end)
        return (cuts[-1] if cuts else 0), (after.start() if after else len(self.flat))

    def clauses(self) -> list[tuple[int, int]]:
        """Every part of the passage, in order, without its mark."""
        cuts = [(cut.start(), cut.end()) for cut in _CUT.finditer(self.flat)]
        begins = [0, *(end for _, end in cuts)]
        ends = [*(start for start, _ in cuts), len(self.flat)]
        return [(a, b) for a, b in zip(begins, ends, strict=True) if a < b]


def _blank(match: re.Match[str]) -> str:
    # A year or 规划 in a title says nothing of the project.
    return "《" + "〇" * (len(match[0]) - 2) + "》"
