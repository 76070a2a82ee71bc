"""Judgements as the API takes and gives them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from api.errors import BodyError, SignatureError
from api.naming import meaning
from api.paging import PageAsked
from api.responses import (
    JudgementBody,
    JudgementItem,
    JudgementsAnswer,
    PairItem,
    PairsAnswer,
    PairSide,
    SentenceItem,
)
from graph import Changes, Desk, Judgement, Named, Pair, View
from graph.rows import Key


def pairs(desk: Desk, label: str | None, page: PageAsked) -> PairsAnswer:
    """A page of what may be one thing and nobody has judged, the surest first."""
    found = desk.pairs(label)
    shown, following = page.within(found, _place)
    return PairsAnswer(rows=[pair_item(one) for one in shown], next=following, total=len(found))


def _place(pair: Pair) -> Key:
    one = pair.candidate
    return -one.confidence, one.label, one.one, one.other


def log(desk: Desk, page: PageAsked | None = None) -> JudgementsAnswer:
    """A page of the log, or all of it."""
    rows = [judgement_item(row, holds) for row, holds in desk.judgements()]
    shown, following = page.within(rows, lambda row: [row.number]) if page else (rows, None)
    return JudgementsAnswer(rows=shown, next=following, total=len(rows))


def judge(desk: Desk, view: View, body: JudgementBody, key: str) -> JudgementsAnswer:
    """Judges as the body says; the answer has the rows that were written. `key` is the name of the key that
    came with it, empty without one. Raises SignatureError and what `judged` raises."""
    rows, _ = judged(desk, view, body.model_copy(update={"by": _signature(body.by.strip(), key)}))
    return JudgementsAnswer(rows=[judgement_item(row) for row in rows])


def _signature(by: str, key: str) -> str:
    """A key is somebody's: who has it can sign for nobody else. The token is whose the computer is."""
    if (key and by not in ("", key)) or not (key or by):
        raise SignatureError(by, key)
    return key or by


def judged(desk: Desk, view: View, body: JudgementBody) -> tuple[list[Judgement], Changes]:
    """Writes what the body says to the log; the rows that were written, and what that changed in the graph.

    Raises BodyError when something is missing, what a name raises that means nothing or several things, and
    what the log raises.
    """
    if body.verdict == "comment" or (body.verdict in ("wrong", "confirmed") and body.other):
        one, other = body.one or _missing(body, "one"), body.other or _missing(body, "other")
        return desk.overlap(body.verdict, one, other, body.by, body.why)
    if body.verdict in ("wrong", "confirmed"):
        entity = _named(view, body, body.one, "one")
        task = body.task or _missing(body, "task")
        facts = desk.facts(task, entity, role=body.role)
        return desk.verdict(body.verdict, facts, body.by, body.why)
    return desk.judge(_judgement(view, body))


def _judgement(view: View, body: JudgementBody) -> Judgement:
    said = Judgement(body.verdict, body.by, body.why)
    match body.verdict:
        case "undo":
            return replace(said, undoes=body.undoes or 0)
        case "rename":
            return replace(said, one=_named(view, body, body.one, "one"), name=body.name.strip())
        case "apart":
            plan = meaning(view, body.plan or _missing(body, "plan"), "Plan").one
            return replace(said, one=_named(view, body, body.one, "one"), plan=plan.id)
    one = _named(view, body, body.one, "one")
    return replace(said, one=one, other=_named(view, body, body.other, "other", one.label))


def _named(view: View, body: JudgementBody, asked: str, field: str, label: str | None = None) -> Named:
    """The node that a name means: among those of `label`, else of the label that the body gives."""
    found = meaning(view, asked or _missing(body, field), label or body.label).one
    return Named(found.label, found.id, found.name)


def _missing(body: JudgementBody, field: str) -> str:
    raise BodyError(body.verdict, field)


def pair_item(pair: Pair) -> PairItem:
    """A pair as the API gives it."""
    found = pair.candidate
    sides = zip((found.one, found.other), found.names, found.compared, (pair.one, pair.other), strict=True)
    one, other = (
        PairSide(id=id_, name=name, compared=compared, sentences=_sentences(sentences))
        for id_, name, compared, sentences in sides
    )
    return PairItem(
        label=found.label,
        method=found.method,
        confidence=found.confidence,
        why=found.why,
        one=one,
        other=other,
    )


def _sentences(given: Iterable[object]) -> list[SentenceItem]:
    return [SentenceItem.model_validate(one) for one in given]


def judgement_item(row: Judgement, holds: bool = True) -> JudgementItem:
    """A row of the log as the API gives it."""
    return JudgementItem.model_validate(
        {name: getattr(row, name) for name in JudgementItem.model_fields if name != "holds"}
        | {"holds": holds}
    )
