"""Who asks, and the token of the page."""

from fastapi import Request, Response

from api.access import TOKEN_SCOPES, Access, Caller, needs
from api.keys import SCOPES
from api.peers import is_ours
from api.routing import Router
from api.session_shapes import Session, Token

router = Router(prefix="/session", tags=["session"], live=True)


@router.get("", summary="Who asks, and what they may do")
@needs()
def whoami(request: Request) -> Session:
    """Answers everybody, so that a page can tell whether it has to ask for a key."""
    caller: Caller = request.state.caller
    scopes = [scope for scope in SCOPES if caller.may({scope})]
    return Session(name=caller.name, scopes=scopes)


@router.post("", summary="The token with which the page of this server writes")
@needs()
def session(request: Request, response: Response) -> Token:
    """Given to the page that this server serves on this machine, and to nobody else: the request has to carry
    the page's Origin, which a browser writes and no page can, and to come from a program of the same user.
    Send it as `Authorization: Bearer`."""
    access: Access = request.app.state.access
    response.headers["Cache-Control"] = "no-store"
    ours = is_ours(request.scope.get("client"), request.scope.get("server"))
    token = access.session(request.headers, ours=ours)
    return Token(token=token, scopes=[one for one in SCOPES if one in TOKEN_SCOPES])
