"""Set up `.venv` from a lock file: `python3 tools/bootstrap.py [--dev]`.

Uses the standard library alone and runs on Pythons that are too old for Tongchou (3.7 and later), so that
such a machine is told what it lacks instead of shown a syntax error. Nothing is installed outside `.venv`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "tongchou.json"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}
# What the installed project's metadata is made from; the code itself is read from the checkout.
PROJECT = ("pyproject.toml", "tongchou/__init__.py")
DEBIAN_WHEELS = "usr/share/python-wheels"
DEBIAN_BUNDLE = "etc/ssl/certs/ca-certificates.crt"


class SetupError(Exception):
    """Says what is missing and what to do; printed without a traceback."""


def set_up(kind: str) -> None:
    """Bring `.venv` up to date with the lock of `kind`; a second call finds nothing to do."""
    # The development lock holds everything that the other one does, in the same versions.
    locks = {name: digest(LOCKS[name]) for name in (["dev", "run"] if kind == "dev" else ["run"])}
    project = digest(*PROJECT)
    have = installed()
    if not have and not usable():
        make_venv(find_python())
    current = all(have.get(name) == value for name, value in locks.items())
    if current and have.get("project") == project:
        return
    if STAMP.exists():
        STAMP.unlink()
    if not current:
        install_lock(ROOT / LOCKS[kind])
    install_project()
    stamp = {**(have if current else locks), "project": project, "python": interpreter()}
    STAMP.write_text(json.dumps(stamp) + "\n", encoding="utf-8")
    print("Ready: .venv/bin/tongchou", flush=True)


def digest(*names: str) -> str:
    """SHA-256 over the contents of the named files of the checkout."""
    return hashlib.sha256(b"\0".join((ROOT / name).read_bytes() for name in names)).hexdigest()


def installed() -> dict[str, str]:
    """What `.venv` was last set up from; empty when it is new, half done or its Python has changed."""
    try:
        stamp: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if stamp.get("python") == interpreter() else {}


def interpreter() -> str:
    """The Python that `.venv` stands on: a symbolic link, so an upgrade of the system's may change it."""
    return str(PYTHON.resolve()) if os.access(str(PYTHON), os.X_OK) else "none"


def usable() -> bool:
    """Whether `.venv` has a Python that is new enough, and pip."""
    probe = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    return interpreter() != "none" and succeeds(PYTHON, "-c", probe)


