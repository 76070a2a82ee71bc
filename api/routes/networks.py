"""Who works with whom."""

from typing import Annotated

from fastapi import Query

from api import networks as answers
from api.database import Graph
from api.networks import NetworkAnswer
from api.routing import Router
from graph.networks import Kind

router = Router(prefix="/networks", tags=["networks"])


@router.get("/{kind}", summary="Who works with whom: a network of departments, measured")
def network(
    kind: Kind,
    graph: Graph,
    year: Annotated[int | None, Query(description="of plans of this year")] = None,
    level: Annotated[str | None, Query(max_length=20, description="of plans of this level: 省 …")] = None,
    jurisdiction: Annotated[
        str | None, Query(max_length=50, description="of plans for this place: 陕西省")
    ] = None,
    field: Annotated[
        str | None, Query(max_length=50, description="a policy field, or a word in a heading")
    ] = None,
    plan: Annotated[str | None, Query(max_length=200, description="of this plan: title or id")] = None,
    sets: Annotated[bool, Query(description="also sets of bodies: 各设区市人民政府, 有关部门")] = False,
) -> NetworkAnswer:
    """`co`: departments that share tasks; `lead`: who leads to who assists; `two-mode`: departments and
    tasks."""
    return answers.answer(
        graph.view(),
        kind,
        year=year,
        level=level,
        jurisdiction=jurisdiction,
        field=field,
        plan=plan,
        sets=sets,
    )
