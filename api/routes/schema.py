"""What may be in the graph."""

from api import ontologies
from api.routing import Router
from api.shapes import SchemaAnswer

router = Router(prefix="/schema", tags=["statistics"])


@router.get("", summary="Labels, relationship types and their properties")
def schema() -> SchemaAnswer:
    """The ontology, as the data dictionary has it, in Chinese and English."""
    return ontologies.schema()