def find_python() -> str:
    """This Python if it is new enough, else the newest on PATH that is."""
    if sys.version_info >= OLDEST:
        return sys.executable
    for minor in range(30, OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    raise SetupError(
        f"Python 3.11 or newer is needed; {sys.executable} is {sys.version.split()[0]} and no newer one is "
        "on PATH.\nInstall one (Debian 12, Ubuntu 24.04 and later: sudo apt install python3 python3-venv), "
        "or name it: make PYTHON=/path/to/python3 run"
    )


def make_venv(python: str) -> None:
    """Create `.venv` anew, with pip."""
    print(f"Setting up .venv with {python}", flush=True)
    if succeeds(python, "-c", "import ensurepip, venv"):
        run(python, "-m", "venv", "--clear", VENV)
        return
    try:
        subprocess.run([python, "-m", "venv", "--clear", "--without-pip", str(VENV)], check=True)
        pip_from_debian()
    except (OSError, subprocess.CalledProcessError, LookupError, StopIteration) as error:
        shutil.rmtree(VENV, ignore_errors=True)
        raise SetupError(
            f"{python} cannot make a virtual environment: its module ensurepip is missing ({error}).\n"
            f"On Debian and Ubuntu: sudo apt update && sudo apt install {package_of(python)}-venv"
        ) from error


def package_of(python: str) -> str:
    """The name of this Python's Debian package: python3.12."""
    probe = "import sys; print('python%d.%d' % sys.version_info[:2])"
    return subprocess.run([python, "-c", probe], stdout=subprocess.PIPE, check=True).stdout.decode().strip()


def pip_from_debian() -> None:
    """Put pip into `.venv` on a Debian or Ubuntu that has python3 but not python3-venv.

    The package python3-pip-whl holds pip as a wheel, one that trusts the certificates of the package
    ca-certificates. Both are unpacked into a temporary folder, without root and without installing anything
    on the system, where the system lacks them.
    """
    with tempfile.TemporaryDirectory() as folder:
        wheel = next(debian("python3-pip-whl", Path(folder), DEBIAN_WHEELS).glob("pip-*.whl"))
        if not (Path("/") / DEBIAN_BUNDLE).exists():
            roots = debian("ca-certificates", Path(folder), "usr/share/ca-certificates/mozilla")
            bundle = VENV / "ca-certificates.crt"
            bundle.write_bytes(b"".join(path.read_bytes() for path in sorted(roots.glob("*.crt"))))
            (VENV / "pip.conf").write_text(f"[global]\ncert = {bundle}\n", encoding="utf-8")
        # A wheel of pip runs from its own path.
        command = [str(PYTHON), str(wheel / "pip"), "install", "-q", "--no-index", str(wheel)]
        subprocess.run(command, check=True)


def debian(package: str, folder: Path, content: str) -> Path:
    """The folder `content` of a Debian package: the system's, else of the package unpacked below `folder`."""
    if any((Path("/") / content).glob("*")):
        return Path("/") / content
    print(f"python3-venv is not installed: unpacking {package} for .venv", flush=True)
    subprocess.run(["apt-get", "-q", "download", package], cwd=str(folder), check=True)
    for archive in folder.glob(f"{package}_*.deb"):
        subprocess.run(["dpkg-deb", "-x", str(archive), str(folder)], check=True)
    if not any((folder / content).glob("*")):
        raise LookupError(f"{package} brought nothing in {content}")
    return folder / content


def install_lock(lock: Path) -> None:
    """Install exactly what the lock names, each file checked against its hash."""
    print(f"Installing what {lock.name} pins (once; a few minutes on a slow line)", flush=True)
    total = lock.read_text(encoding="utf-8").count("==")
    command = pip("install", "--progress-bar", "off", "--require-hashes", "-r", lock)
    with subprocess.Popen(command, stdout=subprocess.PIPE, universal_newlines=True) as process:
        done = 0
        for line in process.stdout or ():
            verb, _, rest = line.strip().partition(" ")
            if verb == "Collecting" or rest.startswith("already satisfied"):
                done += 1
                name = rest.split()[0] if verb == "Collecting" else ""
                show(f"  {done}/{total} {name}", last=False, plain=done % 20 == 0)
            elif verb == "Installing":
                show("  unpacking them", last=True, plain=True)
    if process.returncode:
        raise SetupError(
            f"pip could not install {lock.name} (status {process.returncode}): its messages are above. "
            "It needs the network once; what it has fetched is kept for the next try."
        )


def show(text: str, *, last: bool, plain: bool) -> None:
    """One line that is written over on a terminal; elsewhere a line now and then."""
    if sys.stdout.isatty():
        print("\r" + text.ljust(60), end="\n" if last else "", flush=True)
    elif plain:
        print(text, flush=True)


def install_project() -> None:
    run(*pip("-q", "install", "--no-index", "--no-build-isolation", "--no-deps", "-e", ROOT))


def pip(*arguments: str | Path) -> list[str]:
    return [str(part) for part in (PYTHON, "-m", "pip", "--disable-pip-version-check", *arguments)]


def succeeds(*command: str | Path) -> bool:
    return subprocess.run([str(part) for part in command], stderr=subprocess.DEVNULL).returncode == 0


def run(*command: str | Path) -> None:
    """Run a command and let its output through; its failure is told in one sentence."""
    try:
        subprocess.run([str(part) for part in command], check=True)
    except subprocess.CalledProcessError as error:
        shown = " ".join(str(part) for part in command[:4])
        raise SetupError(
            f"`{shown} …` ended with status {error.returncode}; see its messages above."
        ) from error


def main() -> None:
    parser = argparse.ArgumentParser(description="Set up .venv from a lock file.")
    parser.add_argument("--dev", action="store_true", help="what the tests and the linters need as well")
    try:
        set_up("dev" if parser.parse_args().dev else "run")
    except SetupError as error:
        sys.exit(f"tongchou: {error}")


if __name__ == "__main__":
    main()
