"""The queries of `cypher/`, each with what its header says. The only reader of that folder."""

from __future__ import annotations

import importlib.resources
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal, get_args

Folder = Literal["schema", "write", "read", "check"]
FOLDERS: tuple[Folder, ...] = get_args(Folder)

_PARAMETER = re.compile(r"\$([a-z_]\w*)")


@dataclass(frozen=True, slots=True)
class Query:
    """One file of `cypher/`: what it is for, the names of its parameters and columns, the whole text. `zh`
    is the question as a person asks it, with its parameters in braces, where it can be asked by name."""

    folder: Folder
    name: str
    sentence: str
    params: tuple[str, ...]
    returns: tuple[str, ...]
    text: str
    zh: str = ""

    def used_params(self) -> tuple[str, ...]:
        """The parameters that the text uses, sorted."""
        body = "\n".join(line for line in self.text.splitlines() if not line.startswith("//"))
        return tuple(sorted(set(_PARAMETER.findall(body))))


@cache
def query(folder: Folder, name: str) -> Query:
    """The query in `cypher/<folder>/<name>.cypher`."""
    return _parse(folder, name, (_root() / folder / f"{name}.cypher").read_text("utf-8"))


@cache
def queries(folder: Folder) -> tuple[Query, ...]:
    """Every query of a folder, by name."""
    names = (entry.name for entry in (_root() / folder).iterdir())
    return tuple(query(folder, name.removesuffix(".cypher")) for name in sorted(names))


@cache
def named() -> Mapping[str, Query]:
    """The questions that can be asked by name: every query of `read` that says how a person asks it."""
    return {one.name: one for one in queries("read") if one.zh}


def _root() -> Traversable:
    packed = importlib.resources.files("graph") / "_cypher"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "cypher"


def _parse(folder: Folder, name: str, text: str) -> Query:
    sentence: list[str] = []
    said: dict[str, tuple[str, ...]] = {}
    zh = ""
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        key, colon, rest = line.removeprefix("//").strip().partition(":")
        if colon and key == "zh":
            zh = rest.strip()
        elif colon and key in ("params", "returns"):
            said[key] = tuple(word.strip() for word in rest.split(",") if word.strip())
        else:
            sentence.append(line.removeprefix("//").strip())
    if not sentence or said.keys() != {"params", "returns"}:
        raise ValueError(f"cypher/{folder}/{name}.cypher: the header lacks a sentence, params or returns")
    return Query(folder, name, " ".join(sentence), said["params"], said["returns"], text, zh)
