"""`python -m tongchou` is `tongchou`."""

from tongchou.cli import main

main(prog_name="tongchou")
