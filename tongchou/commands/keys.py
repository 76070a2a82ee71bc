"""tongchou keys: who else may use the API."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from api.keys import Keys, Scope

# As in api.keys, which is not loaded before a command runs; a test compares.
SCOPES = ("read", "judge", "ingest", "admin")


@click.group(short_help="Keys for programs and people that use the API from elsewhere.")
def keys() -> None:
    """Keys of the API, in keys.json of TONGCHOU_HOME. On this machine nobody needs one to read; a server that
    others can reach (TONGCHOU_HOST) asks for one for everything. A running server knows of a change at once.
    """


@keys.command(short_help="Make a key and show it, once.")
@click.option("--name", required=True, help="What it is called in the list: who has it, or what for.")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(SCOPES),
    multiple=True,
    default=("read",),
    show_default=True,
    help="What it may do; give the option once for each. admin: everything.",
)
def create(name: str, scopes: tuple[Scope, ...]) -> None:
    """Makes a key and prints it, once: only its hash is kept. Send it as `Authorization: Bearer KEY`."""
    from tongchou.console import err

    secret = _keys().make(name, scopes)
    click.echo(secret)
    err().print("This is shown once. Whoever has it may do what it is for, until it is revoked.")


@keys.command("list", short_help="Names of the keys, what each may do, and when it was made.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
def list_(as_json: bool) -> None:
    """Names of the keys, what each may do, and when it was made. The keys themselves nobody can show."""
    from tongchou.console import err, out, print_json
    from tongchou.tables import print_rows

    held = _keys().all()
    if as_json:
        print_json([{"name": key.name, "scopes": key.scopes, "made": key.made} for key in held])
    elif held:
        rows = [(key.name, " ".join(key.scopes), key.made) for key in held]
        print_rows(("name", "scopes", "made"), rows, out())
    else:
        err().print("there is no key")


@keys.command(short_help="Take a key away.")
@click.argument("name")
def revoke(name: str) -> None:
    """Takes the key NAME away: whoever has it is turned away from the next request on."""
    from tongchou.console import out

    _keys().revoke(name)
    out().print(f"revoked: {name}", markup=False)


def _keys() -> Keys:
    from api import ApiSettings
    from api.keys import Keys

    return Keys(ApiSettings().keys)
