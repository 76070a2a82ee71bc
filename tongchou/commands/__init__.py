"""One command a module. Nothing here imports what a command works with until the command runs."""

from tongchou.commands.ask import ask
from tongchou.commands.check import check
from tongchou.commands.db import db
from tongchou.commands.evaluate import evaluate
from tongchou.commands.export import export
from tongchou.commands.extract import extract
from tongchou.commands.ingest import ingest
from tongchou.commands.lineage import lineage
from tongchou.commands.overlaps import overlaps
from tongchou.commands.query import query
from tongchou.commands.review import review
from tongchou.commands.serve import serve
from tongchou.commands.timeline import timeline
from tongchou.commands.up import up
from tongchou.commands.withdraw import withdraw

COMMANDS = (
    up,
    ingest,
    extract,
    ask,
    timeline,
    lineage,
    overlaps,
    query,
    review,
    check,
    evaluate,
    export,
    withdraw,
    serve,
    db,
)

__all__ = ["COMMANDS"]
