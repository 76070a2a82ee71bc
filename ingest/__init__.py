"""DOCUMENT -> FACTS: reads government plans into facts with their evidence.

    bytes --file_to_text--> Text --text_to_spans--> Outline --spans_to_entities--> Mentions
          --entities_to_relations--> Reading --relations_to_graph--> graph.Facts

`ingest(paths, into=writer)` is the way in and `Report` the way out; `extract(path)` gives the facts of one
document without any database. `ingest.pipeline` is the only place that knows the order of the stages.
"""

from __future__ import annotations

from ingest.errors import IngestError, SourceError
from ingest.pipeline import EXTRACTOR_VERSION, Outcome
from ingest.run import Progress, Report, extract, ingest
from ingest.sources import Skipped, sources

__all__ = [
    "EXTRACTOR_VERSION",
    "IngestError",
    "Outcome",
    "Progress",
    "Report",
    "Skipped",
    "SourceError",
    "extract",
    "ingest",
    "sources",
]
