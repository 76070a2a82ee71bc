"""Whose program is at the other end of a connection on this machine, as far as the system tells."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

_TABLES = {socket.AF_INET: "/proc/net/tcp", socket.AF_INET6: "/proc/net/tcp6"}
_ROOT = 0


def is_ours(client: tuple[str, int] | None, server: tuple[str, int | None] | None) -> bool:
    """Whether the program at the address `client` may belong to the user of this one, or to root, who needs
    not ask. False only where the system says that it belongs to another: Linux does, others do not."""
    owner = _owner(client, server)
    return owner is None or owner in (os.getuid(), _ROOT)


def _owner(client: tuple[str, int] | None, server: tuple[str, int | None] | None) -> int | None:
    """The user of the socket at `client` that is connected to `server`; None where that is not told."""
    if client is None or server is None or server[1] is None:
        return None
    family = socket.AF_INET6 if ":" in client[0] else socket.AF_INET
    try:
        ends = [_as_listed(family, client[0], client[1]), _as_listed(family, server[0], server[1])]
        lines = Path(_TABLES[family]).read_text(encoding="ascii").splitlines()[1:]
    except OSError:  # no such table, or an address that is none
        return None
    found = (line.split() for line in lines)
    return next((int(columns[7]) for columns in found if columns[1:3] == ends), None)


def _as_listed(family: int, host: str, port: int) -> str:
    """An address as /proc writes it: words of four bytes in the order of the machine, in hexadecimal."""
    packed = socket.inet_pton(family, host)
    words = [int.from_bytes(packed[at : at + 4], sys.byteorder) for at in range(0, len(packed), 4)]
    return f"{''.join(f'{word:08X}' for word in words)}:{port:04X}"
