"""The command line: one module a command, and one place where errors turn into a message and a status.

Exit status: 0 done; 1 something failed, and the message says what; 2 the question itself was not clear (wrong
usage, a name that means several things).
"""

from __future__ import annotations

import click

from tongchou import __version__
from tongchou.commands import COMMANDS
from tongchou.failures import explained


class Main(click.Group):
    """The group of all commands; errors of ours become one message, others too unless --debug."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.Abort, click.ClickException, BrokenPipeError):
            # A reader that has seen enough (… | head) is no error to tell of: click ends quietly.
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            raise explained(error) from error


@click.group(cls=Main, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tongchou")
@click.option("--debug", is_flag=True, help="Show where in the code an error comes from.")
def main(debug: bool) -> None:
    """Tongchou (统筹): Chinese government plans as a graph of tasks, departments, places and projects.

    Settings are variables TONGCHOU_…; TONGCHOU_HOME is the folder of everything that is kept,
    TONGCHOU_NEO4J_URI a Neo4j to use instead of the local one.
    """


for command in COMMANDS:
    main.add_command(command)
