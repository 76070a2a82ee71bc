"""Serving, as `serve` and `up` do it: the port first, then whatever has to be there, then the requests."""

from __future__ import annotations

import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from api import ApiSettings, create_app
from api.observing import log_as_json
from api.server import listen, serve
from tongchou.console import err
from tongchou.opening import store
from tongchou.uploading import Ingesting

THREE_THINGS = (
    ("open", "{url}/?q=省水利厅"),
    ("ask", "{command} ask 机场三期"),
    (
        "query",
        "{command} query 'MATCH (d:Department)-[:负责]->(t:Task) "
        "RETURN d.name, count(DISTINCT t) AS tasks ORDER BY tasks DESC LIMIT 10'",
    ),
)


@contextmanager
def serving(settings: ApiSettings, *, ner: bool = False) -> Iterator[Callable[[], None]]:
    """Holds the port from the start; the function that it gives serves until Ctrl-C or SIGTERM. `ner` says
    whether documents that are uploaded are read with that extra.

    Raises PortError before anything else is done when the port is taken.
    """
    with listen(settings) as sock:
        # Port 0 lets the system choose one.
        url = settings.model_copy(update={"port": sock.getsockname()[1]}).url
        # uvicorn raises the signal that ended it once more: the default would end us before the cleaning up.
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, _leave)

        def run() -> None:
            # Starts the local database, or says at once what is wrong with the one that is named.
            with store(settings.graph):
                pass
            log_as_json(settings.log_level)
            app = create_app(settings, ingest=Ingesting(settings.graph, ner=ner))
            try:
                with app.state.access.token_file():
                    serve(app, sock, ready=lambda: _announce(url))
            except KeyboardInterrupt:
                err().print("stopping …")

        yield run


def _leave(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)


def _announce(url: str) -> None:
    console = err()
    console.print(f"\n统筹 Tongchou answers at {url}   (Ctrl-C stops it)\n", markup=False)
    for what, how in THREE_THINGS:
        said = how.format(url=url, command=_command())
        console.print(f"  {what:<6} {said}", markup=False, soft_wrap=True)
    console.print()


def _command() -> str:
    """How the user calls this program: by name where that is on the path, else as it was called."""
    called = Path(sys.argv[0])
    if shutil.which(called.name) or not called.is_file():
        return "tongchou"
    here = Path.cwd()
    return str(called.relative_to(here) if called.is_relative_to(here) else called)
