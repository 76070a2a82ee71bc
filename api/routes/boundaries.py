"""Lines for maps, where the operator has some that may be shown."""

from fastapi import Request

from api.boundaries import Boundaries
from api.routing import Router
from api.shapes import BoundariesAnswer

router = Router(prefix="/boundaries", tags=["session"], live=True)


@router.get("", summary="Boundaries for maps, with the number under which they may be shown")
def boundaries(request: Request) -> BoundariesAnswer:
    """The GeoJSON of `TONGCHOU_BOUNDARIES`; nothing where that is not set, since every set of boundaries that
    packages carry has unclear rights."""
    held: Boundaries | None = request.app.state.boundaries
    return BoundariesAnswer(approval_number=held.number, geojson=held.geojson) if held else BoundariesAnswer()
