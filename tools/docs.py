"""Write what is made from the code, the parts of docs/ and `web/openapi.json`: `python tools/docs.py`;
`--check` only compares.

A generated part stands between `<!-- begin NAME -->` and `<!-- end -->`; the rest is written by hand.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any

import click
import path_example
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from graph.ontology import Pattern, Property, ontology

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("graph", "ingest", "api", "tongchou")
PART = re.compile(r"(<!-- begin (\w+) -->\n)[^\x00]*?(<!-- end -->)")


def settings() -> Iterator[tuple[str, FieldInfo]]:
    """Every variable that a settings class of ours reads, with its field, sorted by name."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            if "BaseSettings" in path.read_text(encoding="utf-8"):
                importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
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


def property_rows(properties: Iterable[Property]) -> str:
    """A table of properties; the closed vocabularies stand behind their meaning."""
    rows = ["| property | type | 含义 | meaning |", "| --- | --- | --- | --- |"]
    for prop in properties:
        words = f" ({', '.join(f'`{value}`' for value in prop.values)})" if prop.values else ""
        name = f"`{prop.name}`" + (" (may be missing)" if prop.optional else "")
        rows.append(f"| {name} | {prop.type} | {prop.zh} | {prop.en}{words} |")
    return "\n".join(rows) + "\n"


def node_reference() -> str:
    parts = []
    for label in ontology().labels.values():
        kinds = f"\n\nSecond label: {', '.join(f'`{kind}`' for kind in label.kinds)}." if label.kinds else ""
        head = f"### {label.name}\n\n{label.zh}。\n\n{label.en[0].upper()}{label.en[1:]}.{kinds}\n\n"
        parts.append(
            f"{head}`id` is a hash of {label.identity}.\n\n{property_rows(label.properties.values())}"
        )
    return "\n".join(parts)


def relationship_reference() -> str:
    parts = []
    for kind in ontology().types.values():
        lines = "".join(f"- {pattern_line(kind.name, pattern)}\n" for pattern in kind.patterns)
        table = f"\n{property_rows(kind.properties.values())}" if kind.properties else ""
        head = f"### {kind.name}\n\n{kind.zh}。\n\n{kind.en[0].upper()}{kind.en[1:]}.\n\n"
        parts.append(head + lines + table)
    return "\n".join(parts)


def pattern_line(name: str, pattern: Pattern) -> str:
    start, end = "|".join(pattern.start), "|".join(pattern.end)
    return f"`(:{start})-[:{name}]->(:{end})`: {STANDS_ON[pattern.evidence]}"


def evidence_table() -> str:
    return property_rows(ontology().evidence.values())


def described() -> dict[str, Any]:
    """The API as it describes itself, with no address and no setting of this machine."""
    api = importlib.import_module("api")
    description: dict[str, Any] = api.create_app(api.ApiSettings()).openapi()
    return description


def route_table() -> str:
    """The API's routes with their parameters, as its description has them."""
    rows = ["| route | operation | answers with | parameters |", "| --- | --- | --- | --- |"]
    for path, operations in described()["paths"].items():
        for method, operation in operations.items():
            names = [one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"]
            given = ", ".join(f"`{name}`" for name in names if name not in EVERYWHERE)
            paged = " (pages)" if "cursor" in names else ""
            verb = "" if method == "get" else f"{method.upper()} "
            said = f"{operation['summary']}{paged}"
            rows.append(f"| `{verb}{path}` | `{operation['operationId']}` | {said} | {given} |")
    return "\n".join(rows) + "\n"


def problem_table() -> str:
    """Every kind of problem, by status."""
    kinds = set(importlib.import_module("api.problems").TABLE.values())
    rows = [f"| `{one.name}` | {one.status} | {one.title} |" for one in sorted(kinds, key=astuple)]
    return "\n".join(["| type | status | title |", "| --- | --- | --- |", *rows, ""])


EVERYWHERE = ("limit", "cursor", "fields")
MAKERS = {
    "commands": command_reference,
    "evidence": evidence_table,
    "nodes": node_reference,
    "problems": problem_table,
    "relationships": relationship_reference,
    "routes": route_table,
    "settings": settings_table,
    **path_example.PARTS,
}
STANDS_ON = {
    "always": "read from a text, with evidence",
    "metadata": "read from a text, with evidence, or stated by the sidecar table (`basis: metadata`)",
    "method": "read from a text, with evidence, or concluded by a rule (`method`, `confidence`)",
    "source": "stated by an authority file (`source`)",
    "none": "the structure of a document",
    "computed": "computed over the whole graph",
}


def filled(text: str) -> str:
    return PART.sub(lambda part: part[1] + MAKERS[part[2]]() + part[3], text)


def made() -> Iterator[tuple[Path, str]]:
    """Every file that is made, whole or in part, with what it has to say."""
    for path in sorted((ROOT / "docs").rglob("*.md")):
        yield path, filled(path.read_text(encoding="utf-8"))
    # The explorer's types are made from it when it is built.
    yield ROOT / "web" / "openapi.json", json.dumps(described(), ensure_ascii=False, indent=1) + "\n"


def main() -> int:
    stale = []
    for path, new in made():
        if not path.exists() or path.read_text(encoding="utf-8") != new:
            stale.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(new, encoding="utf-8")
    if stale:
        print("stale:" if "--check" in sys.argv else "written:", *stale)
    return bool(stale) and "--check" in sys.argv


if __name__ == "__main__":
    sys.exit(main())
