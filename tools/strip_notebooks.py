"""Take outputs and run counters out of notebooks: `python tools/strip_notebooks.py [--check] FILE…`.

Exits with 1 when a file was changed, as a pre-commit hook should; with `--check` when it ought to be.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def stripped(text: str) -> str:
    """A notebook's text with sources alone, and the metadata that opening it needs."""
    notebook = json.loads(text)
    for number, cell in enumerate(notebook["cells"], start=1):
        cell["metadata"] = {}
        cell["id"] = f"cell-{number}"
        if cell["cell_type"] == "code":
            cell["outputs"] = []
            cell["execution_count"] = None
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook["metadata"] = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main() -> int:
    changed = 0
    check = "--check" in sys.argv
    for path in (Path(name) for name in sys.argv[1:] if name != "--check"):
        before = path.read_text(encoding="utf-8")
        after = stripped(before)
        if after != before:
            if not check:
                path.write_text(after, encoding="utf-8")
            print(f"{'holds outputs:' if check else 'stripped'} {path}")
            changed = 1
    return changed


if __name__ == "__main__":
    sys.exit(main())
