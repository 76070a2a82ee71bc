"""tongchou serve: the API and the explorer, on the database that there is."""

from __future__ import annotations

import click


@click.command(short_help="The API and the explorer, until Ctrl-C.")
def serve() -> None:
    """Serves API and explorer at TONGCHOU_HOST and TONGCHOU_PORT until Ctrl-C; the database goes on."""
    from api import ApiSettings
    from tongchou.serving import serving

    with serving(ApiSettings()) as run:
        run()
