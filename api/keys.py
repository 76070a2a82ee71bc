"""API keys: for programs and people that are not on this machine, or that are to do one thing and no other.

A key is 256 random bits, shown once; `keys.json` of the home holds its SHA-256 alone. (A slow hash is for
passwords, which can be guessed; nothing guesses 256 bits.)
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import threading
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, get_args

from api.errors import KeyFileError, KeyNameError
from graph.files import disk, locked, make_folder, write_whole

Scope = Literal["read", "judge", "ingest", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
# Tells whoever finds a key in a file, a person or a scanner for secrets, what it opens.
PREFIX = "tongchou_"
_LOCK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Key:
    """A key without the key: its name, what it may do, the SHA-256 of the secret, the day it was made."""

    name: str
    scopes: tuple[Scope, ...]
    sha256: str
    made: str


class Keys:
    """The keys in the file `path`. What another process adds or revokes holds from the next request on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._held: tuple[object, tuple[Key, ...]] = (None, ())

    def all(self) -> tuple[Key, ...]:
        """Every key, by name. Raises KeyFileError when the file is none of ours or others may write it."""
        with self._lock:
            seen = _stamp(self._path)
            if seen != self._held[0]:
                self._held = (seen, _read(self._path))
            return self._held[1]

    def holder(self, secret: str) -> Key | None:
        """The key of this secret; compared with every key, in the same time wherever they differ."""
        given = _hash(secret)
        found = [key for key in self.all() if hmac.compare_digest(key.sha256, given)]
        return found[0] if found else None

    def make(self, name: str, scopes: Sequence[Scope]) -> str:
        """Makes a key and returns its secret, which nothing keeps. Raises KeyNameError for a name that a key
        has, or none at all."""
        if not name.strip() or not name.isprintable():
            raise KeyNameError("a key needs a name in printable characters", name)
        secret = f"{PREFIX}{secrets.token_urlsafe(32)}"
        wanted = tuple(scope for scope in SCOPES if scope in scopes)
        key = Key(name, wanted, _hash(secret), datetime.now(UTC).date().isoformat())
        make_folder(self._path.parent)
        with self._alone():
            held = _read(self._path)
            if any(one.name == name for one in held):
                raise KeyNameError("a key of this name is there already", name)
            self._write((*held, key))
        return secret

    def revoke(self, name: str) -> None:
        """Takes a key away. Raises KeyNameError when there is none of that name."""
        make_folder(self._path.parent)
        with self._alone():
            held = _read(self._path)
            kept = tuple(key for key in held if key.name != name)
            if len(kept) == len(held):
                raise KeyNameError("no key has this name", name)
            self._write(kept)

    def _alone(self) -> AbstractContextManager[None]:
        return locked(self._path.with_name(f"{self._path.name}.lock"), _LOCK_SECONDS)

    def _write(self, keys: Sequence[Key]) -> None:
        rows = [asdict(key) for key in sorted(keys, key=lambda key: key.name)]
        write_whole(self._path, json.dumps(rows, ensure_ascii=False, indent=1) + "\n", mode=0o600)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KeyFileError(f"cannot be read ({error.strerror})", path) from error
    return found.st_ino, found.st_mtime_ns, found.st_size


def _read(path: Path) -> tuple[Key, ...]:
    with disk(path):
        try:
            with path.open(encoding="utf-8") as file:
                mode, text = path.stat().st_mode, file.read()
        except FileNotFoundError:
            return ()
        except UnicodeDecodeError as error:
            raise KeyFileError("is no list of keys", path) from error
    if mode & 0o022:
        raise KeyFileError("can be written by others, who could add keys of their own", path)
    try:
        return tuple(_key(row) for row in json.loads(text))
    except (ValueError, TypeError, KeyError) as error:
        raise KeyFileError("is no list of keys", path) from error


def _key(row: dict[str, object]) -> Key:
    given = row["scopes"]
    scopes = tuple(scope for scope in SCOPES if isinstance(given, list) and scope in given)
    return Key(str(row["name"]), scopes, str(row["sha256"]), str(row["made"]))
