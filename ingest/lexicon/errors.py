"""What can be wrong with a word list."""

from __future__ import annotations


class LexiconError(Exception):
    """A list that cannot be read: which, on which line (0: as a whole), what is wrong, what to do."""

    def __init__(self, name: str, line: int, what: str, remedy: str) -> None:
        super().__init__(f"lexicon/{name}.tsv, line {line}: {what}; {remedy}")
        self.name = name
        self.line = line
        self.what = what
        self.remedy = remedy
