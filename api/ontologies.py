"""The ontology as the API gives it."""

from __future__ import annotations

from collections.abc import Iterable

from api.shapes import LabelItem, PatternItem, PropertyItem, SchemaAnswer, TypeItem
from graph.ontology import SCHEMA_VERSION, Property, ontology


def schema() -> SchemaAnswer:
    """Everything that may be in the graph."""
    return SchemaAnswer(
        schema_version=SCHEMA_VERSION,
        labels=[
            LabelItem(
                name=one.name,
                zh=one.zh,
                en=one.en,
                identity=one.identity,
                kinds=list(one.kinds),
                properties=_properties(one.properties.values()),
            )
            for one in ontology().labels.values()
        ],
        types=[
            TypeItem(
                name=one.name,
                zh=one.zh,
                en=one.en,
                patterns=[
                    PatternItem(start=list(p.start), end=list(p.end), evidence=p.evidence)
                    for p in one.patterns
                ],
                properties=_properties(one.properties.values()),
            )
            for one in ontology().types.values()
        ],
        evidence=_properties(ontology().evidence.values()),
    )


def _properties(given: Iterable[Property]) -> list[PropertyItem]:
    return [
        PropertyItem(
            name=one.name,
            type=one.type,
            zh=one.zh,
            en=one.en,
            values=list(one.values),
            optional=one.optional,
            identity=one.identity,
        )
        for one in given
    ]
