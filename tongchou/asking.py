"""What an option says, or else a variable of the environment."""

from __future__ import annotations

from ingest import IngestSettings, check_extras


def wanted(ner: bool | None) -> bool:
    """Whether documents are to be read with the extra `ner`: as the option says, else TONGCHOU_NER.

    Raises ExtraMissing when they are and it is not installed.
    """
    asked = IngestSettings().ner if ner is None else ner
    check_extras(ner=asked)
    return asked
