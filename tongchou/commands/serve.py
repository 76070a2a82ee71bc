"""tongchou serve: the API and the page, on the database that there is."""

from __future__ import annotations

import click


@click.command(short_help="The API and the page, until Ctrl-C.")
def serve() -> None:
    """Serves the API and the page at TONGCHOU_HOST and TONGCHOU_PORT until Ctrl-C; the database goes on."""
    from api import ApiSettings
    from tongchou.opening import opened
    from tongchou.serving import serving

    settings = ApiSettings()
    with serving(settings) as run:
        # Starts the local database, or says at once why there is none.
        with opened(settings.graph):
            pass
        run()
