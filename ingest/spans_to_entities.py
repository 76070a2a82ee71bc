"""Spans -> mentions: the spaCy pipeline. One token a character, so that a token's index is its offset.

The components are data, in order; each reads and extends the `Draft` of its document and lays what it found
into `doc.spans` under its own name, for whoever wants to look at one stage.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import TypeVar

import spacy
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from ingest.mentions.departments import find_departments
from ingest.mentions.draft import Draft, Ranges
from ingest.mentions.links import recognise_links
from ingest.mentions.places import recognise_places
from ingest.mentions.plans import recognise_plans
from ingest.mentions.projects import find_projects, project_mention, project_ties
from ingest.mentions.sites import Site, find_sites
from ingest.mentions.slips import LOWER, MARK, put_right, touched
from ingest.mentions.targets import recognise_targets
from ingest.mentions.words import Stops
from ingest.mentions.works import Work
from ingest.mentions.zones import find_zones
from ingest.types import Mention, Mentions, Outline

__all__ = ["COMPONENTS", "pipeline", "spans_to_entities"]

COMPONENTS = ("cited_plans", "departments", "works_and_places", "targets", "links")


Named = TypeVar("Named", Site, Work)


class Characters:
    """Cuts a text into its characters."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._orths = _Orths(vocab.strings)

    def __call__(self, text: str) -> Doc:
        # By number a character costs 0.1 µs, by name 0.3; spaCy takes both and declares one.
        orths = list(map(self._orths.__getitem__, text))
        return Doc(self.vocab, words=orths, spaces=[False] * len(orths))  # type: ignore[arg-type]


class _Orths(dict[str, int]):
    """What spaCy counts a character as, each looked up once."""

    def __init__(self, strings: StringStore) -> None:
        super().__init__()
        self._strings = strings

    def __missing__(self, char: str) -> int:
        orth = self[char] = self._strings.add(char)
        return orth


def spans_to_entities(outline: Outline, *, ner: bool = False) -> Mentions:
    """Everything that the tasks of a document name, and the plans that it cites anywhere, in order."""
    doc = pipeline(ner).make_doc(outline.text.flat)
    draft = Draft.of(outline)
    doc.user_data["draft"] = draft
    for _, component in pipeline(ner).pipeline:
        doc = component(doc)
    mentions = sorted(draft.mentions, key=lambda m: (m.start, m.end, m.label, m.key))
    ties = sorted(draft.ties, key=lambda t: (t.start, t.end, t.type, t.object.key))
    return Mentions(outline, tuple(mentions), tuple(ties))


@cache
def pipeline(ner: bool = False) -> Language:
    """The pipeline, made at the first call; with `ner` its last step is the model of that extra."""
    nlp = spacy.blank("zh")
    nlp.tokenizer = Characters(nlp.vocab)
    nlp.max_length = sys.maxsize  # spaCy's limit is for parsers; nothing here needs memory beyond the tokens
    for name in COMPONENTS:
        nlp.add_pipe(f"tongchou_{name}", name=name)
    if ner:
        from ingest.mentions.ner import recognise_names

        _component("ner", recognise_names)
        nlp.add_pipe("tongchou_ner", name="ner")
    return nlp


def _component(name: str, read: Callable[[Draft], None]) -> None:
    """Registers a step over the draft as a spaCy component that shows what it added."""

    def run(doc: Doc) -> Doc:
        draft: Draft = doc.user_data["draft"]
        known = len(draft.mentions)
        read(draft)
        doc.spans[name] = [_span(doc, mention) for mention in draft.mentions[known:]]
        return doc

    Language.component(f"tongchou_{name}", func=run)


def _span(doc: Doc, mention: Mention) -> Span:
    return Span(doc, mention.start, mention.end, label=mention.label)


def _departments(draft: Draft) -> None:
    for start, end in draft.areas:
        for mention in find_departments(draft.flat, start, end, draft.outline.scope):
            draft.mentions.append(mention)
            draft.bodies.add(mention.start, mention.end)


def _doubted(named: Named, slips: tuple[int, ...]) -> Named:
    """A name with a character put right, as such and less sure."""
    if not touched(slips, named.start, named.end) or named.method.endswith(MARK):
        return named
    return replace(named, method=named.method + MARK, confidence=round(named.confidence * LOWER, 3))


def _works_and_places(draft: Draft) -> None:
    scope = draft.outline.scope
    draft.reading, slips = put_right(draft.flat, scope)
    stops = Stops(draft.reading)

    def inside(start: int, end: int) -> bool:
        return draft.areas.holding(start, end) is not None and not draft.titles.touching(start, end)

    sites = [_doubted(site, slips) for site in find_sites(draft.reading, scope, inside)]
    zones = find_zones(draft.reading, scope, sites, stops, inside)
    zones = [replace(zone, site=_doubted(zone.site, slips)) for zone in zones] if slips else zones
    taken = [(zone.site.start, zone.site.end) for zone in zones]
    draft.sites = sites
    works = [_doubted(work, slips) for work in find_projects(draft, zones, stops)]
    for span in sorted({(work.start, work.end) for work in works}):
        draft.works.add(*span)
    covered = Ranges(taken)
    draft.sites = [site for site in sites if not covered.touching(site.start, site.end)]
    shared = Counter((work.start, work.end) for work in works)
    for work in works:
        alone = shared[work.start, work.end] == 1
        mention = project_mention(work, draft.flat[work.start : work.end] if alone else None)
        draft.mentions.append(mention)
        draft.ties.extend(project_ties(work, mention))
    recognise_places(draft, zones, stops)


_component("cited_plans", recognise_plans)
_component("departments", _departments)
_component("works_and_places", _works_and_places)
_component("targets", recognise_targets)
_component("links", recognise_links)
