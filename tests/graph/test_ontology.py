from __future__ import annotations

import pytest

from graph.ontology import Property, ontology


def test_ends_are_labels() -> None:
    assert {
        label for start, _, end in ontology().ends() for label in (start, end)
    } <= ontology().labels.keys()


def test_everything_is_described_in_both_languages() -> None:
    known = ontology()
    described = [*known.labels.values(), *known.types.values(), *known.evidence.values()]
    for owner in (*known.labels.values(), *known.types.values()):
        described += owner.properties.values()
    assert [thing.name for thing in described if not (thing.zh and thing.en)] == []


def test_every_label_has_a_name_that_must_be_given() -> None:
    assert [label.name for label in ontology().labels.values() if label.properties["name"].optional] == []


@pytest.mark.parametrize(
    ("type_", "value", "accepted"),
    [
        ("string", "水", True),
        ("string", 1, False),
        ("strings", ("水",), True),
        ("strings", "水", False),
        ("integer", 1, True),
        ("integer", 1.0, False),
        ("integer", True, False),
        ("number", 1, True),
        ("number", 1.5, True),
        ("number", "1", False),
        ("boolean", False, True),
        ("boolean", 0, False),
    ],
)
def test_a_property_accepts_its_type(type_, value, accepted) -> None:  # type: ignore[no-untyped-def]
    assert Property("p", type_, "", "").accepts(value) is accepted


def test_a_closed_vocabulary_refuses_other_words() -> None:
    role = ontology().types["负责"].properties["role"]
    assert role.accepts("牵头")
    assert not role.accepts("领导")
