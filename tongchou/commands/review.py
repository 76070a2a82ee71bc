"""tongchou review: what may be one thing, and what people decided about it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from graph import EntityRow, Found, Judgement, Named
    from graph.judgements import Verdict

Command = TypeVar("Command", bound=Callable[..., Any])

KINDS = {"department": "Department", "project": "Project", "place": "Place"}
_KIND = click.option("--kind", type=click.Choice(list(KINDS)), help="What the names are of.")
_WHY = click.option("--why", default="", help="The reason, kept in the log.")
_BY = click.option("--by", default="", help="Who decides; default: the user of this computer.")


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
    from graph import Desk, GraphSettings
    from tongchou import reviewing
    from tongchou.console import err, out, print_json
    from tongchou.opening import store

    settings = GraphSettings()
    if as_json or not sys.stdin.isatty():
        pairs = Desk(settings, _no_store).pairs(KINDS.get(kind or ""), limit)
        if as_json:
            print_json([reviewing.as_json(pair) for pair in pairs])
        for pair in () if as_json else pairs:
            reviewing.print_pair(pair, out())
        if not pairs:
            err().print("nothing to review: no two names are alike that nobody has judged")
        return
    with store(settings) as opened:
        reviewing.ask(Desk(settings, lambda: opened), KINDS.get(kind or ""), limit, out())


@review.command(short_help="ONE and OTHER are one thing.")
@click.argument("one")
@click.argument("other")
@_reasons
def same(one: str, other: str, kind: str | None, why: str, by: str) -> None:
    """ONE and OTHER, names or ids, are one thing: one node bears both names from now on."""
    _judge_two("same", one, other, kind, why, by)


@review.command(short_help="ONE and OTHER are never one thing.")
@click.argument("one")
@click.argument("other")
@_reasons
def different(one: str, other: str, kind: str | None, why: str, by: str) -> None:
    """ONE and OTHER, names or ids, are never one thing: they are not proposed again."""
    _judge_two("different", one, other, kind, why, by)


@review.command(short_help="What PLAN calls ONE is another thing than elsewhere.")
@click.argument("one")
@click.argument("plan")
@_reasons
def apart(one: str, plan: str, kind: str | None, why: str, by: str) -> None:
    """What PLAN calls ONE is another thing than elsewhere: it has a node of its own from now on."""
    from graph import Judgement

    named = _named(one, kind)
    _judge(Judgement("apart", by or _user(), why, one=named, plan=_id(plan, "Plan")))


@review.command(short_help="ONE is shown as NAME.")
@click.argument("one")
@click.argument("name")
@_reasons
def rename(one: str, name: str, kind: str | None, why: str, by: str) -> None:
    """ONE is shown as NAME; the name that it had finds it still."""
    from graph import Judgement

    _judge(Judgement("rename", by or _user(), why, one=_named(one, kind), name=name.strip()))


@review.command(short_help="That TASK involves NAME is wrong.")
@click.argument("task")
@click.argument("name")
@click.option("--role", default="", help="Only where NAME has this role: 牵头, 配合, 支持, 负责.")
@_reasons
def wrong(task: str, name: str, role: str, kind: str | None, why: str, by: str) -> None:
    """That the task of the id TASK involves NAME is wrong: the fact leaves the graph, and stays out when its
    document is read again."""
    _judge_fact("wrong", task, name, role, kind, why, by)


@review.command(short_help="That TASK involves NAME is right.")
@click.argument("task")
@click.argument("name")
@click.option("--role", default="", help="Only where NAME has this role: 牵头, 配合, 支持, 负责.")
@_reasons
def confirm(task: str, name: str, role: str, kind: str | None, why: str, by: str) -> None:
    """That the task of the id TASK involves NAME was checked: the fact says so from now on."""
    _judge_fact("confirmed", task, name, role, kind, why, by)


@review.command(short_help="Take the judgement NUMBER back.")
@click.argument("number", type=int)
@_WHY
@_BY
def undo(number: int, why: str, by: str) -> None:
    """Takes the judgement NUMBER of the log back; the log keeps both."""
    from graph import Judgement

    _judge(Judgement("undo", by or _user(), why, undoes=number))


@review.command(short_help="Every judgement, with those that no longer hold.")
@click.option("--json", "as_json", is_flag=True, help="The rows as JSON.")
def log(as_json: bool) -> None:
    """Every judgement in the order in which they were made: who, when, why, and whether it holds."""
    from graph import Desk, GraphSettings
    from tongchou import reviewing
    from tongchou.console import out, print_json

    rows = Desk(GraphSettings(), _no_store).judgements()
    if as_json:
        print_json(reviewing.log_json(rows))
    else:
        reviewing.print_log(rows, out())


def _judge_two(verdict: Verdict, one: str, other: str, kind: str | None, why: str, by: str) -> None:
    from graph import Judgement

    first = _named(one, kind)
    second = _named(other, next(name for name, label in KINDS.items() if label == first.label))
    _judge(Judgement(verdict, by or _user(), why, one=first, other=second))


def _judge_fact(
    verdict: Verdict, task: str, name: str, role: str, kind: str | None, why: str, by: str
) -> None:
    from graph import Desk, GraphSettings
    from tongchou.console import err
    from tongchou.opening import store

    settings, entity = GraphSettings(), _named(name, kind)
    with store(settings) as opened:
        at = Desk(settings, lambda: opened)
        rows = at.verdict(verdict, at.facts(task, entity, role=role), by or _user(), why)
    for row in rows:
        err().print(f"judgement {row}", markup=False)
    if not rows:
        err().print("this was judged before")


def _judge(judgement: Judgement) -> None:
    from graph import Desk, GraphSettings
    from tongchou.console import err
    from tongchou.opening import store

    settings = GraphSettings()
    with store(settings) as opened:
        row, changes = Desk(settings, lambda: opened).judge(judgement)
    err().print(f"judgement {row}", markup=False)
    err().print(
        f"the graph: {changes.added} nodes and relationships added, {changes.changed} changed, "
        f"{changes.removed} removed"
    )


def _named(name: str, kind: str | None) -> Named:
    from graph import Named

    one = _meant(name, KINDS[kind] if kind else None)
    return Named(one.label, one.id, one.name)


def _id(name: str, label: str) -> str:
    return _meant(name, label).id


def _meant(name: str, label: str | None) -> Found | EntityRow:
    """The node that a name or an id means. Raises what `api.naming.meaning` raises."""
    from api import errors
    from api.naming import meaning
    from tongchou import tables
    from tongchou.console import err
    from tongchou.opening import view

    with view() as graph:
        try:
            return meaning(graph, name, label).one
        except errors.AmbiguousNameError as error:
            err().print(str(error), markup=False)
            tables.print_found(error.choices, err())
            sys.exit(2)


def _user() -> str:
    import getpass

    return getpass.getuser()


def _no_store() -> NoReturn:
    raise AssertionError("listing judges nothing")
