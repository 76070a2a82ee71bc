"""What the measurements have in common: parts that run alone, figures as JSON, a status by the bars."""

from __future__ import annotations

import argparse
import json
import platform
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

Figures = dict[str, Any]


def run(
    about: str,
    parts: Mapping[str, Callable[[], Figures]],
    misses: Callable[[Figures], Iterable[str]],
    versions: Mapping[str, str] | None = None,
) -> int:
    """Runs the parts that the command line asks for; 1 when a figure misses its bar, else 0.

    `about` is what is measured, `versions` are those of the packages that the figures depend on.
    """
    parser = argparse.ArgumentParser(description=about.partition("\n")[0])
    parser.add_argument("--only", choices=tuple(parts), help="one of the parts")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    asked = parser.parse_args()
    machine = {"python": platform.python_version(), "processor": platform.machine(), **(versions or {})}
    figures: Figures = {"machine": machine}
    for name, part in parts.items():
        if asked.only in (None, name):
            figures[name] = part()
    missed = [*misses(figures)]
    for miss in missed:
        print(f"missed: {miss}")
    if asked.json:
        asked.json.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 1 if missed else 0
