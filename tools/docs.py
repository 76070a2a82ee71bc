"""Write the parts of docs/ that are made from the code: `python tools/docs.py`; `--check` only compares.

A generated part stands between `<!-- begin NAME -->` and `<!-- end -->`; the rest is written by hand.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

DOCS = Path(__file__).resolve().parent.parent / "docs"
PACKAGES = ("graph", "ingest", "api", "tongchou")
PART = re.compile(r"(<!-- begin (\w+) -->\n)[^\x00]*?(<!-- end -->)")


def settings() -> Iterator[tuple[str, FieldInfo]]:
    """Every variable that a settings class of ours reads, with its field, sorted by name."""
    for package in PACKAGES:
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            importlib.import_module(module.name)
    found = {}
    for cls in subclasses(BaseSettings):
        if cls.__module__.partition(".")[0] in PACKAGES:
            prefix = cls.model_config.get("env_prefix", "")
            for name, field in cls.model_fields.items():
                if not nested(field):
                    found[f"{prefix}{name}".upper()] = field
    return iter(sorted(found.items()))


def subclasses(cls: type[BaseSettings]) -> Iterator[type[BaseSettings]]:
    for child in cls.__subclasses__():
        yield child
        yield from subclasses(child)


def nested(field: FieldInfo) -> bool:
    return isinstance(field.annotation, type) and issubclass(field.annotation, BaseSettings)


def default(field: FieldInfo) -> str:
    if field.default_factory is not None:
        return "see below"
    return "–" if field.default in (None, ()) else f"`{field.default}`"


def settings_table() -> str:
    rows = [f"| `{name}` | {default(field)} | {field.description} |" for name, field in settings()]
    return "\n".join(["| variable | default | meaning |", "| --- | --- | --- |", *rows, ""])


def commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """A command and all below it, each with the words that call it."""
    yield path, command
    if isinstance(command, click.Group):
        for name in sorted(command.commands):
            yield from commands(command.commands[name], f"{path} {name}")


def command_reference() -> str:
    main = importlib.import_module("tongchou.cli").main
    parts = []
    for path, command in commands(main, "tongchou"):
        context = click.Context(command, info_name=path, max_content_width=100, terminal_width=100)
        parts.append(f"## {path}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


MAKERS = {"settings": settings_table, "commands": command_reference}


def filled(text: str) -> str:
    return PART.sub(lambda part: part[1] + MAKERS[part[2]]() + part[3], text)


def main() -> int:
    stale = []
    for path in sorted(DOCS.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        new = filled(text)
        if new != text:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(new, encoding="utf-8")
    if stale:
        print("stale:" if "--check" in sys.argv else "written:", *stale)
    return bool(stale) and "--check" in sys.argv


if __name__ == "__main__":
    sys.exit(main())
