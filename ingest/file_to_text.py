"""Bytes -> Text: decoded, in Simplified script, one paragraph a line, every character with its offset."""

from __future__ import annotations

import hashlib

from ingest.boilerplate import without_boilerplate
from ingest.errors import SourceError
from ingest.folding import fold
from ingest.glued import ungluing
from ingest.lines import assemble, split_lines
from ingest.markup import without_markup
from ingest.readers import read
from ingest.script import to_simplified
from ingest.tables import part_cells
from ingest.types import Source, Text
from ingest.wrapping import paragraphs


def file_to_text(source: Source) -> Text:
    """The source as text, twice: as received (`raw`) and to be read (`flat`).

    Takes time linear in the size. Raises SourceError when the bytes are no text.
    """
    name = source.names[0]
    media_type, raw = read(name, source.data)
    simplified, script = to_simplified(raw)
    found = paragraphs(split_lines(part_cells(simplified, without_markup(fold(simplified)))))
    flat, offsets = assemble(without_boilerplate(ungluing(found)))
    if not flat:
        raise SourceError(name, "nothing but page furniture is in the file", "fetch it again", kind="empty")
    return Text(
        sha256=hashlib.sha256(source.data).hexdigest(),
        names=source.names,
        media_type=media_type,
        script=script,
        raw=raw,
        flat=flat,
        offsets=offsets,
        statements=source.statements,
    )
