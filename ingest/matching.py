"""Which name of a thing a text's own words were taken for: what a link was compared with."""

from __future__ import annotations

from collections.abc import Sequence


def matched(written: str, name: str, aliases: Sequence[str]) -> str:
    """The one of a node's names that the words as written mean.

    That is the full name where it holds them (水利厅: 陕西省水利厅; 引汉济渭: 引汉济渭工程), else the longest
    other name that ends in them, so that what the scope of the document adds is seen (省发改委:
    陕西省发改委), else the full name (several that share words, a short form that says nothing, a slip).
    """
    if written in name:
        return name
    return min(
        (alias for alias in aliases if alias.endswith(written)),
        key=lambda alias: (-len(alias), alias),
        default=name,
    )
