"""Whether a name is linked as fast among many known names as among few, and what judgements add to a build.

    python bench/link.py [--only lexicon|graph|judgements] [--json FILE]

`bench/README.md` says what each figure means. The status is 1 when a figure misses its bar.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import known
import replay
import resolve
from parts import Figures, run

FEW, MANY = 1000, 100_000
SLOWER = 3.0
ROUNDS = 2


def main() -> int:
    parts: dict[str, Callable[[], Figures]] = {
        "lexicon": lexicon,
        "graph": graph,
        "judgements": replay.measured,
    }
    return run(__doc__ or "", {name: shown(name, part) for name, part in parts.items()}, misses)


def shown(name: str, part: Callable[[], Figures]) -> Callable[[], Figures]:
    """The part, its figures printed when it is done."""

    def measured() -> Figures:
        figures = part()
        show(name, figures)
        return figures

    return measured


def lexicon() -> Figures:
    """Microseconds a mention in ingest, with lists of either size: each in a process of its own."""
    rounds = [(_with_lexicon(FEW), _with_lexicon(MANY)) for _ in range(ROUNDS)]
    few, many = zip(*rounds, strict=True)
    return compared(best(few), best(many))


def _with_lexicon(size: int) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        known.lexicon(Path(folder), known.known(size))
        code = (
            f"import sys; sys.path[:0] = [{folder!r}, {str(Path(__file__).parent)!r}]; "
            f"import resolve; resolve.print_measured({size})"
        )
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    figures: Figures = json.loads(run.stdout)
    return figures


def graph() -> Figures:
    """Microseconds a mention against a graph of either size."""
    return compared(resolve.against_graph(FEW), resolve.against_graph(MANY))


def best(rounds: Iterable[Figures]) -> Figures:
    """The least of each figure: others work on the machine, and the sizes are not measured at once."""
    several = list(rounds)
    return {name: min(one[name] for one in several) for name in several[0]}


def compared(few: Figures, many: Figures) -> Figures:
    return {
        name: {str(FEW): few[name], str(MANY): many[name], "ratio": round(many[name] / few[name], 2)}
        for name in few
    }


def show(part: str, figures: Figures) -> None:
    for name, found in figures.items():
        if isinstance(found, dict) and "ratio" in found:
            few, many = found[str(FEW)], found[str(MANY)]
            print(
                f"{part}: {name:24} µs a mention: {FEW:,} known {few:8.2f}  {MANY:,} known {many:8.2f}"
                f"   ratio {found['ratio']:.2f}"
            )
        else:
            print(f"{part}: {name:24} {found}")
    sys.stdout.flush()


def misses(figures: Figures) -> Iterable[str]:
    for part in ("lexicon", "graph"):
        for name, found in figures.get(part, {}).items():
            if name != resolve.LOOKUP and found["ratio"] > SLOWER:
                yield f"{part}: {name}: ratio {found['ratio']}, not {SLOWER}"


if __name__ == "__main__":
    sys.exit(main())
