"""What people decided about names and facts."""

from fastapi import Request

from api import reviewing
from api.access import Caller, needs
from api.database import Graph
from api.paging import Page
from api.responses import JudgementBody, JudgementsAnswer
from api.routing import Router

router = Router(prefix="/judgements", tags=["judgements"])


@router.get("", summary="Every judgement, with those that no longer hold")
def judgements(graph: Graph, page: Page) -> JudgementsAnswer:
    """In the order in which they were made; nothing is ever taken out of the log."""
    return reviewing.log(graph.desk(), page)


@router.post("", status_code=201, summary="Judge a pair of names or a fact, or take a judgement back")
@needs("judge")
def judge(graph: Graph, request: Request, body: JudgementBody) -> JudgementsAnswer:
    """Written to the log and applied to the graph; answers with the rows that were written. It is signed by
    the name of the key that it is sent with, else by `by`. A judgement that contradicts another is answered
    with 409, and both are named."""
    caller: Caller = request.state.caller
    return reviewing.judge(graph.desk(), graph.view(), body, caller.key)
