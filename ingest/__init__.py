"""DOCUMENT -> FACTS: reads government plans into facts with their evidence.

    bytes --file_to_text--> Text --text_to_spans--> Outline --spans_to_entities--> Mentions
          --entities_to_relations--> Reading --relations_to_graph--> graph.Facts

`ingest(paths, into=writer)` is the way in and `Report` the way out; `extract(path)` gives the facts of one
document without any database. `ingest.pipeline` is the only place that knows the order of the stages.
"""

from __future__ import annotations

from ingest.errors import ExtraMissing, IngestError, SourceError
from ingest.pipeline import EXTRACTOR_VERSION, Outcome, check_extras, extractor_version
from ingest.run import Progress, Report, extract, ingest
from ingest.settings import IngestSettings
from ingest.sources import Skipped, sources

__all__ = [
    "EXTRACTOR_VERSION",
    "ExtraMissing",
    "IngestError",
    "IngestSettings",
    "Outcome",
    "Progress",
    "Report",
    "Skipped",
    "SourceError",
    "check_extras",
    "extract",
    "extractor_version",
    "ingest",
    "sources",
]
