"""The words of a Cypher query, as far as telling what it does needs them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Each alternative consumes what it matches without going back: a text of any length takes linear time. What
# is opened and never closed is taken for signs, and what follows for words: the server refuses it anyway.
_TOKEN = re.compile(
    r"""
    (?P<comment>//[^\r\n]*|/\*(?:[^*]|\*(?!/))*\*/)
    |(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<quoted>`(?:[^`]|``)*`)
    |(?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
    |(?P<number>\d\w*)
    |(?P<name>\w+)
    |(?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """`kind` is string, quoted, parameter, number, name or sign; `text` is as written, a quoted name without
    its quotes."""

    kind: str
    text: str

    @property
    def word(self) -> str:
        """A keyword in capitals; empty for what can be none."""
        return self.text.upper() if self.kind == "name" else ""


def tokens(query: str) -> Iterator[Token]:
    """The words of `query` without comments and white space, invisible characters among it."""
    for found in _TOKEN.finditer(query):
        kind, text = found.lastgroup or "sign", found.group()
        if kind == "comment" or (kind == "sign" and unicodedata.category(text)[0] in "ZC"):
            continue
        yield Token(kind, text[1:-1].replace("``", "`") if kind == "quoted" else text)
