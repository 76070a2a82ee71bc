"""Build the explorer: `python tools/explorer.py`, from `web/` into `web/dist`; nothing where it is fresh.

Takes the Node on PATH where that is new enough, else the one in the packages that `requirements-node.lock`
pins, installed into `.venv`. Uses the standard library alone.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
STAMP = WEB / "dist" / "built-from.txt"
LOCK = ROOT / "requirements-node.lock"
OWN = Path(sys.executable).parent
OLDEST = (20, 19)
# What is made from the sources, or fetched by them.
MADE = {"dist", "node_modules", "schema.d.ts"}


class BuildError(Exception):
    """Says what went wrong and what to do; printed without a traceback."""


def build() -> None:
    """Bring `web/dist` up to date with `web/`; packages are fetched when their lock has changed."""
    sources = digest(files())
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == sources:
        return
    environment = with_node()
    packages = digest([WEB / "package-lock.json"])
    fetched = WEB / "node_modules" / ".fetched.txt"
    if not (fetched.exists() and fetched.read_text(encoding="utf-8") == packages):
        print("Fetching what web/package-lock.json pins (once)", flush=True)
        run(["npm", "ci"], environment)
        fetched.write_text(packages, encoding="utf-8")
    print("Building the explorer", flush=True)
    run(["npm", "run", "--silent", "build"], environment)
    STAMP.write_text(sources, encoding="utf-8")


def files() -> list[Path]:
    """Every source of the explorer, in order."""
    found = []
    for folder, folders, names in os.walk(WEB):
        folders[:] = [name for name in folders if name not in MADE]
        found += [Path(folder) / name for name in names if name not in MADE]
    return sorted(found)


def digest(paths: list[Path]) -> str:
    """SHA-256 over names and contents."""
    total = hashlib.sha256()
    for path in paths:
        total.update(f"{path.relative_to(WEB)}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def with_node() -> dict[str, str]:
    """The environment in which `npm` and a Node that is new enough are first on PATH."""
    path = os.environ.get("PATH", "")
    if usable(path):
        return {**os.environ, "PATH": path}
    own = f"{OWN}{os.pathsep}{path}"
    if not usable(own):
        print(f"No Node {version(OLDEST)} on PATH: installing what {LOCK.name} pins into .venv", flush=True)
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "install"]
        run([*pip, "--require-hashes", "-r", str(LOCK)], dict(os.environ))
    if not usable(own):
        raise BuildError(
            f"no Node {version(OLDEST)} or newer on PATH, and none could be installed.\n"
            "Install one, and call `make` again."
        )
    return {**os.environ, "PATH": own}


def usable(path: str) -> bool:
    """Whether `path` leads to npm and to a Node that is new enough."""
    node = shutil.which("node", path=path)
    if node is None or shutil.which("npm", path=path) is None:
        return False
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return False
    numbers = re.match(r"v(\d+)\.(\d+)", said)
    return numbers is not None and tuple(map(int, numbers.groups())) >= OLDEST


def version(numbers: tuple[int, ...]) -> str:
    return ".".join(map(str, numbers))


def run(command: list[str], environment: dict[str, str]) -> None:
    """Run a command in `web/`; what it prints is shown when it fails."""
    program = shutil.which(command[0], path=environment["PATH"]) or command[0]
    done = subprocess.run(
        [program, *command[1:]], cwd=WEB, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        raise BuildError(f"`{' '.join(command[:3])}` ended with status {done.returncode}; see above.")


def main() -> None:
    try:
        build()
    except BuildError as error:
        sys.exit(f"tongchou: {error}")


if __name__ == "__main__":
    main()
