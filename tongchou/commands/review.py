"""tongchou review: what may be one thing, and what people decided about it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

KINDS = {"department": "Department", "project": "Project", "place": "Place"}
_KIND = click.option("--kind", type=click.Choice(list(KINDS)), help="What the names are of.")
_WHY = click.option("--why", default="", help="The reason, kept in the log.")
_BY = click.option("--by", default="", help="Who decides; default: the user of this computer.")
_ROLE = click.option("--role", default="", help="Only where NAME has this role: 牵头, 配合, 支持, 负责.")


def _reasons(command: Command) -> Command:
    """The options of every judgement: of what kind the names are, why, and who says so."""
    return _KIND(_WHY(_BY(command)))


@click.group(
    invoke_without_command=True, short_help="Judge what may be one thing, and facts; see and undo judgements."
)
@_KIND
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="So many pairs.")
@click.option("--json", "as_json", is_flag=True, help="The pairs as JSON; nothing is asked.")
@click.pass_context
def review(ctx: click.Context, kind: str | None, limit: int, as_json: bool) -> None:
    """Shows two names that may be one thing side by side, with their sentences and the reason, and asks:
    same, different, or later. Without a terminal the pairs are only listed.

    A judgement is kept in judgements.jsonl of TONGCHOU_HOME, never changes a document, and can be undone.
    """
    if ctx.invoked_subcommand is not None:
        return
    from api.reviewing import pair_item
    from graph import Desk, GraphSettings
    from tongchou import reviewing
    from tongchou.console import err, out, print_json
    from tongchou.opening import store

    settings, label = GraphSettings(), KINDS.get(kind or "")
    if as_json or not sys.stdin.isatty():
        pairs = Desk(settings, _no_store).pairs(label, limit)
        if as_json:
            print_json([pair_item(pair).model_dump(mode="json") for pair in pairs])
        for pair in () if as_json else pairs:
            reviewing.print_pair(pair, out())
        if not pairs:
            err().print("nothing to review: no two names are alike that nobody has judged")
        return
    with store(settings) as opened:
        reviewing.ask(Desk(settings, lambda: opened), label, limit, out())


@review.command(short_help="ONE and OTHER are one thing.")
@click.argument("one")
@click.argument("other")
@_reasons
def same(**said: str) -> None:
    """ONE and OTHER, names or ids, are one thing: one node bears both names from now on."""
    _judge("same", **said)


@review.command(short_help="ONE and OTHER are never one thing.")
@click.argument("one")
@click.argument("other")
@_reasons
def different(**said: str) -> None:
    """ONE and OTHER, names or ids, are never one thing: they are not proposed again."""
    _judge("different", **said)


@review.command(short_help="What PLAN calls ONE is another thing than elsewhere.")
@click.argument("one")
@click.argument("plan")
@_reasons
def apart(**said: str) -> None:
    """What PLAN calls ONE is another thing than elsewhere: it has a node of its own from now on."""
    _judge("apart", **said)


@review.command(short_help="ONE is shown as NAME.")
@click.argument("one")
@click.argument("name")
@_reasons
def rename(**said: str) -> None:
    """ONE is shown as NAME; the name that it had finds it still."""
    _judge("rename", **said)


@review.command(short_help="That TASK involves NAME is wrong.")
@click.argument("task")
@click.argument("one", metavar="NAME")
@_ROLE
@_reasons
def wrong(**said: str) -> None:
    """That the task of the id TASK involves NAME is wrong: the fact leaves the graph, and stays out when its
    document is read again."""
    _judge("wrong", **said)


@review.command(short_help="That TASK involves NAME is right.")
@click.argument("task")
@click.argument("one", metavar="NAME")
@_ROLE
@_reasons
def confirm(**said: str) -> None:
    """That the task of the id TASK involves NAME was checked: the fact says so from now on."""
    _judge("confirmed", **said)


@review.command(short_help="Two measures overlap, or do not.")
@click.argument("verdict", type=click.Choice(["confirmed", "wrong", "comment"]))
@click.argument("one")
@click.argument("other")
@_WHY
@_BY
def overlap(**said: str) -> None:
    """That the measures of the ids ONE and OTHER overlap is confirmed, or wrong: a confirmed one stands,
    found or not; a wrong one leaves the graph and stays out; a comment keeps what --why says.
    `tongchou overlaps` shows the ids."""
    _judge(**said)


@review.command(short_help="Take the judgement NUMBER back.")
@click.argument("undoes", metavar="NUMBER", type=int)
@_WHY
@_BY
def undo(**said: str) -> None:
    """Takes the judgement NUMBER of the log back; the log keeps both."""
    _judge("undo", **said)


@review.command(short_help="Every judgement, with those that no longer hold.")
@click.option("--json", "as_json", is_flag=True, help="The rows as JSON.")
def log(as_json: bool) -> None:
    """Every judgement in the order in which they were made: who, when, why, and whether it holds."""
    from api.reviewing import log as answered
    from graph import Desk, GraphSettings
    from tongchou import reviewing
    from tongchou.console import out, print_json

    desk = Desk(GraphSettings(), _no_store)
    if as_json:
        print_json(answered(desk).model_dump(mode="json")["rows"])
    else:
        reviewing.print_log(desk.judgements(), out())


def _judge(verdict: str, *, by: str, kind: str | None = None, **said: str) -> None:
    """Judges as the API does with a body of the same members, and tells what that changed."""
    from pydantic import ValidationError

    from api.errors import AmbiguousNameError
    from api.responses import JudgementBody
    from api.reviewing import judged
    from graph import Desk, GraphSettings, View
    from tongchou import reviewing, tables
    from tongchou.console import err
    from tongchou.opening import store

    given = {**said, "verdict": verdict, "by": by or reviewing.user(), "label": KINDS.get(kind or "")}
    try:
        body = JudgementBody.model_validate(given)
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise click.UsageError(wrong) from error
    settings = GraphSettings()
    with store(settings) as opened:
        try:
            rows, changes = judged(Desk(settings, lambda: opened), View(opened), body)
        except AmbiguousNameError as error:
            err().print(str(error), markup=False)
            tables.print_found(error.choices, err())
            sys.exit(2)
    for row in rows:
        err().print(f"judgement {row}", markup=False)
    told = (
        f"the graph: {changes.added} nodes and relationships added, {changes.changed} changed, "
        f"{changes.removed} removed"
    )
    err().print(told if rows else "this was judged before")


def _no_store() -> NoReturn:
    raise AssertionError("listing judges nothing")
